import { z } from 'zod';
import { ExtractionStatus, Language } from './article.ts';
import { ExtractedClaim } from './claim.ts';
import { ExtractedEntity } from './entity.ts';
import { ExtractedQuote } from './quote.ts';

/** All that extraction finds in one article; each list is in text order. */
export const Extraction = z
  .object({
    id: z.string().describe('The id that came with the article, or else the one it would be stored under.'),
    language: Language.describe('The language of the text: as given, or as found; "und" where nobody can tell.'),
    extraction: ExtractionStatus.describe('unsupported-language: nothing was looked for.'),
    quotes: z.array(ExtractedQuote),
    entities: z.array(ExtractedEntity),
    claims: z.array(ExtractedClaim),
  })
  .meta({ id: 'Extraction', description: 'Who said what in one article, with its entities and claims.' });
export type Extraction = z.infer<typeof Extraction>;
