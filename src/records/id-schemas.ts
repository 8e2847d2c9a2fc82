import { z } from 'zod';
import { ALPHABET, type IdPrefix, LENGTH } from './id.ts';

const idSchema = (prefix: IdPrefix, what: string) =>
  z
    .string()
    .regex(
      new RegExp(`^${prefix}_[${ALPHABET}]{${LENGTH}}$`),
      `must be the id of ${what}: ${prefix}_ and ${LENGTH} characters`,
    );

export const ArticleId = idSchema('art', 'an article');
export const QuoteId = idSchema('quo', 'a quote');
export const EntityId = idSchema('ent', 'an entity');
export const ClaimId = idSchema('clm', 'a claim');
export const ReviewId = idSchema('rev', 'a review');
