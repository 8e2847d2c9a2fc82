import type { Extraction } from '../records/extraction.ts';
import { articleId } from '../records/id.ts';
import { Document } from './document.ts';
import { languageOf } from './language.ts';
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
  /** Null or nothing: it is found out. */
  language?: string | null | undefined;
  text: string;
}

export { extractorOf } from './version.ts';

/** Extracts one article; pure: the same input and model give the same output. */
export async function extract(input: ExtractionInput, model: Model = DEFAULT_MODEL): Promise<Extraction> {
  const articleKey = articleId({ url: input.url ?? null, text: input.text });
  const id = input.id ?? articleKey;
  const { language, read } = await languageOf(input.language ?? null, input.text);
  if (!read) return { id, language, extraction: 'unsupported-language', quotes: [], entities: [], claims: [] };
  const document = new Document(input, model);
  await run(PIPELINE, document);
  return { id, language, extraction: 'complete', ...new Output(document, articleKey).found() };
}
