const SAID_MS = 1_500;

/**
 * Shows the buttons that copy, where that can be done.
 *
 * @param {Document} page
 */
export function showCopyButtons(page) {
  if (!navigator.clipboard) return;
  for (const button of page.querySelectorAll('button[data-copy], button[data-copy-from]')) {
    if (button instanceof HTMLButtonElement) button.hidden = false;
  }
}

/**
 * Copies what a button names: the text in `data-copy`, or what stands at the address in `data-copy-from`.
 *
 * @param {Document} page
 */
export function copyOnClick(page) {
  page.addEventListener('click', async ({ target }) => {
    if (!(target instanceof HTMLButtonElement)) return;
    const { copy, copyFrom } = target.dataset;
    if (copy === undefined && copyFrom === undefined) return;
    const name = target.textContent;
    try {
      await navigator.clipboard.writeText(copy ?? (await (await fetch(copyFrom ?? '')).text()));
      target.textContent = 'Copied';
    } catch {
      target.textContent = 'Not copied';
    }
    setTimeout(() => {
      target.textContent = name;
    }, SAID_MS);
  });
}
