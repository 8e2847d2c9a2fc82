import { period } from './period.ts';

/** Stands in the database for no moment: it is before everything, and in no range. */
export const NO_MOMENT = Number.MIN_SAFE_INTEGER;

/** Whole seconds since 1970 of a date (its beginning in UTC) or of a date-time with an offset. */
export const moment = (published: string | null): number =>
  published === null ? NO_MOMENT : Math.floor(Date.parse(published) / 1_000);

const DAY = 24 * 60 * 60;

/** The first and the last second, inclusive, of a PartialDate in UTC, or of a date-time. */
export function moments(value: string): { first: number; last: number } {
  if (value.includes('T')) return { first: moment(value), last: moment(value) };
  const { first } = period(value);
  const begin = moment(first);
  if (value.length === 10) return { first: begin, last: begin + DAY - 1 };
  const next = new Date(begin * 1_000);
  if (value.length === 7) next.setUTCMonth(next.getUTCMonth() + 1);
  else next.setUTCFullYear(next.getUTCFullYear() + 1);
  return { first: begin, last: next.getTime() / 1_000 - 1 };
}
