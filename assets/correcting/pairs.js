import { readPage } from './asking.js';
import { announce, complain } from './bar.js';
import { ask, noteDone } from './changes.js';
import { choose, keyOf, rootOf, roots } from './current.js';
import { button, make } from './elements.js';

/**
 * Puts what can be decided of two entities where they stand.
 *
 * @param {HTMLElement} root
 */
export function addPairControls(root) {
  const { pair = '', other = '' } = root.dataset;
  const [name = '', otherName = ''] = JSON.parse(root.dataset.names ?? '[]');
  const versions = { [pair]: Number(root.dataset.version), [other]: Number(root.dataset.otherVersion) };
  /** @type {(gone: string, kept: string, goneName: string) => Promise<void>} */
  const merge = (gone, kept, goneName) =>
    decide(root, 'merge', gone, versions[gone] ?? 0, { into: kept }, { merged: goneName }, 'They are one.');
  const apart = () =>
    decide(root, 'apart', pair, versions[pair] ?? 0, { from: other }, { apartFrom: otherName }, 'They are two.');
  root.append(
    make(
      'div',
      { className: 'controls' },
      make(
        'div',
        { className: 'row' },
        button(`One: ${otherName}`, () => merge(pair, other, name), 'y'),
        button('Two', apart, 'n'),
        ...(name === otherName ? [] : [button(`One: ${name}`, () => merge(other, pair, otherName), 'x')]),
      ),
    ),
  );
}

/**
 * @param {HTMLElement} root
 * @param {'merge' | 'apart'} what
 * @param {string} id
 * @param {number} version
 * @param {object} body
 * @param {Record<string, string>} wanted
 * @param {string} said
 */
async function decide(root, what, id, version, body, wanted, said) {
  if (root.ariaBusy === 'true') return;
  root.ariaBusy = 'true';
  const record = `/entities/${id}`;
  const key = keyOf(root);
  const at = roots().indexOf(root);
  try {
    const now = await ask({ method: 'POST', path: `${record}/${what}`, record, version, body, wanted });
    if (now) noteDone(`/entities/${now.id}`, now.version, key, said);
    await showPairsAnew();
    const next = roots()[at] ?? roots().at(-1);
    if (next) choose(next);
    announce(now ? said : 'What was there stays.');
  } catch (error) {
    root.ariaBusy = 'false';
    complain(error);
  }
}

/** What was taken back is doubtful again. */
export function watchPairs() {
  document.addEventListener('undone', async (event) => {
    if (!document.querySelector('.queue:not([data-queue])')) return;
    await showPairsAnew();
    const root = rootOf(/** @type {CustomEvent<string>} */ (event).detail);
    if (root) choose(root);
  });
}

/** A decision may be about other pairs too: the list is shown as it is now. */
async function showPairsAnew() {
  const page = await readPage(location.href);
  const [fresh, there] = [page.querySelector('main'), document.querySelector('main')];
  if (fresh && there) there.replaceWith(fresh);
}
