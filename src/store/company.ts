import sql, { empty } from 'sql-template-tag';
import type { QuotedWith } from '../records/entity.ts';
import type { Reading } from './engine.ts';
import { entityFields } from './entities.ts';
import { atMost, type List, readPage } from './paging.ts';
import type { PageQuery } from './queries.ts';
import type { Page } from './store.ts';

/** The articles of so many quotes are gone through at most, the newest: however often somebody is quoted, it takes a few ms. */
const QUOTES_OF_COMPANY = 1_000;

export function companyReads({ dialect: d, read }: Reading) {
  const record = d.object({ ...entityFields(d), sharedArticles: sql`s.articles` });

  return {
    /** Who is quoted in the same articles, whoever is so in most of them first. */
    quotedWith: (entityId: string, query: PageQuery): Promise<Page<QuotedWith>> => {
      const list: List = { name: 'quoted with', filters: [entityId], place: ['integer', 'integer'] };
      const self = sql`(select key from entities where id = ${entityId})`;
      // Crossed, so that each step goes through the few rows of the one before. Quotes that are rejected are nobody's.
      const articles = sql`select distinct q.article_key as key
        from (select s.quote_key from quote_speakers s where s.entity_key = ${self}
            order by s.quote_key desc ${atMost(QUOTES_OF_COMPANY)}) as latest
          cross join quotes q where q.key = latest.quote_key and q.review_status <> 'rejected'`;
      return readPage(read, list, query, (after, limit) => {
        const later = after ? sql`and (s.articles, s.key) < (${after[0]}, ${after[1]})` : empty;
        return sql`
          with theirs as materialized (${articles}),
            shared as materialized (select o.entity_key as key, count(distinct q.article_key) as articles
              from theirs cross join quotes q cross join quote_speakers o
              where q.article_key = theirs.key and q.review_status <> 'rejected'
                and o.quote_key = q.key and o.entity_key <> ${self}
              group by o.entity_key)
          select ${record} as record, ${d.tuple([sql`s.articles`, sql`s.key`])} as place
          from shared s cross join entities e where e.key = s.key ${later}
          order by s.articles desc, s.key desc ${atMost(limit)}`;
      });
    },
  };
}
