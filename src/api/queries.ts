import { z } from 'zod';
import { PartialDate } from '../records/date.ts';
import { EntityType } from '../records/entity.ts';
import { ArticleId, ClaimId, EntityId, QuoteId } from '../records/id.ts';
import { Act, QuoteType } from '../records/quote.ts';
import { STORABLE, storable } from '../records/storable.ts';
import { ENTITY_ORDERS } from '../store/store.ts';
import { PAGING } from './paging.ts';

/** What takes no parameters refuses them too. */
export const NoQuery = z.strictObject({});

/** The filters of the lists of quotes. */
export const QuoteQuery = z.strictObject({
  speaker: EntityId.optional().describe('Id of an entity: only quotes of which it is a speaker.'),
  article: ArticleId.optional().describe('Id of an article: only its quotes, in text order.'),
  type: QuoteType.optional().describe('Only quotes of this type.'),
  act: Act.optional().describe('Only quotes that are this kind of speech act.'),
  q: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .refine(storable, STORABLE)
    .optional()
    .describe('Words that must all stand in the quote; case and accents do not count.'),
  saidFrom: PartialDate.optional().describe('Only quotes said in this year, month or day, or later.'),
  saidTo: PartialDate.optional().describe('Only quotes said in this year, month or day, or earlier.'),
  ...PAGING,
});

const type = EntityType.optional().describe('Only entities of this type.');
const sort = z
  .enum(ENTITY_ORDERS)
  .default('quotes')
  .describe('The most quoted first, or the last that came up first: in that order nothing moves between two pages.');

/** The filters of the list of entities. */
export const EntityQuery = z.strictObject({
  type,
  mentioned: z
    .enum(['true', 'false'])
    .default('true')
    .transform((word) => word === 'true')
    .describe('Those that articles name; or, if false, those that only an authority list knows.'),
  sort,
  ...PAGING,
});

/** The filters of the list of speakers. */
export const SpeakerQuery = z.strictObject({ type, sort, ...PAGING });

/** The filters of the lists of an article's entities. */
export const ArticleEntityQuery = z.strictObject({ type, ...PAGING });

/** The filters of the list of doubtful pairs. */
export const DoubtfulPairQuery = z.strictObject({
  entity: EntityId.optional().describe('Id of an entity: only pairs of which it is one.'),
  type: EntityType.optional().describe('Only pairs whose later entity is of this type.'),
  ...PAGING,
});

/** The filters of the lists of claims. */
export const ClaimQuery = z.strictObject({
  claimant: EntityId.optional().describe('Id of an entity: only claims that it asserts, denies or questions.'),
  article: ArticleId.optional().describe('Id of an article: only its claims, in text order.'),
  ...PAGING,
});

export const ArticleParams = z.object({ id: ArticleId.describe('Id of the article.') });
export const QuoteParams = z.object({ id: QuoteId.describe('Id of the quote.') });
export const EntityParams = z.object({ id: EntityId.describe('Id of the entity.') });
export const ClaimParams = z.object({ id: ClaimId.describe('Id of the claim.') });
