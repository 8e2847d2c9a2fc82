import type { Document, Token, TokenRange } from '../document.ts';
import { basePhraseEnd } from './phrases.ts';

/** A finite verb with its auxiliaries ("has not been seen"), and whether it is the main clause's. */
export interface VerbGroup extends TokenRange {
  main: boolean;
}

const NON_FINITE = new Set(['be', 'been', 'being', 'having']);
/** Words that begin a subordinate clause wherever they stand. */
const OPENERS = new Set(
  'because although though while when whenever if unless whether who whom whose which where why how what whereas whatever whoever lest'.split(
    ' ',
  ),
);
/** Words that begin one only where a subject and a verb follow, and else a phrase. */
const DOUBTFUL_OPENERS = new Set('that since until till as after before than once so'.split(' '));
/** Participles that are no past tense: without an auxiliary they tell of a noun ("born in Pakistan"). */
const PARTICIPLES = new Set(
  'born known given taken seen written driven chosen broken stolen spoken hidden forgotten fallen eaten drawn grown thrown worn torn sworn shown proven done gone'.split(
    ' ',
  ),
);
const SUBJECT_PRONOUNS = new Set(['i', 'we', 'he', 'she', 'they', 'it', 'you']);
const OBJECTS = new Set(['him', 'her', 'them', 'me', 'us']);
const POSSESSIVES = new Set(['his', 'its', 'their', 'my', 'our', 'your', 'whose']);
const SUBJECTS = new Set([...SUBJECT_PRONOUNS, 'this', 'that', 'these', 'those', 'there', 'who', 'which']);

/** Words that may stand before a number. */
const QUANTIFIERS = new Set(
  'at least most more less fewer than up to over nearly about some almost around only just as many no'.split(' '),
);
const LONGEST_QUANTIFIER = 5;
/** Most tokens of what "called" names, its article included. */
const LONGEST_NAMED = 6;
/** Furthest that a subject's prepositional phrases are followed. */
const LONGEST_SUBJECT = 16;
const PHRASE_LINKS = new Set('of in for at on from with to by against about over between and or'.split(' '));

const isAdverb = (document: Document, index: number): boolean => {
  const token = document.tokens[index];
  return token?.pos === 'ADV' || token?.lower === 'not' || token?.lower === "n't";
};

/** Verbs that wink takes for nouns or names: "visits rose", "neither will go", and "I'm", which it leaves one word. */
function isMistagged(token: Token, before: Token | undefined, next: Token | undefined): boolean {
  if (isOwnSubject(token)) return true;
  if (token.pos !== 'NOUN' && token.pos !== 'PROPN') return false;
  if (token.lower === 'will') return next?.pos === 'VERB';
  return /^(rose|saw|spoke|shot)$/u.test(token.lower) && (before?.pos === 'NOUN' || before?.pos === 'PROPN');
}

/** "I'm": a subject and its verb in one word. */
export const isOwnSubject = ({ lower }: Token): boolean => lower === "i'm";

/** The first token from this one on that is no adverb. */
export function behindAdverbs({ tokens }: Document, index: number): number {
  let i = index;
  while (tokens[i]?.pos === 'ADV') i += 1;
  return i;
}

