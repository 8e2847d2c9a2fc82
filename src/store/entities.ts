import sql, { empty, join, type Sql } from 'sql-template-tag';
import type { Entity, Mention } from '../records/entity.ts';
import type { Dialect, Engine } from './engine.ts';
import { atMost, type List, type Place, readPage } from './paging.ts';
import type { EntityQuery, Json, Page, PageQuery } from './store.ts';

/** The fields of an EntityRef to the entity `e`. */
export const entityRef = (role: Sql): Record<string, Sql> => ({
  id: sql`e.id`,
  name: sql`e.name`,
  type: sql`e.type`,
  role,
});

const entityRecord = (d: Dialect): Sql =>
  d.object({
    id: sql`e.id`,
    type: sql`e.type`,
    name: sql`e.name`,
    aliases: d.embedded(sql`e.aliases`),
    roles: d.embedded(sql`e.roles`),
    sameAs: d.embedded(sql`e.same_as`),
    counts: d.object({ articles: sql`e.articles`, quotes: sql`e.quotes`, mentions: sql`e.mentions` }),
    firstSeen: sql`e.first_seen`,
    lastSeen: sql`e.last_seen`,
  });

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

const listOf = ({ type, article, speakersOnly }: EntityQuery): List => ({
  name: 'entities',
  filters: [type, article, speakersOnly],
  place: article === undefined ? ['integer', 'integer', 'text'] : ['integer'],
});

export function entityReads({ dialect: d, read }: Engine) {
  const record = entityRecord(d);
  const mention = mentionRecord(d);

  /** Most quoted first. */
  const mostQuoted = ({ type, speakersOnly }: EntityQuery, after: Place | null, limit: number) => {
    const conditions = [
      ...(type ? [sql`e.type = ${type}`] : []),
      ...(speakersOnly ? [sql`e.quotes > 0`] : []),
      ...(after ? [sql`(e.quotes, e.mentions, e.id) < (${after[0]}, ${after[1]}, ${after[2]})`] : []),
    ];
    return sql`
      select ${record} as record, ${d.tuple([sql`e.quotes`, sql`e.mentions`, sql`e.id`])} as place
      from entities e ${where(conditions)} order by e.quotes desc, e.mentions desc, e.id desc ${atMost(limit)}`;
  };

  /** In the order in which the article brings them. */
  const ofArticle = ({ type, article, speakersOnly }: EntityQuery, after: Place | null, limit: number) => {
    const conditions = [
      sql`n.article_key = (select key from articles where id = ${article})`,
      ...(type ? [sql`e.type = ${type}`] : []),
      ...(speakersOnly ? [sql`n.quotes > 0`] : []),
      ...(after ? [sql`n.position > ${after[0]}`] : []),
    ];
    return sql`
      select ${record} as record, ${d.tuple([sql`n.position`])} as place
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
        query.article === undefined ? mostQuoted(query, after, limit) : ofArticle(query, after, limit),
      ),

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
