import { button, make } from './elements.js';
import { rangeOf, spanOf, textAt, wordsOf } from './places.js';

/** @typedef {import('./places.js').Span} Span */

/** Under which the words that are chosen are painted. */
const PAINT = 'chosen';

/** What ends the choosing that goes on, if one does. @type {() => void} */
let endLast = () => {};

/**
 * Lets words of a text be chosen: by selecting them, or with the arrow keys, which move the end by a word, and with Shift
 * the beginning.
 *
 * @param {HTMLElement} text
 * @param {Span[]} parts where it begins with
 * @param {(parts: Span[]) => unknown} [changed]
 */
export function chooseWords(text, parts, changed) {
  endLast();
  const words = wordsOf(text);
  const others = parts.slice(0, -1);
  let chosen = parts.at(-1) ?? words[0] ?? { start: 0, end: 0 };
  const all = () => [...others, chosen].sort((one, other) => one.start - other.start);
  const shown = make('output', { className: 'chosen', dir: 'auto' });

  const tell = () => {
    paint(text, all());
    shown.textContent = all()
      .map((part) => textAt(text, part))
      .join(' … ');
    changed?.(all());
  };
  /** @type {(edge: 'start' | 'end', step: 1 | -1) => void} */
  const move = (edge, step) => {
    chosen = moved(words, chosen, edge, step);
    tell();
  };
  const selected = () => {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return;
    const span = spanOf(text, selection.getRangeAt(0));
    if (!span) return;
    chosen = span;
    tell();
  };
  /** @param {KeyboardEvent} event */
  const pressed = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const { target } = event;
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    if (target instanceof HTMLElement && target.matches('input, select, textarea')) return;
    event.preventDefault();
    getSelection()?.removeAllRanges();
    move(event.shiftKey ? 'start' : 'end', step === 1 ? 1 : -1);
  };
  document.addEventListener('selectionchange', selected);
  document.addEventListener('keydown', pressed);
  const end = () => {
    for (const over of ['panel-closed', 'correcting']) document.removeEventListener(over, end);
    document.removeEventListener('selectionchange', selected);
    document.removeEventListener('keydown', pressed);
    text.classList.remove('choosing');
    paint(text, []);
    endLast = () => {};
  };
  endLast = end;
  for (const over of ['panel-closed', 'correcting']) document.addEventListener(over, end);
  text.classList.add('choosing');
  const field = make(
    'div',
    { className: 'words' },
    make('p', { className: 'facts' }, 'Select words in the text; or → and ← move the end, with Shift the beginning.'),
    shown,
    make(
      'p',
      { className: 'row' },
      button('Begin earlier', () => move('start', -1)),
      button('Begin later', () => move('start', 1)),
      button('End earlier', () => move('end', -1)),
      button('End later', () => move('end', 1)),
      button('Another part', () => {
        others.push(chosen);
        chosen = wordAfter(words, chosen.end) ?? chosen;
        tell();
      }),
    ),
  );
  tell();
  return { field, parts: () => united(all()), end };
}

/**
 * @param {Span[]} words
 * @param {number} place
 */
const wordAfter = (words, place) => words.find(({ start }) => start >= place);

/**
 * @param {Span[]} words
 * @param {Span} span
 * @param {'start' | 'end'} edge
 * @param {1 | -1} step
 */
function moved(words, { start, end }, edge, step) {
  const forward = step === 1;
  if (edge === 'end') {
    const to = forward ? words.find((word) => word.end > end) : words.findLast((word) => word.end < end);
    return { start, end: to && to.end > start ? to.end : end };
  }
  const to = forward ? words.find((word) => word.start > start) : words.findLast((word) => word.start < start);
  return { start: to && to.start < end ? to.start : start, end };
}

/** Parts that touch are one. @param {Span[]} parts in their order */
function united(parts) {
  /** @type {Span[]} */
  const whole = [];
  for (const { start, end } of parts) {
    const last = whole.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else whole.push({ start, end });
  }
  return whole;
}

/**
 * @param {Element} text
 * @param {Span[]} parts
 */
function paint(text, parts) {
  const ranges = parts.map((part) => rangeOf(text, part)).filter((range) => range !== null);
  if ('highlights' in CSS) {
    if (ranges.length > 0) CSS.highlights.set(PAINT, new Highlight(...ranges));
    else CSS.highlights.delete(PAINT);
  } else if (ranges[0]) {
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(ranges[0]);
  }
}
