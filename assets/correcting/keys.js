import { forget, recall, remember } from '../remembered.js';
import { currentRoot } from './current.js';
import { make, showDialog } from './elements.js';

const OFF = 'onrecord.no-keys';

const KEYS = [
  ['j', 'the next that nobody has gone over'],
  ['k', 'the one before'],
  ['y', 'confirm; of two entities: they are one'],
  ['n', 'reject; of two entities: they are two'],
  ['1 to 9', 'said by the one with this number'],
  ['s', 'who said it: by name, or someone new'],
  ['a', 'act, kind and date'],
  ['w', 'which words it is'],
  ['t', 'to whom it was said'],
  ['m', 'add a quote that was missed'],
  ['h', 'history'],
  ['u', 'take back what was done last'],
  ['?', 'this list'],
  ['Escape', 'close what is open'],
];

/** Whether single keys do something; whoever speaks to the computer, or types blindly, may not want that. */
let on = recall(OFF) === null;

/** Lets single keys press the buttons that bear them, but not while something is typed. */
export function listenToKeys() {
  document.addEventListener('keydown', (event) => {
    const { key, target, altKey, ctrlKey, metaKey } = event;
    if (!on || altKey || ctrlKey || metaKey || event.repeat || document.querySelector('dialog[open], .adding')) return;
    if (target instanceof HTMLElement && (target.isContentEditable || target.matches('input, select, textarea')))
      return;
    const selector = `[data-key="${CSS.escape(key)}"]`;
    const pressed =
      currentRoot()?.querySelector(`.controls ${selector}`) ?? document.querySelector(`.correcting-bar ${selector}`);
    if (!(pressed instanceof HTMLButtonElement)) return;
    event.preventDefault();
    pressed.click();
  });
}

/** Shows which key does what, and lets them be switched off. */
export function showKeys() {
  const rows = KEYS.map(([key = '', what = '']) =>
    make('tr', {}, make('th', { scope: 'row' }, make('kbd', {}, key)), make('td', {}, what)),
  );
  const off = make('input', { type: 'checkbox', checked: on });
  off.addEventListener('change', () => {
    on = off.checked;
    if (on) forget(OFF);
    else remember(OFF, 'off', 'computer');
  });
  showDialog(
    'Keys',
    make('table', {}, make('tbody', {}, ...rows)),
    make('p', {}, make('label', { className: 'check' }, off, ' single keys do this; else only the buttons do')),
    make('form', { method: 'dialog' }, make('button', { type: 'submit' }, 'Close')),
  );
}
