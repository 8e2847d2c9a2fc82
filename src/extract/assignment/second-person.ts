import type { Attribution, Document, TokenRange } from '../document.ts';

/** In tokens, the mark of quotation counted. */
const BEGINNING = 4;

const SECOND_PERSON = new Set(['you', 'your', "you're", 'yours', 'yourself']);

/** Whether spoken words begin with "you" ("You knew it", "Do you ..."): further on, it is often anyone. */
export function speaksTo(document: Document, attribution: Attribution): boolean {
  const [part] = attribution.content;
  const at = part ? youIn(document, part) : -1;
  return at >= 0 && at < BEGINNING && isSpoken(document, attribution);
}

function isSpoken(document: Document, { content, cue }: Attribution): boolean {
  const first = content[0]?.first ?? 0;
  return document.quotationOf[first] !== -1 || (cue !== null && document.at(cue.first).text === ':');
}

/** Where "you" stands in a run of tokens, -1 where it does not. */
const youIn = (document: Document, { first, last }: TokenRange): number =>
  document.tokens.slice(first, last).findIndex(({ lower }) => SECOND_PERSON.has(lower));
