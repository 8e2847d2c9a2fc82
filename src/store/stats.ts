import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { Dimension, Stats } from '../records/stats.ts';
import { type Grouping, groupings } from './dimensions.ts';
import type { Queries, Reading } from './engine.ts';
import { keptTotal, publishedCounts } from './kept-counts.ts';
import { fewestOf } from './leader.ts';
import { atMost } from './paging.ts';
import type { StatsQuery } from './queries.ts';
import { askedFilters, REJECTED } from './quote-filters.ts';
import { TooManyRows } from './refusals.ts';
import { all, distinctKeys, type Filter, lookedUp, NO_KEYS } from './selection.ts';
import type { Json } from './store.ts';

/** So many quotes are gone through at most: a second or two for each million. */
const MOST_COUNTED = 2_000_000;

/** Ten years of days are 3,650 rows. */
const MOST_ROWS = 10_000;

/** What is counted. */
interface Counted {
  groupings: readonly Grouping[];
  limit: number;
  /**
   * Selects the keys of the quotes; or, where they are all that there are but the rejected, how many there are of each value
   * of the first dimension, which the database keeps.
   */
  quotes: { keys: Sql } | { tally: Sql };
  /** Selects how many quotes there are. */
  total: Sql;
}

/** Selects the keys of quotes that pass, of the newest where they are too many. */
async function passing(read: Queries, filters: readonly Filter[], without: Sql, most: number) {
  const leader = (await fewestOf(read, filters)) ?? filters[0];
  const candidates = leader ? distinctKeys(leader) : sql`select key from quotes`;
  const [row] = await read.all<{ n: number }>(
    sql`select count(*) as n from (select 1 from (${candidates}) as c ${atMost(most + 1)}) as counted`,
  );
  const complete = (row?.n ?? 0) <= most;
  const newest = sql`select c.key from (${candidates}) as c order by c.key desc ${atMost(most)}`;
  const rest = filters.filter((each) => each !== leader);
  const { from, conditions } = lookedUp('quotes', complete ? candidates : newest, rest);
  const where = all([...conditions, sql`k.key not in (${without})`]);
  return { complete, keys: sql`select k.key from ${from} where ${where}` };
}

/** What the values of each quote that is counted are read from. */
function valuesOf(groupings: readonly Grouping[], whole: boolean): Sql {
  const joined = join(
    groupings.map((grouping) => grouping.joined),
    ' ',
  );
  if (whole) return sql`from quotes q ${joined} where q.key not in (${REJECTED})`;
  // The rows of quotes are long: where nothing of theirs is wanted they are left alone.
  if (!groupings.some(({ own }) => own)) return sql`from passing q ${joined} where 1 = 1`;
  return sql`from passing p cross join quotes q ${joined} where q.key = p.key`;
}

/** The order of values that are counted in rows with `value` and `n`: the most frequent first, none last. */
const ranked = ({ none, timed }: Grouping): Sql => sql`order by value = ${none}, ${timed ? empty : sql`n desc,`} value`;

/** Whether a value is told that has a place in that order, in a row under the alias. */
const told = ({ none, timed }: Grouping, limit: number, alias: string): Sql =>
  timed ? sql`1 = 1` : sql`(${raw(alias)}.place <= ${limit} or ${raw(alias)}.value = ${none})`;

/** Selects how many quotes there are of each pair of values; of the first dimension, of those alone that are told. */
function pairs([first, second]: readonly [Grouping, Grouping], whole: boolean, chosen: boolean): Sql {
  const condition = chosen && !first.timed ? sql`and ${first.value} in (select value from firsts)` : empty;
  const order = first.sorting <= second.sorting ? sql`1, 2` : sql`2, 1`;
  return sql`select ${first.value} as first, ${second.value} as value, count(*) as n
    ${valuesOf([first, second], whole)} ${condition} group by ${order}`;
}

/** The tables from which the rows are told: each is written down once, and read as often as it is wanted. */
function tables({ quotes, groupings, limit }: Counted): [string, Sql][] {
  const [first, second] = groupings as [Grouping, Grouping?];
  const whole = 'tally' in quotes;
  const counts = whole
    ? quotes.tally
    : sql`select ${first.value} as value, count(*) as n ${valuesOf([first], false)} group by 1`;
  // To find the most frequent takes a third of the time that it takes to put all in order.
  const frequent = sql`select * from (
      select value, n from tally where value <> ${first.none} ${ranked(first)} ${atMost(limit)}) as m
    union all select value, n from tally where value = ${first.none}`;
  const firsts: [string, Sql] = [
    'firsts',
    sql`select value, n, row_number() over (${ranked(first)}) as place
      from (${first.timed ? sql`select value, n from tally` : frequent}) as f`,
  ];
  // Where all are counted, no need to write down which they are.
  const passing: [string, Sql][] = whole ? [] : [['passing', quotes.keys]];
  if (!second) return [...passing, ['tally', counts], firsts];
  const seconds: [string, Sql] = [
    'seconds',
    sql`select first, value, n, row_number() over (partition by first ${ranked(second)}) as place
      from pairs where first in (select value from firsts)`,
  ];
  // Where a quote has one value in the second dimension, the pairs tell how many there are of each first one as well, and
  // times are all told however many there are: quotes are gone through once.
  if ((second.own || first.timed) && !whole) {
    const together = sql`select first as value, sum(n) as n from pairs group by first`;
    return [...passing, ['pairs', pairs([first, second], false, false)], ['tally', together], firsts, seconds];
  }
  return [...passing, ['tally', counts], firsts, ['pairs', pairs([first, second], whole, true)], seconds];
}

