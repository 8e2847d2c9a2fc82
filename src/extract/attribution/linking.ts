import type { TaggedSpan } from '../model/decoding.ts';
import type { Word } from '../model/words.ts';

/** Spans that belong together; a cue has at most one source, and contents in text order. */
export interface LinkedSpans {
  source: TaggedSpan | null;
  cue: TaggedSpan;
  contents: TaggedSpan[];
}

/**
 * What stands between a cue and its content, or its source, counted in words. Tuned on PolNeAR's train part; with the
 * spans of its annotators 96.9 of 100 attributions of the development part come out whole.
 */
const COSTS = {
  content: { cue: 5, content: 24, source: 16, after: -9, farthest: 118 },
  source: { cue: 5, content: 16, source: 24, after: 15, farthest: 39 },
};
/** The end of a sentence, and what the end of a paragraph costs more. */
const BREAK = 24;
const PARAGRAPH = 18;
/** A word inside a span that stands between. */
const INSIDE = 0.2;
/** A source inside a quotation for a cue outside, or the other way round. */
const OTHER_QUOTATION = 22;
/** A cue that has contents already. */
const TAKEN = 2;
/** Candidates that are looked at on either side, so that time is linear in the text. */
const NEIGHBOURS = 6;

type Part = keyof typeof COSTS;

/**
 * Contents that go on from one another form a chain; each chain goes to its nearest cue, each cue to its nearest source.
 * Distances are those of `link` in `training/attribution/decode.py`; `spare` comes on top.
 *
 * @param spans in text order, counted in `words`
 */
export function link(words: readonly Word[], spans: readonly TaggedSpan[]): LinkedSpans[] {
  const distances = new Distances(words, spans);
  const cues = spans.filter(({ kind }) => kind === 'cue');
  const sources = spans.filter(({ kind }) => kind === 'source');
  const chains = chainsOf(words, spans);
  const counts = new Int32Array(cues.length);
  for (const chain of chains) {
    const taken = (k: number): number => (counts[k] ? TAKEN : 0);
    const found = nearest(chain, cues, (cue, k) => distances.ofChain(chain, cue) + taken(k));
    if (found.distance >= COSTS.content.farthest) continue;
    chain.cue = found.index;
    chain.distance = found.distance;
    counts[found.index] = (counts[found.index] ?? 0) + 1;
  }
  spare(cues, chains, counts, distances);
  const contentsOf = cues.map((): TaggedSpan[] => []);
  for (const { cue, parts } of chains) contentsOf[cue]?.push(...parts);
  return cues.flatMap((cue, k): LinkedSpans[] => {
    const contents = contentsOf[k] ?? [];
    if (contents.length === 0) return [];
    const found = nearest(cue, sources, (source) => distances.between(source, cue, 'source'));
    return [{ cue, contents, source: found.distance < COSTS.source.farthest ? (sources[found.index] ?? null) : null }];
  });
}

/** Contents that go on from one another; its own span is that of the first. */
interface Chain extends TaggedSpan {
  parts: TaggedSpan[];
  /** Index of the cue that it goes to, -1 for none, and how far that is. */
  cue: number;
  distance: number;
}

/** How much farther a chain may go to a cue that else has none, from one that has several. */
const SPARE = 35;

/** "Holm said, citing Varga, that ...": a cue without content is given one by a neighbour that has several. */
function spare(cues: readonly TaggedSpan[], chains: Chain[], counts: Int32Array, distances: Distances): void {
  cues.forEach((cue, k) => {
    if (counts[k]) return;
    const found = nearest(cue, chains, (chain) =>
      (counts[chain.cue] ?? 0) > 1 ? distances.ofChain(chain, cue) - chain.distance : Number.POSITIVE_INFINITY,
    );
    const chain = chains[found.index];
    if (!chain || found.distance >= SPARE) return;
    counts[chain.cue] = (counts[chain.cue] ?? 0) - 1;
    counts[k] = 1;
    chain.cue = k;
  });
}

interface Candidate {
  distance: number;
  index: number;
}

