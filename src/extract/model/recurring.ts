import { logSoftmax } from './decoding.ts';
import { PARAGRAPH, SPACE, type Word } from './words.ts';

/** How much of what a place tells of a name gives way to what all of its places tell; 0.3 to 0.6 do alike. */
const SHARED = 0.45;

/** Longest run of words with capitals that is looked at: longer ones are headlines. */
const LONGEST = 10;

/** So that the logarithm of nothing is no infinity. */
const LEAST = 1e-6;

/**
 * Scores of names in which a name that recurs ("Harrow", "Corvane Steel") is taken for much the same thing in all of its places: what each place
 * says it is, person, organization, place or no name, moves towards the mean of them, in log-likelihood. Where a name
 * begins and ends is left to each place.
 *
 * @param logits a row a word, a column a tag
 */
export function alikeWhereRecurring(
  logits: Float32Array,
  tags: readonly string[],
  words: readonly Word[],
  text: string,
): Float32Array {
  const width = tags.length;
  const kinds = [...new Set(tags.map((tag) => tag.slice(2)))];
  const kindOf = tags.map((tag) => kinds.indexOf(tag.slice(2)));
  const shared = Float32Array.from(logits);
  for (const places of recurring(words, text)) {
    const rows = places.map((word) =>
      kindScores(logSoftmax(logits.subarray(word * width, (word + 1) * width), width), kindOf, kinds.length),
    );
    const mean = kinds.map((_, kind) => rows.reduce((sum, row) => sum + (row[kind] ?? 0), 0) / rows.length);
    places.forEach((word, place) => {
      kindOf.forEach((kind, tag) => {
        const change = SHARED * ((mean[kind] ?? 0) - (rows[place]?.[kind] ?? 0));
        shared[word * width + tag] = (logits[word * width + tag] ?? 0) + change;
      });
    });
  }
  return shared;
}

/** Words with capitals that stand in the same place of the same run of such, each with all of its places: two or more. */
function recurring(words: readonly Word[], text: string): number[][] {
  const places = new Map<string, number[]>();
  let first = 0;
  for (let last = 1; last <= words.length; last += 1) {
    if (goesOn(words, last)) continue;
    if (isCapital(words[first]) && last - first <= LONGEST) {
      const run = text.slice(words[first]?.start, words[last - 1]?.end);
      for (let word = first; word < last; word += 1) {
        const key = `${word - first} ${run}`;
        const known = places.get(key);
        if (known) known.push(word);
        else places.set(key, [word]);
      }
    }
    first = last;
  }
  return [...places.values()].filter(({ length }) => length > 1);
}

/** Whether a word goes on with a run: behind a capital with one of its own, or as the "of" before another, as in "Port Authority of Jamaica". */
function goesOn(words: readonly Word[], index: number): boolean {
  const [before, word, after] = [words[index - 1], words[index], words[index + 1]];
  if ((word?.gap ?? PARAGRAPH) > SPACE) return false;
  if (isJoint(before)) return isCapital(word) && isCapital(words[index - 2]);
  return (
    isCapital(before) && (isCapital(word) || (isJoint(word) && isCapital(after) && (after?.gap ?? PARAGRAPH) <= SPACE))
  );
}

const JOINTS = new Set(['of', 'for', '&', '-']);
const isJoint = (word: Word | undefined): boolean => JOINTS.has(word?.normal ?? '');

/** Shapes of words with a capital: the first letter, all, or some. */
const CAPITALS = new Set([2, 3, 5]);
const isCapital = (word: Word | undefined): boolean => CAPITALS.has(word?.shape ?? 0);

/** Log-likelihoods of each kind of name, and of none, by those of the tags of one word. */
function kindScores(tags: Float64Array, kindOf: readonly number[], kinds: number): number[] {
  const sums = new Array<number>(kinds).fill(0);
  tags.forEach((score, tag) => {
    const kind = kindOf[tag] ?? 0;
    sums[kind] = (sums[kind] ?? 0) + Math.exp(score);
  });
  return sums.map((sum) => Math.log(sum + LEAST));
}
