import { articleId } from '../records/article.ts';
import type { Extraction } from '../records/extraction.ts';
import { Document } from './document.ts';
import { Output } from './output.ts';
import { PIPELINE, run } from './pipeline.ts';

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

export { EXTRACTOR } from './version.ts';

/** Extracts one article; pure: the same input gives the same output. */
export async function extract(input: ExtractionInput): Promise<Extraction> {
  const articleKey = articleId({ url: input.url ?? null, text: input.text });
  const document = new Document(input);
  await run(PIPELINE, document);
  return new Output(document, articleKey).extraction(input.id ?? articleKey);
}
