import type { Document, Range, Token, TokenRange } from '../document.ts';

/** Words of a verb that let a date without a year lie ahead. */
const AHEAD = new Set(
  "will 'll would could may might shall should going expect expects expected plan plans planned planning schedule scheduled set due slated upcoming next".split(
    ' ',
  ),
);
/** Words right before a date that let it lie ahead: "ahead of the vote on Tuesday", "until Friday". */
const BEFORE = new Set(['ahead', 'until', 'till', 'upcoming']);
const BEFORE_REACH = 4;
/** Most tokens from an "is" to the date that it is of. */
const BE_REACH = 8;
/** Verbs whose present is of what is to come when a day is named: "the fair opens on Friday". */
const COMING = new Set(
  'go begin start open close end expire take run meet vote arrive return come face air hold launch kick resume travel visit head'.split(
    ' ',
  ),
);
/** Verbs whose infinitive is as past as they are: "managed to close it on Friday". */
const PAST_TO = new Set(
  'have manage begin start use able come continue fail prepare need try refuse decline'.split(' '),
);

/** Where a date without a year lies: `open` where no verb tells, and the nearer one is meant; `likely` where it is ahead if near. */
export type Direction = 'past' | 'ahead' | 'likely' | 'open';

/** By the verb that a date belongs to: the nearest finite one before it, or else the next. */
export function directionOf(
  document: Document,
  range: TokenRange,
  groups: readonly TokenRange[],
  date: Range,
): Direction {
  const before = groups.findLast(({ first }) => document.at(first).start < date.start);
  const group = before ?? groups[0];
  const close = tokensBefore(document, range, date).slice(-BEFORE_REACH);
  if (close.at(-1)?.lower === 'by' || close.some(({ lower }) => BEFORE.has(lower))) return 'ahead';
  if (!group) return 'open';
  const words = before
    ? tokensBefore(document, { first: group.first, last: range.last }, date)
    : document.tokens.slice(group.first, group.last);
  if (words.some(({ lower }) => AHEAD.has(lower))) return 'ahead';
  const past = isPast(words[0]);
  const done = past && words.some(({ lemma }) => PAST_TO.has(lemma));
  if (!done && words.some(({ lower, pos }, i) => lower === 'to' && pos === 'PART' && words[i + 1]?.pos === 'VERB'))
    return past ? 'likely' : 'ahead';
  const running = words.slice(-BEFORE_REACH).some(({ lower, pos }) => pos === 'VERB' && /ing$/u.test(lower));
  if (past && !running) return 'past';
  // "the vote is on Tuesday", but "the prize is for Tuesday's vote"
  const is = before && words.length <= BE_REACH && /^(?:is|are|'s|'re)$/u.test(words[0]?.lower ?? '');
  const owns = /^['’]s\b/u.test(document.text.slice(date.end, date.end + 3));
  if (is && !owns && !words.some(({ pos }) => pos === 'VERB')) return 'likely';
  // "faces a charge for the March 8 incident": the day is that of another thing.
  const named = close.at(-1)?.lower === 'the';
  return words[0]?.pos === 'VERB' && COMING.has(words[0].lemma) && !named ? 'ahead' : 'open';
}

/** A past tense: an auxiliary of it, or a form that is neither the base form nor the one in -s. */
function isPast(token: Token | undefined): boolean {
  if (!token) return false;
  const { lower, lemma, pos } = token;
  if (pos === 'AUX') return /^(was|were|had|did|has|have|'ve)$/u.test(lower);
  return pos !== 'VERB' || (lower !== lemma && !/[^s]s$/u.test(lower));
}

/** The tokens of a run that stand before a range of the text. */
function tokensBefore(document: Document, { first, last }: TokenRange, { start }: Range): Token[] {
  let end = first;
  while (end < last && document.at(end).start < start) end += 1;
  return document.tokens.slice(first, end);
}
