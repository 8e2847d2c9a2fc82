/**
 * Lights up the words that belong to a quote (its source, its cue, its other parts) while it is pointed at or focused.
 *
 * @param {Document} page
 */
export function lightParts(page) {
  const text = page.querySelector('.text');
  if (!text) return;
  /** @type {Element[]} */
  let lit = [];
  /** @param {EventTarget | null} target */
  const light = (target) => {
    for (const element of lit) element.classList.remove('lit');
    const quote =
      target instanceof Element
        ? (target.closest('[data-of]') ?? target.closest('.quote')?.querySelector('[data-of]'))
        : null;
    const id = quote?.getAttribute('data-of');
    lit = id ? [...text.querySelectorAll(`[data-of="${CSS.escape(id)}"]`)] : [];
    for (const element of lit) element.classList.add('lit');
  };
  text.addEventListener('mouseover', ({ target }) => light(target));
  text.addEventListener('mouseleave', () => light(null));
  text.addEventListener('focusin', ({ target }) => light(target));
  text.addEventListener('focusout', () => light(null));
}
