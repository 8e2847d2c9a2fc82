import type { ClaimReview } from '../../records/review.ts';
import { type Context, pathOf } from '../representation.ts';
import { ReviewLink } from './claim-item.tsx';
import { dateInWords } from './dates.ts';
import { htmlDocument } from './document.tsx';

/** A fact-check in a list: who has checked what, when, and with what result. */
export function ReviewItem({ review }: { review: ClaimReview }) {
  const { claimReviewed, datePublished } = review;
  return (
    <li>
      <ReviewLink review={review} />
      {datePublished && <small> {dateInWords(datePublished)}</small>}
      {claimReviewed && (
        <blockquote dir="auto">
          <p>{claimReviewed}</p>
        </blockquote>
      )}
    </li>
  );
}

/** The page of a fact-check. */
export async function reviewPage(review: ClaimReview, _context: Context): Promise<string> {
  const { id, claimId } = review;
  return htmlDocument({
    title: 'A fact-check',
    children: (
      <>
        <h1>A fact-check</h1>
        <ul class="records">
          <ReviewItem review={review} />
        </ul>
        <p class="links">
          <a href={pathOf.claim(claimId)}>The claim</a> <a href={`${pathOf.claim(claimId)}/reviews/${id}.json`}>JSON</a>
        </p>
      </>
    ),
  });
}
