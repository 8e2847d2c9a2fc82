import { z } from 'zod';
import { ExtractionStatus, Language } from '../records/article.ts';
import { Stance } from '../records/claim.ts';
import { PartialDate } from '../records/date.ts';
import { EntityType } from '../records/entity.ts';
import { ArticleId, ClaimId, EntityId, QuoteId, ReviewId } from '../records/id-schemas.ts';
import { Act, QuoteType, ReviewStatus } from '../records/quote.ts';
import { Dimension } from '../records/stats.ts';
import { ARTICLE_ORDERS, CLAIM_ORDERS, ENTITY_ORDERS, QUOTE_ORDERS } from '../store/queries.ts';
import { DEFAULT_VALUES_LIMIT, DIMENSIONS_LIMIT, SIDES_LIMIT, VALUES_LIMIT } from './limits.ts';
import { limit, PAGING, upTo } from './paging.ts';
import { anyOf, listOf, number, published, search, share, wholeText, yesOrNo } from './parameters.ts';

/** What takes no parameters refuses them too. */
export const NoQuery = z.strictObject({});

const SEARCH =
  'Words that must all stand there; "words in a row", beginnings of words (tax*), AND, OR, NOT and parentheses; case ' +
  'and accents do not count.';

const PUBLISHED = {
  publishedFrom: published.describe(
    'Only of articles that came out in this year, month or day, at this moment, or later.',
  ),
  publishedTo: published.describe(
    'Only of articles that came out in this year, month or day, at this moment, or earlier.',
  ),
};

const count = yesOrNo
  .optional()
  .describe('Whether to tell in `total` how many records pass the filters, which takes longer than a page.');

const entities = (what: string) =>
  anyOf(wholeText).describe(
    `Ids or names of entities: only ${what}. A name that several have is refused with a list of them.`,
  );

/** The filters of the lists of quotes. */
export const QuoteQuery = z.strictObject({
  q: search.describe(SEARCH),
  speaker: entities('quotes of which one is a speaker'),
  addressee: entities('what was said to one of them'),
  entity: entities('quotes that speak of one of them'),
  article: anyOf(ArticleId).describe('Ids of articles: only their quotes; those of one in text order, unless sorted.'),
  publisher: anyOf(wholeText).describe('Only quotes in articles of these publishers.'),
  language: anyOf(Language).describe('Only quotes in articles in these languages.'),
  type: anyOf(QuoteType).describe('Only quotes of these types.'),
  act: anyOf(Act).describe('Only quotes that are these kinds of speech act.'),
  review: anyOf(ReviewStatus).describe('Only quotes that people have, or have not, gone over.'),
  minConfidence: share.describe('Only quotes that are found with this confidence at least.'),
  maxConfidence: share.describe('Only quotes that are found with this confidence at most: the doubtful ones.'),
  saidFrom: PartialDate.optional().describe('Only quotes said in this year, month or day, or later.'),
  saidTo: PartialDate.optional().describe('Only quotes said in this year, month or day, or earlier.'),
  ...PUBLISHED,
  sort: z
    .enum(QUOTE_ORDERS)
    .optional()
    .describe(
      'The last stored first (newest, unless given), the first stored first, the last said first, the least sure ' +
        'first, or of the newest 10,000 that are found those that fit `q` best.',
    ),
  count,
  ...PAGING,
});

/** The filters of the lists of what was withdrawn. */
export const WithdrawnQuery = z.strictObject({
  article: anyOf(ArticleId).describe('Ids of articles: only what was taken out of them.'),
  ...PAGING,
});

const { sort: _, count: __, cursor: ___, ...QUOTE_FILTERS } = QuoteQuery.shape;

/** By what quotes are counted, and which. */
export const StatsQuery = z.strictObject({
  by: listOf(Dimension, DIMENSIONS_LIMIT, 'dimensions')
    .refine((by) => new Set(by).size === by.length, 'must not name a dimension twice')
    .meta({ uniqueItems: true })
    .describe(
      'One dimension, or two: by=speaker,month. `entity` is of whom or what the content speaks; `month` and `day` are ' +
        'when the article came out, in UTC, `saidMonth` and `saidDay` when it was said.',
    ),
  ...QUOTE_FILTERS,
  article: anyOf(ArticleId).describe('Ids of articles: only their quotes.'),
  review: anyOf(ReviewStatus).describe(
    'Only quotes that people have, or have not, gone over; without it, all but rejected.',
  ),
  limit: limit(DEFAULT_VALUES_LIMIT, VALUES_LIMIT).describe(
    'Of a dimension that is no time, so many values: the most frequent; of the second dimension, the most frequent ' +
      'beside each value of the first. Months and days are all there.',
  ),
});