const sum = (rows: Sql) => sql`(select coalesce(sum(n), 0) from ${rows})`;

export function statsReads({ dialect: d, read }: Reading) {
  const known = groupings(d);

  /** Selects the rows as JSON, each with what is left out of all rows, and how many quotes there are. */
  function rows(by: readonly Dimension[], counted: Counted): Sql {
    const { groupings, limit, total } = counted;
    const [first, second] = groupings as [Grouping, Grouping?];
    const [one, two] = by as [Dimension, Dimension];
    const parts = tables(counted).map(([name, rows]) => sql`${raw(name)} as materialized (${rows})`);
    const other = sql`${sum(sql`tally`)} - ${sum(sql`firsts`)}`;
    const end = atMost(MOST_ROWS + 1);
    if (!second) {
      const record = d.object({ [one]: first.shown(sql`f.value`), quotes: sql`f.n` });
      return sql`with ${join(parts)}
        select ${record} as record, ${other} as other, (${total}) as total from firsts f order by f.place ${end}`;
    }
    const record = d.object({ [one]: first.shown(sql`f.value`), [two]: second.shown(sql`s.value`), quotes: sql`s.n` });
    const shown = told(second, limit, 's');
    return sql`with ${join(parts)}
      select ${record} as record, ${other} + ${sum(sql`seconds s where not ${shown}`)} as other, (${total}) as total
      from firsts f cross join seconds s where s.first = f.value and ${shown} order by f.place, s.place ${end}`;
  }

  /** The rows and their sums as JSON. */
  async function answer(by: readonly Dimension[], rows: Sql, complete: boolean): Promise<Json<Stats>> {
    const told = await read.all<{ record: string; other: number; total: number }>(rows);
    if (told.length > MOST_ROWS) throw new TooManyRows(MOST_ROWS);
    const { other = 0, total = 0 } = told[0] ?? {};
    const records = told.map(({ record }) => record).join(',');
    const sums = JSON.stringify({ other, total, complete }).slice(1);
    return `{"by":${JSON.stringify(by)},"rows":[${records}],${sums}` as Json<Stats>;
  }

  /** What is counted where the database keeps all of it, so that not one quote is looked at; null: it does not. */
  function keptOf({ by, limit, most: _, publishedFrom, publishedTo, ...others }: StatsQuery): Counted | null {
    const [dimension, second] = by as [Dimension, Dimension?];
    if (second || Object.values(others).some((value) => value !== undefined)) return null;
    const counted = { groupings: [known[dimension]], limit };
    if (publishedFrom === undefined && publishedTo === undefined) {
      return { ...counted, quotes: { tally: known[dimension].whole }, total: keptTotal };
    }
    if (dimension !== 'day' && dimension !== 'month') return null;
    const tally = publishedCounts(d, dimension, { publishedFrom, publishedTo });
    return { ...counted, quotes: { tally }, total: sql`select ${sum(sql`tally`)}` };
  }

  async function hasAtMost(most: number): Promise<boolean> {
    const [row] = await read.all<{ total: number }>(sql`select (${keptTotal}) as total`);
    return Number(row?.total ?? 0) <= most;
  }

  return {
    async quoteStats(query: StatsQuery): Promise<Json<Stats>> {
      const { by, limit, most = MOST_COUNTED } = query;
      const kept = keptOf(query);
      if (kept) return answer(by, rows(by, kept), true);
      const filters = await askedFilters(read, d, query);
      const [first, ...others] = by.map((name) => known[name]) as [Grouping, ...Grouping[]];
      const counted = { groupings: [first, ...others], limit };
      if (filters.length === 0 && (await hasAtMost(most))) {
        const whole = { ...counted, quotes: { tally: first.whole }, total: keptTotal };
        return answer(by, rows(by, whole), true);
      }
      const without = query.review === undefined ? REJECTED : NO_KEYS;
      const { keys, complete } = await passing(read, filters, without, most);
      const passed = { ...counted, quotes: { keys }, total: sql`select count(*) from passing` };
      return answer(by, rows(by, passed), complete);
    },
  };
}
