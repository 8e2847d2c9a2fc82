/**
 * An element with its fields and what is in it.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Partial<HTMLElementTagNameMap[T]>} [fields]
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, fields = {}, ...children) {
  const element = Object.assign(document.createElement(tag), fields);
  element.append(...children);
  return element;
}

/**
 * A button; where a key does the same, it shows which.
 *
 * @param {string} name
 * @param {() => unknown} act
 * @param {string} [key]
 */
export function button(name, act, key) {
  const made = make('button', { type: 'button' }, name);
  if (key) {
    made.dataset.key = key;
    made.setAttribute('aria-keyshortcuts', key);
    made.append(' ', make('kbd', { ariaHidden: 'true' }, key));
  }
  made.addEventListener('click', () => act());
  return made;
}

/**
 * A choice of words.
 *
 * @param {string} label
 * @param {readonly string[]} options
 * @param {string} chosen
 */
export function choice(label, options, chosen) {
  const select = make('select', {}, ...options.map((option) => make('option', { value: option }, option)));
  select.value = chosen;
  return { field: make('label', {}, `${label} `, select), select };
}

/**
 * Shows a dialog until it is closed; it goes then.
 *
 * @param {string} title
 * @param {(Node | string)[]} children
 */
export function showDialog(title, ...children) {
  const heading = make('h2', { id: 'dialog-title' }, title);
  const dialog = make('dialog', { className: 'correcting-dialog' }, heading, ...children);
  dialog.setAttribute('aria-labelledby', heading.id);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
