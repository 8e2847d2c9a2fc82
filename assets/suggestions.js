const WAIT_MS = 150;
const MOST = 8;

/**
 * Names as they are typed, for inputs that say in `data-suggest` in which list they stand.
 *
 * @param {Document} page
 */
export function suggestNames(page) {
  for (const input of page.querySelectorAll('input[data-suggest]')) {
    if (input instanceof HTMLInputElement) suggestFor(input);
  }
}

/** @param {HTMLInputElement} input */
export function suggestFor(input) {
  const options = document.createElement('datalist');
  options.id = `${input.id}-names`;
  input.after(options);
  input.setAttribute('list', options.id);
  input.autocomplete = 'off';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  let asked = 0;
  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      asked += 1;
      const mine = asked;
      const found = await namesLike(input.dataset.suggest ?? '', input.value);
      if (mine === asked) options.replaceChildren(...found.map(optionOf));
    }, WAIT_MS);
  });
}

/**
 * @param {string} list
 * @param {string} words
 * @returns {Promise<{ id: string, name: string, roles: string[], type: string }[]>} none where nothing is found, or cannot be
 */
export async function namesLike(list, words) {
  const letters = words.replace(/[^\p{L}\p{N}' -]+/gu, ' ').trim();
  if (letters === '') return [];
  const query = new URLSearchParams({ q: letters, limit: String(MOST) });
  const answer = await fetch(`${list}?${query}`, { headers: { accept: 'application/json' } });
  return answer.ok ? (await answer.json()).items : [];
}

/** @param {{ name: string, roles: string[], type: string }} entity */
function optionOf({ name, roles, type }) {
  const option = document.createElement('option');
  option.value = name;
  option.label = `${name}, ${roles[0] ?? type}`;
  return option;
}
