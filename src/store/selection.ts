import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Dialect, Queries, SearchedTable } from './engine.ts';
import { countedFewest, densityOf, fewestOf, fillsByIndex, leadersByKey, leads } from './leader.ts';
import { atMost, filtersOf, type List, type Place, type PlaceKind, readPage } from './paging.ts';
import type { CountedQuery } from './queries.ts';
import type { Search } from './search.ts';
import type { Page } from './store.ts';

/** A filter of a list over a table with the alias `q`, in the two forms that a query can use. */
export interface Filter {
  /**
   * Each selects the `key` of records that pass, and every record that passes is in one of them at least. Empty where
   * nearly every record passes, and the filter never leads.
   */
  keys: readonly Sql[];
  /** Whether the record `q` passes. It must not tempt the engine to leave the order's index. */
  holds: Sql;
  /** Whether an index gives each of `keys` in order, so that the first page needs no look at all of them. */
  ordered: boolean;
  /** Where nearly every record passes: selects the `key` of those that do not, in order. */
  except?: Sql;
  /** Whether `holds` looks at `q.key` alone: then it is told before the record is looked up, which costs more. */
  keyOnly?: boolean;
  /** What is searched for, where it is a search. */
  search?: Search;
}

/** An order of a list. */
export interface Order {
  /** Columns of the table with the kinds of their values; `key` is the last, or the only one. */
  columns: Readonly<Record<string, PlaceKind>>;
  descending: boolean;
  /**
   * Conditions of which each record of the list meets exactly one, where the order's index has those of one together:
   * each is gone through in its own order.
   */
  branches?: readonly Sql[];
}

/** What is to be selected: records of a table that pass the filters, in an order. */
export interface Selection {
  table: SearchedTable;
  /** Those that usually leave least first. */
  filters: readonly Filter[];
  order: Order;
}

/** The last stored first, and the first stored first. */
export const NEWEST: Order = { columns: { key: 'integer' }, descending: true };
export const OLDEST: Order = { columns: { key: 'integer' }, descending: false };

/** What fits the words of a search best first. */
export const BEST: Order = { columns: { score: 'number', key: 'integer' }, descending: false };

/** So many of the newest records that are found are put in the order of their scores: the rest is not looked at. */
const MOST_SCORED = 10_000;

/** Keys of no record. */
export const NO_KEYS: Sql = sql`select 0 as key where 1 = 0`;

export const all = (conditions: readonly Sql[]): Sql =>
  conditions.length > 0 ? join([...conditions], ' and ') : sql`1 = 1`;

const columnsOf = ({ columns }: Order, alias: string): Sql[] =>
  Object.keys(columns).map((column) => raw(`${alias}.${column}`));

const sorted = (order: Order, alias: string): Sql =>
  join(columnsOf(order, alias).map((column) => (order.descending ? sql`${column} desc` : column)));

/**
 * A value that is an integer to the engine, which takes numbers of JavaScript for floating ones: an index of texts does not
 * begin at such a key, but goes through all before it.
 */
const asInteger = (value: string | number): Sql => sql`cast(${value} as bigint)`;

/** Whether the record under the alias comes after the place. */
function beyond(order: Order, alias: string, after: Place | null): Sql[] {
  if (!after) return [];
  const columns = columnsOf(order, alias);
  const sign = raw(order.descending ? '<' : '>');
  const kinds = Object.values(order.columns);
  const values = after.map((value, i) => (kinds[i] === 'integer' ? asInteger(value) : sql`${value}`));
  if (columns.length === 1) return [sql`${columns[0]} ${sign} ${values[0]}`];
  return [sql`(${join(columns)}) ${sign} (${join(values)})`];
}

/** Selects the keys of every record that passes the filter, each once. */
export const distinctKeys = ({ keys }: Filter): Sql => join([...keys], ' union ');

const isByKey = ({ columns }: Order) => Object.keys(columns).length === 1;

/**
 * What to select from so that `k` has each of the keys whose record passes the filters, under the conditions; `keys` may
 * select more columns.
 */
export function lookedUp(table: string, keys: Sql, filters: readonly Filter[]): { from: Sql; conditions: Sql[] } {
  const early = filters.filter(({ keyOnly }) => keyOnly).map(({ holds }) => holds);
  const late = filters.filter(({ keyOnly }) => !keyOnly).map(({ holds }) => holds);
  const passing =
    early.length > 0 ? sql`(select q.* from (${keys}) as q where ${all(early)}) as k` : sql`(${keys}) as k`;
  if (late.length === 0) return { from: passing, conditions: [] };
  // A cross join keeps the order of the two: the keys are gone through, and each record is looked up.
  return { from: sql`${passing} cross join ${raw(table)} q`, conditions: [sql`q.key = k.key`, ...late] };
}

