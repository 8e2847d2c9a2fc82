import { z } from 'zod';
import { ExtractedClaim } from './claim.ts';
import { ExtractedEntity } from './entity.ts';
import { ExtractedQuote } from './quote.ts';

/** All that extraction finds in one article; each list is in text order. */
export const Extraction = z
  .object({
    id: z.string().describe('The id that came with the article, or else the one it would be stored under.'),
    quotes: z.array(ExtractedQuote),
    entities: z.array(ExtractedEntity),
    claims: z.array(ExtractedClaim),
  })
  .meta({ id: 'Extraction', description: 'Who said what in one article, with its entities and claims.' });
export type Extraction = z.infer<typeof Extraction>;
