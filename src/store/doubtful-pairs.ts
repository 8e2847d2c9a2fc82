import sql, { join } from 'sql-template-tag';
import type { DoubtfulPair } from '../records/entity.ts';
import type { Reading } from './engine.ts';
import { entityFields } from './entities.ts';
import { isKeptApart } from './kept-apart.ts';
import { atMost, type List, readPage } from './paging.ts';
import type { DoubtfulPairQuery } from './queries.ts';
import type { Page } from './store.ts';

export function doubtfulPairReads({ dialect: d, read }: Reading) {
  const record = d.object({
    entity: d.object(entityFields(d)),
    other: d.object(entityFields(d, 'o')),
    articleId: sql`a.id`,
    score: sql`t.score`,
    evidence: d.embedded(sql`t.evidence`),
  });

  return {
    /** The newest pair first, each with the last doubt about it; none of which a person has said that they are two. */
    doubtfulPairs: (query: DoubtfulPairQuery): Promise<Page<DoubtfulPair>> => {
      const { entity, type } = query;
      const list: List = { name: 'doubtful pairs', filters: [entity, type], place: ['integer'] };
      const key = sql`(select key from entities where id = ${entity})`;
      return readPage(read, list, query, (after, limit) => {
        const conditions = [
          sql`not ${isKeptApart}`,
          sql`t.key = (select max(key) from doubts where pair_key = p.key)`,
          ...(after ? [sql`p.key < ${after[0]}`] : []),
          ...(type ? [sql`e.type = ${type}`] : []),
          ...(entity === undefined
            ? []
            : [
                sql`p.key in (select key from doubtful_pairs where entity_key = ${key}
                  union all select key from doubtful_pairs where other_key = ${key})`,
              ]),
        ];
        return sql`
          select ${record} as record, ${d.tuple([sql`p.key`])} as place
          from doubtful_pairs p cross join doubts t cross join entities e cross join entities o
            left join articles a on a.key = t.article_key
          where e.key = p.entity_key and o.key = p.other_key and ${join(conditions, ' and ')}
          order by p.key desc ${atMost(limit)}`;
      });
    },
  };
}
