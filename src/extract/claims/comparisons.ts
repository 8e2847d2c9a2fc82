import { lexiconTable } from '../../lexicon.ts';
import type { Quantity } from '../../records/claim.ts';
import type { Document, TokenRange } from '../document.ts';

type Comparison = NonNullable<Quantity['comparison']>;

/** A number with the words beside it that say how it stands to the true one. */
export interface Compared extends TokenRange {
  comparison: Quantity['comparison'];
}

const BEFORE = new Map<string, Comparison>();
const BEHIND = new Map<string, Comparison>();
for (const [words, [comparison]] of lexiconTable('en', 'comparisons')) {
  if (words.startsWith('~ ')) BEHIND.set(words.slice(2), comparison as Comparison);
  else BEFORE.set(words, comparison as Comparison);
}
const longest = (phrases: Map<string, Comparison>): number =>
  Math.max(...[...phrases.keys()].map((phrase) => phrase.split(' ').length));
const LONGEST_BEFORE = longest(BEFORE);
const LONGEST_BEHIND = longest(BEHIND);

const wordsOf = (document: Document, first: number, last: number): string =>
  document.tokens
    .slice(first, last)
    .map(({ lower }) => lower)
    .join(' ');

/** "more than", "no fewer than", "about" before a number: the longest wins, so that "no more than" is not "more than". */
export function comparedBefore(document: Document, number: TokenRange, limits: TokenRange): Compared {
  for (let length = Math.min(LONGEST_BEFORE, number.first - limits.first); length > 0; length -= 1) {
    const comparison = BEFORE.get(wordsOf(document, number.first - length, number.first));
    if (comparison) return { first: number.first - length, last: number.last, comparison };
  }
  return { ...number, comparison: null };
}

/** "or more", "or so", "+" behind a number or its unit. */
export function comparedBehind(document: Document, number: TokenRange, limits: TokenRange): Compared {
  for (let length = Math.min(LONGEST_BEHIND, limits.last - number.last); length > 0; length -= 1) {
    const comparison = BEHIND.get(wordsOf(document, number.last, number.last + length));
    if (comparison) return { first: number.first, last: number.last + length, comparison };
  }
  return { ...number, comparison: null };
}
