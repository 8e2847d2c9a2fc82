import sql, { empty, join, type Sql } from 'sql-template-tag';
import type { Dialect } from './engine.ts';
import { moments } from './moment.ts';

const DAY = 24 * 60 * 60;

/** Of what in a quote's own row the database keeps counts, without rejected quotes: see the migrations 0140 and 0141. */
type KeptValue = 'act' | 'type' | 'publisher' | 'published' | 'said';

/** The counts of values that are kept. */
const kept = (of: KeptValue | 'addressee' | 'entity') => sql`quote_counts c where c.dimension = ${of}`;

/** Adds up rows with `value` and `n`. */
const summed = (...rows: Sql[]): Sql =>
  sql`select value, sum(n) as n from (${join(rows, ' union all ')}) as counted group by value having sum(n) > 0`;

/** Selects how many quotes there are. */
export const keptTotal: Sql = sql`select sum(c.n) from ${kept('type')}`;

/**
 * Selects `value` and `n`, how many quotes there are of each.
 *
 * @param value of what is kept (`c.value`)
 */
export const keptCounts = (of: KeptValue, value: Sql): Sql =>
  summed(sql`select ${value} as value, c.n from ${kept(of)}`);

/** What ties entities to quotes, and under which name their counts are kept. */
const TIES = { quote_speakers: null, quote_addressees: 'addressee', quote_entities: 'entity' } as const;
export type TiedTable = keyof typeof TIES;

/** The same by entities, each of which counts once a quote: their keys, and 0 for quotes without any. */
export function keptTies(table: TiedTable): Sql {
  const own = TIES[table];
  // What an entity has said is counted in its own row.
  const entities = own
    ? sql`select cast(c.value as bigint) as value, c.n from ${kept(own)} and c.n > 0`
    : sql`select e.key as value, e.quotes as n from entities e where e.quotes > 0`;
  const tied = sql`select c.n from quote_counts c where c.dimension = ${table}`;
  const untied = sql`select 0 as value, (${keptTotal}) - (${tied}) as n`;
  return sql`select value, n from (${entities} union all select value, n from (${untied}) as u where n > 0) as counted`;
}

/** Seconds since 1970, inclusive, of which the first and the last may be missing. */
interface Range {
  first: number | null;
  last: number | null;
}

/** What parts a range has: whole days, of which there may be none, and what there is of a day before and behind them. */
function daysOf({ first, last }: Range): { days: Range; rest: Range[] } {
  const begin = first === null ? null : Math.ceil(first / DAY) * DAY;
  const end = last === null ? null : Math.floor((last + 1) / DAY) * DAY - 1;
  if (begin !== null && end !== null && begin > end) return { days: { first: 0, last: -1 }, rest: [{ first, last }] };
  const rest: Range[] = [];
  if (first !== null && begin !== null && first < begin) rest.push({ first, last: begin - 1 });
  if (last !== null && end !== null && last > end) rest.push({ first: end + 1, last });
  return { days: { first: begin, last: end }, rest };
}

const within = (column: Sql, { first, last }: Range, shown = (moment: number): number | string => moment): Sql =>
  sql`${first === null ? empty : sql`and ${column} >= ${shown(first)}`}
    ${last === null ? empty : sql`and ${column} <= ${shown(last)}`}`;

const dayOf = (moment: number): string => new Date(moment * 1_000).toISOString().slice(0, 10);

/** When articles came out. */
export interface Published {
  publishedFrom?: string | undefined;
  publishedTo?: string | undefined;
}

/**
 * Selects `value` (a day or a month) and `n`, how many quotes there are of each, of articles that came out within a period.
 *
 * @throws RangeError where the period has no bound: then quotes without a date are told too (`keptCounts`)
 */
export function publishedCounts(d: Dialect, by: 'day' | 'month', { publishedFrom, publishedTo }: Published): Sql {
  const asked: Range = {
    first: publishedFrom === undefined ? null : moments(publishedFrom).first,
    last: publishedTo === undefined ? null : moments(publishedTo).last,
  };
  if (asked.first === null && asked.last === null) throw new RangeError('a period must have a bound');
  const { days, rest } = daysOf(asked);
  const value = d[by](sql`q.published`);
  const dated = sql`from quotes q where ${value} is not null and q.review_status <> 'rejected'`;
  return summed(
    sql`select ${by === 'day' ? sql`c.value` : sql`substr(c.value, 1, 7)`} as value, c.n
      from ${kept('published')} and c.value <> '' ${within(sql`c.value`, days, dayOf)}`,
    ...rest.map((range) => sql`select ${value}, 1 ${dated} ${within(sql`q.published`, range)}`),
  );
}
