import type { Claim, ExtractedClaim } from '../../records/claim.ts';
import type { ClaimReview } from '../../records/review.ts';
import { pathOf } from '../representation.ts';
import { dateInWords } from './dates.ts';
import { percent } from './percent.ts';

/** A claim in a list: what it says, who says so, how much it is worth a check, and what came of checks. */
export function ClaimItem({ claim, stored }: { claim: Claim | ExtractedClaim; stored: boolean }) {
  const { id, text, checkworthiness, claimants, quoteId } = claim;
  const reviews = 'reviews' in claim ? claim.reviews : [];
  const withdrawn = 'withdrawn' in claim ? claim.withdrawn : null;
  return (
    <li>
      <span dir="auto">{stored ? <a href={pathOf.claim(id)}>{text}</a> : text}</span>
      <small>
        <meter min={0} max={1} value={checkworthiness} aria-label="Worth a check" /> {percent(checkworthiness)} worth a
        check
        {claimants.map(({ id: claimant, name, stance }) => (
          <span key={claimant}>
            {' · '}
            <bdi>{name}</bdi> {stance}
          </span>
        ))}
        {claimants.length === 0 && quoteId === null && ' · in the article’s own voice'}
        {withdrawn && ` · withdrawn ${dateInWords(withdrawn.at)}`}
        {reviews.map((review) => (
          <span key={review.id}>
            {' · '}
            <ReviewLink review={review} />
          </span>
        ))}
      </small>
    </li>
  );
}

/** Who has checked a claim, and with what result. */
export function ReviewLink({ review: { url, author, reviewRating } }: { review: ClaimReview }) {
  const who = [author].flat().map(({ name, url: home }) => name ?? home);
  const result = reviewRating.alternateName ?? reviewRating.ratingValue;
  return (
    <a href={url} rel="noreferrer">
      <bdi>{who.join(' and ')}</bdi>
      {result !== undefined && `: ${result}`}
    </a>
  );
}
