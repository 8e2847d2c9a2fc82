import { lexiconSet, lexiconTable } from '../lexicon.ts';
import { SHARED_RUN, sharedWords } from './fingerprints.ts';

// The bounds were chosen on PolNeAR's training articles, which are seven outlets on the same events: of the 94 pairs of
// quotes that they let pass, read one by one, 90 are the same words said, and of 33 pairs of claims 32 say the same.

/** One word in so many may differ, and none of a text shorter than the next bound. */
const WORDS_PER_CHANGE = 7;
const WORDS_WITH_CHANGES = 12;

/** Less than this of a longer text is a turn of phrase, unless the longer one has little more than it. */
const WORDS_OF_A_PART = 10;
const LITTLE_MORE = 0.6;

/** What makes another claim of the same words: numbers, and words that deny. */
const NEGATIONS = lexiconSet('en', 'negations');
const NUMBERS = lexiconTable('en', 'numbers');
const turns = (word: string) => /^\p{N}/u.test(word) || NEGATIONS.has(word) || NUMBERS.has(word);

/**
 * Whether one of two quotes repeats the other: all but a few words of the shorter one stand in the longer one, in runs
 * that may be parted there, or cut and joined. Of few words it is never so: those are told apart by each word.
 *
 * @param words folded, in text order; for the order of the two the answer is the same
 */
export function sameSaid(words: readonly string[], others: readonly string[]): boolean {
  const [shorter, longer] = words.length <= others.length ? [words, others] : [others, words];
  if (shorter.length < SHARED_RUN) return false;
  const shared =
    shorter.length < longer.length
      ? sharedWords(shorter, longer)
      : Math.max(sharedWords(shorter, longer), sharedWords(longer, shorter));
  const changes = shorter.length < WORDS_WITH_CHANGES ? 0 : Math.floor(shorter.length / WORDS_PER_CHANGE);
  if (shorter.length - shared > changes) return false;
  return shared >= WORDS_OF_A_PART || shorter.length >= longer.length * LITTLE_MORE;
}

/**
 * Whether two claims say the same: as for quotes, but neither has much more than the other, and they have the same
 * numbers and the same words that deny.
 */
export function sameClaimed(words: readonly string[], others: readonly string[]): boolean {
  const [few, many] = [Math.min(words.length, others.length), Math.max(words.length, others.length)];
  if (few < many * LITTLE_MORE) return false;
  const ofFirst = words.filter(turns).sort().join(' ');
  return ofFirst === others.filter(turns).sort().join(' ') && sameSaid(words, others);
}
