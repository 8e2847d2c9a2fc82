import { type ClaimReviewDraft, reviewId } from '../records/review.ts';
import type { Engine } from './engine.ts';
import { type Match, matchesOf } from './review-matches.ts';
import { saveReview } from './saved-reviews.ts';
import type { ReviewImport } from './store.ts';

interface Attachment extends Match {
  draft: ClaimReviewDraft;
}

/** Attaches each review to the claims that surely say what it has checked; all in one transaction. */
export async function importReviews(engine: Engine, reviews: readonly ClaimReviewDraft[]): Promise<ReviewImport> {
  const { read, dialect } = engine;
  const matches: ReviewImport['matches'] = [];
  // Two of one address may match the same claim: the one whose words are most alike is it, whichever comes first.
  const attachments = new Map<string, Attachment>();
  for (const draft of reviews) {
    const found = draft.claimReviewed === undefined ? [] : await matchesOf(read, dialect, draft.claimReviewed);
    const [best] = found;
    if (!best) matches.push({ status: 'unmatched' });
    else matches.push({ status: best.sure ? 'matched' : 'doubtful', claimId: best.claimId, score: best.score });
    for (const match of found.filter(({ sure }) => sure)) {
      const id = reviewId(match.claimId, draft.url);
      if (match.score > (attachments.get(id)?.score ?? -1)) attachments.set(id, { ...match, draft });
    }
  }
  const counts = await engine.transaction(async (write) => {
    const result = { created: 0, revised: 0, unchanged: 0 };
    for (const { claimId, draft, score } of attachments.values()) {
      const saved = await saveReview(write, claimId, draft, score);
      if (saved) result[saved.outcome] += 1;
    }
    return result;
  });
  return { ...counts, matches };
}
