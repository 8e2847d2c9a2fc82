import { dayAfter, type FoundDate, readDates } from '../assignment/dates.ts';
import type { Document, Range, TokenRange } from '../document.ts';
import { finiteGroups } from '../grammar/clauses.ts';
import { type Direction, directionOf } from './direction.ts';
import { figures, numberAt } from './numbers.ts';
import { isYear } from './quantities.ts';

/** A date with UTF-16 offsets of the article's text. */
type ClaimDate = FoundDate & { text: string };

const DAY = 86_400_000;
/** Where no verb tells the side, a date this far, in days, is not meant when there is one so near on the other side. */
const FAR = 240;
const NEAR = 110;

/** Words that with a unit of time make a length, and no date: "for about three years", "a few days after". */
const LENGTH_WORDS = new Set(
  'for after in within over during the every each past a an last next following coming several few couple of some about around nearly almost roughly only just at least more than less one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty'.split(
    ' ',
  ),
);
const UNITS = /^(?:days?|weeks?|months?|years?|decades?|nights?)$/u;
/** Words before a date by which it is another day than chrono's: "that November", "his last year", "Super Tuesday". */
const OTHER = new Set(
  'that each every his her its their my our your the past super black good ash cyber palm'.split(' '),
);
/** Of these, the ones that may stand before a day of the calendar: "the April 19 primary". */
const PERIOD = /^(?:last|past) (?:week|month|year)$/iu;

/**
 * The dates that a proposition names, resolved against a day. A day without a year lies where the verb beside it points:
 * behind "closed", ahead of "will close".
 *
 * @param reference `2021-12-04`, or null: then only dates that say their year are found
 */
export function datesIn(document: Document, range: TokenRange, reference: string | null): ClaimDate[] {
  const span = document.rangeOf(range);
  const text = document.text.slice(span.start, span.end);
  const dates = readDates(text, reference);
  const past = dates('past').map((date) => shifted(date, span));
  if (past.length === 0) return yearsBeforeNouns(document, range, []);
  const groups = finiteGroups(document, range);
  const ahead = dates('ahead').map((date) => shifted(date, span));
  const found = past.flatMap((date, i) => {
    const other = ahead[i]?.start === date.start ? ahead[i] : date;
    const direction = directionOf(document, range, groups, date);
    const meant = isAhead(direction, date, other, reference) ? other : date;
    // "He had left on Saturday", of a Friday: what is past was not tomorrow.
    const isPast = direction === 'past' && reference !== null && meant.value === dayAfter(reference, 1);
    const day = trimmed(document, range, isPast ? { ...meant, value: dayAfter(meant.value, -7) } : meant);
    return day ? bothEnds(day, reference, meant === date ? 'past' : 'ahead') : [];
  });
  return [...found, ...yearsBeforeNouns(document, range, found)].sort((a, b) => a.start - b.start);
}

const shifted = (date: FoundDate, { start }: Range): FoundDate => ({
  ...date,
  start: date.start + start,
  end: date.end + start,
});

/** "January 2015 to May 2019" names two dates, and chrono gives one. */
function bothEnds(date: ClaimDate, reference: string | null, direction: 'past' | 'ahead'): ClaimDate[] {
  const [, first, link, second] = /^(.+?)( (?:to|through|until) )(.+)$/u.exec(date.text) ?? [];
  if (!first || !link || !second) return [date];
  const [to] = readDates(second, reference)(direction);
  // "September to December 2014": the year is both months'.
  const year = /\d{4}$/u.exec(second)?.[0];
  const [from] = readDates(year && !/\d{4}$/u.test(first) ? `${first} ${year}` : first, reference)(direction);
  if (!from || !to) return [date];
  const start = date.end - second.length;
  return [
    { start: date.start, end: date.start + first.length, value: from.value, text: first },
    { start, end: date.end, value: to.value, text: second },
  ];
}

function isAhead(direction: Direction, past: FoundDate, ahead: FoundDate, reference: string | null): boolean {
  if (direction === 'past' || direction === 'ahead' || !reference) return direction === 'ahead';
  const distance = ({ value }: FoundDate) => Math.abs(Date.parse(value) - Date.parse(reference)) / DAY;
  if (direction === 'likely') return distance(ahead) <= FAR || distance(past) >= NEAR;
  return distance(past) > FAR && distance(ahead) < NEAR;
}

