import type { Attribution, Document, TokenRange } from '../document.ts';

/** Verbs by which one tells another's words: "quoted the minister as saying". */
const RELAYS = new Set(['quote', 'cite']);
/** Furthest that "as saying" may stand behind the verb, in tokens. */
const REACH = 30;

/**
 * "Tasnim quoted the minister as saying that it was late": the minister is the source, and neither he nor "as saying" is
 * a part of the content. PolNeAR takes the agency for the source; who said it is whom readers ask for.
 */
export function relayed(document: Document, attribution: Attribution): Attribution {
  const { cue, head, content } = attribution;
  if (!cue || head === null || !RELAYS.has(document.at(head).lemma)) return attribution;
  const limit = Math.min(document.sentenceOf(head).last - 1, cue.last + REACH);
  let as = cue.last;
  while (as < limit && !(document.at(as).lower === 'as' && document.at(as + 1).lower === 'saying')) as += 1;
  if (as >= limit || as === cue.last) return attribution;
  const source = { first: cue.last, last: as };
  // "as saying on Monday that"
  const that = document.tokens.slice(as + 2, as + 6).findIndex(({ lower }) => lower === 'that');
  const verb = { first: head, last: as + 2 + Math.max(that, 0) };
  const told = content.flatMap((part) => without(part, verb)).filter((part) => !isTail(part));
  return told.length > 0 ? { ...attribution, source, content: told } : attribution;

  /** "on Monday", behind a quotation that stands before the verb. */
  function isTail({ first, last }: TokenRange): boolean {
    const before = content.some((part) => part.last <= (cue?.first ?? 0));
    return before && first >= as && last - first < 4;
  }
}

/** A run of tokens without those that another has. */
function without({ first, last }: TokenRange, taken: TokenRange): TokenRange[] {
  return [
    { first, last: Math.min(last, taken.first) },
    { first: Math.max(first, taken.last), last },
  ].filter((part) => part.first < part.last);
}
