import sql, { empty, join, type Sql } from 'sql-template-tag';
import type { Claim } from '../records/claim.ts';
import type { Dialect, Reading } from './engine.ts';
import { entityRef } from './entities.ts';
import { atMost, type List, type Place, readPage } from './paging.ts';
import type { ClaimQuery, Json, Page } from './store.ts';

function claimRecord(d: Dialect): Sql {
  const claimants = sql`claimants t join entities e on e.key = t.entity_key where t.claim_key = c.key`;
  return d.object({
    id: sql`c.id`,
    articleId: sql`a.id`,
    quoteId: sql`q.id`,
    text: sql`c.text`,
    spans: d.embedded(sql`c.spans`),
    claimants: d.array({ ...entityRef(sql`t.role`), stance: sql`t.stance` }, claimants, sql`t.position`),
    checkworthiness: sql`c.checkworthiness`,
    quantities: d.embedded(sql`c.quantities`),
    dates: d.embedded(sql`c.dates`),
    reviews: d.embedded(sql`c.reviews`),
  });
}

/** What a claim's record is read from, beside the claim `c` itself. */
const PARTS = sql`join articles a on a.key = c.article_key left join quotes q on q.key = c.quote_key`;

const listOf = ({ article, claimant }: ClaimQuery): List => ({
  name: 'claims',
  filters: [article, claimant],
  place: ['integer'],
});

export function claimReads({ dialect: d, read }: Reading) {
  const record = claimRecord(d);

  /** In text order. */
  const ofArticle = ({ article, claimant }: ClaimQuery, after: Place | null, limit: number) => {
    const conditions = [
      sql`c.article_key = (select key from articles where id = ${article})`,
      ...(after ? [sql`c.position > ${after[0]}`] : []),
      ...(claimant === undefined
        ? []
        : [
            sql`exists (select 1 from claimants t join entities e on e.key = t.entity_key
              where t.claim_key = c.key and e.id = ${claimant})`,
          ]),
    ];
    return sql`
      select ${record} as record, ${d.tuple([sql`c.position`])} as place from claims c ${PARTS}
      where ${join(conditions, ' and ')} order by c.position ${atMost(limit)}`;
  };

  /** Newest first. */
  const newest = ({ claimant }: ClaimQuery, after: Place | null, limit: number) => {
    const keys =
      claimant === undefined
        ? sql`select k.key from claims k where 1 = 1 ${after ? sql`and k.key < ${after[0]}` : empty}
            order by k.key desc ${atMost(limit)}`
        : sql`select k.claim_key as key from claimants k
            where k.entity_key = (select key from entities where id = ${claimant})
            ${after ? sql`and k.claim_key < ${after[0]}` : empty}
            order by k.claim_key desc ${atMost(limit)}`;
    return sql`
      select ${record} as record, ${d.tuple([sql`c.key`])} as place from (${keys}) as p cross join claims c ${PARTS}
      where c.key = p.key order by c.key desc`;
  };

  return {
    async claim(id: string): Promise<Json<Claim> | null> {
      const [row] = await read.all<{ record: Json<Claim> }>(
        sql`select ${record} as record from claims c ${PARTS} where c.id = ${id}`,
      );
      return row?.record ?? null;
    },

    claims: (query: ClaimQuery): Promise<Page<Claim>> =>
      readPage(read, listOf(query), query, (after, limit) =>
        query.article === undefined ? newest(query, after, limit) : ofArticle(query, after, limit),
      ),
  };
}
