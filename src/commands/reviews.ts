import type { ClaimReviewDraft } from '../records/review.ts';
import { openStore } from '../store/open.ts';
import { tellBadRows, tellEach } from './bad-rows.ts';
import { readReviews } from './claim-review-feed.ts';
import type { ImportOptions } from './entities.ts';
import { checkReadable } from './input.ts';
import { print } from './output.ts';
import { messageOf } from './problems.ts';

/** A review and its place in the file. */
interface Placed {
  place: string;
  review: ClaimReviewDraft;
}

/**
 * `onrecord reviews import`: attaches fact-checks to the claims that surely say what they have checked, and prints what
 * came of it. Doubtful ones and bad rows are named on standard error.
 *
 * @throws Error where a row is bad, unless those are to be skipped
 */
export async function importClaimReviews(file: string, options: ImportOptions): Promise<void> {
  await checkReadable([file]);
  const { reviews, problems } = await readAll(file);
  tellBadRows(file, problems, reviews.length + problems.length, options.skipBad);
  const store = await openStore(options.database);
  try {
    const { matches, created, revised, unchanged } = await store.importReviews(reviews.map(({ review }) => review));
    const doubtful = matches.flatMap((match, i) => {
      const source = reviews[i];
      if (match.status !== 'doubtful' || !source) return [];
      return [`${source.place}: doubtful: ${source.review.url} may be of ${match.claimId} (${match.score.toFixed(2)})`];
    });
    tellEach(file, doubtful);
    const count = (status: string) => matches.filter((match) => match.status === status).length;
    const skipped = problems.length > 0 ? `, ${problems.length} skipped` : '';
    await print(
      `${count('matched')} matched, ${count('doubtful')} doubtful, ${count('unmatched')} unmatched${skipped}\n`,
    );
    await print(`reviews of claims: ${created} attached, ${revised} replaced, ${unchanged} unchanged\n`);
  } finally {
    await store.close();
  }
}

async function readAll(file: string): Promise<{ reviews: Placed[]; problems: string[] }> {
  const reviews: Placed[] = [];
  const problems: string[] = [];
  try {
    for await (const source of readReviews(file)) {
      if ('problem' in source) problems.push(`${source.place}: ${source.problem}`);
      else reviews.push(source);
    }
  } catch (error) {
    throw new Error(`${file}: ${messageOf(error)}; nothing was imported`);
  }
  return { reviews, problems };
}
