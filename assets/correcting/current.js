/** What is corrected stands in an element with the id of a quote, or of a pair of entities. */
const ROOTS = '[data-quote], [data-pair]';

/** @type {string | null} */
let current = null;

/** @param {HTMLElement} root */
export const keyOf = ({ dataset: { quote, pair, other } }) => quote ?? `${pair} ${other}`;

export const roots = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll(ROOTS)]);

/** @param {string | null} key */
export const rootOf = (key) => roots().find((root) => keyOf(root) === key) ?? null;

export const currentRoot = () => rootOf(current);

/** Whether nobody has gone over it. @param {HTMLElement} root */
export const isOpen = ({ dataset: { review } }) => review === undefined || review === 'unreviewed';

/** @param {Element | null} element what was pointed at */
export const rootAround = (element) => /** @type {HTMLElement | null} */ (element?.closest(ROOTS) ?? null);

/** @type {(root: HTMLElement) => void} */
let whenChosen = () => {};

/** @param {(root: HTMLElement) => void} act what belongs to the one that is chosen */
export function onChosen(act) {
  whenChosen = act;
}

/**
 * Makes something the one that keys and buttons are about.
 *
 * @param {HTMLElement} root
 * @param {{ quietly?: boolean }} [how] quietly: the window and the focus stay where they are
 */
export function choose(root, { quietly = false } = {}) {
  for (const each of document.querySelectorAll('.current')) {
    if (each === root) continue;
    each.classList.remove('current');
    each.querySelector('.controls')?.remove();
    document.dispatchEvent(new Event('panel-closed'));
  }
  current = keyOf(root);
  root.classList.add('current');
  if (!root.querySelector('.controls')) whenChosen(root);
  if (quietly) return;
  focusOn(root);
  root.scrollIntoView({ block: root.clientHeight > innerHeight / 2 ? 'start' : 'center' });
}

/** The number in the text stands for a quote, and else what it stands in. @param {HTMLElement} root */
export function focusOn(root) {
  const number = root.querySelector('.number');
  if (!number) root.tabIndex = -1;
  (number instanceof HTMLElement ? number : root).focus({ preventScroll: true });
}

/**
 * Goes on to the next that nobody has gone over, from the end on to the beginning; or back to the one before, whatever has been gone over.
 *
 * @param {1 | -1} step
 * @returns {boolean} whether there was one
 */
export function goOn(step) {
  const all = roots();
  const at = all.findIndex((root) => keyOf(root) === current);
  const before = at === -1 ? [] : all.slice(0, at);
  const coming = step === 1 ? all.slice(at + 1) : before.toReversed();
  const next = coming.find(isOpen) ?? (step === 1 ? before.find(isOpen) : coming[0]);
  if (next) choose(next);
  return next !== undefined;
}
