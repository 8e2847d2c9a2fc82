import type { Document, TokenRange } from '../document.ts';
import { ENGLISH } from '../naming/gazetteer.ts';

/** A phrase that says who or what is meant, without a name: "the former senator", "his lawyer", "a federal court". */
export interface Description extends TokenRange {
  head: number;
  /** "the"; "a"; "his", "Varga's"; nothing, as in headlines. */
  determiner: 'definite' | 'indefinite' | 'possessive' | 'none';
  /** Whose: "his", "Varga". */
  owner: TokenRange | null;
}

const DETERMINERS = new Map<string, Description['determiner']>([
  ...['the', 'this', 'that'].map((word) => [word, 'definite'] as const),
  ...['a', 'an', 'another'].map((word) => [word, 'indefinite'] as const),
  ...['his', 'her', 'its', 'their', 'my', 'our', 'your'].map((word) => [word, 'possessive'] as const),
]);

/** Longest description, in tokens, from its determiner to its head. */
const LONGEST = 10;

/**
 * The description that begins at a token, up to its head; null where none does, and where it is the title of a name.
 *
 * @param limit where the phrase ends
 * @param named 1 for each token inside a name
 */
export function descriptionAt(document: Document, first: number, limit: number, named: Uint8Array): Description | null {
  const determiner = DETERMINERS.get(document.at(first).lower);
  const start = determiner ? first + 1 : first;
  let owner = determiner === 'possessive' ? { first, last: first + 1 } : null;
  let head = -1;
  for (let i = start; i < Math.min(limit, first + LONGEST); i += 1) {
    const { pos, text } = document.at(i);
    if (i > first && isPossessiveEnding(document, i)) {
      owner = { first, last: i };
      head = -1;
    } else if (head >= 0 && i === head + 1 && named[i] && !named[head]) return null;
    else if (isNoun(document, i)) head = i;
    else if (text !== '-' && text !== '&' && !(head < 0 ? BEFORE : BETWEEN).has(pos)) break;
  }
  if (head < 0 || named[head]) return null;
  return { first, last: head + 1, head, determiner: owner ? 'possessive' : (determiner ?? 'none'), owner };
}

function isPossessiveEnding(document: Document, index: number): boolean {
  const { pos, lower, start } = document.at(index);
  return (pos === 'PART' && lower.startsWith("'")) || (lower === "'" && document.at(index - 1).end === start);
}

/** What may stand before the first noun, and between two. */
const BEFORE = new Set(['ADJ', 'NUM', 'ADV', 'VERB']);
const BETWEEN = new Set(['ADJ', 'NUM']);

/**
 * Adjectives are nouns where they say where somebody is from ("the Spaniard"), what with no noun behind ("the state premier of"), or how old
 * ("the 24-year-old"); a noun is none in "the state-owned giant".
 */
function isNoun(document: Document, index: number): boolean {
  const { pos, lower, end } = document.at(index);
  const [next, behind] = document.tokens.slice(index + 1, index + 3);
  if (next?.text === '-' && next.start === end && behind?.pos === 'VERB') return false;
  const isRole = pos === 'ADJ' && ENGLISH.roles.has(lower) && !/^(?:NOUN|PROPN|ADJ)$/u.test(next?.pos ?? '');
  return pos === 'NOUN' || pos === 'PROPN' || isRole || ENGLISH.demonyms.has(lower) || isAge(document, index);
}

/** The "old" of "the 24-year-old". */
export const isAge = (document: Document, index: number): boolean =>
  document.at(index).lower === 'old' &&
  index >= 4 &&
  /^\d\d-year-old$/u.test(document.textOf({ first: index - 4, last: index + 1 }));
