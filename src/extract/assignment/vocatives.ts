import type { Attribution, Document, TokenRange } from '../document.ts';
import type { MentionIndex } from './speakers.ts';

/** A name that is called stands between these: "But, Governor Pence, I", "That is right, Tomas." */
const BEFORE = /^(?:[,"“—–:]|well|but|and|so|now|look|no|yes|thanks)$/u;
const BEHIND = /^[,.?!"”—–…]$/u;

/** How far a name may stand from where the words begin or end, in tokens. */
const EDGE = 8;

/** In tokens, the mark of quotation counted. */
const BEGINNING = 4;

const SECOND_PERSON = new Set(['you', 'your', "you're", 'yours', 'yourself']);

/**
 * Who is called by name in spoken words: a person set off by commas near the beginning or the end, where the words speak
 * to somebody ("you"), since a list of names or an apposition sets names off as well.
 */
export function calledIn(document: Document, index: MentionIndex, attribution: Attribution): TokenRange | null {
  const part = attribution.content[0];
  if (!part || !saysYou(document, attribution)) return null;
  for (let i = part.first; i < part.last; i += 1) {
    if (i >= part.first + EDGE && i < part.last - EDGE) continue;
    const mention = index.startingAt(i);
    if (!mention || mention.last > part.last || mention.kind !== 'name') continue;
    if (document.entities[mention.entity]?.type !== 'person') continue;
    const before = i === part.first ? ',' : document.at(i - 1).lower;
    const behind = document.tokens[mention.last]?.text ?? '.';
    if (BEFORE.test(before) && BEHIND.test(behind)) return { first: i, last: mention.last };
  }
  return null;
}

/** Whether spoken words, in quotation marks or a turn of a transcript ("HOLM: ..."), say "you". */
function saysYou(document: Document, attribution: Attribution): boolean {
  return isSpoken(document, attribution) && attribution.content.some((part) => youIn(document, part) >= 0);
}

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
