import type { ArticleDraft } from '../records/article.ts';
import type { SaveResult, Store } from '../store/store.ts';
import type { ExtractionPool } from './pool.ts';

/** What the API stands on. */
export interface Parts {
  store: Store;
  pool: ExtractionPool;
}

/** Stores an article with all that is found in it; one that is there already is not read again. */
export async function takeIn(draft: ArticleDraft, { store, pool }: Parts): Promise<SaveResult> {
  const { id, state } = await store.lookUp(draft);
  if (state === 'unchanged') return { id, outcome: 'unchanged', kept: 0, differences: [] };
  return await store.saveExtraction(draft, await pool.extract(draft), pool.extractor);
}
