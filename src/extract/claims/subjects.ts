import type { Document, TokenRange } from '../document.ts';
import { finiteGroups, type VerbGroup } from '../grammar/clauses.ts';
import { isTimeWord } from '../grammar/time.ts';
import { beginningIn } from '../ranges.ts';

/** Words that stand for somebody or something told of before. */
const ANAPHORS = new Set(['he', 'she', 'it', 'they']);
/** Words that stand for some of those told of before where no noun follows: "Both have left", "one is to wait". */
const PARTS = new Set('all both neither none some others another each one many most few'.split(' '));
const POINTING = new Set(['this', 'that', 'these', 'those', 'such', 'both']);
const DAY = /^(?:day|night|morning|afternoon|evening|week|month|year)$/u;
/** Furthest "that" or "to" of an "it" that stands for nothing: "it was in June that", "it is legal to". */
const REACH = 8;
/** Furthest verb of a clause before, in tokens. */
const CLAUSE_REACH = 60;

/**
 * Whether the subject of a proposition is a pronoun, and the record tells not for whom or what: "They were derived from
 * it", "Both are running". What it says is then no proposition that anybody could look up.
 */
export function isOfNobodyKnown(document: Document, range: TokenRange, main: VerbGroup): boolean {
  if (pointsAtThing(document, range)) return !hasClauseBefore(document, range.first);
  let i = main.first - 1;
  while (i > range.first && document.at(i).pos === 'ADV') i -= 1;
  if (i < range.first) return false;
  const { lower } = document.at(i);
  if (PARTS.has(lower)) return i === range.first || document.at(i - 1).text === ',';
  if (!ANAPHORS.has(lower) || isExpletive(document, i, main, range.last)) return false;
  return !isResolved(document, i) && !hasClauseBefore(document, i);
}

/** "These rules were", "both men left", "the day before, it rained": a thing, or a time, that is known from before. */
function pointsAtThing({ tokens }: Document, { first, last }: TokenRange): boolean {
  const [begin, next, behind] = tokens.slice(first, Math.min(last, first + 3));
  if (!begin || !next) return false;
  if (begin.lower === 'the') return DAY.test(next.lower) && /^(?:before|after|earlier)$/u.test(behind?.lower ?? '');
  // "neither of these letters"
  if (PARTS.has(begin.lower) && next.lower === 'of')
    return POINTING.has(behind?.lower ?? '') || behind?.lower === 'them';
  return POINTING.has(begin.lower) && /^(?:NOUN|NUM|ADJ)$/u.test(next.pos) && !isTimeWord(next);
}

const isResolved = ({ mentions }: Document, index: number): boolean =>
  beginningIn(mentions, { first: index, last: index + 1 }).length > 0;

/** "it was in June that 12 people died", "it is illegal to sell it". */
const isExpletive = ({ tokens }: Document, index: number, main: VerbGroup, limit: number): boolean =>
  tokens[index]?.lower === 'it' &&
  tokens[main.last - 1]?.lemma === 'be' &&
  tokens.slice(main.last, Math.min(limit, main.last + REACH)).some(({ lower }) => lower === 'that' || lower === 'to');

/** "The firm fired 300 people, and it closed a plant": whom a pronoun stands for is told in the sentence itself. */
function hasClauseBefore(document: Document, last: number): boolean {
  const said = document.quotationAt(last)?.first ?? 0;
  const first = Math.max(document.sentenceOf(last).first, said, last - CLAUSE_REACH);
  return finiteGroups(document, { first, last }).length > 0;
}
