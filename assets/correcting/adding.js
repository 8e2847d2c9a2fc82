import { detailOf, Refused, send } from './asking.js';
import { announce, complain } from './bar.js';
import { noteDone } from './changes.js';
import { choose, currentRoot, rootOf } from './current.js';
import { candidatesAt } from './editors.js';
import { button, choice, make } from './elements.js';
import { nameInput } from './names.js';
import { spanOf, textAt, wordsOf } from './places.js';
import { showArticleAnew } from './shown.js';
import { ACTS, TYPES } from './vocabulary.js';
import { chooseWords } from './words.js';

/** @typedef {import('./places.js').Span} Span */
/** @typedef {import('./names.js').Chosen} Chosen */

/** Lets a quote be added that was missed: which words, what kind, who said it. */
export function addMissed() {
  const article = document.querySelector('article[data-candidates]');
  const text = article?.querySelector('.text');
  const [path] = /\/articles\/art_\w+/.exec(location.pathname) ?? [];
  if (!article || !(text instanceof HTMLElement) || !path || document.querySelector('.adding')) return;
  /** @type {Chosen[]} */
  let speakers = [];
  const by = make('output', { dir: 'auto' }, 'nobody yet');
  const say = (/** @type {Chosen} */ given, /** @type {string} */ name) => {
    speakers = [given];
    by.textContent = name;
  };
  const type = choice('Kind', TYPES, 'direct');
  const act = choice('Act', ACTS, 'statement');
  const choosing = chooseWords(text, [beginning(text)], (parts) => {
    type.select.value = kindOf(parts.map((part) => textAt(text, part)).join(' '));
  });
  const close = () => {
    document.removeEventListener('keydown', pressed);
    choosing.end();
    panel.remove();
  };
  const save = async () => {
    const body = { spans: choosing.parts(), type: type.select.value, act: act.select.value, speakers };
    try {
      await add(`${path}/quotes`, body);
      close();
    } catch (error) {
      complain(error);
    }
  };
  /** @param {KeyboardEvent} event */
  const pressed = (event) => {
    const { key, target } = event;
    if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
    if (key === 'Escape') close();
    else if (key === 'Enter' && target instanceof Element && !target.closest('a, button')) save();
    else return;
    event.preventDefault();
  };
  document.addEventListener('keydown', pressed);
  const names = nameInput('Name', say);
  const panel = make(
    'section',
    { className: 'adding', ariaLabel: 'A quote that was missed' },
    make('h2', {}, 'A quote that was missed'),
    choosing.field,
    make('p', { className: 'row' }, type.field, act.field),
    make('p', {}, 'Said by ', by),
    make(
      'div',
      { className: 'row candidates' },
      ...candidatesAt(article).map(({ id, name }) => button(name, () => say({ id }, name))),
    ),
    names.field,
    make('p', { className: 'row' }, button('Add it', save), button('Cancel', close)),
  );
  document.querySelector('main')?.append(panel);
  panel.tabIndex = -1;
  panel.focus();
}

/**
 * @param {string} path
 * @param {object} body
 */
async function add(path, body) {
  const answer = await send('POST', path, { body, headers: { 'if-none-match': '*' } });
  if (!answer.ok && answer.status !== 412) throw new Refused(await detailOf(answer));
  const id = (answer.headers.get('location') ?? '').replace('/quotes/', '');
  if (answer.ok) {
    const { version } = await answer.json();
    noteDone(`/quotes/${id}`, version, id, 'what was added');
  }
  await showArticleAnew();
  const root = rootOf(id);
  if (root) choose(root);
  announce(answer.ok ? 'Added.' : 'There is a quote at these words already: nothing was changed.');
}

/** What is selected, or else the words behind the quote that one is at. @param {HTMLElement} text @returns {Span} */
function beginning(text) {
  const selection = getSelection();
  const selected = selection && selection.rangeCount > 0 ? spanOf(text, selection.getRangeAt(0)) : null;
  if (selected && !selection?.isCollapsed) return selected;
  const words = wordsOf(text);
  const range = document.createRange();
  const root = currentRoot();
  if (root) range.selectNodeContents(root);
  const at = root ? (spanOf(text, range)?.end ?? 0) : 0;
  return words.find(({ start }) => start >= at) ?? words[0] ?? { start: 0, end: 0 };
}

/** Whether words are quoted, in part or as a whole. @param {string} words */
function kindOf(words) {
  if (/^["“„«‘'].*["”“»’'][.,!?]?$/su.test(words.trim())) return 'direct';
  return /["“”„«»]/u.test(words) ? 'mixed' : 'indirect';
}
