import type { Document, NameMention, TokenRange } from '../document.ts';
import type { Gazetteer } from './gazetteer.ts';
import { isCapitalised } from './runs.ts';

/** Small words of a long form, of which the short form may take no letter. */
const SMALL = new Set(['of', 'the', 'and', 'for', 'to', 'in', 'on', 'at', 'by', '&', '-']);

/** More words than letters a long form may have. */
const MOST_SMALL = 4;

/** Fewest letters of a short form. */
const LEAST_LETTERS = 3;

/** Initials of the words of a name that have a capital: "WHO" of "World Health Organization". */
export const initialsOf = (name: string): string =>
  name
    .split(/[\s-]+/u)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0])
    .join('');

/** The places where the initials of one of the names stand for it, with points ("B.F.C.") or without. */
export function shortForms(document: Document, names: readonly string[]): TokenRange[] {
  const known = new Set(names.map(initialsOf).filter(({ length }) => length >= LEAST_LETTERS));
  return document.tokens
    .filter(({ text }) => known.has(text) || (text.includes('.') && known.has(text.replace(/\./gu, ''))))
    .map(({ index }) => ({ first: index, last: index + 1 }));
}

/** "Alliance to Reclaim Our Streets (AROS)": the long forms whose short form the text gives in brackets behind them. */
export function longForms(document: Document): TokenRange[] {
  const brackets = document.tokens.filter(({ text }) => text === '(');
  return brackets.flatMap(({ index }) => {
    const short = bracketed(document, index)?.replace(/\./gu, '') ?? '';
    if (!/^\p{Lu}\p{L}{1,7}$/u.test(short)) return [];
    const first = longFormStart(document, index, [...short.toLowerCase()]);
    return first < 0 ? [] : [{ first, last: index }];
  });
}

/** Where the words before a bracket begin that have the letters as their initials, -1 when they do not have them. */
function longFormStart(document: Document, bracket: number, letters: readonly string[]): number {
  const limit = Math.max(document.sentenceOf(bracket).first, bracket - letters.length - MOST_SMALL);
  let letter = letters.length - 1;
  for (let i = bracket - 1; i >= limit; i -= 1) {
    const { lower } = document.at(i);
    if (lower.startsWith(letters[letter] ?? '')) letter -= 1;
    else if (!SMALL.has(lower)) return -1;
    if (letter < 0) return isCapitalised(document.at(i)) ? i : -1;
  }
  return -1;
}

/**
 * The short form in a bracket right behind an organization's name, whichever language it is from ("CIFOR", "AfS", "MSF"), or with one capital if
 * its letters are the initials ("Baorb"); null for none.
 */
export function shortBehind(document: Document, { first, last }: NameMention, { places }: Gazetteer): string | null {
  const short = bracketed(document, last);
  if (!short || places.has(short.toLowerCase())) return null;
  if (longFormStart(document, last, [...short.toLowerCase()]) === first) return short;
  return /^(?=.*\p{Lu}.*\p{Lu})[\p{L}\p{N}&]{2,10}$/u.test(short) ? short : null;
}

/** The one token that stands in a bracket; null where none opens, or more stands in it. */
const bracketed = ({ tokens }: Document, open: number): string | null =>
  tokens[open]?.text === '(' && tokens[open + 2]?.text === ')' ? (tokens[open + 1]?.text ?? null) : null;
