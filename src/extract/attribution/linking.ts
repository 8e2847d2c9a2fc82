import type { TaggedSpan } from '../model/decoding.ts';
import { PARAGRAPH, type Word } from '../model/words.ts';
import { firstWhere } from '../ranges.ts';
import { Evidence } from './evidence.ts';

/** Spans that belong together; a cue has at most one source, and contents in text order. */
export interface LinkedSpans {
  source: TaggedSpan | null;
  cue: TaggedSpan;
  contents: TaggedSpan[];
}

/** Candidates that are looked at on either side, so that time is linear in the text. */
const NEIGHBOURS = 6;
/** Least evidence, in log-odds, that a chain belongs to a cue; with less it is no one's. */
const LEAST = -4.5;
/** How much less evidence may do for a cue that else has no content, where another has several. */
const SPARE = 1.5;

/**
 * Contents that go on from one another form a chain; each chain goes to the cue around it that the most speaks for, and each
 * cue to a source, or to none.
 *
 * @param tagged in text order, counted in `words`
 */
export function link(words: readonly Word[], tagged: readonly TaggedSpan[]): LinkedSpans[] {
  const spans = tagged.flatMap((span) => cutBehindQuotation(words, span));
  const evidence = new Evidence(words, spans);
  const cues = spans.filter(({ kind }) => kind === 'cue');
  const sources = spans.filter(({ kind }) => kind === 'source');
  const contentsOf = cues.map((): TaggedSpan[] => []);
  for (const { cue, parts } of linkedChains(chainsOf(words, spans), cues, evidence)) contentsOf[cue]?.push(...parts);
  return cues.flatMap((cue, k): LinkedSpans[] => {
    const contents = contentsOf[k] ?? [];
    if (contents.length === 0) return [];
    const found = best(around(cue, sources), (i) => evidence.ofSource(sources[i] ?? cue, cue, contents));
    const source = found.evidence > evidence.ofNoSource(cue) ? (sources[found.index] ?? null) : null;
    return [{ cue, contents, source: source ?? firstPerson(words, cue) }];
  });
}

/** "I believe": the encoder leaves out many a first person, since PolNeAR's articles have few that are no quotation's. */
function firstPerson(words: readonly Word[], { first, likelihood }: TaggedSpan): TaggedSpan | null {
  const word = words[first - 1];
  const speaks = word?.quotation === 0 && (word.normal === 'i' || word.normal === 'we');
  return speaks ? { kind: 'source', first: first - 1, last: first, likelihood } : null;
}

/**
 * “... ‘sour grapes.’ Blue Heron, he said, had bought ads”: behind a quotation that ends its sentence, words before a comma are no part
 * of the same content.
 */
function cutBehindQuotation(words: readonly Word[], span: TaggedSpan): TaggedSpan[] {
  if (span.kind !== 'content' || words[span.last]?.normal !== ',') return [span];
  for (let at = span.last - 1; at > span.first + 1; at--) {
    if (words[at]?.quotation !== 0) return [span];
    if (words[at - 1]?.quotation !== 3) continue;
    return endsSentence(words, { ...span, last: at })
      ? [
          { ...span, last: at },
          { ...span, first: at },
        ]
      : [span];
  }
  return [span];
}

/** Contents that go on from one another. */
interface Chain {
  first: number;
  parts: TaggedSpan[];
  /** Index of the cue that it goes to, -1 for none, and what speaks for that one. */
  cue: number;
  evidence: number;
}

/** The chains, each with its cue. */
function linkedChains(chains: Chain[], cues: readonly TaggedSpan[], evidence: Evidence): Chain[] {
  const beside = cues.map((cue) => evidence.beside(cue));
  const counts = new Int32Array(cues.length);
  const of = ({ parts }: Chain, k: number): number => {
    const others = (beside[k] ?? []).filter((span) => !parts.includes(span));
    return cues[k] ? evidence.ofContent(parts, cues[k], others) : Number.NEGATIVE_INFINITY;
  };
  for (const chain of chains) {
    const found = best(around(chain, cues), (k) => of(chain, k));
    if (found.evidence <= LEAST) continue;
    chain.cue = found.index;
    chain.evidence = found.evidence;
    counts[chain.cue] = (counts[chain.cue] ?? 0) + 1;
  }
  // "Holm said, citing Varga, that ...": a cue without content is given one by a neighbour that has several.
  cues.forEach((cue, k) => {
    if (counts[k]) return;
    const found = best(around(cue, chains), (i) => {
      const chain = chains[i];
      return chain && (counts[chain.cue] ?? 0) > 1 ? of(chain, k) - chain.evidence : Number.NEGATIVE_INFINITY;
    });
    const chain = chains[found.index];
    if (!chain || found.evidence <= -SPARE) return;
    counts[chain.cue] = (counts[chain.cue] ?? 0) - 1;
    counts[k] = 1;
    chain.cue = k;
  });
  return chains;
}

