import sql, { raw } from 'sql-template-tag';
import type { Dialect, Queries } from './engine.ts';
import { atMost, filtersOf, type List, readPage } from './paging.ts';
import { type CountedQuery, type Several, several } from './queries.ts';
import { all, countOf, type Filter, type Listed } from './selection.ts';
import type { Page } from './store.ts';

/** The article in whose text order a list is: where one is asked for, and no other order. */
export const articleOf = ({ sort, article }: { sort?: string | undefined; article?: Several | undefined }) =>
  sort === undefined && several(article).length === 1 ? several(article)[0] : undefined;

/** Reads a page of what stands in one article, in text order. */
export async function readTextOrder<T>(
  read: Queries,
  d: Dialect,
  { table, alias, record, parts }: Listed,
  query: CountedQuery,
  { article, filters }: { article: string; filters: readonly Filter[] },
): Promise<Page<T>> {
  const list: List = { name: `${table} of an article`, filters: filtersOf(query), place: ['integer'] };
  // The article's keys are gone through, whatever index the filters could use.
  const inArticle = sql`(select key from articles where id = ${article})`;
  const keys = sql`select k.key, k.position from ${raw(table)} k where k.article_key = ${inArticle}`;
  const page = await readPage<T>(read, list, query, (after, limit) => {
    const conditions = [
      sql`q.key = k.key`,
      ...(after ? [sql`k.position > ${after[0]}`] : []),
      ...filters.map(({ holds }) => holds),
    ];
    const selected = sql`select k.key, k.position from (${keys}) as k cross join ${raw(table)} q
      where ${all(conditions)} order by k.position ${atMost(limit)}`;
    return sql`select ${record} as record, ${d.tuple([sql`p.position`])} as place
      from (${selected}) as p cross join ${raw(`${table} ${alias}`)} ${parts}
      where ${raw(alias)}.key = p.key order by p.position`;
  });
  if (!query.count) return page;
  const own: Filter = { keys: [keys], holds: sql`q.article_key = ${inArticle}`, ordered: false };
  return { ...page, total: await countOf(read, { table, filters: [own, ...filters] }) };
}
