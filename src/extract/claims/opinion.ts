import { lexiconSet, lexiconTable } from '../../lexicon.ts';
import type { Document, Token, TokenRange } from '../document.ts';
import { behindAdverbs, isOwnSubject, type VerbGroup } from '../grammar/clauses.ts';
import { isQuotationMark } from '../steps/quotation.ts';

const EVALUATIVES = lexiconSet('en', 'evaluatives');
const FEELINGS = lexiconTable('en', 'feelings');

/** Of these, the ones that also name things, and compare them: "best picture", "better paid". */
const GRADES = new Set(
  'bad best better difficult fair good great greater greatest important necessary right worse worst'.split(' '),
);

/** What ought to be is no fact. */
const OBLIGATION = new Set(['should', 'ought', 'must', 'shall']);
/** Verbs whose object tells what kind of a thing somebody did: "made a terrible mistake". */
const GIVING = new Set(['make', 'do', 'run', 'give', 'commit']);
const COPULAS = new Set(['be', 'seem', 'look', 'sound', 'feel', 'become', 'remain', 'appear']);
const PROMISING = new Set(['i', 'we', 'he', 'she', 'they', 'it']);
const WILL = new Set(['will', "'ll", 'would', "'d", 'shall']);
const POINTING = new Set(['this', 'that', 'these', 'those', 'here']);
const FIRST_PERSON = new Set(['i', 'we']);
const INTENT = new Set(['will', "'ll", 'shall', 'going', 'would', "'d", 'could', 'can', 'may', 'might', 'let']);

/** Words for everybody and nobody in particular, and verbs and auxiliaries for what is not so, or not yet. */
const ANYBODY = new Set('you one anyone anybody everyone everybody someone somebody nobody people'.split(' '));
const UNREAL = new Set("will 'll would 'd could can may might".split(' '));
/** Of these, the ones by which the article itself tells of no fact. */
const HYPOTHETICAL = new Set(['would', "'d", 'could']);
const INTENDING = new Set(['want', 'intend', 'wish', 'hope', 'prefer', 'plan', 'aim']);
const GUESSES = new Set(['perhaps', 'maybe', 'may', 'might']);
const CONDITIONS = /^(?:if|unless|even if)$/u;

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
  const someone = PROMISING.has(subject) || document.tokens[main.first - 1]?.pos === 'PROPN';
  if (someone && next.some((token) => feeling(token)?.[0] === 'anyone')) return true;
  return isTimeTo(document, range, main) || isAgreement(document, main);
}

/** "agreed with him", but not "agreed to pay". */
const isAgreement = ({ tokens }: Document, { last }: VerbGroup): boolean =>
  /^(?:dis)?agree$/u.test(tokens[last - 1]?.lemma ?? '') && tokens[last]?.lower === 'with';

const feeling = ({ lower, lemma }: Token): string[] | undefined => FEELINGS.get(lemma) ?? FEELINGS.get(lower);

/** "Perhaps it was the cold", "it may have been the cold", "it seems to be the cold": nobody says that it was. */
export const isGuess = (document: Document, { first }: TokenRange, main: VerbGroup | null): boolean =>
  GUESSES.has(document.at(first).lower) ||
  (!!main &&
    (document.tokens.slice(main.first, main.last).some(({ lower }) => GUESSES.has(lower)) ||
      isSeeming(document, main)));

/** "seems weak", "appears to have left", "looks ever weaker", but neither "appears in court" nor "looked at it". */
function isSeeming(document: Document, { last }: VerbGroup): boolean {
  const { lemma } = document.at(last - 1);
  const { pos, lower } = document.tokens[behindAdverbs(document, last)] ?? {};
  if (lemma === 'seem') return true;
  if (lemma === 'appear') return pos === 'ADJ' || lower === 'to' || lower === 'that';
  return /^(?:look|sound|feel)$/u.test(lemma) && (pos === 'ADJ' || lower === 'like');
}

/** "Thank you for coming": a phrase without a subject that begins with what somebody feels. */
export const isFelt = (document: Document, { first }: TokenRange): boolean => feeling(document.at(first)) !== undefined;

/** "it is time to act", "it is time for the board to act". */
const isTimeTo = (document: Document, range: TokenRange, main: VerbGroup): boolean =>
  subjectOf(document, range, main) === 'it' &&
  document.tokens
    .slice(main.first + 1, main.last + 1)
    .some(({ lower, index }) => lower === 'time' && /^(to|for|that)$/u.test(document.tokens[index + 1]?.lower ?? ''));

/** "an ineffective campaign", "bodes poorly": whether a word of it judges that is no name, in the predicate or not. */
export const isColoured = (document: Document, { first, last }: TokenRange): boolean =>
  document.tokens
    .slice(first, last)
    .some(({ text, pos }) => (pos === 'ADJ' || pos === 'ADV') && EVALUATIVES.has(text) && !GRADES.has(text));

/** "voters believe", "the firm expects": what somebody thinks, whoever it is. */
export const isThought = (document: Document, { first, last }: VerbGroup): boolean =>
  document.at(last - 1).pos === 'VERB' &&
  document.at(first).pos !== 'AUX' &&
  FEELINGS.get(document.at(last - 1).lemma)?.[0] === 'anyone';

