import sql, { empty, raw, type Sql } from 'sql-template-tag';
import type { Dimension } from '../records/stats.ts';
import type { Dialect } from './engine.ts';
import { keptCounts, keptTies, type TiedTable } from './kept-counts.ts';

/** By what quotes `q` are counted. */
export interface Grouping {
  /** What stands beside the quote: a row for each of its values, or one. */
  joined: Sql;
  /** The value, and what stands for none: neither is null. */
  value: Sql;
  none: Sql;
  /** Whether the value is in the quote's own row. */
  own: boolean;
  /** Whether the values have an order of their own, in which all of them are told. */
  timed: boolean;
  /** Pairs are sorted by the dimension with less first: what nearly comes so, then numbers, then texts. */
  sorting: 0 | 1 | 2;
  /** What is shown of a value. */
  shown(value: Sql): Sql;
  /** Selects `value` and `n` for all quotes, without a look at each of them. */
  whole: Sql;
}

const NO_TEXT = sql`''`;
const NO_KEY = sql`0`;

/** A column of the quote that always has a value. */
function byColumn(column: 'act' | 'type'): Grouping {
  const value = sql`${raw(`q.${column}`)}`;
  return {
    joined: empty,
    value,
    none: NO_TEXT,
    own: true,
    timed: false,
    sorting: 2,
    shown: (shown) => shown,
    whole: keptCounts(column, sql`c.value`),
  };
}

/** @param kept the value of a day, or of what else is kept of when it was */
function byTime(of: 'published' | 'said', own: Sql, kept: Sql): Grouping {
  const value = sql`coalesce(${own}, '')`;
  return {
    joined: empty,
    value,
    none: NO_TEXT,
    own: true,
    timed: true,
    sorting: of === 'published' ? 0 : 2,
    shown: (shown) => sql`nullif(${shown}, '')`,
    whole: keptCounts(of, kept),
  };
}

const PUBLISHER = sql`coalesce(q.publisher_key, 0)`;

const byPublisher: Grouping = {
  joined: empty,
  value: PUBLISHER,
  none: NO_KEY,
  own: true,
  timed: false,
  sorting: 1,
  shown: (shown) => sql`(select name from publishers where key = ${shown})`,
  whole: keptCounts('publisher', sql`cast(c.value as bigint)`),
};

/** Entities that a table ties to quotes; under an alias of its own, so that it can be joined beside another. */
function byEntity(d: Dialect, table: TiedTable): Grouping {
  const [from, alias] = [raw(table), raw(`by_${table}`)];
  // Addressees may be no entities, or the same one twice.
  const counted =
    table === 'quote_addressees'
      ? sql`${alias}.entity_key is not null and not exists (select 1 from ${from} o where o.quote_key = ${alias}.quote_key
          and o.entity_key = ${alias}.entity_key and o.position < ${alias}.position)`
      : sql`1 = 1`;
  const entity = d.object({ id: sql`e.id`, name: sql`e.name`, type: sql`e.type` });
  return {
    joined: sql`left join ${from} ${alias} on ${alias}.quote_key = q.key and ${counted}`,
    value: sql`coalesce(${alias}.entity_key, 0)`,
    none: NO_KEY,
    own: false,
    timed: false,
    sorting: 1,
    shown: (shown) => d.embedded(sql`(select ${entity} from entities e where e.key = ${shown})`),
    whole: keptTies(table),
  };
}

/** A day or a month that is told as exactly as that: its period lies in one. */
const within = (length: number) =>
  sql`case when substr(q.said_first, 1, ${length}) = substr(q.said_last, 1, ${length}) then substr(q.said_last, 1, ${length}) end`;

/** What can be counted by. */
export const groupings = (d: Dialect): Record<Dimension, Grouping> => ({
  speaker: byEntity(d, 'quote_speakers'),
  addressee: byEntity(d, 'quote_addressees'),
  entity: byEntity(d, 'quote_entities'),
  publisher: byPublisher,
  act: byColumn('act'),
  type: byColumn('type'),
  month: byTime('published', d.month(sql`q.published`), sql`substr(c.value, 1, 7)`),
  day: byTime('published', d.day(sql`q.published`), sql`c.value`),
  saidMonth: byTime('said', within(7), sql`substr(c.value, 1, 7)`),
  saidDay: byTime('said', within(10), sql`case when length(c.value) = 10 then c.value else '' end`),
});
