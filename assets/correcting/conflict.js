import { read } from './asking.js';
import { button, make, showDialog } from './elements.js';
import { inWords, NAMES, whoAndWhen } from './words-for.js';

/** @typedef {{ version: number, by: string | null, at: string, action: string, before: object, after: object }} Change */

/**
 * Shows what another has made of a record meanwhile beside what was wanted, and lets one choose.
 *
 * @param {string} path of the record
 * @param {number} seen the version that was shown
 * @param {Record<string, string>} wanted what its fields were to be, in words
 * @returns {Promise<number | null>} the version over which the change may be put; null where what is there stays
 */
export async function settleConflict(path, seen, wanted) {
  const record = await read(path);
  const { items } = await read(`${path}/history?limit=20`);
  const since = /** @type {Change[]} */ (items).filter(({ version }) => version > seen);
  const touched = since.flatMap(({ before, after }) => [...Object.keys(before), ...Object.keys(after)]);
  const fields = [...new Set([...Object.keys(wanted), ...touched])].filter((field) => field in NAMES);
  /** @type {number | null} */
  let over = null;
  const dialog = showDialog(
    'Changed meanwhile',
    make('p', {}, 'Nothing was written: since you saw this, it has been changed.'),
    make('ul', {}, ...since.map((change) => make('li', {}, whoAndWhen(change)))),
    table(fields, record, wanted),
    make(
      'p',
      { className: 'row' },
      button('Keep what is there now', () => dialog.close()),
      button('Put mine over it', () => {
        over = record.version;
        dialog.close();
      }),
    ),
  );
  return new Promise((resolve) => dialog.addEventListener('close', () => resolve(over)));
}

/**
 * @param {string[]} fields
 * @param {Record<string, unknown>} record
 * @param {Record<string, string>} wanted
 */
function table(fields, record, wanted) {
  const head = ['Field', 'There now', 'Yours'].map((name) => make('th', { scope: 'col' }, name));
  const rows = fields.map((field) =>
    make(
      'tr',
      {},
      make('th', { scope: 'row' }, NAMES[field] ?? field),
      make('td', { dir: 'auto' }, inWords(record[field])),
      make('td', { dir: 'auto' }, wanted[field] ?? 'not changed'),
    ),
  );
  return make('table', {}, make('thead', {}, make('tr', {}, ...head)), make('tbody', {}, ...rows));
}
