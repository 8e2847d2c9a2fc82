import type { Attribution, Document, Quotation } from '../document.ts';

/** Shorter quotations with no cue are names and scare quotes, not speech: in tokens, marks included. */
const LEAST_SPEECH = 7;

/**
 * Joins quotations that no attribution has taken to the one they belong to: that of the same open quotation, else the
 * last one of the same paragraph, else the next one of it, else the last one of the paragraph before.
 */
export function attachQuotations(document: Document): void {
  for (const quotation of document.quotations) {
    if (
      quotation.last - quotation.first < LEAST_SPEECH ||
      isTaken(document, quotation) ||
      !isSpeech(document, quotation)
    )
      continue;
    ownerOf(document, quotation)?.content.push({ first: quotation.first, last: quotation.last });
  }
  for (const attribution of document.attributions) attribution.content.sort((a, b) => a.first - b.first);
}

const isTaken = (document: Document, { first, last }: Quotation): boolean =>
  document.attributions.some(({ content }) => content.some((part) => part.first < last && part.last > first));

/** A quotation that begins a sentence; one in the middle of the author's own is a phrase he took over. */
function isSpeech(document: Document, { first }: Quotation): boolean {
  return document.sentenceOf(first).first === first || document.sentenceOf(first).first === first + 1;
}

function ownerOf(document: Document, quotation: Quotation): Attribution | undefined {
  const paragraph = document.sentenceOf(quotation.first).paragraph;
  const position = ({ cue, content }: Attribution): number => cue?.first ?? content[0]?.first ?? 0;
  const paragraphOf = (attribution: Attribution): number => document.sentenceOf(position(attribution)).paragraph;
  const chained = document.quotations.filter((other) => other !== quotation && other.chain === quotation.chain);
  const inChain = document.attributions.find(({ content }) =>
    content.some((part) => chained.some((other) => part.first < other.last && part.last > other.first)),
  );
  if (inChain) return inChain;
  const before = document.attributions.filter((attribution) => position(attribution) < quotation.first);
  const last = before.findLast((attribution) => paragraphOf(attribution) === paragraph);
  if (last) return last;
  const next = document.attributions.find(
    (attribution) => position(attribution) > quotation.first && paragraphOf(attribution) === paragraph,
  );
  return next ?? before.findLast((attribution) => paragraph - paragraphOf(attribution) <= 2);
}
