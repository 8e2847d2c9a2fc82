import { namesLike } from '../suggestions.js';
import { make } from './elements.js';

const WAIT_MS = 150;

/** @typedef {{ id: string } | { name: string, type: string }} Chosen as the API takes somebody */
/** @typedef {{ given: Chosen, name: string, label: string }} Option */

/** Kinds of somebody new. */
const KINDS = ['person', 'organization', 'place'];

let made = 0;

/**
 * An input that finds entities as their names are typed, and offers somebody new (the combobox pattern of WAI-ARIA).
 *
 * @param {string} label
 * @param {(given: Chosen, name: string) => unknown} choose
 */
export function nameInput(label, choose) {
  made += 1;
  const list = make('ul', { role: 'listbox', id: `names-${made}`, ariaLabel: label, hidden: true });
  const input = make('input', { type: 'text', autocomplete: 'off', role: 'combobox', ariaExpanded: 'false' });
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  /** @type {Option[]} */
  let options = [];
  let active = 0;
  let asked = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  const show = () => {
    list.replaceChildren(
      ...options.map((option, i) => {
        const item = make(
          'li',
          { role: 'option', id: `${list.id}-${i}`, ariaSelected: String(i === active) },
          option.label,
        );
        item.dir = 'auto';
        // The focus stays in the input.
        item.addEventListener('mousedown', (event) => event.preventDefault());
        item.addEventListener('click', () => choose(option.given, option.name));
        return item;
      }),
    );
    list.hidden = options.length === 0;
    input.ariaExpanded = String(options.length > 0);
    if (options.length > 0) input.setAttribute('aria-activedescendant', `${list.id}-${active}`);
    else input.removeAttribute('aria-activedescendant');
    list.children[active]?.scrollIntoView({ block: 'nearest' });
  };

  const look = async () => {
    asked += 1;
    const mine = asked;
    const typed = input.value.trim();
    const found = await namesLike('/entities', typed);
    if (mine !== asked) return;
    options = [...found.map(known), ...(typed === '' ? [] : KINDS.map((type) => someoneNew(typed, type)))];
    active = 0;
    show();
  };

  input.addEventListener('input', () => {
    clearTimeout(waiting);
    options = [];
    show();
    waiting = setTimeout(look, WAIT_MS);
  });
  input.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && options.length > 0) {
      active = (active + step + options.length) % options.length;
      show();
    } else if (event.key === 'Enter') {
      const option = options[active];
      if (option) choose(option.given, option.name);
    } else return;
    event.preventDefault();
  });
  return { field: make('div', { className: 'names' }, make('label', {}, `${label} `, input), list), input };
}

/**
 * @param {{ id: string, name: string, roles: string[], type: string }} entity
 * @returns {Option}
 */
const known = ({ id, name, roles, type }) => ({ given: { id }, name, label: `${name}, ${roles[0] ?? type}` });

/**
 * @param {string} name
 * @param {string} type
 * @returns {Option}
 */
const someoneNew = (name, type) => ({ given: { name, type }, name, label: `Someone new: “${name}”, ${type}` });
