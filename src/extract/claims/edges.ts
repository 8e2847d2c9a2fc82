import { lexiconTable } from '../../lexicon.ts';
import type { Document, Token, TokenRange } from '../document.ts';
import { clauseVerb } from '../grammar/clauses.ts';
import { isTimeWord } from '../grammar/time.ts';
import { isQuotationMark } from '../steps/quotation.ts';

const OPENERS = lexiconTable('en', 'claim-openers');
/** How many words the longest opener has that begins with a word: most words begin none. */
const LONGEST = new Map<string, number>();
for (const opener of OPENERS.keys()) {
  const words = opener.split(' ');
  LONGEST.set(words[0] ?? '', Math.max(LONGEST.get(words[0] ?? '') ?? 0, words.length));
}

/** Bullets, dashes and addresses of pages, which wink takes for signs or words. */
const BULLET = /^(?:[-–—―•*·#|>…]+|\.{2,}|https?:.*)$/u;
const BRACKETS = new Map([
  ['(', ')'],
  ['[', ']'],
]);
const CLOSING = new Set(BRACKETS.values());

const isMark = ({ pos, text }: Token): boolean => (pos === 'PUNCT' || BULLET.test(text)) && text !== '%';

/**
 * A proposition without what is at its edges and not part of it: marks whose partner is elsewhere, "that", and what joins
 * it to the words before ("But", "However,", "I think"). A mark whose partner is inside stays, or is added.
 */
export function bared(document: Document, range: TokenRange): TokenRange {
  let current = unmarked(document, range);
  for (;;) {
    const first = behindOpener(document, current);
    if (first === current.first) return closed(document, current, range);
    current = unmarked(document, { first, last: current.last });
  }
}

/** A run without the marks at its edges whose partner is elsewhere. */
export function unmarked(document: Document, range: TokenRange): TokenRange {
  let { first, last } = range;
  for (;;) {
    const begin = first < last ? partnerOf(document, first) : -1;
    const end = first < last ? partnerOf(document, last - 1) : -1;
    if (first < last && isMark(document.at(first)) && (begin < first || begin >= last)) first += 1;
    else if (first < last && isMark(document.at(last - 1)) && (end < first || end >= last)) last -= 1;
    else if (first < last && begin === last - 1 && begin > first) {
      first += 1;
      last -= 1;
    } else return { first, last };
  }
}

/** The other mark of the pair that a quotation mark or bracket is one of, -1 for any other token. */
function partnerOf(document: Document, index: number): number {
  const { text } = document.at(index);
  const { first, last } = document.sentenceOf(index);
  const closing = BRACKETS.get(text);
  if (closing) {
    for (let i = index + 1; i < last; i += 1) if (document.at(i).text === closing) return i;
    return -1;
  }
  if (CLOSING.has(text)) {
    for (let i = index - 1; i >= first; i -= 1) if (BRACKETS.get(document.at(i).text) === text) return i;
    return -1;
  }
  const quotation = isQuotationMark(document, index) ? document.quotationAt(index) : undefined;
  if (!quotation) return -1;
  const partner = quotation.first === index ? quotation.last - 1 : quotation.first;
  return partner !== index && isQuotationMark(document, partner) ? partner : -1;
}

/** With the mark that closes a quotation or bracket which has begun inside, when only marks stand between. */
function closed(document: Document, { first, last }: TokenRange, limits: TokenRange): TokenRange {
  if (first >= last) return { first, last };
  for (let i = last; i < Math.min(document.tokens.length, last + 3); i += 1) {
    if (!isMark(document.at(i)) || document.at(i).sentence !== document.at(first).sentence) break;
    const partner = partnerOf(document, i);
    if (partner >= first && partner < last && partner >= limits.first) return { first, last: i + 1 };
  }
  return { first, last };
}

/** Where the proposition begins behind a "that" or an opener; its first token where it has none. */
function behindOpener(document: Document, { first, last }: TokenRange): number {
  if (first >= last) return first;
  if (isConjunction(document, first, last)) return first + 1;
  for (let length = LONGEST.get(document.at(first).lower) ?? 0; length > 0; length -= 1) {
    const behind = first + length;
    if (behind >= last) continue;
    const words = document.tokens.slice(first, behind).map(({ lower }) => lower);
    const [follows] = OPENERS.get(words.join(' ')) ?? [];
    const next = document.at(behind);
    if (!follows) continue;
    if (next.text === ',' || next.text === ':') return behind + 1;
    if (follows === 'anything') return behind;
    if (follows !== 'comma' && beginsClause(document, behind, last)) return behind;
    if (follows === 'preface' && next.lower === 'that') return behind;
  }
  return first;
}

/** "After all[, she said, prices rose]": whether a run is an opener alone. */
export const isOpener = ({ tokens }: Document, { first, last }: TokenRange): boolean =>
  OPENERS.has(
    tokens
      .slice(first, last)
      .map(({ lower }) => lower)
      .join(' '),
  );

/** A subject with its verb; "so many people" begins none. */
function beginsClause(document: Document, first: number, last: number): boolean {
  const { lower, pos } = document.at(first);
  if (/^(if|when|while|because|although|though|as|since|after|before)$/u.test(lower)) return true;
  return pos !== 'ADJ' && pos !== 'ADV' && clauseVerb(document, first, last) >= first;
}

/** "that" before a subject and its verb; not that of "that number is wrong". */
export function isConjunction(document: Document, first: number, last: number): boolean {
  const { lower, pos, text } = document.at(first);
  const next = first + 1 < last ? document.at(first + 1) : undefined;
  const gerund = !!next && next.pos === 'VERB' && /ing$/u.test(next.lower);
  // "That evening, it rained"
  if (lower !== 'that' || text !== lower || !next || next.pos === 'AUX' || (next.pos === 'VERB' && !gerund))
    return false;
  if (gerund) return true;
  // "that prices", "that President Berg"
  if (pos !== 'DET' || next.lower !== next.lemma || /^\p{Lu}/u.test(next.text)) return true;
  if (/^(?:PROPN|DET|PRON)$/u.test(next.pos)) return true;
  // "said that anger over the cuts has grown", but "said that evening in Graz"
  const after = document.tokens[first + 2];
  return after?.pos === 'ADP' && !isTimeWord(next) && first > 0 && document.at(first - 1).pos !== 'PUNCT';
}
