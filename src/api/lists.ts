import type { Kind, Records } from '../representations/representation.ts';
import type {
  ArticleEntityQuery,
  ArticleQuery,
  ClaimQuery,
  CountedQuery,
  DoubtfulPairQuery,
  EntityQuery,
  PageQuery,
  QuoteQuery,
  WithdrawnQuery,
} from '../store/queries.ts';
import type { Follow, Following, News, Page, Reads } from '../store/store.ts';

/** A list under its filters, from wherever and in whatever parts it is read. */
export interface List<K extends Kind> {
  kind: K;
  /** What was asked for; `limit` and `cursor` are given anew for each page. */
  query: PageQuery;
  page(from: Reads, page: CountedQuery): Promise<Page<Records[K]>>;
  /** Only lists whose records come in order have it. */
  follow?(following: Following, how: Follow): AsyncGenerator<News<Records[K]>>;
}

export const articleList = (query: ArticleQuery): List<'articleSummary'> => ({
  kind: 'articleSummary',
  query,
  page: (from, page) => from.articles({ ...query, ...page }),
  follow: (following, how) => following.articles(query, how),
});

export const quoteList = (query: QuoteQuery): List<'quote'> => ({
  kind: 'quote',
  query,
  page: (from, page) => from.quotes({ ...query, ...page }),
  follow: (following, how) => following.quotes(query, how),
});

export const withdrawnQuoteList = (query: WithdrawnQuery): List<'quote'> => ({
  kind: 'quote',
  query,
  page: (from, page) => from.withdrawnQuotes({ ...query, ...page }),
});

export const entityList = (query: EntityQuery): List<'entity'> => ({
  kind: 'entity',
  query,
  page: (from, page) => from.entities({ ...query, ...page }),
  follow: (following, how) => following.entities(query, how),
});

export const claimList = (query: ClaimQuery): List<'claim'> => ({
  kind: 'claim',
  query,
  page: (from, page) => from.claims({ ...query, ...page }),
  follow: (following, how) => following.claims(query, how),
});

export const withdrawnClaimList = (query: WithdrawnQuery): List<'claim'> => ({
  kind: 'claim',
  query,
  page: (from, page) => from.withdrawnClaims({ ...query, ...page }),
});

export const articleEntityList = (query: ArticleEntityQuery): List<'articleEntity'> => ({
  kind: 'articleEntity',
  query,
  page: (from, page) => from.articleEntities({ ...query, ...page }),
});

export const mentionList = (entity: string, query: PageQuery): List<'mention'> => ({
  kind: 'mention',
  query,
  page: (from, page) => from.mentions(entity, page),
});

export const quotedWithList = (entity: string, query: PageQuery): List<'quotedWith'> => ({
  kind: 'quotedWith',
  query,
  page: (from, page) => from.quotedWith(entity, page),
});

export const nameUseList = (entity: string, query: PageQuery): List<'nameUse'> => ({
  kind: 'nameUse',
  query,
  page: (from, page) => from.nameUses(entity, page),
});

export const doubtfulPairList = (query: DoubtfulPairQuery): List<'doubtfulPair'> => ({
  kind: 'doubtfulPair',
  query,
  page: (from, page) => from.doubtfulPairs({ ...query, ...page }),
});

export const quoteOccurrenceList = (quote: string, query: PageQuery): List<'quote'> => ({
  kind: 'quote',
  query,
  page: (from, page) => from.quoteOccurrences(quote, page),
});

export const claimOccurrenceList = (claim: string, query: PageQuery): List<'claim'> => ({
  kind: 'claim',
  query,
  page: (from, page) => from.claimOccurrences(claim, page),
});

export const reviewList = (claim: string, query: PageQuery): List<'review'> => ({
  kind: 'review',
  query,
  page: (from, page) => from.reviews(claim, page),
});

export const changeList = (record: string, query: PageQuery): List<'change'> => ({
  kind: 'change',
  query,
  page: (from, page) => from.history(record, page),
});

export const revisionList = (article: string, query: PageQuery): List<'revision'> => ({
  kind: 'revision',
  query,
  page: (from, page) => from.revisions(article, page),
});
