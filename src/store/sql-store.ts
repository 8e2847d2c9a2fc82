import sql from 'sql-template-tag';
import { articleId } from '../records/article.ts';
import { addQuote } from './added-quotes.ts';
import { archiveOf } from './archive.ts';
import { articleFilters } from './article-filters.ts';
import { articleList, articleReads, findArticle, saysNothingNew } from './articles.ts';
import { changeReads } from './changes.ts';
import { claimFilters } from './claim-filters.ts';
import { claimList, claimReads } from './claims.ts';
import { companyReads } from './company.ts';
import { reviseEntity, undoEntity } from './corrected-entities.ts';
import { reviseQuote, undoQuote } from './corrected-quotes.ts';
import { doubtfulPairReads } from './doubtful-pairs.ts';
import type { Engine, Reading } from './engine.ts';
import { entityFilters, entityList, entityReads } from './entities.ts';
import { follow } from './follow.ts';
import { importEntities } from './imported-entities.ts';
import { importReviews } from './imported-reviews.ts';
import { keepApart } from './kept-apart.ts';
import { compareKept } from './kept-quotes.ts';
import { keyStore } from './keys.ts';
import { leases } from './leases.ts';
import { mergeEntity } from './merged-entities.ts';
import { nameUseReads } from './name-uses.ts';
import { occurrenceReads } from './occurrences.ts';
import type { CountedQuery, PageQuery } from './queries.ts';
import { quoteFilters } from './quote-filters.ts';
import { quoteList, quoteReads } from './quotes.ts';
import { readSources } from './read-sources.ts';
import { reviewReads } from './reviews.ts';
import { revisionReads } from './revisions.ts';
import { deleteArticle, saveExtraction, saveReextraction } from './save.ts';
import { deleteReview, saveReview } from './saved-reviews.ts';
import { statsReads } from './stats.ts';
import type { Reads, Store } from './store.ts';
import { unpack } from './unpacked.ts';
import { watchedFeeds } from './watched-feeds.ts';
import { withdrawnClaimReads } from './withdrawn-claims.ts';
import { withdrawnQuoteReads } from './withdrawn-quotes.ts';

const readsOf = (engine: Reading): Reads => ({
  ...articleReads(engine),
  ...quoteReads(engine),
  ...entityReads(engine),
  ...doubtfulPairReads(engine),
  ...claimReads(engine),
  ...changeReads(engine),
  ...occurrenceReads(engine),
  ...reviewReads(engine),
  ...revisionReads(engine),
  ...withdrawnQuoteReads(engine),
  ...withdrawnClaimReads(engine),
  ...statsReads(engine),
  ...companyReads(engine),
  ...nameUseReads(engine),
});

type SortedQuery = CountedQuery & { sort?: string | undefined };

/** What looks at more than a page. */
const takesLong = ({ count, sort }: SortedQuery) => count === true || sort === 'relevance';

/** All of a list, under its filters. */
const whole = <T extends object>(filters: T): T & PageQuery => ({ ...filters, limit: 1 });

/** The store over any engine that speaks SQL. */
export function sqlStore(engine: Engine): Store {
  const { dialect, read } = engine;
  const reads = readsOf(engine);
  const pages = readsOf({ dialect, read: engine.pages });
  const background = readsOf({ dialect, read: engine.heavy });
  const counting = readsOf({ dialect, read: engine.counting });
  const readsFor = (query: SortedQuery) => (takesLong(query) ? counting : pages);
  return {
    ...reads,
    articles: (query) => readsFor(query).articles(query),
    quotes: (query) => readsFor(query).quotes(query),
    entities: (query) => readsFor(query).entities(query),
    claims: (query) => readsFor(query).claims(query),
    quoteStats: (query) => counting.quoteStats(query),
    quotedWith: (entityId, query) => background.quotedWith(entityId, query),
    nameUses: (entityId, query) => background.nameUses(entityId, query),
    revision: (articleId, number) => background.revision(articleId, number),
    revisions: (articleId, query) => background.revisions(articleId, query),
    background,
    ...keyStore(engine),
    ...leases(engine),
    ...readSources(engine),
    ...watchedFeeds(engine),

    follow: {
      articles: (query, how) =>
        follow(engine, articleList(dialect), query, articleFilters(read, dialect, whole(query)), how),
      quotes: (query, how) => follow(engine, quoteList(dialect), query, quoteFilters(read, dialect, whole(query)), how),
      entities: (query, how) => follow(engine, entityList(dialect), query, entityFilters(dialect, whole(query)), how),
      claims: (query, how) => follow(engine, claimList(dialect), query, claimFilters(read, dialect, whole(query)), how),
    },

    saveExtraction: (draft, extraction, extractor) =>
      engine.transaction((write) => saveExtraction(write, dialect, { draft, extraction, extractor })),
    saveReextraction: (draft, extraction, extractor) =>
      engine.transaction((write) => saveReextraction(write, dialect, { draft, extraction, extractor })),
    compareReextraction: (draft, extraction) => compareKept(read, dialect, draft, extraction),

    reviseQuote: (id, patch, revision) =>
      engine.transaction((write) => reviseQuote(write, dialect, id, patch, revision)),
    addQuote: (articleId, draft, by, onlyNew = false) =>
      engine.transaction((write) => addQuote(write, dialect, articleId, draft, by, onlyNew)),
    reviseEntity: (id, patch, revision) =>
      engine.transaction((write) => reviseEntity(write, dialect, id, patch, revision)),
    mergeEntity: (id, into, revision) => engine.transaction((write) => mergeEntity(write, dialect, id, into, revision)),
    keepApart: (id, from, revision) => engine.transaction((write) => keepApart(write, dialect, id, from, revision)),
    undoEntity: (id, revision) => engine.transaction((write) => undoEntity(write, dialect, id, revision)),
    undoQuote: (id, revision) => engine.transaction((write) => undoQuote(write, dialect, id, revision)),

    async lookUp(draft) {
      const id = articleId(draft);
      const stored = await findArticle(read, id);
      if (!stored) return { id, state: 'absent' };
      return { id, state: saysNothingNew(stored, draft) ? 'unchanged' : 'differs' };
    },

    deleteArticle: (id) => engine.transaction((write) => deleteArticle(write, dialect, id)),

    importEntities: (entries) => engine.transaction((write) => importEntities(write, dialect, entries)),

    saveReview: (claimId, review) => engine.transaction((write) => saveReview(write, claimId, review, null)),

    importReviews: (reviews) => importReviews(engine, reviews),

    deleteReview: (claimId, id) => engine.transaction((write) => deleteReview(write, dialect, claimId, id)),

    archive: () => archiveOf(engine),
    unpack: (archive) => unpack(engine, archive),

    version: () => engine.version(),
    settle: (signal) => engine.settle(signal),

    async ping() {
      await read.all(sql`select 1 as one`);
    },

    close: () => engine.close(),
  };
}
