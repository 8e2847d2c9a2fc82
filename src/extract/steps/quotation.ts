import type { Document, Quotation, Step, Token } from '../document.ts';

type Mark = 'open' | 'close' | 'either';

/**
 * Stretches between quotation marks, paragraph by paragraph. A double mark left open at the end of a paragraph goes on
 * when the next paragraph opens with one again (as newspapers set long quotes), and else ends with its paragraph.
 */
export const quotation: Step = {
  name: 'quotation',
  requires: ['paragraphs', 'sentences', 'tokens'],
  assigns: ['quotations'],
  run(document) {
    let chain = 0;
    let open: { first: number; paragraph: number } | null = null;
    let previous = -1;
    const finish = (last: number): void => {
      if (open && last - open.first > 2) document.quotations.push({ first: open.first, last, chain });
    };
    for (const sentence of document.sentences) {
      for (let i = sentence.first; i < sentence.last; i += 1) {
        if (sentence.paragraph !== previous) {
          if (open) {
            finish(i);
            const goesOn = markOf(document, i) !== null && markOf(document, i) !== 'close';
            if (!goesOn) chain += 1;
            open = null;
          }
          previous = sentence.paragraph;
        }
        const mark = markOf(document, i);
        if (mark === null) continue;
        if (open === null) {
          if (mark !== 'close') open = { first: i, paragraph: sentence.paragraph };
        } else if (mark !== 'open') {
          finish(i + 1);
          chain += 1;
          open = null;
        } else {
          // A second opening mark: the first one was never closed.
          finish(i);
          chain += 1;
          open = { first: i, paragraph: sentence.paragraph };
        }
      }
    }
    finish(document.tokens.length);
  },
};

/** What a token does as a double quotation mark, null when it is none. */
function markOf(document: Document, index: number): Mark | null {
  const token = document.at(index);
  switch (token.text) {
    case '“':
    case '„':
    case '«':
      return 'open';
    case '”':
    case '»':
      return 'close';
    default:
      return token.lower === '"' ? bySpace(document, token) : null;
  }
}

export const isQuotationMark = (document: Document, index: number): boolean => markOf(document, index) !== null;

/** A straight mark opens after a space and closes before one; at both, or at neither, it may do either. */
function bySpace(document: Document, token: Token): Mark {
  const before = /^[\s([—–-]?$/u.test(document.text.slice(Math.max(0, token.start - 1), token.start));
  const after = /^[\s)\].,;:!?—–-]?$/u.test(document.text.slice(token.end, token.end + 1));
  if (before && !after) return 'open';
  if (after && !before) return 'close';
  return 'either';
}

/** For each token, the quotation that it stands in, or -1. */
export function quotationOfTokens(document: Document): Int32Array {
  const map = new Int32Array(document.tokens.length).fill(-1);
  document.quotations.forEach((quotation: Quotation, index) => map.fill(index, quotation.first, quotation.last));
  return map;
}
