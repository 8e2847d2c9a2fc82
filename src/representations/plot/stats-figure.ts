import type { Dimension, Stats, StatsRow } from '../../records/stats.ts';
import type { Figure } from './figure.ts';
import { timeline } from './timeline.ts';

/** What a dimension is called in words. */
const DIMENSION_NAMES: Readonly<Record<Dimension, string>> = {
  speaker: 'speaker',
  addressee: 'whom they were said to',
  entity: 'whom they speak of',
  publisher: 'publisher',
  act: 'act',
  type: 'kind',
  month: 'month of publication',
  day: 'day of publication',
  saidMonth: 'month in which they were said',
  saidDay: 'day on which they were said',
};

/** The dimensions that are times. */
export const TIMES: ReadonlySet<Dimension> = new Set(['month', 'day', 'saidMonth', 'saidDay']);

/** More would be too small to be told apart: of series over time, of bars, and of the rows and columns of a grid. */
const MOST_SERIES = 6;
const MOST_BARS = 25;
const MOST_COLUMNS = 14;
const MOST_ROWS = 20;

/** A value as it is shown, and as filters take it, which tells it from others; undefined where there is none. */
export function valueIn(row: StatsRow, dimension: Dimension): { name: string; value: string } | undefined {
  const value = row[dimension];
  if (value === null || value === undefined) return undefined;
  return typeof value === 'string' ? { name: value, value } : { name: value.name, value: value.id };
}

/** What is counted by, in words: "speaker and month of publication". */
export const inWords = (by: readonly Dimension[]): string => by.map((each) => DIMENSION_NAMES[each]).join(' and ');

/**
 * What is drawn of counts: bars; or over time a line of bars; by time and something else a line for each of its most
 * frequent values; by two others dots in a grid. What has no value is left out: the table has it.
 *
 * @returns null where there is nothing to draw
 */
export function statsFigure({ by, rows }: Stats): Figure | null {
  const title = `Quotes by ${inWords(by)}`;
  const [first, second] = by as [Dimension, Dimension?];
  if (!second) return TIMES.has(first) ? over(title, rows, first, undefined) : bars(title, rows, first);
  if (TIMES.has(first) === TIMES.has(second)) return grid(title, rows, first, second);
  return TIMES.has(first) ? over(title, rows, first, second) : over(title, rows, second, first);
}

function bars(title: string, rows: readonly StatsRow[], dimension: Dimension): Figure | null {
  const known = rows.flatMap((row) => {
    const name = valueIn(row, dimension)?.name;
    return name === undefined ? [] : [{ name, quotes: row.quotes }];
  });
  return known.length > 0 ? { shape: 'bars', title, bars: known.slice(0, MOST_BARS) } : null;
}

function over(title: string, rows: readonly StatsRow[], time: Dimension, beside: Dimension | undefined): Figure | null {
  const dated = rows.filter((row) => valueIn(row, time));
  const chosen = beside ? mostFrequent(dated, beside, MOST_SERIES) : [{ name: null, value: undefined }];
  const series = chosen.map(({ name, value }) => ({
    name,
    quotes: dated
      .filter((row) => !beside || valueIn(row, beside)?.value === value)
      .map((row) => ({ at: valueIn(row, time)?.value ?? '', quotes: row.quotes })),
  }));
  const drawn = timeline(series);
  return drawn && { title, ...drawn };
}

function grid(title: string, rows: readonly StatsRow[], down: Dimension, across: Dimension): Figure | null {
  const known = rows.filter((row) => valueIn(row, down) && valueIn(row, across));
  const [lines, columns] = [mostFrequent(known, down, MOST_ROWS), mostFrequent(known, across, MOST_COLUMNS)];
  const placeIn = (values: typeof lines, value: string | undefined) => values.findIndex((each) => each.value === value);
  const dots = known
    .map((row) => ({
      row: placeIn(lines, valueIn(row, down)?.value),
      column: placeIn(columns, valueIn(row, across)?.value),
      quotes: row.quotes,
    }))
    .filter(({ row, column }) => row >= 0 && column >= 0);
  const names = (values: typeof lines) => values.map(({ name }) => name);
  return dots.length > 0 ? { shape: 'grid', title, rows: names(lines), columns: names(columns), dots } : null;
}

/** The values that most quotes have, in the order of the rows; of times the last ones, in their own. */
function mostFrequent(rows: readonly StatsRow[], dimension: Dimension, most: number) {
  const values = new Map<string, { name: string; value: string; quotes: number }>();
  for (const row of rows) {
    const known = valueIn(row, dimension);
    if (!known) continue;
    const value = values.get(known.value) ?? { ...known, quotes: 0 };
    value.quotes += row.quotes;
    values.set(known.value, value);
  }
  if (TIMES.has(dimension)) return [...values.values()].sort((a, b) => (a.value < b.value ? -1 : 1)).slice(-most);
  const frequent = [...values.values()].sort((a, b) => b.quotes - a.quotes).slice(0, most);
  return [...values.values()].filter((value) => frequent.includes(value));
}
