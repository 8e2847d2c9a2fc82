import { complain } from './bar.js';
import { focusOn } from './current.js';
import { make } from './elements.js';

/** What ends the editor that is open, if one is. @type {() => void} */
let endOpen = () => {};
let asked = 0;

/**
 * Opens an editor in the place for it; Escape closes it.
 *
 * @param {HTMLElement} root
 * @param {string} title
 * @param {(close: () => void) => Promise<(Node | string)[]> | (Node | string)[]} fill
 * @param {() => void} [save] what Enter does
 */
export async function open(root, title, fill, save) {
  const panel = root.querySelector('.panel');
  if (!(panel instanceof HTMLElement)) return;
  endOpen();
  asked += 1;
  const mine = asked;
  const end = () => {
    document.removeEventListener('keydown', pressed);
    document.dispatchEvent(new Event('panel-closed'));
    panel.replaceChildren();
    endOpen = () => {};
  };
  const close = () => {
    end();
    focusOn(root);
  };
  /** Whoever selects words in the text has the focus there. @param {KeyboardEvent} event */
  const pressed = (event) => {
    if (!panel.isConnected) return end();
    const { target, key } = event;
    if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
    if (key === 'Escape') close();
    else if (key === 'Enter' && save && target instanceof Element && !target.closest('a, button')) save();
    else return;
    event.preventDefault();
  };
  try {
    const children = await fill(close);
    // Another may have been opened meanwhile.
    if (mine !== asked) return;
    panel.replaceChildren(make('p', {}, make('strong', {}, title)), ...children);
  } catch (error) {
    complain(error);
    return;
  }
  panel.ariaLabel = title;
  document.addEventListener('keydown', pressed);
  endOpen = end;
  const field = panel.querySelector('input, select');
  (field instanceof HTMLElement ? field : panel).focus();
}
