import type { Document, TokenRange } from '../document.ts';
import { isTimeWord } from '../grammar/time.ts';
import { isQuotationMark } from '../steps/quotation.ts';
import type { FoundCue } from './cues.ts';
import type { Frame } from './frames.ts';

/** A later cue this sure ends the content of an earlier one when a clause of its own begins before it. */
const SURE = 0.7;

/** The parts of a cue's content in its own sentence, and in the quotations that it opens or closes. */
export function contentOf(
  document: Document,
  cue: FoundCue,
  cues: readonly FoundCue[],
  taken: readonly TokenRange[],
): TokenRange[] {
  const parts =
    cue.side === 'before'
      ? [partBefore(document, cue, taken), partBehind(document, cue, cues)]
      : [cue.raised, partAfter(document, cue, cues)];
  return parts
    .filter((part) => part !== null)
    .flatMap((part) => withQuotations(document, part))
    .filter((part) => hasWords(document, part));
}

/** `“Is it safe?” Holm asked.`: the quotation right before a sentence that is a source and its cue, nothing more. */
export function quotationBefore(document: Document, { group, sentence, source }: FoundCue): TokenRange[] {
  if (group.frame !== 'tail' || source?.first !== sentence.first) return [];
  const before = document.quotationAt(sentence.first - 1);
  if (before?.last !== sentence.first) return [];
  const { paragraph } = document.sentenceOf(before.first);
  return paragraph === sentence.paragraph ? [{ first: before.first, last: before.last }] : [];
}

/** From the sentence's start, or from where another attribution ends, to the comma before source and cue. */
function partBefore(document: Document, cue: FoundCue, taken: readonly TokenRange[]): TokenRange | null {
  const last = Math.min(cue.cue.first, cue.source?.first ?? cue.cue.first);
  const begin = Math.max(cue.sentence.first, ...taken.filter((range) => range.last <= last).map((range) => range.last));
  return trimmed(document, { first: begin, last });
}

/** `A, X said, B`: what follows a cue whose content came first, when the sentence goes on. */
function partBehind(document: Document, cue: FoundCue, cues: readonly FoundCue[]): TokenRange | null {
  const end = Math.max(cue.cue.last, cue.source && cue.source.last <= cue.sentence.last ? cue.source.last : 0);
  let first = -1;
  const before = partBefore(document, cue, []);
  const next = document.tokens[end + 1];
  const goesOn =
    document.tokens[end]?.text === ',' &&
    next &&
    !(next.pos === 'VERB' && /ing$/u.test(next.lower)) &&
    end + 1 < cue.sentence.last;
  if (goesOn && before && !hasVerb(document, before) && !isQuotationMark(document, before.last - 1)) first = end + 1;
  for (let i = end; first < 0 && i < cue.sentence.last; i += 1) {
    if (document.quotationAt(i)?.first === i) {
      first = i;
      break;
    }
  }
  if (first < 0) return null;
  return trimmed(document, { first, last: endAfter(document, cue, cues, first) });
}

/** From behind the cue to the end of the sentence, or to where the next attribution begins. */
function partAfter(document: Document, cue: FoundCue, cues: readonly FoundCue[]): TokenRange | null {
  let first = cue.group.next;
  const opening = document.tokens[first];
  if (opening && (opening.lower === 'that' || opening.text === ':' || opening.text === ',')) first += 1;
  if (document.tokens[first - 1]?.text === ',' && document.tokens[first]?.lower === 'that') first += 1;
  return trimmed(document, { first, last: endAfter(document, cue, cues, first) });
}

const hasVerb = (document: Document, { first, last }: TokenRange): boolean =>
  document.tokens
    .slice(first, last)
    .some(({ pos, lower }) => pos === 'AUX' || (pos === 'VERB' && !/ing$/u.test(lower)));

/** Words that begin what the author adds to a bare deed ("endorsed Trump", "wants to run"): why, when, but. */
const ASIDE = new Set([
  'because',
  'when',
  'after',
  'although',
  'though',
  'despite',
  'while',
  'unless',
  'until',
  'since',
  'before',
  'but',
  'except',
  'as',
  'if',
]);

