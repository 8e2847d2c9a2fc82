import type { Times, Unit } from './figure.ts';

/** So many units can be told apart over the width of a plot. */
const MOST_UNITS = 400;

/** How many characters of an ISO 8601 date tell the unit. */
const LENGTHS: readonly (readonly [Unit, number])[] = [
  ['day', 10],
  ['month', 7],
  ['year', 4],
];

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Counts at days, months or years: `2024-03-05`, `2024-03`, `2024`. */
export interface Series {
  name: string | null;
  quotes: readonly { at: string; quotes: number }[];
}

/**
 * Counts over time, without gaps: where nothing was counted there are none. In days if the dates are days and they are few
 * enough to be told apart, else in months, else in years.
 *
 * @returns null where there is no date at all
 */
export function timeline(series: readonly Series[]): Omit<Times, 'title'> | null {
  const dates = series.flatMap(({ quotes }) => quotes.map(({ at }) => at));
  if (dates.length === 0) return null;
  const first = dates.reduce((one, other) => (one < other ? one : other));
  const last = dates.reduce((one, other) => (one > other ? one : other));
  const exact = Math.min(...dates.map(({ length }) => length));
  const [unit, length] =
    LENGTHS.find(([unit, length]) => length <= exact && placeOf(last, unit) - placeOf(first, unit) < MOST_UNITS) ??
    (['year', 4] as const);
  const begin = placeOf(first, unit);
  const units = placeOf(last, unit) - begin + 1;
  return {
    shape: 'times',
    unit,
    start: `${first.slice(0, length)}-01-01`.slice(0, 'YYYY-MM-DD'.length),
    series: series.map(({ name, quotes }) => {
      const counts = new Array<number>(units).fill(0);
      for (const each of quotes) {
        const place = placeOf(each.at, unit) - begin;
        counts[place] = (counts[place] ?? 0) + each.quotes;
      }
      return { name, quotes: counts };
    }),
  };
}

/** Which day, month or year it is, counted from some beginning. */
function placeOf(date: string, unit: Unit): number {
  if (unit === 'day') return Date.parse(date.slice(0, 10)) / DAY_MS;
  const year = Number(date.slice(0, 4));
  return unit === 'year' ? year : year * 12 + Number(date.slice(5, 7) || 1) - 1;
}
