import { read } from './asking.js';
import { takeBackLast } from './changes.js';
import { keyOf } from './current.js';
import { button, make } from './elements.js';
import { open } from './panel.js';
import { inWords, NAMES, whoAndWhen } from './words-for.js';

/** What people have made of it. @param {HTMLElement} root */
export const showHistory = (root) =>
  open(root, 'History', async (close) => {
    const { items } = await read(`/quotes/${keyOf(root)}/history?limit=20`);
    const last = items.find(
      (/** @type {{ action: string, undone: boolean }} */ { action, undone }) =>
        !undone && !['undo', 'withdraw'].includes(action),
    );
    return [
      items.length === 0
        ? make('p', {}, 'Nobody has changed anything.')
        : make('ol', { className: 'changes' }, ...items.map(changeItem)),
      make(
        'p',
        { className: 'row' },
        ...(last ? [button('Take back the last change', () => takeBackLast(root))] : []),
        button('Close', close),
      ),
    ];
  });

/** @param {import('./words-for.js').Noted & { before: Record<string, unknown>, after: Record<string, unknown> }} change */
function changeItem(change) {
  const { action, before, after } = change;
  const fields = Object.keys(after).filter((field) => field in NAMES && action !== 'add');
  const told = fields.map((field) => `${NAMES[field]}: ${inWords(before[field])} → ${inWords(after[field])}`);
  return make('li', { dir: 'auto' }, `${whoAndWhen(change)}. ${told.join('; ')}`);
}