/**
 * Whether a proposition tells of what could be, of what somebody wants, or of nobody in particular: "he would win Ohio",
 * "she wants to rest", "you have to obey". Few of these can be checked.
 */
export function isLoose(document: Document, range: TokenRange, main: VerbGroup): boolean {
  const verbs = document.tokens.slice(main.first, main.last);
  // "could not reach the hospital" is so.
  const unable =
    verbs.some(({ lower }) => /^(?:not|n't|never)$/u.test(lower)) &&
    /^(?:could|can|ca|cannot)$/u.test(verbs[0]?.lower ?? '');
  const [begin, next] = [document.at(range.first).lower, document.tokens[range.first + 1]?.lower];
  return (
    (!unable && verbs.some(({ lower }) => UNREAL.has(lower))) ||
    ANYBODY.has(subjectOf(document, range, main)) ||
    CONDITIONS.test(begin) ||
    CONDITIONS.test(`${begin} ${next}`)
  );
}

/** "wants to rest", "plans a march": what somebody has in mind. */
export const isIntended = (document: Document, { last }: VerbGroup): boolean =>
  INTENDING.has(document.at(last - 1).lemma);

/** "could win", "would have to": what the article itself only holds possible. */
export const isHypothetical = (document: Document, main: VerbGroup): boolean =>
  document.tokens.slice(main.first, main.last).some(({ lower }) => HYPOTHETICAL.has(lower));

/** "You lie", "you were 14 then": what is said to somebody of him or her. */
export const isAddressed = (document: Document, range: TokenRange, main: VerbGroup): boolean =>
  subjectOf(document, range, main) === 'you';

/** "he would rebuild it" of one who promises: what is going to be done. */
export const isIntent = (document: Document, main: VerbGroup): boolean =>
  document.tokens.slice(main.first, main.last).some(({ lower }) => WILL.has(lower));

/** "That follows bad news", "the mayor did not": what it tells of stands elsewhere, and nothing in it can be looked up. */
export function pointsBack(document: Document, { first, last }: TokenRange, main: VerbGroup): boolean {
  const pointing = POINTING.has(document.at(first).lower) && main.first === first + 1;
  const rest = document.tokens.slice(main.last, last);
  const leftOut =
    document.at(main.last - 1).pos === 'AUX' &&
    rest.every(({ lower, pos }) => lower === 'not' || lower === "n't" || pos === 'PUNCT');
  return pointing || leftOut;
}

/** The word right before the main verb, adverbs left out: "I" of "I really hope". */
export function subjectOf(document: Document, range: TokenRange, main: VerbGroup): string {
  if (isOwnSubject(document.at(main.first))) return 'i';
  const last = subjectEnd(document, range, main);
  return last === null ? '' : document.at(last).lower;
}

/** The last token of what stands before the main verb, adverbs left out; null: the verb begins. */
export function subjectEnd(document: Document, range: TokenRange, main: VerbGroup): number | null {
  let i = main.first - 1;
  while (i > range.first && document.at(i).pos === 'ADV') i -= 1;
  return i < range.first ? null : i;
}

/** "we need to act", "she has to resign", but neither "the bill needs 60 votes" nor "workers have to pay". */
function isNeed(document: Document, range: TokenRange, main: VerbGroup): boolean {
  const { lemma, lower } = document.at(main.last - 1);
  const subject = subjectOf(document, range, main);
  const next = main.last < range.last ? document.at(main.last).lower : '';
  if (lower === 'have' || lower === 'has')
    return main.last === main.first + 1 && next === 'to' && (PROMISING.has(subject) || ANYBODY.has(subject));
  return lemma === 'need' && (next === 'to' || FIRST_PERSON.has(subject));
}

/**
 * "is a disgrace", "was very unfair", "is too cozy": a judging word in the predicate, before any preposition or clause.
 *
 * @param figures whether there are figures by which what grades can be checked: "is better paid, by 12 percent"
 */
export function isJudgement(document: Document, range: TokenRange, main: VerbGroup | null, figures: boolean): boolean {
  // "him … being too cozy with the firm"
  const verb = main ? main.last - 1 : range.first;
  const { lemma, lower } = document.at(verb);
  const made = GIVING.has(lemma) && /^an?$/u.test(document.tokens[verb + 1]?.lower ?? '');
  if (main ? !COPULAS.has(lemma) && !made : lower !== 'being') return false;
  for (let i = verb + 1; i < Math.min(range.last, verb + 1 + REACH); i += 1) {
    const token = document.at(i);
    if (EVALUATIVES.has(token.lower) && !(figures && GRADES.has(token.lower))) return true;
    if (!figures && token.lower === 'too' && document.tokens[i + 1]?.pos === 'ADJ') return true;
    if (/^(?:ADP|SCONJ|VERB|AUX)$/u.test(token.pos)) return false;
    if (token.pos === 'PUNCT' && token.text !== '-' && !isQuotationMark(document, i)) return false;
  }
  return false;
}
