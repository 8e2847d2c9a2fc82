import { z } from 'zod';
import { stableId } from './id.ts';
import { ClaimId, ReviewId } from './id-schemas.ts';
import { STORABLE, storable, storablePattern } from './storable.ts';
import { webAddress } from './web-address.ts';

/** Most that is kept of a review, in characters of JSON, and how deep it may be nested. */
export const MAX_REVIEW_LENGTH = 16_384;
const MOST_LEVELS = 32;

/** So many reviews stand in the record of a claim; all of them in a list of their own. */
export const MOST_REVIEWS_SHOWN = 10;

const CONTEXT = 'https://schema.org';
const TYPE = 'ClaimReview';

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/** Whether it is a node of JSON-LD that says it is a ClaimReview, by its short name or by schema.org's address. */
export const isClaimReview = (node: unknown): boolean =>
  typeof node === 'object' &&
  node !== null &&
  listOf((node as Record<string, unknown>)['@type']).some((type) => nameOf(type) === TYPE);

const nameOf = (type: unknown) =>
  typeof type === 'string' ? type.replace(/^(https?:\/\/schema\.org\/|schema:)/, '') : type;

/** JSON-LD has one value and a list of one mean the same. */
const single = (value: unknown) => (Array.isArray(value) && value.length === 1 ? value[0] : value);

const line = z
  .string()
  .trim()
  .min(1)
  .max(1_000)
  .refine(storable, STORABLE)
  .meta({ pattern: storablePattern('[^\\s\\u0000]') });

/** Says in documents that one of these fields is there at least. */
const oneOf = (...names: string[]) => ({
  anyOf: names.map((name) => ({ properties: { [name]: {} }, required: [name] })),
});

const Rating = z
  .looseObject({
    alternateName: line.optional().describe('The verdict in words: "False", "Pants on Fire".'),
    ratingValue: z.union([z.number(), line]).optional().describe('The verdict as a number, between those beside it.'),
  })
  .refine(
    ({ alternateName, ratingValue }) => alternateName !== undefined || ratingValue !== undefined,
    'must have alternateName or ratingValue',
  )
  .meta(oneOf('alternateName', 'ratingValue'));

const Reviewer = z
  .looseObject({ name: line.optional(), url: z.string().max(2_000).optional() })
  .refine(({ name, url }) => name !== undefined || url !== undefined, 'must have name or url')
  .meta(oneOf('name', 'url'));

const namedReviewer = (value: unknown) => (typeof value === 'string' ? { name: value } : value);

const reviewed = {
  '@context': z.literal(CONTEXT),
  '@type': z.literal(TYPE),
  url: webAddress.describe('Address of the fact-check; kept in its normal form.'),
  reviewRating: z.preprocess(single, Rating).describe('What the fact-checker makes of the claim.'),
  author: z
    .preprocess(
      (value) => (Array.isArray(value) && value.length !== 1 ? value.map(namedReviewer) : namedReviewer(single(value))),
      z.union([Reviewer, z.array(Reviewer).min(1).max(20)], 'must be who checked it, with name or url'),
    )
    .describe('Who checked it.'),
  datePublished: z.preprocess(single, line).optional().describe('When the fact-check came out, as it says itself.'),
  claimReviewed: z
    .preprocess(single, z.string().max(5_000).refine(storable, STORABLE).meta({ pattern: storablePattern() }))
    .optional()
    .describe('The claim in the words of the fact-checker.'),
  itemReviewed: z.unknown().optional().describe('What is checked, as schema.org Claim or CreativeWork.'),
};

/** What onrecord says of a review itself; a review that comes in says nothing of it. */
const kept = {
  id: ReviewId,
  claimId: ClaimId,
  matchScore: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe(
      'How alike the words of the claim and of `claimReviewed` are, null where the review was attached by hand.',
    ),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
};
type Kept = { [Field in keyof typeof kept]: z.infer<(typeof kept)[Field]> };

/** The fields in one order and under one name of the vocabulary, whatever they came under. */
function normalized(node: unknown): unknown {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return node;
  const own = Object.entries(node).filter(([name]) => !(name in kept) && name !== '__proto__');
  const fields = Object.fromEntries(own);
  return { ...fields, '@context': CONTEXT, '@type': isClaimReview(node) ? TYPE : fields['@type'] };
}

function isTooDeep(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((each) => isTooDeep(each, levels - 1));
}

/** A fact-check as it comes in: a schema.org ClaimReview; what it has beside these fields is kept as it is. */
export const ClaimReviewDraft = z
  .preprocess(
    normalized,
    z
      .looseObject(reviewed)
      .refine((review) => !isTooDeep(review, MOST_LEVELS), {
        error: `must not be nested over ${MOST_LEVELS} levels`,
        abort: true,
      })
      .refine(
        (review) => JSON.stringify(review).length <= MAX_REVIEW_LENGTH,
        `must not be longer than ${MAX_REVIEW_LENGTH} characters of JSON`,
      ),
  )
  .meta({ id: 'ClaimReviewDraft', description: 'A fact-check as it comes in: schema.org ClaimReview.' });
export type ClaimReviewDraft = z.infer<typeof ClaimReviewDraft>;

/** A fact-check of a claim of the corpus. */
export const ClaimReview = z
  .looseObject({ ...kept, ...reviewed, url: z.url().describe('Address of the fact-check, in its normal form.') })
  .meta({ id: 'ClaimReview', description: 'A fact-check of a claim, as schema.org ClaimReview.' });
export type ClaimReview = z.infer<typeof ClaimReview>;

/** The id of a review: from its claim and its address. */
export const reviewId = (claimId: string, url: string): string => stableId('rev', claimId, url);

/** The review itself, without what onrecord says of it. */
export function draftOfReview(review: ClaimReview): Omit<ClaimReview, keyof Kept> {
  const { id, claimId, matchScore, createdAt, updatedAt, ...draft } = review;
  return draft;
}
