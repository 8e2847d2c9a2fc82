import type { Document, TokenRange } from '../document.ts';
import { isSubjectPronoun, type Phrases } from '../grammar/phrases.ts';
import { goesOnAsDate, isPartOfDate, isTimeWord } from '../grammar/time.ts';
import { isQuotationMark } from '../steps/quotation.ts';

/** What follows a verb, as far as it tells a reporting verb from the same verb doing something else. */
export const FRAMES = [
  'quote',
  'that',
  'wh',
  'to',
  'clause',
  'inverted',
  'tail',
  'colon',
  'np',
  'prep',
  'ing',
  'other',
] as const;
export type Frame = (typeof FRAMES)[number];

/** A verb with its auxiliaries and adverbs ("has also said"), and what follows it. */
export interface VerbGroup extends TokenRange {
  head: number;
  frame: Frame;
  /** Where what follows begins: behind an addressee, "on Friday" or "in a statement". */
  next: number;
  negated: boolean;
  /** "was accused", "is expected": its subject did not speak. */
  passive: boolean;
  /** "saying", "adding", "to say": its subject is that of another verb. */
  finite: boolean;
}

const WH = new Set(['whether', 'if', 'how', 'why', 'what', 'who', 'where', 'when', 'which']);
const BE = new Set(['be', 'is', 'are', 'was', 'were', 'been', 'being', 'am', "'s", "'re"]);
const BETWEEN = new Set([
  'to',
  'in',
  'on',
  'at',
  'during',
  'after',
  'before',
  'from',
  'with',
  'via',
  'by',
  'earlier',
  'late',
  'early',
  'later',
  'last',
  'this',
  'through',
  'of',
  'while',
]);

/** Verbs that take the hearer as their object ("told reporters that"). */
export const TELLING = new Set([
  'tell',
  'ask',
  'inform',
  'warn',
  'remind',
  'assure',
  'urge',
  'advise',
  'promise',
  'notify',
  'convince',
  'persuade',
  'teach',
  'show',
  'implore',
  'beg',
  'instruct',
  'order',
  'challenge',
  'encourage',
  'brief',
  'caution',
]);

/** Reads the verb group whose head is the token `head`. */
export function verbGroup(document: Document, phrases: Phrases, head: number): VerbGroup {
  const sentence = document.sentenceOf(head);
  let first = head;
  let negated = false;
  let passive = false;
  let finite = !/ing$/u.test(document.at(head).lower);
  while (first > sentence.first) {
    const before = document.at(first - 1);
    const isTo = before.lower === 'to' && before.pos === 'PART';
    if (!(before.pos === 'AUX' || isTo || before.pos === 'PART' || (before.pos === 'ADV' && before.lower !== 'so')))
      break;
    if (before.lower === "'s" && before.pos === 'PART') break;
    if (before.lower === 'not' || before.lower === "n't" || before.lower === 'never') negated = true;
    if (BE.has(before.lower) && /(ed|en|wn|ld|nt|ft|ght|pt)$/u.test(document.at(head).lower)) passive = true;
    if (BE.has(before.lower)) finite = true;
    if (isTo) finite = false;
    first -= 1;
  }
  // An adverb that opens the sentence ("Earlier, he said") is not the verb's.
  while (first < head && document.at(first).pos === 'ADV' && first === sentence.first) first += 1;
  const { frame, next } = following(document, phrases, head, sentence.last);
  return { first, last: head + 1, head, frame, next, negated, passive, finite };
}

function following(
  document: Document,
  phrases: Phrases,
  head: number,
  limit: number,
): Pick<VerbGroup, 'frame' | 'next'> {
  let next = head + 1;
  const particle = document.tokens[next];
  if (next < limit && particle && /^(out|up|down|off|back)$/u.test(particle.lower) && particle.pos !== 'NOUN')
    next += 1;
  const plainFrame = frameAt(document, phrases, head, next, limit);
  if ((plainFrame === 'np' || plainFrame === 'clause') && TELLING.has(document.at(head).lemma)) {
    const phrase = phrases.startingAt(next, limit);
    if (phrase && !isTimeWord(document.at(phrase.first))) {
      const after = skipAdjuncts(document, phrases, phrase.last, limit);
      const frame = frameAt(document, phrases, head, after, limit);
      const strong = frame === 'quote' || frame === 'that' || frame === 'wh' || frame === 'to' || frame === 'colon';
      if (strong || frame !== 'inverted') return { frame: frame === 'np' ? 'clause' : frame, next: after };
    }
  }
  if (plainFrame === 'prep' || plainFrame === 'other' || plainFrame === 'inverted' || plainFrame === 'np') {
    const after = skipAdjuncts(document, phrases, next, limit);
    if (after > next) {
      const frame = frameAt(document, phrases, head, after, limit);
      if (['quote', 'that', 'colon', 'wh', 'clause', 'tail'].includes(frame)) return { frame, next: after };
    }
  }
  return { frame: plainFrame, next };
}

