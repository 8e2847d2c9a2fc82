import type { ArticleDraft, ArticleSummary } from '../records/article.ts';
import type { ArticleQuery } from '../store/queries.ts';
import type { Reads } from '../store/store.ts';

/** So many articles of a list are in memory at once. */
const PART = 100;

/**
 * The articles of a list, a page at a time. The last stored come first, so that what is stored meanwhile is not among
 * them, and an article that is written anew keeps its place.
 */
export async function* listedArticles(
  from: Reads,
  filters: Omit<ArticleQuery, 'limit' | 'cursor' | 'sort'> = {},
): AsyncGenerator<ArticleSummary> {
  let cursor: string | undefined;
  do {
    const page = await from.articles({ ...filters, limit: PART, cursor });
    yield* JSON.parse(page.items) as ArticleSummary[];
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}

/** A stored article as its publisher gave it. Null: there is none. */
export async function storedDraft(from: Reads, id: string): Promise<ArticleDraft | null> {
  const text = await from.draft(id);
  return text === null ? null : (JSON.parse(text) as ArticleDraft);
}
