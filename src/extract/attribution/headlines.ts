import type { Attribution, Document } from '../document.ts';
import { basePhraseEnd } from '../grammar/phrases.ts';

/** How sure what a headline quotes is; it stands without a cue that the encoder could know. */
const CONFIDENCE = 0.7;

/**
 * "'Won't tolerate negligence': Minister pulls up officials": what a headline begins with between quotation marks, and a
 * colon behind it, has been said by whoever does something behind that; by nobody known where that is a title
 * ("Five questions for ...").
 */
export function readHeadline(document: Document): void {
  const [quotation] = document.quotations;
  const colon = quotation?.last ?? 0;
  if (quotation?.first !== 0 || document.tokens[colon]?.text !== ':') return;
  const { last } = document.sentenceOf(colon - 1);
  const end =
    colon + 1 < document.tokens.length ? basePhraseEnd(document, colon + 1, Math.max(last, colon + 8)) : colon;
  const acts = end > colon + 1 && document.tokens[end]?.pos === 'VERB';
  const read: Attribution = {
    source: acts ? { first: colon + 1, last: end } : null,
    cue: { first: colon, last: colon + 1 },
    head: colon,
    content: [{ first: quotation.first, last: quotation.last }],
    confidence: CONFIDENCE,
  };
  // What the encoder makes of a headline's quotation goes.
  const others = document.attributions.flatMap((one): Attribution[] => {
    const rest = one.content.filter((part) => part.first >= quotation.last);
    return rest.length > 0 ? [{ ...one, content: rest }] : [];
  });
  document.attributions = [read, ...others];
}