/** Steps over "to reporters", "on Friday", "in a statement", "earlier this week", ", citing intelligence,". */
export function skipAdjuncts(document: Document, phrases: Phrases, from: number, limit: number): number {
  let i = from;
  for (let steps = 0; steps < 8 && i < limit; steps += 1) {
    const token = document.at(i);
    if (token.text === ',' && goesOnAsDate(document, i)) i += 1;
    else if (token.pos === 'NUM' && isPartOfDate(document, i)) i += 1;
    else if (isTimeWord(token) || token.pos === 'ADV') i = phrases.at(i)?.last ?? i + 1;
    else if (BETWEEN.has(token.lower) && i + 1 < limit) {
      const phrase = phrases.startingAt(i + 1, limit) ?? (phrases.at(i)?.first === i ? phrases.at(i) : null);
      if (!phrase) return i;
      i = phrase.last;
    } else if (token.text === ',' && i + 2 < limit && /ing$/u.test(document.at(i + 1).lower)) {
      const comma = findComma(document, i + 1, Math.min(limit, i + 10));
      if (comma < 0) return i;
      i = comma + 1;
    } else return i;
  }
  return i;
}

function findComma(document: Document, from: number, limit: number): number {
  for (let i = from; i < limit; i += 1) if (document.at(i).text === ',') return i;
  return -1;
}

function frameAt(document: Document, phrases: Phrases, head: number, index: number, limit: number): Frame {
  if (index >= limit) return 'tail';
  const token = document.at(index);
  if (isQuotationMark(document, index)) return opensAt(document, index) ? 'quote' : 'tail';
  if (token.text === ':') return 'colon';
  if (token.text === ',' || token.text === '—' || token.text === '–' || token.text === '-') {
    const after = index + 1 < limit ? document.at(index + 1) : undefined;
    if (after && isQuotationMark(document, after.index)) return 'quote';
    return token.text === ',' && after?.lower === 'that' ? 'that' : 'tail';
  }
  if (/^[.;!?)]$/u.test(token.text)) return 'tail';
  if (token.lower === 'that') return 'that';
  if (WH.has(token.lower)) return 'wh';
  if (token.lower === 'to' && (document.tokens[index + 1]?.pos === 'VERB' || document.tokens[index + 1]?.pos === 'AUX'))
    return 'to';
  if (token.lower === 'not' && document.tokens[index + 1]?.lower === 'to') return 'to';
  if (isClause(document, phrases, index, limit)) return 'clause';
  if (isInverted(document, phrases, head, index, limit)) return 'inverted';
  if (phrases.at(index)?.first === index) return 'np';
  if (/ing$/u.test(token.lower) && token.pos === 'VERB') return 'ing';
  if (token.pos === 'ADP' || token.pos === 'SCONJ') return 'prep';
  return 'other';
}

const opensAt = (document: Document, index: number): boolean => document.quotationAt(index)?.first === index;

/** A subject followed by a finite verb: "he was preparing new measures". */
function isClause(document: Document, phrases: Phrases, index: number, limit: number): boolean {
  const start = document.at(index);
  if (start.lower === 'there') return true;
  const phrase = phrases.startingAt(index, limit);
  if (!phrase) return false;
  let i = phrase.last;
  for (let steps = 0; steps < 3 && i < limit; steps += 1) {
    const token = document.at(i);
    if (token.pos === 'AUX') return true;
    if (token.pos === 'VERB' && !/ing$/u.test(token.lower)) {
      // "said Clinton, who" and "called the man named": a pronoun subject or a plain past form is enough.
      return true;
    }
    if (token.pos === 'ADV') i += 1;
    else if (token.pos === 'ADP' && i + 1 < limit) {
      const inner = phrases.startingAt(i + 1, limit);
      if (!inner) return false;
      i = inner.last;
    } else return false;
  }
  return false;
}

/** `..., said Peskov` and `"...," said the man`: a comma or a closing mark before, a speaker after. */
function isInverted(document: Document, phrases: Phrases, head: number, index: number, limit: number): boolean {
  const before = document.tokens[head - 1];
  if (/ing$/u.test(document.at(head).lower)) return false;
  if (!before || !(before.text === ',' || isQuotationMark(document, head - 1))) return false;
  const phrase = phrases.startingAt(index, limit);
  return (
    !!phrase &&
    phrase.first === index &&
    (phrase.last - index > 1 ||
      isSubjectPronoun(document.at(index)) ||
      document.at(index).pos === 'PROPN' ||
      document.at(index).pos === 'NOUN')
  );
}