/** The candidate with the least distance, of those nearest in order; the earlier one of two as near. */
function nearest<T extends TaggedSpan>(
  span: TaggedSpan,
  candidates: readonly T[],
  distance: (candidate: T, index: number) => number,
): Candidate {
  let at = 0;
  for (let step = candidates.length; step > 0; ) {
    const half = step >> 1;
    if ((candidates[at + half]?.first ?? 0) <= span.first) {
      at += half + 1;
      step -= half + 1;
    } else step = half;
  }
  let best: Candidate = { distance: Number.POSITIVE_INFINITY, index: -1 };
  for (let k = Math.max(0, at - NEIGHBOURS); k < Math.min(candidates.length, at + NEIGHBOURS); k += 1) {
    const candidate = candidates[k];
    const measured = candidate ? distance(candidate, k) : Number.POSITIVE_INFINITY;
    if (measured < best.distance) best = { distance: measured, index: k };
  }
  return best;
}

class Distances {
  readonly #words: readonly Word[];
  readonly #breaks: number[];
  readonly #index: Map<TaggedSpan, number>;
  /** For each part, what all spans before the one at an index cost to cross, so that any stretch is a difference. */
  readonly #crossed: Record<Part, number[]>;

  constructor(words: readonly Word[], spans: readonly TaggedSpan[]) {
    this.#words = words;
    this.#breaks = breaksBefore(words);
    this.#index = new Map(spans.map((span, i) => [span, i]));
    const sums = (part: Part): number[] => {
      let sum = 0;
      const cost = (kind: string) => COSTS[part][kind as 'cue' | 'content' | 'source'];
      return [0, ...spans.map(({ kind, first, last }) => (sum += cost(kind) - (1 - INSIDE) * (last - first)))];
    };
    this.#crossed = { content: sums('content'), source: sums('source') };
  }

  /** How far a chain is: its nearer end. */
  ofChain({ parts }: Chain, cue: TaggedSpan): number {
    return Math.min(
      ...[parts[0], parts.at(-1)].map((span) => (span ? this.between(span, cue, 'content') : Number.POSITIVE_INFINITY)),
    );
  }

  between(span: TaggedSpan, cue: TaggedSpan, part: Part): number {
    const [left, right] = span.first < cue.first ? [span, cue] : [cue, span];
    const breaks = (this.#breaks[right.first] ?? 0) - (this.#breaks[left.last - 1] ?? 0);
    const crossed = this.#crossed[part];
    const between = (crossed[this.#index.get(right) ?? 0] ?? 0) - (crossed[(this.#index.get(left) ?? 0) + 1] ?? 0);
    const inside = ({ first }: TaggedSpan): boolean => this.#words[first]?.quotation === 1;
    return (
      right.first -
      left.last +
      BREAK * breaks +
      (breaks >= 3 ? PARAGRAPH : 0) +
      between +
      (right === span ? COSTS[part].after : 0) +
      (part === 'source' && inside(span) !== inside(cue) ? OTHER_QUOTATION : 0)
    );
  }
}

/**
 * Ends of sentences up to each word: three for a paragraph's, two for a line's, one for a sentence's, which is a space
 * behind a full stop and before no small letter.
 */
function breaksBefore(words: readonly Word[]): number[] {
  let total = 0;
  return words.map(({ gap, shape }, i) => {
    const before = words[i - 1];
    const last = before?.quotation === 3 && i > 1 ? words[i - 2] : before;
    if (gap >= 2) total += gap;
    else if (gap === 1 && last && /^[.?!]$/.test(last.normal) && shape !== 1) total += 1;
    return total;
  });
}

/** Contents that are one: inside one open quotation, side by side in a paragraph, or where a quotation opens anew. */
function chainsOf(words: readonly Word[], spans: readonly TaggedSpan[]): Chain[] {
  const chains: Chain[] = [];
  for (const span of spans) {
    if (span.kind !== 'content') continue;
    const chain = chains.at(-1);
    const before = chain?.parts.at(-1);
    if (chain && before && goesOn(words, before, span)) chain.parts.push(span);
    else chains.push({ ...span, parts: [span], cue: -1, distance: 0 });
  }
  return chains;
}

function goesOn(words: readonly Word[], before: TaggedSpan, span: TaggedSpan): boolean {
  const first = words[span.first];
  if (!first) return false;
  const between = words.slice(before.last, span.first);
  if (between.length === 0 && first.gap < 3) return true;
  if (first.quotation === 1) return between.every(({ quotation }) => quotation === 1);
  // A quotation that was not closed opens anew with its next paragraph; a full stop may stand between.
  const open = words[span.first - 1]?.quotation ?? 0;
  return between.every(({ mark }) => mark) && (open === 1 || open === 2) && first.quotation === 2;
}
