import type { Attribution, Document, Quotation, TokenRange } from '../document.ts';

/** Share of a quotation's tokens that others may have and it still be no one's. */
const LEAST_COVERED = 0.2;

/**
 * Gives a quotation that no attribution has to the one right before it: whole sentences between quotation marks that follow
 * it or begin the next paragraph go on with what was said. Of those in 315 articles of PolNeAR's train part
 * four in five do.
 */
export function goOn(document: Document): void {
  const covered = new Uint8Array(document.tokens.length);
  for (const attribution of document.attributions)
    for (const { first, last } of partsOf(attribution)) covered.fill(1, first, last);
  const inOrder = document.attributions
    .map((attribution) => ({ attribution, end: Math.max(...partsOf(attribution).map(({ last }) => last)) }))
    .sort((a, b) => a.end - b.end);
  let next = 0;
  let latest: (typeof inOrder)[number] | null = null;
  for (const quotation of document.quotations) {
    for (; (inOrder[next]?.end ?? Number.POSITIVE_INFINITY) <= quotation.first; next += 1)
      if (!latest || (inOrder[next]?.end ?? 0) > latest.end) latest = inOrder[next] ?? null;
    const { first, last } = quotation;
    const share = covered.subarray(first, last).reduce((sum, one) => sum + one, 0) / (last - first);
    if (!latest || share > LEAST_COVERED || !isWhole(document, quotation) || !follows(document, quotation, latest.end))
      continue;
    latest.attribution.content.push({ first, last });
    latest.end = last;
  }
}

const partsOf = ({ source, cue, content }: Attribution): TokenRange[] =>
  [source, cue, ...content].filter((part) => part !== null);

/** Sentences of its own, from a capital to a full stop. */
function isWhole(document: Document, { first, last }: Quotation): boolean {
  const text = document.textOf({ first, last }).replace(/^["'“‘„«»\s]+/u, '');
  const ended = /[.!?…][."'”’“«»\s]*$/u.test(text);
  const begins = document.sentenceOf(first).first === first;
  const ends = document.sentenceOf(last - 1).last === last;
  return ended && begins && ends && /^\p{Lu}/u.test(text) && /\p{L}[^\p{L}]+\p{L}/u.test(text);
}

/** Whether it stands right behind a token, or begins the paragraph behind that token's. */
function follows(document: Document, { first }: Quotation, end: number): boolean {
  const isMark = (index: number): boolean => document.at(index).pos === 'PUNCT';
  let at = end;
  while (at < first && isMark(at)) at += 1;
  const { paragraph, first: begin } = document.sentenceOf(first);
  const before = document.sentenceOf(end - 1).paragraph;
  const beginsParagraph = begin === first && (first === 0 || document.sentenceOf(first - 1).paragraph < paragraph);
  return at === first || (beginsParagraph && paragraph - before === 1);
}
