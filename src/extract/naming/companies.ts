import type { Document, TokenRange } from '../document.ts';

/** The legal form that stands behind a company's name, with a comma before it or without; in capitals, or it is a word ("go-co"). */
const LEGAL_FORM = /^(?:inc|corp|co|ltd|llc|l\.l\.c|llp|l\.p|lp|plc|gmbh|n\.v|s\.a)\.?$/iu;

/** Companies that their legal form tells: "Teklan Data, LLC". */
export function companies(document: Document): TokenRange[] {
  return document.tokens.flatMap(({ text, index }) => {
    if (!LEGAL_FORM.test(text) || !/^\p{Lu}/u.test(text)) return [];
    const first = beginning(document, document.tokens[index - 1]?.text === ',' ? index - 1 : index);
    return first === null ? [] : [{ first, last: index + 1 }];
  });
}

/** Where the words with capitals begin that end at a token; null where none is there. */
function beginning({ tokens }: Document, end: number): number | null {
  const isPart = (index: number): boolean => /^(?:\p{Lu}|\d*\p{Lu}|&$)/u.test(tokens[index]?.text ?? '');
  let first = end;
  while (isPart(first - 1) && tokens[first - 1]?.sentence === tokens[end - 1]?.sentence) first -= 1;
  while (first < end && /^(?:the|&)$/u.test(tokens[first]?.lower ?? '')) first += 1;
  return first < end ? first : null;
}
