import type { Document, TokenRange } from '../document.ts';
import { finiteGroups, type VerbGroup } from '../grammar/clauses.ts';
import { isTimeWord } from '../grammar/time.ts';
import { beginningIn } from '../ranges.ts';
import { subjectEnd } from './opinion.ts';

/** Words that stand for somebody or something told of before. */
const ANAPHORS = new Set(['he', 'she', 'it', 'they']);
const POSSESSIVES = new Set(['his', 'her', 'its', 'their']);
/** Words that stand for some of those told of before where no noun follows: "Both have left", "one is to wait". */
const PARTS = new Set('all both neither none some others another each one many most few'.split(' '));
const NTHS = new Set('first second third last latest other former latter next same rest'.split(' '));
const POINTING = new Set(['this', 'that', 'these', 'those', 'such', 'both']);
const DEEDS = new Set(
  'move action decision request announcement disclosure remark remarks comment comments incident post change changes result results effort'.split(
    ' ',
  ),
);
/** A time that is counted from another: "the day before", "the following week", "two years later". */
const DAYS =
  /^(?:the (?:day|night|morning|week|month|year) (?:before|after|earlier)|the (?:next|following|same) (?:day|night|morning|week|month|year)|\w+ (?:hours?|days?|weeks?|months?|years?) (?:later|earlier|before))/u;
/** Furthest "that" or "to" of an "it" that stands for nothing: "it was in June that", "it is legal to". */
const REACH = 6;
/** Furthest verb of a clause before, in tokens. */
const CLAUSE_REACH = 60;

/**
 * Whether the subject of a proposition is a pronoun, and the record tells not for whom or what: "They were derived from
 * it", "Both are running". What it says is then no proposition that anybody could look up.
 *
 * @param from where what its source says begins: a pronoun may stand for somebody in it
 * @param claimed whether somebody whom the record names says it: "he" and "it" most often stand for who says so
 */
export function isOfNobodyKnown(
  document: Document,
  range: TokenRange,
  main: VerbGroup,
  from: number,
  claimed: boolean,
): boolean {
  const known = (index: number) => hasClauseBefore(document, from, index);
  if (pointsAtThing(document, range, main)) return !known(range.first);
  const i = subjectEnd(document, range, main);
  if (i === null) return false;
  const { lower } = document.at(i);
  // "The latest is the mayor"
  if (NTHS.has(lower) && i === range.first + 1 && document.at(range.first).lower === 'the') return true;
  if (PARTS.has(lower)) return i === range.first || document.at(i - 1).text === ',';
  // "He lied", in somebody's own words, is of another; so is "they".
  if (claimed && lower !== 'they' && document.quotationOf[i] === -1) return false;
  if (POSSESSIVES.has(document.at(range.first).lower)) return !isResolved(document, range.first) && !known(range.first);
  if (!ANAPHORS.has(lower) || isExpletive(document, i, main, range.last)) return false;
  return !isResolved(document, i) && !known(i);
}

/** "These rules were", "both men left", "the day before, it rained": a thing, or a time, that is known from before. */
function pointsAtThing({ tokens }: Document, { first, last }: TokenRange, main: VerbGroup): boolean {
  const [begin, next, behind] = tokens.slice(first, Math.min(last, first + 3));
  if (!begin || !next) return false;
  const words = `${begin.lower} ${next.lower} ${behind?.lower}`;
  if (DAYS.test(words)) return true;
  // "The move was made by Berg": what somebody has just been told to have done.
  if (begin.lower === 'the' && DEEDS.has(next.lower)) return main.first === first + 2;
  // "neither of these letters"
  if (PARTS.has(begin.lower) && next.lower === 'of')
    return POINTING.has(behind?.lower ?? '') || behind?.lower === 'them';
  return POINTING.has(begin.lower) && main.first > first + 1 && next.pos !== 'PRON' && !isTimeWord(next);
}

const isResolved = ({ mentions }: Document, index: number): boolean =>
  beginningIn(mentions, { first: index, last: index + 1 }).length > 0;

/** "it was in June that 12 people died", "it is illegal to sell it". */
const isExpletive = ({ tokens }: Document, index: number, main: VerbGroup, limit: number): boolean =>
  tokens[index]?.lower === 'it' &&
  tokens[main.last - 1]?.lemma === 'be' &&
  tokens.slice(main.last, Math.min(limit, main.last + REACH)).some(({ lower }) => lower === 'that' || lower === 'to');

/** "The firm fired 300 people, and it closed a plant": whom a pronoun stands for is told in the sentence itself. */
function hasClauseBefore(document: Document, from: number, last: number): boolean {
  const first = Math.max(document.sentenceOf(last).first, from, last - CLAUSE_REACH);
  return finiteGroups(document, { first, last }).length > 0;
}
