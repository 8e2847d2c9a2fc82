import sql, { empty } from 'sql-template-tag';
import type { ClaimReview } from '../records/review.ts';
import type { Reading } from './engine.ts';
import { atMost, type List, readPage } from './paging.ts';
import type { PageQuery } from './queries.ts';
import type { Json, Page } from './store.ts';

export function reviewReads({ dialect: d, read }: Reading) {
  const record = d.embedded(sql`r.record`);
  return {
    async review(claimId: string, id: string): Promise<Json<ClaimReview> | null> {
      const [row] = await read.all<{ record: Json<ClaimReview> }>(sql`
        select ${record} as record from claim_reviews r join claims c on c.key = r.claim_key
        where r.id = ${id} and c.id = ${claimId}`);
      return row?.record ?? null;
    },

    /** The last attached first. */
    reviews: (claimId: string, query: PageQuery): Promise<Page<ClaimReview>> => {
      const list: List = { name: 'reviews', filters: [claimId], place: ['integer'] };
      return readPage(read, list, query, (after, limit) => {
        const older = after ? sql`and r.key < ${after[0]}` : empty;
        return sql`
          select ${record} as record, ${d.tuple([sql`r.key`])} as place from claim_reviews r
          where r.claim_key = (select key from claims where id = ${claimId}) ${older}
          order by r.key desc ${atMost(limit)}`;
      });
    },
  };
}
