import type { Dimension, StatsRow } from '../../records/stats.ts';
import { valueIn } from '../plot/stats-figure.ts';

/** The filters of the list of quotes that a value of a dimension stands for. */
const FILTERS_OF: Readonly<Record<Dimension, readonly string[]>> = {
  speaker: ['speaker'],
  addressee: ['addressee'],
  entity: ['entity'],
  publisher: ['publisher'],
  act: ['act'],
  type: ['type'],
  month: ['publishedFrom', 'publishedTo'],
  day: ['publishedFrom', 'publishedTo'],
  saidMonth: ['saidFrom', 'saidTo'],
  saidDay: ['saidFrom', 'saidTo'],
};

/**
 * The path to the quotes that a row counts.
 *
 * @param filters under which they were counted
 * @returns null where a dimension has no value: no filter finds those
 */
export function pathToCounted(row: StatsRow, by: readonly Dimension[], filters: URLSearchParams): string | null {
  const parameters = new URLSearchParams(filters);
  for (const dimension of by) {
    const value = valueIn(row, dimension)?.value;
    if (value === undefined) return null;
    for (const filter of FILTERS_OF[dimension]) parameters.set(filter, value.replaceAll(',', '\\,'));
  }
  return `/quotes?${parameters}`;
}
