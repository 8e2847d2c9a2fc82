import sql, { empty, type Sql } from 'sql-template-tag';
import type { Dialect } from './engine.ts';
import { moments, NO_MOMENT } from './moment.ts';
import type { StatsQuery } from './queries.ts';

const DAY = 24 * 60 * 60;

/** Whether quotes are counted by when their articles came out, under no filter but when that was. */
export const onlyByPublished = ({
  by,
  limit: _,
  most: __,
  publishedFrom: ___,
  publishedTo: ____,
  ...others
}: StatsQuery) =>
  by.length === 1 &&
  (by[0] === 'day' || by[0] === 'month') &&
  Object.values(others).every((value) => value === undefined);

/**
 * Selects `value` (a day or a month, '' for none) and `n`, how many quotes there are of each but those with the keys. The
 * index has the quotes of a day side by side: from each day on the next one is looked up, and its entries are counted
 * without looking at what day each is. That takes a fifteenth of the time: 40 ms for a million quotes.
 */
export function publishedCounts(d: Dialect, { by, publishedFrom, publishedTo }: StatsQuery, without: Sql): Sql {
  const first = publishedFrom === undefined ? NO_MOMENT + 1 : moments(publishedFrom).first;
  const last = publishedTo === undefined ? Number.MAX_SAFE_INTEGER : moments(publishedTo).last;
  const within = sql`q.published >= ${first} and q.published <= ${last}`;
  const value = (moment: Sql) => sql`coalesce(${by[0] === 'day' ? d.day(moment) : d.month(moment)}, '')`;
  const next = sql`f.moment - (f.moment % ${DAY} + ${DAY}) % ${DAY} + ${DAY}`;
  const undated = sql`union all select '', count(*) from quotes q where q.published = ${NO_MOMENT}`;
  const isWhole = publishedFrom === undefined && publishedTo === undefined;
  return sql`
    select value, sum(n) as n from (
      select ${value(sql`f.moment`)} as value,
        (select count(*) from quotes q where q.published >= f.moment and q.published < ${next} and q.published <= ${last}) as n
      from (with recursive f(moment) as (
          select min(q.published) from quotes q where ${within}
          union all
          select (select min(q.published) from quotes q where q.published >= ${next} and q.published <= ${last})
          from f where f.moment is not null
        ) select moment from f where moment is not null) as f
      ${isWhole ? undated : empty}
      union all
      select ${value(sql`q.published`)}, -count(*) from quotes q
      where q.key in (${without}) ${isWhole ? empty : sql`and ${within}`} group by 1
    ) as days group by value having sum(n) > 0`;
}
