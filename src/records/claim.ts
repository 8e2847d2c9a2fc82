import { z } from 'zod';
import { PartialDate } from './date.ts';
import { EntityRef } from './entity.ts';
import { ArticleId, ClaimId, QuoteId } from './id-schemas.ts';
import { ClaimReview, MOST_REVIEWS_SHOWN } from './review.ts';
import { Span, TextSpan } from './span.ts';
import { Withdrawn } from './withdrawn.ts';

export const STANCES = ['asserts', 'denies', 'questions'] as const;
export const Stance = z.enum(STANCES);
export type Stance = z.infer<typeof Stance>;

export const COMPARISONS = ['more', 'less', 'at-least', 'at-most', 'about'] as const;

export const Quantity = z
  .object({
    value: z.number(),
    unit: z.string().nullable().describe('What is counted or measured: "troops", "percent", "USD".'),
    comparison: z.enum(COMPARISONS).nullable().describe('"more" for "more than 94,000"; null for an exact figure.'),
    ...TextSpan.shape,
  })
  .meta({ id: 'Quantity', description: 'A number that the claim states.' });
export type Quantity = z.infer<typeof Quantity>;

export const DateMention = z
  .object({ value: PartialDate, ...TextSpan.shape })
  .meta({ id: 'DateMention', description: 'A date that the claim names, resolved against the publication date.' });
export type DateMention = z.infer<typeof DateMention>;

export const Claimant = z
  .object({ ...EntityRef.shape, stance: Stance })
  .meta({ id: 'Claimant', description: 'An entity that asserts, denies or questions the claim.' });

const claimed = {
  id: ClaimId,
  articleId: ArticleId,
  quoteId: QuoteId.nullable().describe("The quote that makes it, null for a claim in the article's own voice."),
  text: z.string(),
  spans: z.array(Span).min(1),
  claimants: z.array(Claimant),
  checkworthiness: z.number().min(0).max(1).describe('How much it is worth a check.'),
  quantities: z.array(Quantity),
  dates: z.array(DateMention),
};

/** A claim as extraction finds it in one article. */
export const ExtractedClaim = z
  .object(claimed)
  .meta({ id: 'ExtractedClaim', description: 'A claim as found in one article, before it is stored.' });
export type ExtractedClaim = z.infer<typeof ExtractedClaim>;

/** A claim of the corpus. */
export const Claim = z
  .object({
    ...claimed,
    occurrences: z
      .int()
      .min(0)
      .describe(
        'Claims of the corpus that say the same in the same words, this one among them; 0 of one that is withdrawn.',
      ),
    spans: z
      .array(Span)
      .describe('Where it stands; empty for one that a review keeps, though its article has it no more.'),
    reviews: z
      .array(ClaimReview)
      .describe(`Fact-checks of it, the last attached first: at most ${MOST_REVIEWS_SHOWN}.`),
    withdrawn: Withdrawn.nullable().describe(
      'When the publisher has taken it out of the article; null for what stands there.',
    ),
  })
  .meta({ id: 'Claim', description: "A checkable proposition, attributed or in the article's own voice." });
export type Claim = z.infer<typeof Claim>;