/** Whether a finite verb begins at a token. */
export function beginsFinite(document: Document, index: number, first: number): boolean {
  const token = document.tokens[index];
  if (token && isMistagged(token, document.tokens[index - 1], document.tokens[index + 1])) return true;
  if (!token || (token.pos !== 'AUX' && token.pos !== 'VERB') || NON_FINITE.has(token.lower)) return false;
  let i = index - 1;
  while (i >= first && isAdverb(document, i)) i -= 1;
  const before = i >= first ? document.tokens[i] : undefined;
  if (before?.lower === 'to' || before?.pos === 'AUX') return false;
  if (token.pos === 'AUX') return true;
  if (/ing$/u.test(token.lower)) return false;
  const next = document.tokens[index + 1];
  // "the proposed plan", "emails released by him"
  if (next?.lower === 'by' && /(ed|en)$/u.test(token.lower)) return false;
  if (PARTICIPLES.has(token.lower) || (token.lower === 'set' && /^(for|to)$/u.test(next?.lower ?? ''))) return false;
  if (before && (POSSESSIVES.has(before.lower) || isBare(document, index) || isNaming(document, index))) return false;
  const modifies =
    before?.pos === 'DET' ||
    before?.pos === 'ADJ' ||
    before?.pos === 'NUM' ||
    before?.text === '-' ||
    before?.lower === 'her';
  return !(modifies && (next?.pos === 'NOUN' || next?.pos === 'ADJ' || next?.pos === 'PROPN'));
}

/** "made her lose weight", "let them go": a base form behind an object, but not "some of them go". */
function isBare(document: Document, index: number): boolean {
  const { lower, lemma } = document.at(index);
  const before = document.tokens[index - 1]?.lower ?? '';
  return lower === lemma && OBJECTS.has(before) && document.tokens[index - 2]?.lower !== 'of';
}

/** "a group called the Larks": a name behind what it names, where an article shows that it is new. */
function isNaming(document: Document, index: number): boolean {
  if (!/^(?:called|named|dubbed|titled|nicknamed)$/u.test(document.at(index).lower)) return false;
  let i = index - 1;
  while (i > index - LONGEST_NAMED && /^(?:NOUN|ADJ|PROPN)$/u.test(document.tokens[i]?.pos ?? '')) i -= 1;
  return i < index - 1 && /^an?$/u.test(document.tokens[i]?.lower ?? '');
}