/** Where the object of a deed ends: before an aside, a verb or clause joined to it, a bracket or a dash. */
function objectEnd(document: Document, cue: FoundCue, first: number, limit: number): number {
  const relative = isRelative(document, cue);
  for (let i = first + 1; i < limit; i += 1) {
    const token = document.at(i);
    if (isQuotationMark(document, i)) {
      const quotation = document.quotationAt(i);
      if (quotation?.first === i) i = Math.min(quotation.last, limit) - 1;
      continue;
    }
    const next = document.tokens[i + 1];
    if (relative && i > first + 1 && token.pos === 'AUX') return i;
    if (next && isTimeWord(next) && token.pos === 'ADP') return i;
    if (/^[;(—–]$/u.test(token.text) || (ASIDE.has(token.lower) && !(token.lower === 'as' && i < first + 8))) return i;
    if (
      token.text === ',' &&
      next &&
      (next.pos === 'CCONJ' ||
        next.pos === 'SCONJ' ||
        next.pos === 'PRON' ||
        next.pos === 'ADV' ||
        next.pos === 'VERB' ||
        next.pos === 'ADP')
    )
      return i;
    if (
      token.pos === 'CCONJ' &&
      next &&
      (next.pos === 'PRON' || next.pos === 'AUX' || (next.pos === 'VERB' && /ed$/u.test(next.lower)))
    )
      return i;
  }
  return limit;
}

/** A clause that was said ends before what the author adds to a name in it: ", who will face a challenger". */
function clauseEnd(document: Document, cue: FoundCue, first: number, limit: number): number {
  for (let i = first + 2; i < limit - 1; i += 1) {
    if (isQuotationMark(document, i)) return limit;
    if (document.at(i).text !== ',') continue;
    const next = document.at(i + 1);
    if (/^(who|which|whose|while)$/u.test(next.lower)) return i;
    if (isRelative(document, cue) && (next.pos === 'VERB' || next.pos === 'AUX')) return i;
  }
  return limit;
}

const CLAUSES = new Set<Frame>(['that', 'wh', 'clause', 'quote', 'colon', 'tail', 'inverted']);

function endAfter(document: Document, cue: FoundCue, cues: readonly FoundCue[], first: number): number {
  const end = endBeforeOthers(document, cue, cues, first);
  const { frame } = cue.group;
  if (frame === 'quote') return quoteEnd(document, first, end);
  return CLAUSES.has(frame) ? clauseEnd(document, cue, first, end) : objectEnd(document, cue, first, end);
}

/** Words said in quotation marks end with the last of them in the sentence, if the author goes on without a comma. */
function quoteEnd(document: Document, first: number, limit: number): number {
  const quotation = document.quotationAt(first) ?? document.quotationAt(first + 1);
  if (!quotation || quotation.first < first - 1 || quotation.last >= limit) return limit;
  const behind = document.at(quotation.last);
  return behind.pos === 'ADP' || behind.pos === 'VERB' || behind.text === ',' ? quotation.last : limit;
}

/** "who said so, left": in a relative clause what was said ends where the main clause goes on. */
const isRelative = (document: Document, { source }: FoundCue): boolean =>
  source !== null && /^(who|which|that)$/u.test(document.at(source.first).lower);

function endBeforeOthers(document: Document, cue: FoundCue, cues: readonly FoundCue[], first: number): number {
  for (const other of cues) {
    const start = Math.min(
      other.cue.first,
      other.side === 'before' ? other.cue.first : (other.source?.first ?? other.cue.first),
    );
    const begin =
      other.source && other.source.first > cue.cue.last ? Math.min(start, other.source.first) : other.cue.first;
    if (other.group.head <= cue.group.head || begin <= first || other.probability < SURE) continue;
    const before = document.at(begin - 1);
    const separate =
      before.text === ',' ||
      before.text === ';' ||
      before.text === '—' ||
      (before.pos === 'CCONJ' && document.at(begin - 2).text === ',');
    const shared = other.source !== null && cue.source !== null && other.source.first === cue.source.first;
    if (!separate && !(shared && before.pos === 'CCONJ')) continue;
    if (other.side === 'before') continue;
    return before.pos === 'CCONJ' ? begin - 1 : begin;
  }
  return cue.sentence.last;
}

/** A part that touches a quotation takes in the whole of it, also where it goes on behind the sentence. */
function withQuotations(document: Document, { first, last }: TokenRange): TokenRange {
  const begin = document.quotationAt(first);
  const end = document.quotationAt(last - 1);
  return { first: Math.min(first, begin?.first ?? first), last: Math.max(last, end?.last ?? last) };
}

/** Without the commas, dashes and full stops at its edges; quotation marks stay. */
export function trimmed(document: Document, { first, last }: TokenRange): TokenRange | null {
  while (first < last && isEdge(document, first)) first += 1;
  while (last > first && isEdge(document, last - 1)) last -= 1;
  while (last > first && document.at(last - 1).pos === 'CCONJ') last -= 1;
  return first < last ? { first, last } : null;
}

const isEdge = (document: Document, index: number): boolean => /^[,.;:—–-]$/u.test(document.at(index).text);

const hasWords = (document: Document, { first, last }: TokenRange): boolean => {
  for (let i = first; i < last; i += 1) if (document.at(i).pos !== 'PUNCT') return true;
  return false;
};
