import { recall } from './remembered.js';

/** Under which it is remembered that somebody corrects. */
export const CORRECTING = 'onrecord.correcting';

/**
 * Offers to correct what a page shows; what is needed for that is only loaded by who does. A queue is there for nothing
 * else, and begins at once.
 *
 * @param {Document} page
 */
export function offerCorrections(page) {
  if (!page.querySelector('[data-quote], .queue, article[data-candidates]')) return;
  if (page.querySelector('.correcting-bar, .correct')) return;
  const button = page.createElement('button');
  button.type = 'button';
  button.className = 'correct';
  button.textContent = 'Correct';
  button.addEventListener('click', async () => {
    button.disabled = true;
    try {
      const { begin } = await import('./correcting/begin.js');
      button.remove();
      await begin();
    } catch {
      // What could not be loaded may come another time.
      button.disabled = false;
      button.textContent = 'Correct: try again';
    }
  });
  page.querySelector('.site')?.append(button);
  if (page.querySelector('.queue') || recall(CORRECTING) !== null) button.click();
}
