import { quoteList } from '../api/lists.ts';
import { PART, pagesOf } from '../api/whole-list.ts';
import type { Article } from '../records/article.ts';
import { type Quote, REVIEW_STATUSES, type ReviewStatus } from '../records/quote.ts';
import type { QuoteQuery } from '../store/queries.ts';
import type { Reads } from '../store/store.ts';

/** An article of which people have gone over some quotes. */
export interface ReviewedArticle {
  article: Article;
  /** Those that are confirmed, corrected or added, in text order. */
  right: Quote[];
  rejected: Quote[];
  /** Whether people have gone over all of its quotes. */
  complete: boolean;
}

const REVIEWED: readonly ReviewStatus[] = REVIEW_STATUSES.filter((status) => status !== 'unreviewed');

/** The articles that have quotes which people have gone over. In memory are their ids, and one of them at a time. */
export async function* reviewedArticles(from: Reads): AsyncGenerator<ReviewedArticle> {
  const ids = new Set<string>();
  for await (const quote of quotes(from, { review: REVIEWED })) ids.add(quote.articleId);
  for (const id of ids) {
    const article = await from.article(id);
    const own: Quote[] = [];
    for await (const quote of quotes(from, { review: REVIEW_STATUSES, article: id })) own.push(quote);
    if (article === null) continue;
    const having = (...statuses: ReviewStatus[]) => own.filter(({ review }) => statuses.includes(review.status));
    yield {
      article: JSON.parse(article) as Article,
      right: having('confirmed', 'corrected'),
      rejected: having('rejected'),
      complete: having('unreviewed').length === 0,
    };
  }
}

async function* quotes(from: Reads, filters: Partial<QuoteQuery>): AsyncGenerator<Quote> {
  for await (const { items } of pagesOf(quoteList({ ...filters, limit: PART }), from)) {
    yield* JSON.parse(items) as Quote[];
  }
}
