import { forget, recall, remember } from '../remembered.js';
import { button, make, showDialog } from './elements.js';
import { capital } from './words-for.js';

const KEY = 'onrecord.key';

/** Where the browser remembers nothing, the key holds as long as the page. @type {string | null} */
let held = null;

/** @typedef {{ by: string | null, mayWrite: boolean, refusal: string | null }} Access */

/** @type {Access} */
let access = { by: null, mayWrite: false, refusal: null };

/** The header that sends the key, where there is one. @returns {Record<string, string>} */
export function authorization() {
  const key = recall(KEY) ?? held;
  return key === null ? {} : { authorization: `Bearer ${key}` };
}

/** Asks the server who one is to it; a key that is none is forgotten. */
export async function findAccess() {
  const answer = await fetch('/access', { headers: { accept: 'application/json', ...authorization() } });
  if (answer.status === 401) {
    forgetKey();
    return findAccess();
  }
  access = await answer.json();
  document.dispatchEvent(new Event('access'));
  return access;
}

/** Who one is to the server, as far as is known. */
export const knownAccess = () => access;

export const hasKey = () => (recall(KEY) ?? held) !== null;

export function forgetKey() {
  forget(KEY);
  held = null;
}

/**
 * Why a key is not good for corrections; null where it is.
 *
 * @param {string} key
 * @returns {Promise<string | null>}
 */
async function refusalOf(key) {
  try {
    const answer = await fetch('/access', {
      // A header takes no letters of other scripts.
      headers: { accept: 'application/json', authorization: `Bearer ${encodeURIComponent(key)}` },
    });
    const said = await answer.json();
    return answer.ok ? said.refusal : said.detail;
  } catch {
    return 'the server does not answer';
  }
}

/**
 * Asks for a key.
 *
 * @param {string | null} reason why one is needed
 * @returns {Promise<boolean>} whether a good one was given
 */
export function askForKey(reason) {
  const input = make('input', { type: 'password', autocomplete: 'off', required: true, id: 'correcting-key' });
  const stay = make('input', { type: 'checkbox' });
  const problem = make('p', { className: 'problem', role: 'alert' });
  const form = make(
    'form',
    { method: 'dialog' },
    make('label', {}, 'Key ', input),
    make('label', { className: 'check' }, stay, ' keep it on this computer, not only until the window is closed'),
    problem,
    make(
      'p',
      { className: 'row' },
      make('button', { type: 'submit' }, 'Use this key'),
      button('Cancel', () => dialog.close()),
    ),
  );
  const why = reason ? [make('p', {}, `${capital(reason)}.`)] : [];
  const note =
    'Whoever runs this server makes one: onrecord keys create NAME. It is sent to this server only, and stands in no ' +
    'address and no cookie.';
  const dialog = showDialog('Your key', ...why, make('p', { className: 'facts' }, note), form);
  let good = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const key = input.value.trim();
    problem.textContent = '';
    const refusal = await refusalOf(key);
    if (refusal !== null) {
      problem.textContent = `${capital(refusal)}.`;
      input.select();
      return;
    }
    forgetKey();
    held = key;
    remember(KEY, key, stay.checked ? 'computer' : 'session');
    good = true;
    dialog.close();
  });
  return new Promise((resolve) => {
    dialog.addEventListener('close', async () => {
      if (good) await findAccess();
      resolve(good);
    });
  });
}
