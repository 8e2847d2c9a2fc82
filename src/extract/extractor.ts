import { articleId } from '../records/article.ts';
import type { Extraction } from '../records/extraction.ts';

/** What extraction reads of an article. */
export interface ExtractionInput {
  /** Given back as `id` of the extraction; without it, the id under which the article would be stored. */
  id?: string | undefined;
  url?: string | null | undefined;
  headline?: string | null | undefined;
  publishedAt?: string | null | undefined;
  language?: string | undefined;
  text: string;
}

/** Name and version stand on every stored article: a new version is what a re-extraction is for. */
export const EXTRACTOR = { name: 'onrecord-rules', version: '0.1.0' } as const;

/** Extracts one article; pure: the same input gives the same output. */
export function extract(input: ExtractionInput): Extraction {
  return {
    id: input.id ?? articleId({ url: input.url ?? null, text: input.text }),
    quotes: [],
    entities: [],
    claims: [],
  };
}
