import type { Dimension, Stats } from '../../records/stats.ts';
import { inWords, TIMES, valueIn } from '../plot/stats-figure.ts';
import { dateInWords } from './dates.ts';

/** What a plot of counts shows, in a sentence: for those who cannot see it, and for those who can. */
export function inShort({ by, rows, total, complete }: Stats): string {
  const what = `${complete ? 'Quotes' : `The newest ${total} quotes`} by ${inWords(by)}`;
  const known = rows.filter((row) => by.every((dimension) => valueIn(row, dimension)));
  const [first, ...others] = known;
  if (!first) return `${what}.`;
  const most = others.reduce((one, other) => (other.quotes > one.quotes ? other : one), first);
  const named = by.map((dimension) => shown(dimension, valueIn(most, dimension))).join(', ');
  const some = by.length > 1 ? ' Where there are many values the plot has the most frequent.' : '';
  return `${what}${range(by, known)}; the most, ${most.quotes}: ${named}.${some}`;
}

function range(by: readonly Dimension[], rows: Stats['rows']): string {
  const time = by.find((dimension) => TIMES.has(dimension));
  const dates = rows.flatMap((row) => (time && valueIn(row, time)?.value) ?? []).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined || first === last) return '';
  return `, ${dateInWords(first)} to ${dateInWords(last)}`;
}

const shown = (dimension: Dimension, value: ReturnType<typeof valueIn>): string =>
  TIMES.has(dimension) ? dateInWords(value?.value ?? '') : (value?.name ?? '');
