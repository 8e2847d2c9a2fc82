import { lexiconTable } from '../../lexicon.ts';
import type { Document, Token, TokenRange } from '../document.ts';

/** A number as it stands in the text, in figures or words: "2", "1.5 million", "two dozen", "half a million". */
export interface NumberRun extends TokenRange {
  value: number;
  /** Whether it has a scale of its own: "5 million", not "5". */
  scaled: boolean;
}

interface NumberWord {
  value: number;
  kind: 'unit' | 'tens' | 'scale' | 'letter';
}

const WORDS = new Map(
  [...lexiconTable('en', 'numbers')].map(([word, [value, kind]]): [string, NumberWord] => [
    word,
    { value: Number(value), kind: kind as NumberWord['kind'] },
  ]),
);
const FRACTIONS = new Map([...lexiconTable('en', 'fractions')].map(([word, [parts]]) => [word, Number(parts)]));
const FRACTION_SIGNS = new Map([
  ['½', 1 / 2],
  ['¼', 1 / 4],
  ['¾', 3 / 4],
  ['⅓', 1 / 3],
  ['⅔', 2 / 3],
]);

const FIGURES = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d+(?:\.\d+)?$/u;

/** The value of a token in figures, null for any other: "1,200", "4.5", not "5-4" or "10:30". */
export const figures = (token: Token | undefined): number | null =>
  token && FIGURES.test(token.text) ? Number(token.text.replace(/,/gu, '')) : null;

/** A value without the noise of binary fractions: 1.1 million is 1,100,000. */
const exact = (value: number): number => Number(value.toPrecision(12));

/** Whether a number or a part of a whole may begin at a token: with figures, a word for a number, or an article before one. */
export const mayBeginNumber = ({ text, lower }: Token): boolean =>
  WORDS.has(lower) || ARTICLES.has(lower) || lower === 'half' || FRACTION_SIGNS.has(text) || /^\d/u.test(text);

const ARTICLES = new Set(['a', 'an']);

/**
 * The number that begins at a token, null where none does. Ordinals, times and scores ("5-4") are none; "one" alone is
 * none either, since it mostly counts nothing.
 */
export function numberAt(document: Document, first: number, limit: number, currency = false): NumberRun | null {
  const scaled = scaledArticle(document, first, limit);
  const base = scaled ?? wordsAt(document, first, limit) ?? figuresAt(document, first);
  return base && scaledBy(document, base, limit, currency);
}

/** "a million", "half a million", "half a dozen", "a quarter of a million": the article or fraction before a scale. */
function scaledArticle(document: Document, first: number, limit: number): NumberRun | null {
  const lower = (index: number) => (index < limit ? (document.tokens[index]?.lower ?? '') : '');
  const isScale = (index: number) => WORDS.get(lower(index))?.kind === 'scale';
  const isArticle = (index: number) => lower(index) === 'a' || lower(index) === 'an';
  if (isArticle(first) && isScale(first + 1)) return { first, last: first + 1, value: 1, scaled: false };
  if (lower(first) === 'half' && isArticle(first + 1) && isScale(first + 2))
    return { first, last: first + 2, value: 0.5, scaled: false };
  const part = fractionAt(document, first, limit);
  // "a half-billion dollars"
  if (part && lower(part.last) === '-' && isScale(part.last + 1))
    return { first, last: part.last + 1, value: part.value, scaled: false };
  if (part && lower(part.last) === 'of' && isArticle(part.last + 1) && isScale(part.last + 2))
    return { first, last: part.last + 2, value: part.value, scaled: false };
  return null;
}

/** Words up to a hundred ("twenty-five", "two hundred and fifty"). */
function wordsAt(document: Document, first: number, limit: number): NumberRun | null {
  let i = first;
  let value = 0;
  let tens = false;
  for (;;) {
    const word = i < limit ? WORDS.get(document.at(i).lower) : undefined;
    if (word?.kind === 'tens' && i === first) {
      value = word.value;
      tens = true;
      i += 1;
      const next = document.tokens[i];
      if (i + 1 < limit && next?.text === '-' && WORDS.get(document.at(i + 1).lower)?.kind === 'unit') i += 1;
    } else if (word?.kind === 'unit' && (i === first || tens)) {
      value += word.value;
      i += 1;
      break;
    } else break;
  }
  return i === first ? null : { first, last: i, value, scaled: false };
}

function figuresAt(document: Document, first: number): NumberRun | null {
  const value = figures(document.tokens[first]);
  return value === null ? null : { first, last: first + 1, value, scaled: false };
}

/** With the scales behind it, and the halves and smaller numbers behind those. */
function scaledBy(document: Document, base: NumberRun, limit: number, currency: boolean): NumberRun {
  const lower = (index: number) => (index < limit ? (document.tokens[index]?.lower ?? '') : '');
  let { last, value, scaled } = base;
  if (lower(last) === 'and' && lower(last + 1) === 'a' && lower(last + 2) === 'half') {
    value += 0.5;
    last += 3;
  }
  let total = 0;
  for (;;) {
    // "$5-million"
    const at = lower(last) === '-' && WORDS.get(lower(last + 1))?.kind === 'scale' ? last + 1 : last;
    const scale = WORDS.get(lower(at));
    if (scale?.kind === 'scale') value *= scale.value;
    else if (scale?.kind === 'letter' && (currency || isCounted(document, at, limit))) value *= scale.value;
    else break;
    scaled = true;
    last = at + 1;
    // "one hundred and twenty thousand", "two thousand five hundred"
    const next = wordsAt(document, lower(last) === 'and' ? last + 1 : last, limit);
    if (!next || next.value >= (scale?.value ?? 0)) continue;
    const hundreds = scale?.value === 100;
    if (hundreds) value += next.value;
    else {
      total += value;
      value = next.value;
    }
    last = next.last;
  }
  return { ...base, last, value: exact(total + value), scaled };
}

/** "2m people": close behind the figures and before a noun. */
function isCounted(document: Document, index: number, limit: number): boolean {
  const after = index + 1 < limit ? document.at(index + 1) : undefined;
  return document.at(index - 1).end === document.at(index).start && (after?.pos === 'NOUN' || after?.pos === 'ADJ');
}

/** "two-thirds", "a quarter", "half", "3/4", "½": a part of a whole, with its value between 0 and 1. */
export function fractionAt(document: Document, first: number, limit: number): NumberRun | null {
  const token = document.tokens[first];
  if (!token || first >= limit) return null;
  const sign = FRACTION_SIGNS.get(token.text) ?? slashed(token.text);
  if (sign !== null && sign !== undefined) return { first, last: first + 1, value: sign, scaled: false };
  if (token.lower === 'half') return { first, last: first + 1, value: 1 / 2, scaled: false };
  const count = token.lower === 'a' || token.lower === 'an' ? 1 : WORDS.get(token.lower)?.value;
  const at = document.tokens[first + 1]?.text === '-' ? first + 2 : first + 1;
  const parts = at < limit ? FRACTIONS.get(document.at(at).lower) : undefined;
  if (count === undefined || !parts || count >= parts) return null;
  if (/s$/u.test(document.at(at).lower) !== count > 1) return null;
  return { first, last: at + 1, value: count / parts, scaled: false };
}

/** "3/4", but no date or telephone number: a part of ten at the smallest. */
function slashed(text: string): number | null {
  const [, part, whole] = /^(\d)\/(\d{1,2})$/u.exec(text) ?? [];
  return part && whole && Number(part) < Number(whole) && Number(whole) <= 10 ? Number(part) / Number(whole) : null;
}
