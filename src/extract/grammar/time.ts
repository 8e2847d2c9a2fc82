import type { Document, Token, TokenRange } from '../document.ts';

/** Months and weekdays head no phrase that could speak. */
const TIME = new Set(
  'monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight january february march april june july august september october november december jan feb apr jun jul aug sep sept oct nov dec morning afternoon evening night week month year'.split(
    ' ',
  ),
);
export const isTimeWord = ({ lower }: Token): boolean =>
  TIME.has(lower) || (lower.endsWith('.') && TIME.has(lower.slice(0, -1)));

/** "Friday", "last May", "this week". */
export const isTimePhrase = (document: Document, { first, last }: TokenRange): boolean =>
  isTimeWord(document.at(first)) ||
  isTimeWord(document.at(last - 1)) ||
  (/^(?:last|next|this)$/u.test(document.at(first).lower) && document.at(last - 1).text === 'May');

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
/** The weekday of a day, `2021-12-04`: "Saturday". By a table, since the first answer of `Intl` takes 15 ms. */
export const weekdayOf = (day: string): string => WEEKDAYS[new Date(`${day}T12:00:00Z`).getUTCDay()] ?? '';

export const isWeekday = ({ lower }: Token): boolean => /^(?:sun|mon|tues|wednes|thurs|fri|satur)day$/u.test(lower);