/** The first rows of several selections that have the same columns; each row once. */
function firstOf(selections: readonly Sql[], order: Order, limit: number): Sql {
  if (selections.length === 1 && selections[0]) return selections[0];
  const each = selections.map((selection) => sql`select * from (${selection}) as s`);
  return sql`select * from (${join(each, ' union ')}) as u order by ${sorted(order, 'u')} ${atMost(limit)}`;
}

/** Whether all that a filter says is said by keys in order. */
const isByKeys = ({ keys, ordered, except }: Filter) => (ordered && keys.length === 1) || except !== undefined;

/**
 * In the order of the keys: those of a filter are gone through, or of several side by side, or those of the table. Side by
 * side only where the engine does it in order and no further than the page wants.
 */
async function selectByKey(
  read: Queries,
  d: Dialect,
  { table, filters, order }: Selection,
  after: Place | null,
  limit: number,
) {
  const leaders = await leadersByKey(read, table, filters, limit, d.intersectsInOrder && filters.every(isByKeys));
  if (leaders.length > 1) return intersection(filters, order, after, limit);
  const [leader] = leaders;
  const rest = filters.filter((each) => each !== leader);
  const near =
    leader?.search &&
    d.searchesForward &&
    (await justBefore(read, { table, filters: rest, order }, leader, after, limit));
  if (near) return sql`select value as key from ${d.numbers(near)}`;
  const selections = (leader?.keys ?? [sql`select key from ${raw(table)}`]).map((keys) => {
    const { from, conditions } = lookedUp(table, keys, rest);
    const where = all([...conditions, ...beyond(order, 'k', after)]);
    return sql`select k.key from ${from} where ${where} order by ${sorted(order, 'k')} ${atMost(limit)}`;
  });
  return firstOf(selections, order, limit);
}

/** So many times as far is looked as a page should take. */
const REACH = 3;

/**
 * The keys of a page deep in the list of what a search finds, the last first: looked for from a little before the place up
 * to it. Null where they are not all there, or the list is in another order.
 */
async function justBefore(
  read: Queries,
  { table, filters, order }: Selection,
  leader: Filter,
  after: Place | null,
  limit: number,
): Promise<number[] | null> {
  const [keys, ...others] = leader.keys;
  if (!after || !order.descending || !keys || others.length > 0) return null;
  const reach = Math.ceil((REACH * limit) / (await densityOf(read, table, leader)));
  const { from, conditions } = lookedUp(table, keys, filters);
  const place = asInteger(after[0] as number);
  const where = all([...conditions, sql`k.key < ${place}`, sql`k.key >= ${place} - ${asInteger(reach)}`]);
  // The sign keeps the engine from going backwards.
  const rows = await read.all<{ key: number }>(
    sql`select k.key from ${from} where ${where} order by +k.key desc ${atMost(limit)}`,
  );
  return rows.length === limit ? rows.map(({ key }) => key) : null;
}

/** Selects the keys that every filter selects and none excepts. */
function intersection(filters: readonly Filter[], order: Order, after: Place | null, limit: number): Sql {
  const later = all(beyond(order, 'k', after));
  const parts = filters.flatMap(({ keys }) => keys.map((each) => sql`select k.key from (${each}) as k where ${later}`));
  const excepted = filters.flatMap(({ except }) => (except ? [sql`except ${except}`] : []));
  const direction = raw(order.descending ? 'desc' : 'asc');
  return sql`${join(parts, ' intersect ')} ${join([...excepted, sql`order by 1 ${direction} ${atMost(limit)}`], ' ')}`;
}

/**
 * In the order of an index of the table, or sorted where a filter leaves few. Where that is the only one and leaves so
 * many that a page is soon full, the index is gone through, and those that the filter leaves are looked for among them.
 */
