import type { TokenRange } from '../ranges.ts';
import type { Transitions } from './description.ts';
import { PARAGRAPH, type Word } from './words.ts';

/** Words that one tag covers, half-open, by index into the words of the text. */
export interface TaggedSpan extends TokenRange {
  /** `source`, `cue`, `content`, or `person`, `organization`, `place`. */
  kind: string;
  /** 0 to 1: how likely the tags of its words are, their geometric mean. */
  likelihood: number;
}

/** Words that go on: articles, prepositions, conjunctions, forms of "be" and possessives. */
const GOING_ON = new Set(
  (
    'a an the of to in for on with by at from as about into than and or but nor ' +
    'is are was were be his her their its our my your'
  ).split(' '),
);
/** What it costs to end a span behind one of them; more gains nothing. */
const TORN = 0.7;
const NEVER = -1e4;

/**
 * The spans of the likeliest sequence of BIO tags (Viterbi over the whole text). It is unlikely that a span ends behind an
 * article, a preposition or a conjunction, and none goes on over the end of a paragraph.
 *
 * @param logits a row a word, a column a tag
 */
export function decode(
  logits: Float32Array,
  tags: readonly string[],
  transitions: Transitions,
  words: readonly Word[],
): TaggedSpan[] {
  const scores = logSoftmax(logits, tags.length);
  const path = viterbi(scores, tags, transitions, words);
  const spans: TaggedSpan[] = [];
  path.forEach((tag, word) => {
    const name = tags[tag] ?? 'O';
    if (name === 'O') return;
    const score = scores[word * tags.length + tag] ?? 0;
    const open = spans.at(-1);
    const kind = name.slice(2);
    if (name.startsWith('I-') && open?.kind === kind && open.last === word) {
      open.last = word + 1;
      open.likelihood += score;
    } else spans.push({ kind, first: word, last: word + 1, likelihood: score });
  });
  for (const span of spans) span.likelihood = Math.exp(span.likelihood / (span.last - span.first));
  return spans;
}

/** For each word how likely it is in a span of any kind, 0 to 1; the tag for "in none" comes first. */
export function likelihoods(logits: Float32Array, tags: readonly string[]): Float32Array {
  const scores = logSoftmax(logits, tags.length);
  return Float32Array.from(
    { length: scores.length / tags.length },
    (_, word) => 1 - Math.exp(scores[word * tags.length] ?? 0),
  );
}

/** Of each row of scores the logarithms of the shares that add up to one. */
export function logSoftmax(logits: Float32Array, width: number): Float64Array {
  const scores = new Float64Array(logits.length);
  for (let row = 0; row < logits.length; row += width) {
    let most = Number.NEGATIVE_INFINITY;
    for (let i = row; i < row + width; i += 1) most = Math.max(most, logits[i] ?? 0);
    let sum = 0;
    for (let i = row; i < row + width; i += 1) sum += Math.exp((logits[i] ?? 0) - most);
    for (let i = row; i < row + width; i += 1) scores[i] = (logits[i] ?? 0) - most - Math.log(sum);
  }
  return scores;
}

function viterbi(
  scores: Float64Array,
  tags: readonly string[],
  { start, steps }: Transitions,
  words: readonly Word[],
): Uint8Array {
  const width = tags.length;
  const count = scores.length / width;
  const path = new Uint8Array(count);
  if (count === 0) return path;
  const goesOn = (after: number): boolean => tags[after]?.startsWith('I-') ?? false;
  /** Of each pair of tags, a row for the one before. */
  const costs = (of: (step: number, before: number, after: number) => number): Float64Array =>
    Float64Array.from(steps.flatMap((row, before) => row.map((step, after) => of(step, before, after))));
  const plain = costs((step) => step);
  const torn = costs((step, before, after) => (tags[before] === 'O' || goesOn(after) ? step : step - TORN));
  const parted = costs((step, _, after) => (goesOn(after) ? NEVER : step));
  const back = new Uint8Array(count * width);
  let best = Float64Array.from({ length: width }, (_, tag) => (scores[tag] ?? 0) + (start[tag] ?? 0));
  let next = new Float64Array(width);
  for (let word = 1; word < count; word += 1) {
    const within = GOING_ON.has(words[word - 1]?.normal ?? '') ? torn : plain;
    const through = words[word]?.gap === PARAGRAPH ? parted : within;
    for (let after = 0; after < width; after += 1) {
      let from = 0;
      let most = Number.NEGATIVE_INFINITY;
      for (let before = 0; before < width; before += 1) {
        const score = (best[before] ?? 0) + (through[before * width + after] ?? 0);
        if (score > most) {
          most = score;
          from = before;
        }
      }
      back[word * width + after] = from;
      next[after] = most + (scores[word * width + after] ?? 0);
    }
    const spare = best;
    best = next;
    next = spare;
  }
  let tag = best.indexOf(Math.max(...best));
  for (let word = count - 1; word >= 0; word -= 1) {
    path[word] = tag;
    tag = back[word * width + tag] ?? 0;
  }
  return path;
}
