import { askForKey, findAccess, forgetKey, hasKey, knownAccess } from './access.js';
import { button, make } from './elements.js';
import { capital } from './words-for.js';

const status = make('p', { role: 'status' });
const problem = make('p', { role: 'alert', className: 'problem' });
const who = make('span', { className: 'who' });
const left = make('span', { className: 'left' });

/** Says what was done. @param {string} words */
export function announce(words) {
  status.textContent = words;
  problem.textContent = '';
}

/** Says what went wrong. @param {unknown} error */
export function complain(error) {
  const words = error instanceof Error ? error.message : String(error);
  problem.textContent = `${capital(words)}.`;
  status.textContent = '';
}

/** Says how much is left. @param {string} words */
export function tellLeft(words) {
  left.textContent = words;
}

/**
 * The bar that stands over all that is corrected: who corrects, how much is left, what was done.
 *
 * @param {HTMLButtonElement[]} buttons
 */
export function showBar(buttons) {
  const line = make('div', { className: 'row' }, who, left, make('span', { className: 'row tools' }, ...buttons));
  const bar = make('section', { className: 'correcting-bar', ariaLabel: 'Correcting' }, line, status, problem);
  document.querySelector('.site')?.after(bar);
  document.addEventListener('access', showWho);
  showWho();
}

function showWho() {
  const { by, mayWrite, refusal } = knownAccess();
  const key = hasKey()
    ? button('Forget the key', async () => {
        forgetKey();
        await findAccess();
        announce('The key is forgotten.');
      })
    : button('Enter a key', () => askForKey(null));
  const as =
    by === null ? (mayWrite ? 'Correcting, without a key' : 'To correct, a key is needed') : `Correcting as ${by}`;
  who.replaceChildren(make('strong', {}, as), ' ', key);
  if (!mayWrite && refusal !== null) announce(`${capital(refusal)}.`);
}
