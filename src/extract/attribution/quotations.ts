import type { Attribution, Document, Quotation } from '../document.ts';
import type { CueLexicon } from './cue-lexicon.ts';

/** Shorter quotations with no cue and no full stop are names and scare quotes, not speech: in tokens, marks included. */
const LEAST_SPEECH = 7;

/** A cue less likely to bring a quotation than this ("listed", "asked for") has none that follow it. */
const LEAST_SPEAKING = 0.5;

/** How many paragraphs behind an attribution a quotation of its own may stand. */
const REACH = 2;

/**
 * Joins quotations that no attribution has taken to the one they belong to: that of the same open quotation, else the
 * last one of the same paragraph, else the next one of it, else the last one of the paragraphs before.
 */
export function attachQuotations(document: Document, lexicon: CueLexicon): void {
  const taken = new Uint8Array(document.tokens.length);
  const byChain = new Map<number, Attribution>();
  for (const attribution of document.attributions) {
    for (const part of attribution.content) {
      taken.fill(1, part.first, part.last);
      for (const index of [part.first, part.last - 1]) {
        const quotation = document.quotationAt(index);
        if (quotation && !byChain.has(quotation.chain)) byChain.set(quotation.chain, attribution);
      }
    }
  }
  const speaking = document.attributions
    .filter(
      ({ head }) =>
        head !== null &&
        lexicon.probability(document.at(head).lemma, { frame: 'quote', passive: false }) >= LEAST_SPEAKING,
    )
    .sort((a, b) => position(a) - position(b));
  let next = 0;
  for (const quotation of document.quotations) {
    while (next < speaking.length && position(speaking[next]) < quotation.first) next += 1;
    const isTaken = taken.subarray(quotation.first, quotation.last).includes(1);
    if (isTaken || !isSpeech(document, quotation)) continue;
    const owner = byChain.get(quotation.chain) ?? nearest(document, quotation, speaking[next - 1], speaking[next]);
    if (!owner) continue;
    owner.content.push({ first: quotation.first, last: quotation.last });
    byChain.set(quotation.chain, owner);
  }
  for (const attribution of document.attributions) attribution.content.sort((a, b) => a.first - b.first);
}

const position = (attribution: Attribution | undefined): number =>
  attribution?.cue?.first ?? attribution?.content[0]?.first ?? 0;

/** A quotation that begins a sentence; one in the middle of the author's own is a phrase he took over. */
function isSpeech(document: Document, { first, last }: Quotation): boolean {
  const whole = /^[.!?…,]$/u.test(document.at(last - 2).text);
  if (last - first < LEAST_SPEECH && !whole) return false;
  const sentence = document.sentenceOf(first);
  return sentence.first === first || sentence.first === first + 1;
}

function nearest(
  document: Document,
  quotation: Quotation,
  before: Attribution | undefined,
  after: Attribution | undefined,
): Attribution | undefined {
  const paragraph = document.sentenceOf(quotation.first).paragraph;
  const distance = (attribution: Attribution | undefined): number =>
    attribution ? Math.abs(paragraph - document.sentenceOf(position(attribution)).paragraph) : Number.POSITIVE_INFINITY;
  if (distance(before) === 0) return before;
  if (distance(after) === 0) return after;
  return distance(before) <= REACH ? before : undefined;
}
