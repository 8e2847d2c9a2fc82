import { lexiconSet, lexiconTable } from '../../lexicon.ts';
import type { Document, Token, TokenRange } from '../document.ts';
import { isOwnSubject, type VerbGroup } from '../grammar/clauses.ts';

const EVALUATIVES = lexiconSet('en', 'evaluatives');
const FEELINGS = lexiconTable('en', 'feelings');

/** What ought to be is no fact. */
const OBLIGATION = new Set(['should', 'ought', 'must', 'shall']);
const COPULAS = new Set(['be', 'seem', 'look', 'sound', 'feel', 'become', 'remain', 'appear']);
const PROMISING = new Set(['i', 'we', 'he', 'she', 'they', 'it']);
const WILL = new Set(['will', "'ll", 'would', "'d", 'shall']);
const POINTING = new Set(['this', 'that', 'these', 'those']);
const FIRST_PERSON = new Set(['i', 'we']);
const INTENT = new Set(['will', "'ll", 'shall', 'going', 'would', "'d", 'could', 'can', 'may', 'might', 'let']);

/** Furthest word of a predicate that is looked at, in tokens behind the verb. */
const REACH = 6;

/**
 * Whether a proposition with this main verb says what ought to be, what somebody is going to do, or how he or she feels:
 * such a one is true or untrue to whoever says it, not to a check.
 */
export function isWish(document: Document, range: TokenRange, main: VerbGroup): boolean {
  const verbs = document.tokens.slice(main.first, main.last);
  if (verbs.some(({ lower }) => OBLIGATION.has(lower)) || isNeed(document, range, main)) return true;
  const subject = subjectOf(document, range, main);
  let complement = main.last;
  while (complement < range.last - 1 && document.at(complement).pos === 'ADV') complement += 1;
  const next = [...verbs, ...document.tokens.slice(complement, Math.min(complement + 1, range.last))];
  if (FIRST_PERSON.has(subject) && next.some((token) => INTENT.has(token.lower) || feeling(token))) return true;
  if (PROMISING.has(subject) && next.some((token) => feeling(token)?.[0] === 'anyone')) return true;
  return isTimeTo(document, range, main);
}

const feeling = ({ lower, lemma }: Token): string[] | undefined => FEELINGS.get(lemma) ?? FEELINGS.get(lower);

/** "Thank you for coming": a phrase without a subject that begins with what somebody feels. */
export const isFelt = (document: Document, { first }: TokenRange): boolean => feeling(document.at(first)) !== undefined;

/** "it is time to act", "it is time for the board to act". */
const isTimeTo = (document: Document, range: TokenRange, main: VerbGroup): boolean =>
  subjectOf(document, range, main) === 'it' &&
  document.tokens
    .slice(main.first + 1, main.last + 1)
    .some(({ lower, index }) => lower === 'time' && /^(to|for|that)$/u.test(document.tokens[index + 1]?.lower ?? ''));

/** "he would rebuild it" of one who promises: what the speakers themselves are going to do. */
export const isIntent = (document: Document, range: TokenRange, main: VerbGroup): boolean =>
  PROMISING.has(subjectOf(document, range, main)) &&
  document.tokens.slice(main.first, main.last).some(({ lower }) => WILL.has(lower));

/** "That follows bad news": what it tells of stands elsewhere, and nothing in it can be looked up. */
export function pointsBack(document: Document, { first }: TokenRange, main: VerbGroup): boolean {
  const begin = document.at(first);
  return POINTING.has(begin.lower) && main.first === first + 1;
}

/** The word right before the main verb, adverbs left out: "I" of "I really hope". */
export function subjectOf(document: Document, range: TokenRange, main: VerbGroup): string {
  if (isOwnSubject(document.at(main.first))) return 'i';
  let i = main.first - 1;
  while (i > range.first && document.at(i).pos === 'ADV') i -= 1;
  return i < range.first ? '' : document.at(i).lower;
}

/** "we need to act", "she needs to resign", but not "the bill needs 60 votes". */
function isNeed(document: Document, range: TokenRange, main: VerbGroup): boolean {
  const verb = document.at(main.last - 1);
  if (verb.lemma !== 'need') return false;
  const next = main.last < range.last ? document.at(main.last).lower : '';
  return next === 'to' || FIRST_PERSON.has(subjectOf(document, range, main));
}

/** "is a disgrace", "was very unfair": a judging word in the predicate, before any preposition or clause. */
export function isJudgement(document: Document, range: TokenRange, main: VerbGroup): boolean {
  if (!COPULAS.has(document.at(main.last - 1).lemma)) return false;
  for (let i = main.last; i < Math.min(range.last, main.last + REACH); i += 1) {
    const { lower, pos, text } = document.at(i);
    if (EVALUATIVES.has(lower)) return true;
    if (pos === 'ADP' || pos === 'SCONJ' || pos === 'VERB' || pos === 'AUX' || (pos === 'PUNCT' && text !== '-'))
      return false;
  }
  return false;
}
