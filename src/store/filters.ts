import sql, { raw, type Sql } from 'sql-template-tag';
import type { Dialect, SearchedTable } from './engine.ts';
import { moments, NO_MOMENT } from './moment.ts';
import type { Published } from './queries.ts';
import { InvalidSearch, readSearch, type Search, sizeOf } from './search.ts';
import { all, type Filter } from './selection.ts';

/** With more words than this, reading the search again for each record costs more than searching once. */
const MANY_WORDS = 12;

/** Records whose text a search finds; the newest come first, as the index has them. */
export function bySearch(d: Dialect, table: SearchedTable, search: Search): Filter {
  const keys = d.found(table, search);
  const holds = sizeOf(search) > MANY_WORDS ? sql`q.key in (${keys})` : d.finds(table, sql`q.key`, search);
  return { keys: [keys], holds, ordered: true, keyOnly: true, search };
}

/**
 * The search of a query, if it has one.
 *
 * @throws InvalidSearch, also where the best is to come first and nothing is searched for
 */
export function searchIn(
  d: Dialect,
  table: SearchedTable,
  { q, sort }: { q?: string | undefined; sort?: string | undefined },
) {
  if (q !== undefined) return [bySearch(d, table, readSearch(q))];
  if (sort === 'relevance') throw new InvalidSearch('there is nothing to be relevant to: give words to search for', 0);
  return [];
}

/** Records of a table whose article came out in the range. */
export function byPublished(
  d: Dialect,
  table: 'articles' | 'quotes',
  { publishedFrom, publishedTo }: Published,
): Filter[] {
  if (publishedFrom === undefined && publishedTo === undefined) return [];
  const within = (column: Sql) =>
    all([
      publishedFrom === undefined ? sql`${column} > ${NO_MOMENT}` : sql`${column} >= ${moments(publishedFrom).first}`,
      ...(publishedTo === undefined ? [] : [sql`${column} <= ${moments(publishedTo).last}`]),
    ]);
  const keys = [sql`select q.key from ${raw(table)} q where ${within(sql`q.published`)}`];
  return [{ keys, holds: within(d.unindexed(sql`q.published`)), ordered: false }];
}

/** Records of a table whose article has one of these publishers. */
export function byPublisher(d: Dialect, table: 'articles' | 'quotes', publishers: readonly string[]): Filter {
  const key = (name: string) => sql`(select key from publishers where name = ${name})`;
  return {
    keys: publishers.map((name) => sql`select q.key from ${raw(table)} q where q.publisher_key = ${key(name)}`),
    holds: sql`${d.unindexed(sql`q.publisher_key`)} in (select key from publishers where ${d.among(sql`name`, publishers)})`,
    ordered: true,
  };
}
