import sql, { empty, type Sql } from 'sql-template-tag';
import type { NameUse } from '../records/entity.ts';
import type { Reading } from './engine.ts';
import { atMost, type List, readPage } from './paging.ts';
import type { PageQuery } from './queries.ts';
import type { Page } from './store.ts';

/** Names and roles are read from so many articles at most, the newest. */
const ARTICLES_OF_NAMES = 1_000;

export function nameUseReads({ dialect: d, read }: Reading) {
  const record = d.object({
    kind: sql`u.kind`,
    text: sql`u.text`,
    articles: sql`u.articles`,
    firstUsed: d.day(sql`u.first_used`),
    lastUsed: d.day(sql`u.last_used`),
  });

  return {
    /** The names and roles that articles give an entity, those of most articles first. */
    nameUses: (entityId: string, query: PageQuery): Promise<Page<NameUse>> => {
      const list: List = { name: 'names', filters: [entityId], place: ['integer', 'text', 'text'] };
      const used = (kind: Sql, column: Sql) => sql`
        select ${kind} as kind, n.value as text, l.published
        from latest l cross join ${d.each(column, 'n')}`;
      return readPage(read, list, query, (after, limit) => {
        const later = after
          ? sql`where u.articles < ${after[0]}
              or (u.articles = ${after[0]} and (u.kind > ${after[1]} or (u.kind = ${after[1]} and u.text > ${after[2]})))`
          : empty;
        return sql`
          with latest as materialized (select names, roles, published from appearances
              where entity_key = (select key from entities where id = ${entityId})
              order by article_key desc ${atMost(ARTICLES_OF_NAMES)}),
            uses as (${used(sql`'name'`, sql`l.names`)} union all ${used(sql`'role'`, sql`l.roles`)})
          select ${record} as record, ${d.tuple([sql`u.articles`, sql`u.kind`, sql`u.text`])} as place
          from (select kind, text, count(*) as articles, min(published) as first_used, max(published) as last_used
            from uses group by kind, text) as u ${later}
          order by u.articles desc, u.kind, u.text ${atMost(limit)}`;
      });
    },
  };
}
