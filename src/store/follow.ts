import sql, { raw, type Sql } from 'sql-template-tag';
import type { Engine, Queries } from './engine.ts';
import { atMost, filtersOf, type List, placeOf, startOf } from './paging.ts';
import { all, type Filter, type Listed } from './selection.ts';
import type { Follow, Json, News } from './store.ts';

/** So many rows are looked at by one statement: a stream that was away for long holds up nobody. */
const STEP = 500;

interface FollowedRow<T> {
  key: number;
  record: Json<T>;
}

/** Selects as `record`, with its `key`, what passes the filters, of rows with keys over `after` and up to `upTo`. */
function selectNew(
  { table, alias, record, parts }: Listed,
  filters: readonly Filter[],
  after: number,
  upTo: number,
): Sql {
  const conditions = [sql`q.key > ${after} and q.key <= ${upTo}`, ...filters.map(({ holds }) => holds)];
  return sql`
    select ${record} as record, p.key as key
    from (select q.key from ${raw(table)} q where ${all(conditions)} order by q.key) as p
      cross join ${raw(`${table} ${alias}`)} ${parts}
    where ${raw(alias)}.key = p.key order by p.key`;
}

/**
 * Follows a list: keys grow, and one writer at a time gives them, so their order is that of commits. Gives first where it
 * begins, then whatever comes, each record once and in the order of its commit; and its place alone
 * where nothing has come for `patience` milliseconds. Ends when it is aborted.
 *
 * @throws InvalidCursor for a place that this list with these filters did not give out
 */
export async function* follow<T>(
  { streams: { read, heavy }, commits }: Pick<Engine, 'streams' | 'commits'>,
  listed: Listed,
  query: object,
  filters: readonly Filter[] | Promise<readonly Filter[]>,
  { from, signal, patience }: Follow,
): AsyncGenerator<News<T>> {
  const holding = await filters;
  const list: List = { name: `new ${listed.table}`, filters: filtersOf(query), place: ['integer'] };
  const table = raw(listed.table);
  let key = from === undefined ? await newestKey(read, table) : Number(startOf(list, from)[0]);
  const news = (record: Json<T> | null): News<T> => ({ record, place: placeOf(list, [key]) });
  yield news(null);
  let told = performance.now();
  const left = () => patience - (performance.now() - told);
  while (!signal.aborted) {
    const seen = commits.count();
    const upTo = await keyAfter(read, table, key);
    if (upTo === null) await commits.next(seen, { signal, patience: left() });
    const rows = upTo === null ? [] : await heavy.all<FollowedRow<T>>(selectNew(listed, holding, key, upTo));
    for (const row of rows) {
      if (signal.aborted) return;
      key = row.key;
      yield news(row.record);
    }
    key = upTo ?? key;
    if (signal.aborted || (rows.length === 0 && left() > 0)) continue;
    if (rows.length === 0) yield news(null);
    told = performance.now();
  }
}

async function newestKey(read: Queries, table: Sql): Promise<number> {
  const [row] = await read.all<{ key: number | null }>(sql`select max(key) as key from ${table}`);
  return row?.key ?? 0;
}

/** The last of the next rows after a key; null where there is none. */
async function keyAfter(read: Queries, table: Sql, key: number): Promise<number | null> {
  const [row] = await read.all<{ key: number | null }>(sql`
    select max(key) as key from (select key from ${table} where key > ${key} order by key ${atMost(STEP)}) as next`);
  return row?.key ?? null;
}
