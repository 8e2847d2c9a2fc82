import type { ParsedResult } from 'chrono-node/en';
import { dateParsers } from './date-parsers.ts';

/** A date in a text: UTF-16 offsets of the text given, and the date as exact as the words are. */
export interface FoundDate {
  start: number;
  end: number;
  /** `2021-12-03`, `2022-01` or `2021`; empty where the words alone tell none ("the next morning"). */
  value: string;
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');
export const DAY = 86_400_000;

/** A day without a year lies less far back than so many days; else it is one to come, on which nothing was said. */
const LONGEST_BACK = 300;

type Direction = 'past' | 'ahead';

/** Weekdays as names of newspapers ("Sun columnist") and times of day alone tell no date. */
const NO_DATE =
  /^(sun|sat|mon|may|march|now|\d{1,2}(:\d\d)?\s?([ap]\.?m\.?)?|the (day|week|month|year)|second|9\/11)$|weekend|\b(days?|weeks?|months?|years?) (before|after|prior)$/iu;

/** What a date is the name of: "the Sept. 11 attacks". */
const EVENT =
  /^(st|nd|rd|th)?,?\s(terror\w*\s)?(attacks?|terrorists?|hijackers?|commission|memorial|victims?|massacre)\b/iu;

/** No day, but the month of publication. */
const THIS = /^(earlier |later )?(this|in the) (week|month)$/iu;

/** Days and times of day that are of the day of publication. */
const TODAY = /^(tonight|this (morning|afternoon|evening))$/iu;

/** "last week", "a few days ago": no day, but a month; so is a span of days ("conducted Sept. 19-22"). */
const VAGUE = /\b(weeks?|few|several|couple|some) ?(days|weeks)?\b/iu;

/** Without a digit or one of these words chrono finds nothing, and most sentences have neither: looking is a tenth of the time of `small`. */
const MAY_DATE =
  /\d|\b(?:spring|summer|autumn|fall|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|to-?(?:day|night|morrow)|tm[rw]|yester|last night|now|noon|mid(?:day|night)|morning|afternoon|evening|night|sec|min|h(?:ou)?rs?\b|days?\b|weekday|week|wks?\b|fortnight|month|mths?\b|mos?\b|quarter|qtrs?\b|year|yrs?\b|decade|at the time\b)/iu;

/**
 * Reads the dates named in a text, to be resolved against the publication day in one direction or the other.
 *
 * @param published `2021-12-04`; without it only dates that say their year are found
 * @returns the dates, where a day without a year lies: `past` for when something was said, `ahead` for what is to come
 */
export function readDates(text: string, published: string | null): (direction: Direction) => FoundDate[] {
  const reference = published ? new Date(`${published}T12:00:00Z`) : new Date('2000-01-01T12:00:00Z');
  const read = !mayDate(text)
    ? []
    : dateParsers
        .parse(text, { instant: reference, timezone: 0 })
        .filter((result) => !NO_DATE.test(result.text.trim()) || isMonth(text, result))
        .filter(({ index, text: words }) => !EVENT.test(text.slice(index + words.length)));
  return (direction) => {
    const found = read.flatMap((result) => {
      const isLast = /\blast\s$/iu.test(text.slice(Math.max(0, result.index - 6), result.index));
      const value = isoDate(result, reference, direction, published !== null, isLast);
      return value ? [{ start: result.index, end: result.index + result.text.length, value }] : [];
    });
    return [...found, ...bareYears(text, found)].sort((a, b) => a.start - b.start);
  };
}

/** Whether a text may name a year. */
export const mayNameYear = (text: string): boolean => /(?:19|20)\d\d/u.test(text);

/** Whether a text may name a date, a year or a time at all. */
export const mayDate = (text: string): boolean => MAY_DATE.test(text);

/** The day so many days after one, both `2021-12-03`. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** "in May", "since last March": a month whose name is a verb as well. */
const isMonth = (text: string, { index, text: name }: ParsedResult): boolean =>
  /^(may|march)$/iu.test(name.trim()) &&
  /\b(?:in|since|by|until|till|last|next|early|late|mid|from|of|during|before|after)[\s-](?:(?:a|the|his|her|its|their)\s)?$/iu.test(
    text.slice(Math.max(0, index - 14), index),
  );

function isoDate(
  result: ParsedResult,
  reference: Date,
  direction: Direction,
  relative: boolean,
  isLast: boolean,
): string | null {
  const { start, text } = result;
  const certain = (part: 'day' | 'month' | 'year' | 'weekday'): boolean => start.isCertain(part);
  if (!relative && !certain('year')) return null;
  if (TODAY.test(text)) return reference.toISOString().slice(0, 10);
  if (THIS.test(text)) return reference.toISOString().slice(0, 7);
  if (!certain('day') && !certain('month') && !certain('year') && !certain('weekday')) return null;
  const date = turned(result, reference, direction);
  const back = reference.getTime() - date.getTime();
  if (direction === 'past' && certain('day') && !certain('year') && back > LONGEST_BACK * DAY) return null;
  const [year, month, day] = [pad(date.getUTCFullYear(), 4), pad(date.getUTCMonth() + 1, 2), pad(date.getUTCDate(), 2)];
  if (result.end) return monthAt(result.end.date(), date.getUTCFullYear() - start.date().getUTCFullYear());
  if (VAGUE.test(text)) return `${year}-${month}`;
  if (certain('day') || certain('weekday')) return `${year}-${month}-${day}`;
  // "last June" in June
  if (
    isLast &&
    certain('month') &&
    month === pad(reference.getUTCMonth() + 1, 2) &&
    year === String(reference.getUTCFullYear())
  )
    return `${Number(year) - 1}-${month}`;
  return certain('month') ? `${year}-${month}` : year;
}

/** The month of the last day of a span ("July 8 to 12"), so many years on. */
const monthAt = (end: Date, years: number): string =>
  `${pad(end.getUTCFullYear() + years, 4)}-${pad(end.getUTCMonth() + 1, 2)}`;

/** The day meant: chrono takes the nearest Friday or June, on whichever side it lies. */
function turned({ start, text }: ParsedResult, reference: Date, direction: Direction): Date {
  const date = start.date();
  const sign = direction === 'past' ? -1 : 1;
  const distance = sign * (date.getTime() - reference.getTime());
  // "last Friday" and "yesterday" say their side themselves.
  if (distance >= -DAY / 2 || /\b(last|past|ago|earlier|next|coming)\b/iu.test(text)) return date;
  if (start.isCertain('weekday') && !start.isCertain('day'))
    return isMorrow(date, reference) ? date : new Date(date.getTime() + sign * 7 * DAY);
  if (start.isCertain('year') || !start.isCertain('month')) return date;
  // The month that the article is of is not over.
  if (!start.isCertain('day') && date.getUTCMonth() === reference.getUTCMonth()) return date;
  return new Date(Date.UTC(date.getUTCFullYear() + sign, date.getUTCMonth(), date.getUTCDate(), 12));
}

/** Tomorrow's weekday is tomorrow, since an article goes on after its date; a week back, one would write the day. */
const isMorrow = (date: Date, reference: Date): boolean =>
  Math.round((date.getTime() - reference.getTime()) / DAY) === 1;

/** "in 2012", "since 1998", which chrono leaves out. */
function bareYears(text: string, found: readonly FoundDate[]): FoundDate[] {
  if (!mayNameYear(text)) return [];
  return [...text.matchAll(/\b(?:in|since|by|until|of|from|during|before|after)\s+((?:19|20)\d\d)\b(?![-,.]?\d)/giu)]
    .map((match) => ({
      start: match.index + match[0].length - 4,
      end: match.index + match[0].length,
      value: match[1] ?? '',
    }))
    .filter(({ start }) => !found.some((date) => date.start <= start && start < date.end));
}
