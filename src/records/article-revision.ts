import { z } from 'zod';
import { ArticleDraft } from './article.ts';
import { ArticleId } from './id-schemas.ts';

const WordChange = z
  .object({
    kind: z.enum(['same', 'added', 'removed']),
    text: z.string().describe('The words; of a long run the beginning and the end, with " … " between.'),
    omitted: z.int().min(0).describe('How many code points are left out there.'),
  })
  .meta({ id: 'WordChange', description: 'A run of words that stayed, came or went.' });

const FactChange = z
  .object({ field: z.string(), before: z.unknown(), after: z.unknown() })
  .meta({ id: 'FactChange', description: 'A fact that the publisher has changed: headline, authors, notes ...' });

/** An earlier state of an article, and what changed to the next one. */
export const ArticleRevision = z
  .object({
    articleId: ArticleId,
    number: z.int().min(1).describe('The first state of an article is 1.'),
    contentHash: z.string(),
    replacedAt: z.iso.datetime().describe('When the next one came.'),
    changed: z
      .object({
        facts: z.array(FactChange),
        text: z.array(WordChange).describe('In the order of the text; empty where it stayed as it is.'),
        exact: z
          .boolean()
          .describe('False: so much is different that all between the first and the last change is shown as replaced.'),
      })
      .nullable()
      .describe('What changed to the next state; null where only the hash of this one is known.'),
    draft: ArticleDraft.nullable()
      .optional()
      .describe('All that the publisher gave, only in the answer for one revision; null where it was not kept.'),
  })
  .meta({ id: 'ArticleRevision', description: 'An earlier state of an article, and what changed to the next one.' });
export type ArticleRevision = z.infer<typeof ArticleRevision>;