/** Where the verb that begins at a token ends: with its auxiliaries, negation and adverbs. */
function groupEnd(document: Document, first: number, limit: number): number {
  let last = first + 1;
  let open =
    document.at(first).pos === 'AUX' || isOwnSubject(document.at(first)) || document.at(first).lower === 'will';
  for (let i = last; open && i < limit; i += 1) {
    const { pos } = document.at(i);
    if (pos === 'VERB' || pos === 'AUX') {
      last = i + 1;
      open = pos === 'AUX';
    } else if (!isAdverb(document, i) && !/^["“”]$/u.test(document.at(i).text)) break;
  }
  return last;
}

/** "at least one person died": where the number begins. */
function behindQuantifier(document: Document, first: number, limit: number): number {
  for (let i = first; i < Math.min(limit, first + LONGEST_QUANTIFIER); i += 1) {
    if (document.at(i).pos === 'NUM') return i;
    if (!QUANTIFIERS.has(document.at(i).lower)) break;
  }
  return first;
}

/**
 * Where the verb begins of a clause whose subject begins at a token ("I'm" is both), -1 where none does. The subject is a noun phrase with
 * the prepositional phrases behind it.
 */
export function clauseVerb(document: Document, first: number, limit: number): number {
  if (first >= limit) return -1;
  if (isOwnSubject(document.at(first))) return first;
  const begin = behindQuantifier(document, first, limit);
  let i = basePhraseEnd(document, begin, Math.min(limit, first + LONGEST_SUBJECT));
  if (i === begin) {
    if (!SUBJECTS.has(document.at(first).lower)) return -1;
    i = first + 1;
  }
  for (;;) {
    let verb = behindBrackets(document, i, limit);
    while (verb < limit && isAdverb(document, verb)) verb += 1;
    if (verb < limit && beginsFinite(document, verb, first)) return verb;
    i = behindBrackets(document, i, limit);
    const link = i < limit ? document.at(i).lower : '';
    const goesOn = PHRASE_LINKS.has(link) && i - first < LONGEST_SUBJECT && i + 1 < limit;
    const end = goesOn ? basePhraseEnd(document, i + 1, limit) : i;
    if (end <= i + 1) return -1;
    i = end;
  }
}

/** "support (44 percent) comes": where what stands in brackets ends. */
function behindBrackets(document: Document, index: number, limit: number): number {
  if (index >= limit || document.at(index).text !== '(') return index;
  const end = Math.min(limit, index + LONGEST_SUBJECT);
  for (let i = index + 1; i < end; i += 1) if (document.at(i).text === ')') return i + 1;
  return index;
}

/** A pronoun right behind a noun begins a clause that tells of it: "the gun he used". */
const beginsContactClause = (document: Document, index: number, first: number): boolean => {
  const before = index > first ? document.at(index - 1) : undefined;
  return SUBJECT_PRONOUNS.has(document.at(index).lower) && (before?.pos === 'NOUN' || before?.pos === 'PROPN');
};

/** "more than 20 died", "so many died", "states such as Ohio are": words that begin no clause though one follows. */
function joinsPhrases(document: Document, index: number): boolean {
  const before = document.tokens[index - 1]?.lower;
  const next = document.tokens[index + 1]?.pos;
  if (document.at(index).lower === 'so') return next !== 'PRON' && next !== 'DET' && next !== 'PROPN';
  return next === 'NUM' || next === 'SYM' || before === 'such' || before === 'well';
}

const opensClause = (document: Document, index: number, { first, last }: TokenRange): boolean => {
  const { lower } = document.at(index);
  if (OPENERS.has(lower)) return true;
  if (beginsContactClause(document, index, first)) return true;
  // "That number has grown": what joins is cut off before.
  if (lower === 'that' && index === first && document.at(index).pos === 'DET') return false;
  // "the fact that he, then a boy, left"
  if (lower === 'that' && index > first && document.at(index - 1).pos === 'NOUN') return true;
  if (!DOUBTFUL_OPENERS.has(lower) || joinsPhrases(document, index)) return false;
  if (clauseVerb(document, index + 1, last) >= 0) return true;
  // "the law that bans it"
  return (
    lower === 'that' &&
    index > first &&
    beginsFinite(document, index + 1, first) &&
    !beginsFinite(document, index - 1, first)
  );
};

/**
 * The finite verbs of a run of tokens, in order. Each word that opens a subordinate clause takes the next verb for it; a
 * verb right behind "and" goes with the verb before; what is left is the main clause's.
 */
export function finiteGroups(document: Document, range: TokenRange): VerbGroup[] {
  const groups: VerbGroup[] = [];
  let open = 0;
  let infinite = false;
  for (let i = range.first; i < range.last; i += 1) {
    const token = document.at(i);
    const behindAnd = document.tokens[i - 1]?.pos === 'CCONJ';
    // "to design and distribute it"
    const goesOn = infinite && behindAnd && token.lower === token.lemma;
    if (!goesOn && beginsFinite(document, i, range.first)) {
      const last = groupEnd(document, i, range.last);
      const before = groups.at(-1);
      const coordinated = !!before && behindAnd && open === 0;
      groups.push({ first: i, last, main: coordinated ? before.main : open === 0 });
      if (open > 0) open -= 1;
      infinite = false;
      i = last - 1;
    } else if (token.pos === 'VERB') infinite = true;
    // "more than half of them left"
    else if ((token.lower !== 'than' || groups.length > 0) && opensClause(document, i, range)) open += 1;
  }
  return groups;
}

/** Longest relative clause that is looked back over, in tokens. */
const LONGEST_RELATIVE = 30;

/** The comma before the relative pronoun of a clause that a token stands in or closes ("Holm, who left last week,"); null where none does. */
export function commaBeforeRelative(document: Document, index: number): number | null {
  const limit = Math.max(document.sentenceOf(index).first + 1, index - LONGEST_RELATIVE);
  for (let i = index - 1; i > limit; i -= 1)
    if (/^(?:who|which|whose|whom)$/u.test(document.at(i).lower)) return document.at(i - 1).text === ',' ? i - 1 : null;
  return null;
}
