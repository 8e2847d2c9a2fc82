import { CLAIMS } from './wording-kinds.ts';
import { foldedWords } from './words.ts';

/** Texts that share less than so much of what their words weigh are about something else. */
const LEAST_ALIKE = 0.6;

/** Texts that share no more than this are of words that anyone says: "it is as simple as that". */
const LEAST_IN_COMMON = 8;

/** A word says the more the longer it is, since the short ones are in every text; a number says much in any length. */
const weightOf = (word: string) => (/^\p{N}/u.test(word) ? 4 : Math.max(0, word.length - 3));

const weigh = (words: Iterable<string>) => [...words].reduce((sum, word) => sum + weightOf(word), 0);

export interface Likeness {
  /** The share of their different words that the two have in common, by weight (Dice): 0 to 1, in thousandths. */
  score: number;
  /** Whether they surely say the same: `sameClaimed`, or every word is. */
  sure: boolean;
}

/** How alike two claims are; null where they have nothing to do with each other. */
export function likeness(text: string, other: string): Likeness | null {
  const [words, others] = [foldedWords(text), foldedWords(other)];
  const [one, two] = [new Set(words), new Set(others)];
  const common = weigh(new Set([...one].filter((word) => two.has(word))));
  if (common < LEAST_IN_COMMON) return null;
  const score = Math.round((2000 * common) / (weigh(one) + weigh(two))) / 1000;
  const sure = words.join(' ') === others.join(' ') || CLAIMS.same(words, others);
  return sure || score >= LEAST_ALIKE ? { score, sure } : null;
}
