import { read, readPage } from './asking.js';
import { announce, complain, tellLeft } from './bar.js';
import { choose, currentRoot, goOn, isOpen, keyOf, rootOf, roots } from './current.js';

/** When so few are left on the page, the next ones are fetched. */
const FEW = 4;

/** How many the server had left in the beginning; null where only the page is counted. @type {number | null} */
let total = null;
/** What has been gone over since. @type {Set<string>} */
const decided = new Set();
let fetching = false;

/** Goes through what nobody has gone over: what is decided gives way at once, and what is left is counted. */
export async function beginQueue() {
  const queue = document.querySelector('.queue');
  const counted = queue?.getAttribute('data-queue');
  document.addEventListener('correcting', (event) => {
    const root = rootOf(keyIn(event));
    if (!queue || !root || !isOpen(root)) return;
    root.dataset.review = 'pending';
    if (!goOn(1)) fill();
  });
  document.addEventListener('refused', (event) => {
    const root = rootOf(keyIn(event));
    if (root?.dataset.review === 'pending') root.dataset.review = 'unreviewed';
  });
  for (const changed of ['corrected', 'undone']) {
    document.addEventListener(changed, (event) => {
      const root = rootOf(keyIn(event));
      if (root && isOpen(root)) decided.delete(keyOf(root));
      else decided.add(keyIn(event));
      tell();
      fill();
    });
  }
  if (counted) {
    try {
      total = (await read(counted)).total;
    } catch (error) {
      complain(error);
    }
  }
  tell();
  const [first] = roots();
  if (queue && first && !currentRoot()) choose(first, { quietly: true });
}

const keyIn = (/** @type {Event} */ event) => /** @type {CustomEvent<string>} */ (event).detail;

/** Tells how many nobody has gone over. */
function tell() {
  const left = total === null ? roots().filter(isOpen).length : Math.max(0, total - decided.size);
  tellLeft(`${left} left`);
}

/** Goes to the next, or says that there is none. */
export function next() {
  if (!goOn(1)) announce('Nothing further is left here.');
}

/** Fetches the next part of a queue where little is left. */
async function fill() {
  const link = document.querySelector('.queue ~ .links a[rel=next]');
  const open = roots().filter(isOpen).length;
  if (!(link instanceof HTMLAnchorElement) || fetching || open >= FEW) {
    if (open === 0 && document.querySelector('.queue[data-queue]')) announce('Nothing is left to go over here.');
    return;
  }
  fetching = true;
  try {
    const page = await readPage(link.href);
    const known = new Set(roots().map(keyOf));
    for (const item of page.querySelectorAll('.queue > [data-quote]')) {
      if (item instanceof HTMLElement && !known.has(keyOf(item))) document.querySelector('.queue')?.append(item);
    }
    const further = page.querySelector('.queue ~ .links a[rel=next]')?.getAttribute('href');
    if (further) link.href = further;
    else link.remove();
    const current = currentRoot();
    if (current && !isOpen(current)) goOn(1);
  } catch (error) {
    complain(error);
  } finally {
    fetching = false;
  }
}
