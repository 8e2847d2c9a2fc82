import type { Document, Token, TokenRange } from '../document.ts';
import { clauseVerb, finiteGroups, isOwnSubject, type VerbGroup } from '../grammar/clauses.ts';
import { basePhraseEnd } from '../grammar/phrases.ts';
import { isTimeWord } from '../grammar/time.ts';
import { isConjunction } from './edges.ts';

/** Words behind which a clause is a condition, a cause or somebody's words, so that what "and" adds may be so too. */
const HOLDING = new Set(['if', 'unless', 'whether', 'because', 'that', 'so', 'lest', 'how', 'why']);
/** Shortest proposition that is cut off a sentence, in tokens. */
const LEAST_TOKENS = 3;
/** Furthest "between" before its "and", in tokens. */
const PAIR_REACH = 8;

/** A run cut where two clauses stand side by side, each with its own subject and verb. */
export function clausesIn(document: Document, range: TokenRange): TokenRange[] {
  const clauses: TokenRange[] = [];
  let { first } = range;
  for (let i = range.first; i < range.last; i += 1) {
    const behind = cutAt(document, { first, last: range.last }, i);
    if (behind < 0) continue;
    clauses.push({ first, last: i });
    first = behind;
    i = behind - 1;
  }
  return [...clauses, { first, last: range.last }];
}

/** Where the next clause begins when one ends at `index`, -1 when none does. */
function cutAt(document: Document, { first, last }: TokenRange, index: number): number {
  const { text, lower } = document.at(index);
  const comma = text === ',' && /^(and|but|so|yet)$/u.test(document.tokens[index + 1]?.lower ?? '');
  const conjunction = /^(and|but)$/u.test(lower);
  const splice =
    text === ',' && document.tokens[index + 1]?.lower === 'however' && document.tokens[index + 2]?.text === ',';
  const stop = splice || /^(?:[;:…]|\.{2,})$/u.test(text);
  if (!comma && !conjunction && !stop) return -1;
  let behind = index + (splice ? 3 : comma ? 2 : 1);
  // "and that it leaks", but neither "and that is wrong" nor "but that number has grown"
  const that = behind < last && !stop && isConjunction(document, behind, last);
  if (that) behind += 1;
  const begins = behind;
  while (behind < last && !stop && document.at(behind).pos === 'ADV') behind += 1;
  if (behind + LEAST_TOKENS > last || index - first < LEAST_TOKENS) return -1;
  if (isShortened(document, behind) || (conjunction && isBetween(document, first, index))) return -1;
  const verb = clauseVerb(document, comma ? behindPhrase(document, behind, last) : behind, last);
  if ((!stop && verb < 0) || mainVerb(document, { first: behind, last }) === null) return -1;
  // Without a comma only what cannot be the end of a list begins a clause.
  const begin = document.at(behind);
  if (conjunction && !that && begin.pos !== 'PRON' && begin.pos !== 'DET' && !isOwnSubject(begin)) return -1;
  if (isWithinQuotation(document, index, first)) return -1;
  const left = { first, last: index };
  // "Berg, 44, of Graz; and Holm, 31, of Linz, are charged": the items of a list have no verb.
  if ((!stop || text === ';') && mainVerb(document, left) === null) return -1;
  if (!stop && !that && isHeld(document, left)) return -1;
  return begins;
}

/** "; none has won since": what is counted stands in the clause before. */
function isShortened(document: Document, index: number): boolean {
  const next = document.tokens[index + 1];
  return (
    /^(?:none|some|others|most|both|neither|many)$/u.test(document.at(index).lower) &&
    (next?.pos === 'VERB' || next?.pos === 'AUX' || next?.lower === 'since')
  );
}

/** "a partnership between the town and [the county": the "and" of a pair. */
function isBetween(document: Document, first: number, index: number): boolean {
  for (let i = index - 1; i >= Math.max(first, index - PAIR_REACH); i -= 1) {
    const { lower } = document.at(i);
    if (lower === 'between' || lower === 'both') return true;
    if (lower === 'and') return false;
  }
  return false;
}

/** "by the end of the day, the site was down": where the clause's subject begins behind a phrase of time or place. */
export function behindPhrase(document: Document, first: number, limit: number): number {
  let i = first;
  while (i + 1 < limit && document.at(i).pos === 'ADP') {
    const end = basePhraseEnd(document, i + 1, limit);
    if (end === i + 1) return first;
    i = end;
    // "the day Saturday"
    if (i < limit && isTimeWord(document.at(i))) i += 1;
  }
  if (i > first && i < limit && document.at(i).text === ',') i += 1;
  return i;
}

/** Whether a quotation that has begun inside the run goes on: its marks belong together. */
function isWithinQuotation(document: Document, index: number, first: number): boolean {
  const quotation = document.quotationAt(index);
  return !!quotation && quotation.first > first && quotation.last > index;
}

/** Whether a clause inside the run reaches to its end, so that what "and" adds may be part of that clause. */
function isHeld(document: Document, range: TokenRange): boolean {
  const groups = finiteGroups(document, range);
  for (let i = range.first; i < range.last; i += 1) {
    const { lower } = document.at(i);
    // A "that" at the beginning holds all of it alike.
    if (HOLDING.has(lower) && i > range.first && groups.some((group) => !group.main && group.first > i)) return true;
  }
  return false;
}

/** The main verb of a clause that has a subject before it. */
export function mainVerb(document: Document, { first, last }: TokenRange): VerbGroup | null {
  // "to leave", and "to one count of access to a computer" with a noun that is taken for a verb
  const infinitive = document.at(first).lower === 'to';
  const main = infinitive
    ? undefined
    : finiteGroups(document, { first, last }).find((group) => group.main && !isCapitalParticiple(document, group));
  if (!main) return null;
  const subject = document.tokens.slice(first, main.first);
  const isSubject = (token: Token) =>
    (SUBJECT_TAGS.has(token.pos) && !isTimeWord(token)) || token.lower === 'there' || token.lower === 'here';
  return isOwnSubject(document.at(main.first)) || subject.some(isSubject) ? main : null;
}

/** "Retired generals lead the poll", "his book, “Doomed to Fail,” sold well": the verb of the clause stands behind. */
const isCapitalParticiple = (document: Document, { first }: VerbGroup): boolean =>
  /^\p{Lu}\p{Ll}*ed$/u.test(document.at(first).text);

const SUBJECT_TAGS = new Set(['NOUN', 'PROPN', 'PRON', 'NUM', 'DET']);
