import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { ArticleEntity, Entity, EntityRef, Mention } from '../records/entity.ts';
import { type Dialect, type Reading, statementFor } from './engine.ts';
import { entityKeys } from './entity-keys.ts';
import { bySearch } from './filters.ts';
import { atMost, type List, type Place, readPage } from './paging.ts';
import { type ArticleEntityQuery, type EntityQuery, type PageQuery, several } from './queries.ts';
import { readBeginnings } from './search.ts';
import { all, type Filter, type Listed, type ListParts, NEWEST, NO_KEYS, readList } from './selection.ts';
import type { Json, Page } from './store.ts';

/** The fields of an EntityRef to the entity `e`. */
export const entityRef = (role: Sql): Record<string, Sql> => ({
  id: sql`e.id`,
  name: sql`e.name`,
  type: sql`e.type`,
  role,
});

/** The fields of an Entity, read from the row under the alias; the alias comes from code only. */
export function entityFields(d: Dialect, alias = 'e'): Record<string, Sql> {
  const of = (column: string) => raw(`${alias}.${column}`);
  return {
    id: of('id'),
    type: of('type'),
    name: of('name'),
    aliases: d.embedded(of('aliases')),
    roles: d.embedded(of('roles')),
    version: of('version'),
    sameAs: d.embedded(of('same_as')),
    counts: d.object({ articles: of('articles'), quotes: of('quotes'), mentions: of('mentions') }),
    firstSeen: of('first_seen'),
    lastSeen: of('last_seen'),
  };
}

const mentionRecord = (d: Dialect): Sql =>
  d.object({
    entityId: sql`e.id`,
    articleId: sql`a.id`,
    text: sql`m.text`,
    start: sql`m.start_offset`,
    end: sql`m.end_offset`,
    kind: sql`m.kind`,
  });

const where = (conditions: Sql[]) => (conditions.length > 0 ? sql`where ${join(conditions, ' and ')}` : empty);

/** Those that a list is about, in the words of the indexes that give its orders. */
function listed(d: Dialect, { type, speakersOnly, mentioned = true }: EntityQuery): Sql {
  // Whoever is quoted is in an article: said so that the same index serves.
  const kept = mentioned ? sql`q.articles > 0` : sql`q.articles = 0`;
  const types = several(type);
  return all([
    kept,
    ...(speakersOnly ? [sql`q.quotes > 0`] : []),
    ...(types.length === 1 ? [sql`q.type = ${types[0]}`] : []),
    ...(types.length > 1 ? [d.among(d.unindexed(sql`q.type`), types)] : []),
  ]);
}

/** Most quoted first, or the last that came up; where none is quoted there is but one order. */
function partsOf(d: Dialect, query: EntityQuery): ListParts {
  const { q, mentioned = true, sort = 'quotes' } = query;
  const condition = listed(d, query);
  const own: Filter = { keys: [sql`select q.key from entities q where ${condition}`], holds: condition, ordered: true };
  const beginnings = q === undefined ? null : readBeginnings(q);
  const nothing: Filter = { keys: [NO_KEYS], holds: sql`1 = 0`, ordered: true };
  const searches = q === undefined ? [] : [beginnings ? bySearch(d, 'entities', beginnings) : nothing];
  const counted = [...searches, own];
  if (!mentioned || sort === 'newest') return { filters: counted, order: NEWEST };
  const columns = { quotes: 'integer', mentions: 'integer', key: 'integer' } as const;
  return { filters: searches, order: { columns, descending: true, branches: [condition] }, counted };
}

/** The filters of a query, and what it is about. */
export const entityFilters = (d: Dialect, query: EntityQuery): readonly Filter[] =>
  partsOf(d, { ...query, sort: 'newest' }).filters;

export const entityList = (d: Dialect): Listed => ({
  table: 'entities',
  alias: 'e',
  record: d.object(entityFields(d)),
  parts: empty,
});

export function entityReads({ dialect: d, read }: Reading) {
  const record = d.object(entityFields(d));
  const one = statementFor((id: string) => sql`select ${record} as record from entities e where e.id = ${id}`);
  const inArticle = d.object({ ...entityFields(d), linkScore: sql`n.link_score` });
  const mention = mentionRecord(d);
  const inList = entityList(d);

  /** In the order in which the article brings them. */
  const ofArticle = ({ type, article, speakersOnly }: ArticleEntityQuery, after: Place | null, limit: number) => {
    const conditions = [
      sql`n.article_key = (select key from articles where id = ${article})`,
      ...(type ? [sql`e.type = ${type}`] : []),
      ...(speakersOnly ? [sql`n.quotes > 0`] : []),
      ...(after ? [sql`n.position > ${after[0]}`] : []),
    ];
    return sql`
      select ${inArticle} as record, ${d.tuple([sql`n.position`])} as place
      from appearances n join entities e on e.key = n.entity_key
      ${where(conditions)} order by n.position ${atMost(limit)}`;
  };

  return {
    async entity(id: string): Promise<Json<Entity> | null> {
      const [row] = await read.all<{ record: Json<Entity> }>(one(id));
      return row?.record ?? null;
    },

    async entityMeant(parameter: string, idOrName: string): Promise<Omit<EntityRef, 'role'> | null> {
      const [key] = await entityKeys(read, d, parameter, [idOrName]);
      if (key === undefined) return null;
      const [row] = await read.all<Omit<EntityRef, 'role'>>(
        sql`select id, name, type from entities where key = ${key}`,
      );
      return row ?? null;
    },

    async mergedInto(id: string): Promise<string | null> {
      const [row] = await read.all<{ id: string }>(sql`
        select e.id from merged_entities m join entities e on e.key = m.entity_key where m.id = ${id}`);
      return row?.id ?? null;
    },

    entities: (query: EntityQuery): Promise<Page<Entity>> => readList(read, d, inList, query, partsOf(d, query)),

    articleEntities: (query: ArticleEntityQuery): Promise<Page<ArticleEntity>> => {
      const { type, article, speakersOnly } = query;
      const list: List = { name: 'entities of an article', filters: [type, article, speakersOnly], place: ['integer'] };
      return readPage(read, list, query, (after, limit) => ofArticle(query, after, limit));
    },

    /** The newest article's first, those of one article in text order. */
    mentions: (entityId: string, query: PageQuery): Promise<Page<Mention>> => {
      const list: List = { name: 'mentions', filters: [entityId], place: ['integer', 'integer'] };
      return readPage(read, list, query, (after, limit) => {
        const later = after
          ? sql`and m.article_key <= ${after[0]} and (m.article_key < ${after[0]} or m.position > ${after[1]})`
          : empty;
        return sql`
          select ${mention} as record, ${d.tuple([sql`m.article_key`, sql`m.position`])} as place
          from mentions m join articles a on a.key = m.article_key join entities e on e.key = m.entity_key
          where m.entity_key = (select key from entities where id = ${entityId}) ${later}
          order by m.article_key desc, m.position ${atMost(limit)}`;
      });
    },
  };
}
