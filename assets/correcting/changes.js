import { detailOf, Refused, send } from './asking.js';
import { announce, complain } from './bar.js';
import { settleConflict } from './conflict.js';
import { choose, keyOf, rootOf } from './current.js';
import { showAnew, showArticleAnew } from './shown.js';
import { capital, NAMES } from './words-for.js';

/** What is said where something cannot be taken back. */
const CHANGED_SINCE = 'it has been changed since then: its history tells how, and takes the last change back';

/**
 * A change of a record that is asked for.
 *
 * @typedef {object} Change
 * @property {'PATCH' | 'POST'} method
 * @property {string} path where it is asked for
 * @property {string} record path of the record that it changes
 * @property {number} version the one that was shown
 * @property {object} [body]
 * @property {Record<string, string>} wanted what fields are to be, in words
 */

/** What was done on this page, and can be taken back. @type {{ record: string, version: number, key: string, what: string }[]} */
const done = [];

/**
 * Asks for a change of what has been seen; what another has changed meanwhile is shown first.
 *
 * @param {Change} change
 * @returns {Promise<{ id: string, version: number } | null>} the record; null where what is there stays
 * @throws {Refused}
 */
export async function ask({ method, path, record, version, body, wanted }) {
  let seen = version;
  for (;;) {
    const answer = await send(method, path, { body, headers: { 'if-match': `"${seen}"` } });
    if (answer.ok) return answer.json();
    if (answer.status !== 412) throw new Refused(await detailOf(answer));
    const over = await settleConflict(record, seen, wanted);
    if (over === null) return null;
    seen = over;
  }
}

/**
 * Notes that something was done, so that it can be taken back.
 *
 * @param {string} record path of the record that was changed
 * @param {number} version the one that came of it
 * @param {string} key of what shows it
 * @param {string} what
 */
export function noteDone(record, version, key, what) {
  done.push({ record, version, key, what });
}

/**
 * Corrects the quote that stands somewhere, and shows what has become of it.
 *
 * @param {HTMLElement} root
 * @param {object} body
 * @param {Record<string, string>} wanted
 */
export async function correct(root, body, wanted) {
  if (root.ariaBusy === 'true') return;
  const key = keyOf(root);
  const record = `/quotes/${key}`;
  const version = Number(root.dataset.version);
  const what = told(wanted);
  root.ariaBusy = 'true';
  document.dispatchEvent(new CustomEvent('correcting', { detail: key }));
  try {
    const now = await ask({ method: 'PATCH', path: record, record, version, body, wanted });
    if (now && now.version !== version) noteDone(record, now.version, key, what);
    await showAnew(root);
    announce(now ? `${capital(what)}.` : 'What was there stays.');
    document.dispatchEvent(new CustomEvent('corrected', { detail: key }));
  } catch (error) {
    root.ariaBusy = 'false';
    document.dispatchEvent(new CustomEvent('refused', { detail: key }));
    const there = rootOf(key);
    if (there) choose(there, { quietly: true });
    complain(error);
  }
}

/** @param {Record<string, string>} wanted */
const told = (wanted) =>
  Object.entries(wanted)
    .map(([field, value]) => (field === 'review' ? value : `${NAMES[field]?.toLowerCase()}: ${value}`))
    .join(', ');

/**
 * Takes back the last change of a quote, as its history has it.
 *
 * @param {HTMLElement} root
 */
export async function takeBackLast(root) {
  const record = `/quotes/${keyOf(root)}`;
  await takeBack({ record, version: Number(root.dataset.version), key: keyOf(root), what: 'the last change' });
}

/** Takes back what was done last on this page. */
export async function undoDone() {
  const last = done.pop();
  if (last) await takeBack(last);
  else announce('Nothing was done here that could be taken back; the history of a quote has what was done before.');
}

/**
 * What another has done since then is not taken back in the place of what was done here.
 *
 * @param {{ record: string, version: number, key: string, what: string }} last
 */
async function takeBack({ record, version, key, what }) {
  try {
    const answer = await send('POST', `${record}/undo`, { headers: { 'if-match': `"${version}"` } });
    if (!answer.ok) throw new Refused(answer.status === 412 ? CHANGED_SINCE : await detailOf(answer));
    const now = await answer.json();
    // What was done before is found under the version that came of this.
    for (const each of done) if (each.record === record) each.version = now.version;
    const root = rootOf(key);
    if (root) await showAnew(root);
    else if (document.querySelector('article.marked')) await showArticleAnew();
    const fresh = rootOf(key);
    if (fresh) choose(fresh);
    announce(`Taken back: ${what}.`);
    document.dispatchEvent(new CustomEvent('undone', { detail: key }));
  } catch (error) {
    const root = rootOf(key);
    if (root && root.dataset.version !== String(version)) await showAnew(root);
    complain(error);
  }
}
