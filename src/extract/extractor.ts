import { articleId } from '../records/article.ts';
import type { Extraction } from '../records/extraction.ts';
import { Document } from './document.ts';
import { DEFAULT_MODEL, type Model } from './model/models.ts';
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

export { extractorOf } from './version.ts';

/** Extracts one article; pure: the same input and model give the same output. */
export async function extract(input: ExtractionInput, model: Model = DEFAULT_MODEL): Promise<Extraction> {
  const articleKey = articleId({ url: input.url ?? null, text: input.text });
  const document = new Document(input, model);
  await run(PIPELINE, document);
  return new Output(document, articleKey).extraction(input.id ?? articleKey);
}
