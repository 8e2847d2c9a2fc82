import { showCopyButtons } from '../copying.js';
import { lightParts } from '../parts.js';
import { readPage } from './asking.js';
import { choose, currentRoot, focusOn, keyOf, rootOf, roots } from './current.js';

let asked = 0;

/**
 * Shows something as it is now: as the server makes it.
 *
 * @param {HTMLElement} root
 */
export async function showAnew(root) {
  const key = keyOf(root);
  if (root.closest('article.marked')) return showArticleAnew();
  const page = await readPage(root.dataset.shownAt ?? '');
  const fresh = page.querySelector(`[data-quote="${CSS.escape(key)}"]`);
  const there = rootOf(key);
  if (fresh instanceof HTMLElement && there) replace(there, fresh);
}

/** Shows the article as it is now: with a speaker its colours and numbers may change all over. */
export async function showArticleAnew() {
  asked += 1;
  const mine = asked;
  const page = await readPage(`${location.pathname}${location.search}`);
  const [fresh, there] = [page.querySelector('article.marked'), document.querySelector('article.marked')];
  if (mine === asked && fresh && there) replace(there, fresh);
}

/**
 * @param {Element} there
 * @param {Element} fresh
 */
function replace(there, fresh) {
  const focused = there.contains(document.activeElement);
  const was = currentRoot();
  const at = was && there.contains(was) ? roots().indexOf(was) : -1;
  there.replaceWith(fresh);
  showCopyButtons(document);
  lightParts(document);
  if (!was || at === -1) return;
  // Where it is not shown any more, the one that follows takes its place.
  const root = rootOf(keyOf(was)) ?? roots()[at] ?? roots().at(-1);
  if (!root) return;
  choose(root, { quietly: true });
  if (focused) focusOn(root);
}