/** The candidates that stand nearest in order: from which index to which. */
function around({ first }: { first: number }, candidates: readonly { first: number }[]): { from: number; to: number } {
  const at = firstWhere(candidates.length, (i) => (candidates[i]?.first ?? 0) > first);
  return { from: Math.max(0, at - NEIGHBOURS), to: Math.min(candidates.length, at + NEIGHBOURS) };
}

/** The index that the most speaks for, the earlier one of two alike; -1 when nothing speaks for any. */
function best(
  { from, to }: { from: number; to: number },
  evidenceOf: (index: number) => number,
): { index: number; evidence: number } {
  const found = { index: -1, evidence: Number.NEGATIVE_INFINITY };
  for (let index = from; index < to; index += 1) {
    const evidence = evidenceOf(index);
    if (evidence <= found.evidence) continue;
    found.index = index;
    found.evidence = evidence;
  }
  return found;
}

/**
 * Contents that are one: inside one open quotation, side by side in a paragraph (in two sentences, inside one pair of quotation
 * marks alone), on either side of who says it, or where a quotation opens anew.
 */
function chainsOf(words: readonly Word[], spans: readonly TaggedSpan[]): Chain[] {
  const chains: Chain[] = [];
  let latest = -1;
  let isTold = false;
  for (const [index, span] of spans.entries()) {
    if (span.kind !== 'content') continue;
    const chain = chains.at(-1);
    const before = chain?.parts.at(-1);
    const isAround = !isTold && hasAround(words, spans.slice(Math.max(0, latest), index + 1));
    if (chain && before && (goesOn(words, before, span) || isAround)) chain.parts.push(span);
    else {
      chains.push({ first: span.first, parts: [span], cue: -1, evidence: 0 });
      isTold = spans[index - 1]?.kind === 'cue' && spans[index - 1]?.last === span.first;
    }
    latest = index;
  }
  return chains;
}

/**
 * "The museum, Holm said, would open in May", "Hawaii, as one of them pointed out, has none": whether between the first and the last of these
 * spans, two contents, nothing stands but who says it, between two commas. A content right behind a cue of its own ("vowed to") has one already.
 */
function hasAround(words: readonly Word[], spans: readonly TaggedSpan[]): boolean {
  const [before, one, other, after] = spans;
  if (!before || !one || !other || !after || spans.length > 4 || one.last !== other.first) return false;
  const opens = words[one.first - 1]?.normal === 'as' ? one.first - 2 : one.first - 1;
  const goesOn = words[after.first]?.quotation === 0;
  const isBetween = [before.last - 1, before.last].includes(opens) && after.first === other.last + 1;
  return one.kind !== other.kind && isBetween && goesOn && [opens, other.last].every((at) => words[at]?.normal === ',');
}

/** Whether a full stop ends a content, inside of a closing mark or not. */
function endsSentence(words: readonly Word[], { last }: TaggedSpan): boolean {
  const mark = words[last - 1]?.quotation === 3 ? words[last - 2] : words[last - 1];
  return /^[.!?]$/u.test(mark?.normal ?? '');
}

function goesOn(words: readonly Word[], before: TaggedSpan, span: TaggedSpan): boolean {
  const first = words[span.first];
  if (!first) return false;
  const between = words.slice(before.last, span.first);
  // “... not our way.” “How long?” Holm said: whose the second one is, the cues around it tell.
  const isAnew = first.quotation === 2 && words[span.first - 1]?.quotation === 3;
  if (between.length === 0 && first.gap < PARAGRAPH)
    return !endsSentence(words, before) || (first.quotation !== 0 && !isAnew);
  if (first.quotation === 1) return between.every(({ quotation }) => quotation === 1);
  // A quotation that was not closed opens anew with its next paragraph; a full stop may stand between.
  const open = words[span.first - 1]?.quotation ?? 0;
  return between.every(({ mark }) => mark) && (open === 1 || open === 2) && first.quotation === 2;
}
