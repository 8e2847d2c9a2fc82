import type { Attribution, Document, TokenRange } from '../document.ts';

/** Verbs by which one tells another's words: "quoted the minister as saying". */
const RELAYS = new Set(['quote', 'cite']);
/** Furthest that "as saying" may stand behind the verb, in tokens. */
const REACH = 30;
/** Longest part behind "as saying" that only tells when, where the words stand before the verb: "on Monday". */
const LONGEST_TAIL = 3;

/**
 * "Tasnim quoted the minister as saying that it was late", "the minister was quoted as saying": the minister is the source,
 * and neither he nor "as saying" is a part of the content. PolNeAR takes the agency for the source; who said it is whom readers
 * ask for.
 */
export function relayed(document: Document, attribution: Attribution): Attribution {
  const { cue } = attribution;
  const verb = cue
    ? document.tokens.slice(cue.first, cue.last).find(({ lemma }) => RELAYS.has(lemma))?.index
    : undefined;
  if (verb === undefined) return attribution;
  const as = asSaying(document, verb);
  if (as === null) return attribution;
  const source = as > verb + 1 ? { first: verb + 1, last: as } : subjectOf(document, verb);
  if (!source) return attribution;
  // "as saying on Monday that"
  const that = document.tokens.slice(as + 2, as + 6).findIndex(({ lower }) => lower === 'that');
  const taken = { first: Math.min(source.first, verb), last: as + 2 + Math.max(that, 0) };
  const isAhead = attribution.content.some(({ last }) => last <= taken.first);
  const content = attribution.content
    .flatMap((part) => without(part, taken))
    .filter(({ first, last }) => !isAhead || first < taken.first || last - first > LONGEST_TAIL);
  return content.length > 0 ? { ...attribution, source, content } : attribution;
}

/** Where "as saying" stands behind a verb in its sentence; null where it does not. */
function asSaying(document: Document, verb: number): number | null {
  const limit = Math.min(document.sentenceOf(verb).last - 1, verb + REACH);
  for (let as = verb + 1; as < limit; as += 1)
    if (document.at(as).lower === 'as' && document.at(as + 1).lower === 'saying') return as;
  return null;
}

/** "the officials" of "the officials were quoted": from the last mark on; null where "quoted" is no passive. */
function subjectOf(document: Document, verb: number): TokenRange | null {
  if (!/^(?:was|were|is|been)$/u.test(document.tokens[verb - 1]?.lower ?? '')) return null;
  const last = document.tokens[verb - 2]?.pos === 'AUX' ? verb - 2 : verb - 1;
  let first = last;
  while (first > document.sentenceOf(verb).first && document.at(first - 1).pos !== 'PUNCT') first -= 1;
  return first < last ? { first, last } : null;
}

/** A run of tokens without those that another has. */
function without({ first, last }: TokenRange, taken: TokenRange): TokenRange[] {
  return [
    { first, last: Math.min(last, taken.first) },
    { first: Math.max(first, taken.last), last },
  ].filter((part) => part.first < part.last);
}
