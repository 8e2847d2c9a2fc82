import { isDeepStrictEqual } from 'node:util';
import sql from 'sql-template-tag';
import type { Claim } from '../records/claim.ts';
import { type ClaimReview, type ClaimReviewDraft, draftOfReview, reviewId } from '../records/review.ts';
import type { Dialect, Queries } from './engine.ts';
import { ClaimWithdrawn } from './refusals.ts';
import { removeUnchecked } from './saved-claims.ts';
import type { Written } from './store.ts';
import { withdrawnClaim } from './withdrawn-claims.ts';

/**
 * Attaches a review to a claim, in place of what it said before; to be run in a transaction. Null: there is no such claim.
 *
 * @param matchScore how alike their words are; null where a person says that it is of this claim, which stays so
 * @throws ClaimWithdrawn
 */
export async function saveReview(
  write: Queries,
  claimId: string,
  draft: ClaimReviewDraft,
  matchScore: number | null,
): Promise<Written | null> {
  const [claim] = await write.all<{ key: number }>(sql`select key from claims where id = ${claimId}`);
  if (!claim) {
    const withdrawn = await withdrawnClaim(write, claimId);
    if (withdrawn !== null) throw new ClaimWithdrawn((JSON.parse(withdrawn) as Claim).withdrawn?.at ?? '');
    return null;
  }
  const id = reviewId(claimId, draft.url);
  const [row] = await write.all<{ record: string }>(sql`select record from claim_reviews where id = ${id}`);
  const stored = row ? (JSON.parse(row.record) as ClaimReview) : null;
  const now = new Date().toISOString();
  const score = stored?.matchScore === null ? null : matchScore;
  // As JSON has it, so that what is compared is what would be written.
  const plain = JSON.parse(JSON.stringify(draft)) as ClaimReviewDraft;
  if (stored?.matchScore === score && isDeepStrictEqual(draftOfReview(stored), plain))
    return { id, outcome: 'unchanged' };
  const review = { id, claimId, ...plain, matchScore: score, createdAt: stored?.createdAt ?? now, updatedAt: now };
  await write.run(sql`
    insert into claim_reviews (id, claim_key, match_score, record)
    values (${id}, ${claim.key}, ${score}, ${JSON.stringify(review)})
    on conflict (id) do update set match_score = excluded.match_score, record = excluded.record`);
  return { id, outcome: stored ? 'revised' : 'created' };
}

/** Removes a review of a claim; to be run in a transaction. False: the claim has none with that id. */
export async function deleteReview(write: Queries, d: Dialect, claimId: string, id: string): Promise<boolean> {
  const [gone] = await write.all<{ claimKey: number }>(sql`
    delete from claim_reviews where id = ${id} and claim_key = (select key from claims where id = ${claimId})
    returning claim_key as "claimKey"`);
  if (!gone) return false;
  await removeUnchecked(write, d, gone.claimKey);
  return true;
}