async function selectByIndex(
  read: Queries,
  d: Dialect,
  { table, filters, order }: Selection,
  after: Place | null,
  limit: number,
) {
  const few = await countedFewest(read, filters);
  const among = few && filters.length === 1 && (await fillsByIndex(read, table, few, limit)) ? few.filter : null;
  const leader = among ? null : few?.filter;
  const rest = among
    ? [sql`${d.unindexed(sql`q.key`)} in (${distinctKeys(among)})`]
    : filters.filter((each) => each !== leader).map(({ holds }) => holds);
  const columns = join(columnsOf(order, 'q'));
  const end = sql`order by ${sorted(order, 'q')} ${atMost(limit)}`;
  const later = beyond(order, 'q', after);
  const { branches = [sql`1 = 1`] } = order;
  if (leader) {
    return sql`select ${columns} from (${distinctKeys(leader)}) as k cross join ${raw(table)} q
      where ${all([sql`q.key = k.key and (${join([...branches], ' or ')})`, ...rest, ...later])} ${end}`;
  }
  const selections = branches.map(
    (branch) => sql`select ${columns} from ${raw(table)} q where ${all([branch, ...rest, ...later])} ${end}`,
  );
  return firstOf(selections, order, limit);
}

/** The best first, from the newest that are found. */
async function selectBest(
  read: Queries,
  d: Dialect,
  { table, filters }: Selection,
  after: Place | null,
  limit: number,
) {
  const search = filters.find((filter) => filter.search)?.search;
  if (!search) throw new Error('without a search there is no best');
  const others = filters.filter((filter) => !filter.search);
  const leader = await fewestOf(read, others);
  const rest = others.filter((each) => each !== leader);
  const { from, conditions } = lookedUp(table, d.scored(table, search, leader && distinctKeys(leader)), rest);
  const newest = sql`select k.score, k.key from ${from} where ${all(conditions)}
    order by k.key desc ${atMost(MOST_SCORED)}`;
  return sql`select q.score, q.key from (${newest}) as q where ${all(beyond(BEST, 'q', after))}
    order by ${sorted(BEST, 'q')} ${atMost(limit)}`;
}

/**
 * Selects the columns of the order for the records of one page, so that records are put together for those only. Gone
 * through are the keys of a filter that leaves few; or else, in order, those of a filter that has them so; or else the
 * order's own index.
 */
async function selectPage(
  read: Queries,
  d: Dialect,
  selection: Selection,
  after: Place | null,
  limit: number,
): Promise<Sql> {
  if (selection.order === BEST) return selectBest(read, d, selection, after, limit);
  if (isByKey(selection.order)) return selectByKey(read, d, selection, after, limit);
  return selectByIndex(read, d, selection, after, limit);
}

/** How many records pass: each of them is looked at, or an index entry of each. */
export async function countOf(read: Queries, { table, filters }: Omit<Selection, 'order'>): Promise<number> {
  const leader = (await fewestOf(read, filters)) ?? filters.find(leads);
  const keys = leader ? distinctKeys(leader) : sql`select key from ${raw(table)}`;
  const rest = filters.filter((each) => each !== leader);
  const { from, conditions } = lookedUp(table, keys, rest);
  const [row] = await read.all<{ n: number }>(sql`select count(*) as n from ${from} where ${all(conditions)}`);
  return row?.n ?? 0;
}

/** The records of a table (under the alias, with what they are read from beside it) in a list. */
export interface Listed {
  table: SearchedTable;
  alias: string;
  record: Sql;
  parts: Sql;
}

/** Puts together the records of a page whose keys are selected, with the columns of its order as their places. */
const recordsOf = (d: Dialect, { table, alias, record, parts }: Listed, page: Sql, order: Order): Sql => sql`
  select ${record} as record, ${d.tuple(columnsOf(order, 'p'))} as place
  from (${page}) as p cross join ${raw(`${table} ${alias}`)} ${parts}
  where ${raw(alias)}.key = p.key order by ${sorted(order, 'p')}`;

/** What is listed, in which order, and where that differs, what is counted. */
export interface ListParts {
  filters: readonly Filter[];
  order: Order;
  counted?: readonly Filter[];
}

/**
 * Reads a page of a list, and counts all of it where the query wants that.
 *
 * @throws InvalidCursor
 */
export async function readList<T>(
  read: Queries,
  d: Dialect,
  listed: Listed,
  query: CountedQuery,
  { filters, order, counted = filters }: ListParts,
): Promise<Page<T>> {
  const { table } = listed;
  const list: List = { name: table, filters: filtersOf(query), place: Object.values(order.columns) };
  const page = await readPage<T>(read, list, query, async (after, limit) =>
    recordsOf(d, listed, await selectPage(read, d, { table, filters, order }, after, limit), order),
  );
  return query.count ? { ...page, total: await countOf(read, { table, filters: counted }) } : page;
}