/** What is set side by side, and under which filters. */
export const CompareQuery = z
  .strictObject({
    speaker: listOf(wholeText, SIDES_LIMIT, 'speakers')
      .optional()
      .describe('Ids or names of speakers. A name that several have is refused with a list of them.'),
    publisher: listOf(wholeText, SIDES_LIMIT, 'publishers')
      .optional()
      .describe('Publishers, where no speakers are given.'),
    q: QUOTE_FILTERS.q,
    act: QUOTE_FILTERS.act,
    ...PUBLISHED,
  })
  .refine(({ speaker, publisher }) => !speaker || !publisher, {
    path: ['publisher'],
    error: 'must not be given beside speaker',
  });

/** The filters of the list of articles. */
export const ArticleQuery = z.strictObject({
  q: search.describe(`In headline and text: ${SEARCH.charAt(0).toLowerCase()}${SEARCH.slice(1)}`),
  speaker: entities('articles in which one is quoted'),
  entity: entities('articles that mention one of them'),
  publisher: anyOf(wholeText).describe('Only articles of these publishers.'),
  language: anyOf(Language).describe('Only articles in these languages.'),
  extraction: anyOf(ExtractionStatus).describe(
    'Only articles that were looked into, or are in a language without lexicon.',
  ),
  ...PUBLISHED,
  sort: z
    .enum(ARTICLE_ORDERS)
    .optional()
    .describe(
      'The last stored first (newest, unless given), the first stored first, the last that came out first, or of the ' +
        'newest 10,000 that are found those that fit `q` best.',
    ),
  count,
  ...PAGING,
});

const type = anyOf(EntityType).describe('Only entities of these types.');
const name = search.describe('Beginnings of words that must all stand in a name: "ann be" finds Anna Berg.');
const sort = z
  .enum(ENTITY_ORDERS)
  .default('quotes')
  .describe('The most quoted first, or the last that came up first: in that order nothing moves between two pages.');

/** The filters of the list of entities. */
export const EntityQuery = z.strictObject({
  q: name,
  type,
  mentioned: yesOrNo
    .default(true)
    .describe('Those that articles name; or, if false, those that only an authority list knows.'),
  sort,
  count,
  ...PAGING,
});

/** The filters of the list of speakers. */
export const SpeakerQuery = z.strictObject({ q: name, type, sort, count, ...PAGING });

/** The filters of the lists of an article's entities. */
export const ArticleEntityQuery = z.strictObject({
  type: EntityType.optional().describe('Only entities of this type.'),
  ...PAGING,
});

/** The filters of the list of doubtful pairs. */
export const DoubtfulPairQuery = z.strictObject({
  entity: EntityId.optional().describe('Id of an entity: only pairs of which it is one.'),
  type: EntityType.optional().describe('Only pairs whose later entity is of this type.'),
  ...PAGING,
});

/** The filters of the lists of claims. */
export const ClaimQuery = z.strictObject({
  q: search.describe(SEARCH),
  claimant: entities('claims that one asserts, denies or questions'),
  stance: anyOf(Stance).describe(
    'Only claims that somebody asserts, denies or questions; that the claimant does, if given.',
  ),
  article: anyOf(ArticleId).describe('Ids of articles: only their claims; those of one in text order, unless sorted.'),
  quote: anyOf(QuoteId).describe('Ids of quotes: only claims that they make.'),
  minCheckworthiness: share.describe('Only claims that are worth a check as much as this at least.'),
  hasReview: yesOrNo.optional().describe('Only claims that have a fact-check; or, if false, that have none.'),
  unit: anyOf(wholeText).describe('Only claims with a quantity of this unit: "percent", "troops", "USD".'),
  minValue: number().describe('Only claims with a quantity of this value at least; of the unit, if given.'),
  maxValue: number().describe('Only claims with a quantity of this value at most; of the unit, if given.'),
  dateFrom: PartialDate.optional().describe('Only claims that name this year, month or day, or a later one.'),
  dateTo: PartialDate.optional().describe('Only claims that name this year, month or day, or an earlier one.'),
  sort: z
    .enum(CLAIM_ORDERS)
    .optional()
    .describe(
      'The last stored first (newest, unless given), the first stored first, those most worth a check first, or of the ' +
        'newest 10,000 that are found those that fit `q` best.',
    ),
  count,
  ...PAGING,
});

export const ArticleParams = z.object({ id: ArticleId.describe('Id of the article.') });
export const RevisionParams = ArticleParams.extend({
  number: upTo(999_999_999).describe('Number of the revision, from 1 on.'),
});
export const QuoteParams = z.object({ id: QuoteId.describe('Id of the quote.') });
export const EntityParams = z.object({ id: EntityId.describe('Id of the entity.') });
export const ClaimParams = z.object({ id: ClaimId.describe('Id of the claim.') });
export const ReviewParams = ClaimParams.extend({ reviewId: ReviewId.describe('Id of the review.') });