/** Without the preposition and the marks that chrono counts to a date; null where it is none. */
function trimmed(document: Document, range: TokenRange, { start, end, value }: FoundDate): ClaimDate | null {
  // "2049E Road", and "last 4 years, they", of which chrono takes the last word too
  if (/^\p{L}/u.test(document.text.slice(end))) return null;
  const words = document.text.slice(start, end).replace(/,? they$/iu, '');
  const [lead = ''] = /^(?:on|in|at)\s/iu.exec(words) ?? [];
  // chrono takes the 74 of "in March, 74 percent" for a year.
  const text = words.slice(lead.length).replace(/(?:[\s,;:–—-]|\bof$)+$/u, '');
  if (/^\p{L}+, \d\d$/u.test(text)) return null;
  const from = start + lead.length;
  if (isLength(text) || isOther(document, range, from, text)) return null;
  return { start: from, end: from + text.length, value: asExactAs(text, value), text };
}

/** "for 20 years", "a few days after", "several years ago", "half an hour", and the sun that chrono takes for a Sunday. */
function isLength(text: string): boolean {
  const words = text.toLowerCase().split(/\s+/u);
  if (/^(?:after|before|later|earlier)$/u.test(words.at(-1) ?? '')) words.pop();
  if (
    /\b(?:hours?|hrs?|minutes?|mins?|seconds?|secs?)\b/iu.test(text) ||
    /^(?:the )?(?:next|same|following) (?:day|morning|night|evening)$/iu.test(text) ||
    /^(?:sun|sat|mon|wed|lasts)$/u.test(text) ||
    /^(?:several|some|many|(?:a )?few|(?:a )?couple of)\b.* ago$/iu.test(text)
  )
    return true;
  const unit = words.pop() ?? '';
  // "last year" and "this month" are dates, "the last day" and "in the months" are not.
  if (!UNITS.test(unit) || /^(?:last|this|next) (?:week|month|year|night)$/iu.test(text)) return false;
  return words.every((word) => LENGTH_WORDS.has(word) || /^\d+$/u.test(word));
}

/** Whether a word before a date makes it another one, which the proposition does not tell. */
function isOther(document: Document, range: TokenRange, start: number, text: string): boolean {
  const at = document.tokensIn({ start, end: start + 1 })?.first ?? range.first;
  const before = at > range.first ? document.at(at - 1).lower : '';
  // "in January of that year"
  if (
    /^\s*(?:of )?(?:that|the same|the following|the next|the previous) year\b/u.test(
      document.text.slice(start + text.length, start + text.length + 30).replace(/^ of/u, ''),
    )
  )
    return true;
  if (!OTHER.has(before)) return false;
  return before !== 'the' || PERIOD.test(text);
}

/** chrono gives "the end of the month" a day. */
function asExactAs(text: string, value: string): string {
  const [, unit] = /\bend of (?:(?:the|this|last|next) )?(\w+)$/iu.exec(text) ?? [];
  return value.slice(0, unit === undefined ? value.length : unit === 'year' ? 4 : 7);
}

/** "the 2016 election", "the 1994 law": a year that chrono leaves out. */
function yearsBeforeNouns(document: Document, range: TokenRange, found: readonly Range[]): ClaimDate[] {
  const years: ClaimDate[] = [];
  for (let i = range.first + 1; i + 1 < range.last; i += 1) {
    if (figures(document.at(i)) === null) continue;
    const number = numberAt(document, i, range.last);
    const { start, end, text } = document.at(i);
    const [before, after] = [document.at(i - 1), document.at(i + 1)];
    const names = ['DET', 'PRON', 'PART', 'ADP', 'PROPN'].includes(before.pos) || before.text === '(';
    if (!number || !isYear(document, number) || !/^(19|20)/u.test(text) || !names) continue;
    if (after.text === '-' || after.start === end || found.some((date) => date.start < end && start < date.end))
      continue;
    if (!['NOUN', 'PROPN', 'ADJ'].includes(after.pos) && after.text !== ')') continue;
    years.push({ start, end, value: text, text });
  }
  return years;
}
