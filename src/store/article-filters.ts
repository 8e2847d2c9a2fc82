import sql, { type Sql } from 'sql-template-tag';
import type { Dialect, Queries } from './engine.ts';
import { entityKeys } from './entity-keys.ts';
import { byPublished, byPublisher, searchIn } from './filters.ts';
import { type ArticleQuery, several } from './queries.ts';
import { type Filter, NO_KEYS } from './selection.ts';

/** Articles in which one of the entities appears, as the condition says. */
function byEntity(d: Dialect, entities: readonly number[], condition: Sql): Filter {
  const keys = entities.map(
    (key) => sql`select n.article_key as key from appearances n where n.entity_key = ${key} and ${condition}`,
  );
  return {
    keys: keys.length > 0 ? keys : [NO_KEYS],
    holds: sql`exists (select 1 from appearances n
      where n.article_key = q.key and ${d.among(sql`n.entity_key`, entities)} and ${condition})`,
    ordered: true,
    keyOnly: true,
  };
}

const byLanguage = (d: Dialect, languages: readonly string[]): Filter => ({
  keys: languages.map((language) => sql`select q.key from articles q where q.language = ${language}`),
  holds: d.among(d.unindexed(sql`q.language`), languages),
  ordered: true,
});

const byExtraction = (d: Dialect, statuses: readonly string[]): Filter => ({
  keys: statuses.map((status) =>
    status === 'complete'
      ? sql`select q.key from articles q where ${d.unindexed(sql`q.extraction`)} = 'complete'`
      : sql`select q.key from articles q where q.extraction = ${status} and q.extraction <> 'complete'`,
  ),
  holds: d.among(d.unindexed(sql`q.extraction`), statuses),
  ordered: true,
});

/**
 * The filters of a query, those that usually leave least first.
 *
 * @throws InvalidSearch, AmbiguousName, UnknownName
 */
export async function articleFilters(read: Queries, d: Dialect, query: ArticleQuery): Promise<Filter[]> {
  const { speaker, entity, publisher, language, extraction } = query;
  const keysOf = (parameter: string, values: readonly string[]) => entityKeys(read, d, parameter, values);
  return [
    ...(speaker === undefined ? [] : [byEntity(d, await keysOf('speaker', several(speaker)), sql`n.quotes > 0`)]),
    ...(entity === undefined ? [] : [byEntity(d, await keysOf('entity', several(entity)), sql`1 = 1`)]),
    ...(extraction === undefined ? [] : [byExtraction(d, several(extraction))]),
    ...searchIn(d, 'articles', query),
    ...(publisher === undefined ? [] : [byPublisher(d, 'articles', several(publisher))]),
    ...byPublished(d, 'articles', query),
    ...(language === undefined ? [] : [byLanguage(d, several(language))]),
  ];
}
