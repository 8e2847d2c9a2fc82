import sql, { type Sql } from 'sql-template-tag';
import type { Claim } from '../records/claim.ts';
import { MOST_REVIEWS_SHOWN } from '../records/review.ts';
import { claimFilters } from './claim-filters.ts';
import { type Dialect, type Reading, statementFor } from './engine.ts';
import { entityRef } from './entities.ts';
import { atMost } from './paging.ts';
import { spansOf } from './places.ts';
import type { CLAIM_ORDERS, ClaimQuery } from './queries.ts';
import { OCCURRENCES } from './quotes.ts';
import { BEST, type Listed, NEWEST, OLDEST, type Order, readList } from './selection.ts';
import type { Json, Page } from './store.ts';
import { articleOf, readTextOrder } from './text-order.ts';
import { withdrawnClaim } from './withdrawn-claims.ts';

export function claimRecord(d: Dialect): Sql {
  const claimants = sql`claimants t join entities e on e.key = t.entity_key where t.claim_key = c.key`;
  const reviews = sql`claim_reviews r where r.claim_key = c.key order by r.key desc ${atMost(MOST_REVIEWS_SHOWN)}`;
  return d.object({
    id: sql`c.id`,
    articleId: sql`a.id`,
    quoteId: sql`q.id`,
    text: sql`c.text`,
    spans: spansOf(d, 'c'),
    claimants: d.array({ ...entityRef(sql`t.role`), stance: sql`t.stance` }, claimants, sql`t.position`),
    checkworthiness: sql`c.checkworthiness`,
    quantities: d.embedded(sql`c.quantities`),
    dates: d.embedded(sql`c.dates`),
    occurrences: OCCURRENCES,
    reviews: d.arrayOf(sql`r.record`, reviews),
    // Only one that stands nowhere can be withdrawn, and is asked for.
    withdrawn: d.embedded(sql`case when c.parts = '[]'
      then (select withdrawn from withdrawn_claims x where x.id = c.id) end`),
  });
}

/** What a claim's record is read from, beside the claim `c` itself. */
export const CLAIM_PARTS = sql`join articles a on a.key = c.article_key
  left join occurrence_groups w on w.key = c.group_key left join quotes q on q.key = c.quote_key`;

const ORDERS: Record<(typeof CLAIM_ORDERS)[number], Order> = {
  newest: NEWEST,
  oldest: OLDEST,
  checkworthiness: { columns: { checkworthiness: 'number', key: 'integer' }, descending: true },
  relevance: BEST,
};

/** Whether the claim `c` passes the filter. */
export const claimList = (d: Dialect): Listed => ({
  table: 'claims',
  alias: 'c',
  record: claimRecord(d),
  parts: CLAIM_PARTS,
});

export function claimReads({ dialect: d, read }: Reading) {
  const listed = claimList(d);
  const one = statementFor(
    (id: string) => sql`select ${listed.record} as record from claims c ${CLAIM_PARTS} where c.id = ${id}`,
  );

  return {
    async claim(id: string): Promise<Json<Claim> | null> {
      const [row] = await read.all<{ record: Json<Claim> }>(one(id));
      return row?.record ?? (await withdrawnClaim(read, id));
    },

    async claims(query: ClaimQuery): Promise<Page<Claim>> {
      const article = articleOf(query);
      if (article === undefined) {
        const order = ORDERS[query.sort ?? 'newest'];
        return readList(read, d, listed, query, { filters: await claimFilters(read, d, query), order });
      }
      const filters = await claimFilters(read, d, { ...query, article: undefined });
      return readTextOrder(read, d, listed, query, { article, filters });
    },
  };
}
