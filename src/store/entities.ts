import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { ArticleEntity, Entity, Mention } from '../records/entity.ts';
import type { Dialect, Reading } from './engine.ts';
import { atMost, type List, type Place, readPage } from './paging.ts';
import type { ArticleEntityQuery, EntityQuery, Json, Page, PageQuery } from './store.ts';

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

/** Those that a list is about, in the words of the index that gives its order. */
const listed = ({ speakersOnly, mentioned = true }: EntityQuery): Sql => {
  if (speakersOnly) return sql`e.quotes > 0`;
  return mentioned ? sql`e.articles > 0` : sql`e.articles = 0`;
};

/** Where none is quoted there is but one order. */
const orderOf = ({ mentioned = true, sort = 'quotes' }: EntityQuery) => (mentioned ? sort : 'newest');

const listOf = (query: EntityQuery): List => ({
  name: 'entities',
  filters: [query.type, query.speakersOnly, query.mentioned ?? true, orderOf(query)],
  place: orderOf(query) === 'quotes' ? ['integer', 'integer', 'text'] : ['integer'],
});

export function entityReads({ dialect: d, read }: Reading) {
  const record = d.object(entityFields(d));
  const inArticle = d.object({ ...entityFields(d), linkScore: sql`n.link_score` });
  const mention = mentionRecord(d);

  /** Most quoted first. */
  const mostQuoted = (query: EntityQuery, after: Place | null, limit: number) => {
    const conditions = [
      // Whoever is quoted is in an article: said so that the same index serves.
      ...(query.speakersOnly ? [sql`e.articles > 0`] : []),
      listed(query),
      ...(query.type ? [sql`e.type = ${query.type}`] : []),
      ...(after ? [sql`(e.quotes, e.mentions, e.id) < (${after[0]}, ${after[1]}, ${after[2]})`] : []),
    ];
    return sql`
      select ${record} as record, ${d.tuple([sql`e.quotes`, sql`e.mentions`, sql`e.id`])} as place
      from entities e ${where(conditions)} order by e.quotes desc, e.mentions desc, e.id desc ${atMost(limit)}`;
  };

  /** The last that came up first. */
  const newest = (query: EntityQuery, after: Place | null, limit: number) => {
    const conditions = [
      listed(query),
      ...(query.type ? [sql`e.type = ${query.type}`] : []),
      ...(after ? [sql`e.key < ${after[0]}`] : []),
    ];
    return sql`
      select ${record} as record, ${d.tuple([sql`e.key`])} as place
      from entities e ${where(conditions)} order by e.key desc ${atMost(limit)}`;
  };

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
      const [row] = await read.all<{ record: Json<Entity> }>(
        sql`select ${record} as record from entities e where e.id = ${id}`,
      );
      return row?.record ?? null;
    },

    entities: (query: EntityQuery): Promise<Page<Entity>> =>
      readPage(read, listOf(query), query, (after, limit) =>
        orderOf(query) === 'newest' ? newest(query, after, limit) : mostQuoted(query, after, limit),
      ),

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
