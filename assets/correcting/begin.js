import { CORRECTING } from '../corrections.js';
import { forget, remember } from '../remembered.js';
import { findAccess } from './access.js';
import { addMissed } from './adding.js';
import { complain, showBar } from './bar.js';
import { undoDone } from './changes.js';
import { addQuoteControls } from './controls.js';
import { choose, goOn, onChosen, rootAround, rootOf } from './current.js';
import { button, make } from './elements.js';
import { listenToKeys, showKeys } from './keys.js';
import { addPairControls, watchPairs } from './pairs.js';
import { beginQueue, next } from './queue.js';

/** Lets what a page shows be corrected. */
export async function begin() {
  if (!document.querySelector('link[href$="correcting.css"]')) {
    document.head.append(make('link', { rel: 'stylesheet', href: `${new URL('../correcting.css', import.meta.url)}` }));
  }
  document.documentElement.classList.add('correcting');
  const isQueue = document.querySelector('.queue') !== null;
  showBar([
    button('Next', next, 'j'),
    button('Back', () => goOn(-1), 'k'),
    ...(document.querySelector('article[data-candidates]') ? [button('Add', addMissed, 'm')] : []),
    button('Undo', undoDone, 'u'),
    button('Keys', showKeys, '?'),
    ...(isQueue ? [] : [button('Done', leave)]),
  ]);
  onChosen((root) => (root.dataset.pair ? addPairControls(root) : addQuoteControls(root)));
  for (const chosen of ['click', 'focusin']) {
    document.addEventListener(chosen, ({ target }) => {
      const root = target instanceof Element ? rootAround(target) : null;
      // Whoever selects words selects them in what is there, another quote among it.
      if (root && !document.querySelector('.choosing')) choose(root, { quietly: true });
    });
  }
  listenToKeys();
  watchPairs();
  if (!isQueue) remember(CORRECTING, 'on', 'session');
  try {
    await findAccess();
  } catch (error) {
    complain(error);
  }
  const linked = rootOf(location.hash.slice(1));
  if (linked) choose(linked, { quietly: true });
  await beginQueue();
}

/** The page as it was made. */
function leave() {
  forget(CORRECTING);
  location.reload();
}
