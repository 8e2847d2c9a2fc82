/**
 * Lets an article come as a file, chosen or dropped, and as a page that was copied whole: it is read as what it is, not as
 * plain text.
 *
 * @param {Document} page
 */
export function takeFiles(page) {
  const form = page.querySelector('form.paste');
  const input = form?.querySelector('input[data-article]');
  if (!(form instanceof HTMLFormElement) || !(input instanceof HTMLInputElement)) return;
  const label = input.closest('[hidden]');
  if (label instanceof HTMLElement) label.hidden = false;
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file) show(form, file);
  });
  form.addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  form.addEventListener('drop', (event) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    show(form, file);
  });
}

/** What browsers know no media type of, by the ends of names. */
const TYPES = { md: 'text/markdown', ninjs: 'application/json', jsonld: 'application/ld+json' };

/**
 * Shows what is found in a file in the place of the page.
 *
 * @param {HTMLFormElement} form
 * @param {File} file
 */
async function show(form, file) {
  const ending = file.name.split('.').at(-1)?.toLowerCase() ?? '';
  const type = TYPES[/** @type {keyof typeof TYPES} */ (ending)] ?? (file.type || 'text/plain');
  form.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      headers: { accept: 'text/html', 'content-type': type },
      body: file,
    });
    replacePage(await answer.text());
  } catch {
    form.querySelector('[role=status]')?.replaceChildren('The server does not answer.');
  } finally {
    form.removeAttribute('aria-busy');
  }
}

/**
 * @param {string} html a page that this server has made
 */
function replacePage(html) {
  const { title, body } = new DOMParser().parseFromString(html, 'text/html');
  const main = body.querySelector('main');
  if (!main) return;
  document.title = title;
  document.querySelector('main')?.replaceWith(main);
  history.pushState(null, '');
  addEventListener('popstate', () => location.reload(), { once: true });
  document.dispatchEvent(new Event('page'));
}
