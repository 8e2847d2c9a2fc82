import type { Archive } from '../records/archive.ts';
import type { Article, ArticleDraft, ArticleSummary, Extractor } from '../records/article.ts';
import type { ArticleRevision } from '../records/article-revision.ts';
import type { AuthorityEntry } from '../records/authority.ts';
import type { Claim } from '../records/claim.ts';
import type { Change, EntityPatch, QuoteDraft, QuotePatch } from '../records/correction.ts';
import type {
  ArticleEntity,
  DoubtfulPair,
  Entity,
  EntityRef,
  Mention,
  NameUse,
  QuotedWith,
} from '../records/entity.ts';
import type { Extraction } from '../records/extraction.ts';
import type { KeptKey, Key } from '../records/key.ts';
import type { Quote } from '../records/quote.ts';
import type { ClaimReview, ClaimReviewDraft } from '../records/review.ts';
import type { Stats } from '../records/stats.ts';
import type { Leases } from './leases.ts';
import type {
  ArticleEntityQuery,
  ArticleQuery,
  ClaimQuery,
  DoubtfulPairQuery,
  EntityQuery,
  PageQuery,
  QuoteQuery,
  StatsQuery,
  Unpaged,
  WithdrawnQuery,
} from './queries.ts';
import type { ReadSources } from './read-sources.ts';
import type { WatchedFeeds } from './watched-feeds.ts';

declare const record: unique symbol;

/**
 * The JSON text of a record, as the database wrote it. It goes from store to socket untouched; only what needs the
 * record itself parses it.
 */
export type Json<T> = string & { readonly [record]: T };

/** One page of a list, in the list's own order. */
export interface Page<T> {
  /** JSON text of each record, on one line. */
  records: readonly Json<T>[];
  /** JSON text of the array of them. */
  items: Json<T[]>;
  /** Where the next page begins, null on the last one. Opaque, and good for the same list and filters only. */
  next: string | null;
  /** How many records pass the filters, where that was asked for. */
  total?: number;
}

/** What extraction says otherwise of a quote that a person has confirmed or corrected. */
export interface Difference {
  quoteId: string;
  /** The field of the quote; null where extraction does not find the quote at all. */
  field: string | null;
  kept: unknown;
  found: unknown;
}

export interface Written {
  id: string;
  /** `unchanged`: the same was there, nothing was written; `revised`: it was there with other words or facts. */
  outcome: 'created' | 'unchanged' | 'revised';
}

/** What a new extraction comes to beside what people have gone over, which stays as it is. */
export interface Compared {
  /** How many quotes stay so. */
  kept: number;
  /** What would be otherwise. */
  differences: Difference[];
}

export interface SaveResult extends Written, Compared {}

/** Who changes a record, and which version of it that person has seen; null where any will do. */
export interface Revision {
  by: string | null;
  versions: readonly number[] | null;
}

/** A record as it is after a change. */
export interface Revised {
  version: number;
  /** False: it was so already. */
  changed: boolean;
}

export interface AddedQuote {
  id: string;
  /** False: the article had it. */
  created: boolean;
}

/** How many entries of an authority list came to what. */
export interface ImportResult {
  /** Entities that no article has named so far. */
  created: number;
  /** Entities of the corpus that turned out to be those of the list. */
  met: number;
  /** Entities that a list had brought before, and that are something else now. */
  updated: number;
  unchanged: number;
  /** Pairs that are left for review. */
  doubtful: number;
}

/** That a key was used, and when. */
export interface KeyUse {
  id: string;
  at: string;
}

/** What came of a feed of fact-checks. */
export interface ReviewImport {
  /** For each review in its order: whether a claim surely says what it has checked, maybe, or none; and the likeliest. */
  matches: ({ status: 'matched' | 'doubtful'; claimId: string; score: number } | { status: 'unmatched' })[];
  /** Reviews of claims that were attached, replaced, or were there already; a review may be of several claims. */
  created: number;
  revised: number;
  unchanged: number;
}

/** The records, one or a page of them. */
export interface Reads {
  article(id: string): Promise<Json<Article> | null>;
  /** An article as its publisher gave it. */
  draft(id: string): Promise<Json<ArticleDraft> | null>;
  articles(query: ArticleQuery): Promise<Page<ArticleSummary>>;
  /** An earlier state of an article with all that the publisher gave; null where there is none of that number. */
  revision(articleId: string, number: number): Promise<Json<ArticleRevision> | null>;
  /** The earlier states of an article, the last first. */
  revisions(articleId: string, query: PageQuery): Promise<Page<ArticleRevision>>;
  quote(id: string): Promise<Json<Quote> | null>;
  quotes(query: QuoteQuery): Promise<Page<Quote>>;
  /** Quotes that publishers have taken out of their articles, the last first. */
  withdrawnQuotes(query: WithdrawnQuery): Promise<Page<Quote>>;
  /** The quotes that repeat this one or are repeated by it, itself among them; none where there is no such quote. */
  quoteOccurrences(id: string, query: PageQuery): Promise<Page<Quote>>;
  entity(id: string): Promise<Json<Entity> | null>;
  /**
   * Whom an id or a name means, as filters take it; null for an id that nothing has.
   *
   * @param parameter what it is given for, to be named where it cannot be used
   * @throws AmbiguousName, UnknownName
   */
  entityMeant(parameter: string, idOrName: string): Promise<Omit<EntityRef, 'role'> | null>;
  /** The id of the entity that one with this id has become part of; null where it has not. */
  mergedInto(id: string): Promise<string | null>;
  entities(query: EntityQuery): Promise<Page<Entity>>;
  articleEntities(query: ArticleEntityQuery): Promise<Page<ArticleEntity>>;
  /** Entities that may be one and were kept apart, the newest pair first; not those that a person has said are two. */
  doubtfulPairs(query: DoubtfulPairQuery): Promise<Page<DoubtfulPair>>;
  mentions(entityId: string, query: PageQuery): Promise<Page<Mention>>;
  /** Who is quoted in the articles of the latest 1,000 quotes of an entity, whoever is so in most of them first. */
  quotedWith(entityId: string, query: PageQuery): Promise<Page<QuotedWith>>;
  /** What the latest 1,000 articles call an entity, the most used first. */
  nameUses(entityId: string, query: PageQuery): Promise<Page<NameUse>>;
  claim(id: string): Promise<Json<Claim> | null>;
  claims(query: ClaimQuery): Promise<Page<Claim>>;
  /** Claims that publishers have taken out of their articles, the last first. */
  withdrawnClaims(query: WithdrawnQuery): Promise<Page<Claim>>;
  review(claimId: string, id: string): Promise<Json<ClaimReview> | null>;
  /** Of a claim, the last attached first. */
  reviews(claimId: string, query: PageQuery): Promise<Page<ClaimReview>>;
  /**
   * Counts quotes that pass the filters. Those that are rejected count only where `review` asks for them.
   *
   * @throws TooManyRows, InvalidSearch, AmbiguousName, UnknownName
   */
  quoteStats(query: StatsQuery): Promise<Json<Stats>>;
  /** The changes of a quote or an entity, the last first; none where people have changed nothing. */
  history(recordId: string, query: PageQuery): Promise<Page<Change>>;
  /** The claims that say the same in the same words, itself among them; none where there is no such claim. */
  claimOccurrences(id: string, query: PageQuery): Promise<Page<Claim>>;
}

/** What came to a list. */
export interface News<T> {
  /** Null where only time has passed. */
  record: Json<T> | null;
  /** Where what comes next begins. Opaque, and good for the same list and filters only. */
  place: string;
}

/** How a list is followed. */
export interface Follow {
  /** `place` of the last news, so that nothing is missed; from now on where it is not given. */
  from?: string | undefined;
  /** Ends it. */
  signal: AbortSignal;
  /** News without a record come after so many milliseconds in which nothing has come. */
  patience: number;
}

/**
 * What comes to a list from now on, or since a place: each record once, in the order in which it was committed by this
 * process or another. First comes the place where it begins. Records that change are not told of again.
 */
export interface Following {
  articles(filters: Unpaged<ArticleQuery>, how: Follow): AsyncGenerator<News<ArticleSummary>>;
  quotes(filters: Unpaged<QuoteQuery>, how: Follow): AsyncGenerator<News<Quote>>;
  /** Those that an article brings; not those that a list brings, even when an article names them afterwards. */
  entities(filters: Unpaged<EntityQuery>, how: Follow): AsyncGenerator<News<Entity>>;
  claims(filters: Unpaged<ClaimQuery>, how: Follow): AsyncGenerator<News<Claim>>;
}

/**
 * Where the records are kept: whole units of work, each all or nothing, never a transaction handed out. What a method
 * has acknowledged is on disk. Every engine passes `test/store/contract.ts`.
 *
 * Lists are ordered so that an index gives the order: articles, quotes and claims the last stored first, but in text
 * order where an article is asked for; entities by how often they are quoted, the last that came up first, or as the
 * article brings them; mentions the newest article's first, in text order; occurrences the first stored first. A list goes on where its cursor stands: what
 * is stored or deleted meanwhile moves nothing else, but for entities by how often they are quoted, which move when that
 * changes.
 */
export interface Store extends Reads, Leases, ReadSources, WatchedFeeds {
  /** Saves an article with all that was found in it; entities are met with those of the corpus by `linking/`. */
  saveExtraction(draft: ArticleDraft, extraction: Extraction, extractor: Extractor): Promise<SaveResult>;
  /**
   * Saves what was found anew in an article that is there unchanged: what people have gone over stays, and is compared.
   * Null: the article is gone or is another by now, and nothing was written.
   */
  saveReextraction(draft: ArticleDraft, extraction: Extraction, extractor: Extractor): Promise<SaveResult | null>;
  /** What `saveReextraction` would tell, without writing anything. */
  compareReextraction(draft: ArticleDraft, extraction: Extraction): Promise<Compared | null>;
  /** What is stored under the draft's id, so that the same article need not be extracted again. */
  lookUp(draft: ArticleDraft): Promise<{ id: string; state: 'absent' | 'unchanged' | 'differs' }>;
  /** Removes an article, all that was found in it with its fact-checks, and entities that no article or list has any more. False: not there. */
  deleteArticle(id: string): Promise<boolean>;

  /**
   * Changes a quote as a person says, and notes who did it and what it was before. Null: there is none.
   *
   * @throws StaleVersion, CannotApply, QuoteWithdrawn
   */
  reviseQuote(id: string, patch: QuotePatch, revision: Revision): Promise<Revised | null>;
  /**
   * Adds a quote that extraction has missed; one with the same words in the same place is confirmed instead. Null: there
   * is no such article.
   *
   * @param onlyNew whether one that is there stays as it is
   * @throws CannotApply
   */
  addQuote(articleId: string, draft: QuoteDraft, by: string | null, onlyNew?: boolean): Promise<AddedQuote | null>;
  /**
   * Takes back the last change of a quote that has not been taken back. Null: there is none.
   *
   * @throws StaleVersion, CannotApply, QuoteWithdrawn
   */
  undoQuote(id: string, revision: Revision): Promise<Revised | null>;
  /**
   * Changes an entity as a person says. Null: there is none.
   *
   * @throws StaleVersion
   */
  reviseEntity(id: string, patch: EntityPatch, revision: Revision): Promise<Revised | null>;
  /**
   * Makes an entity part of another, whose id it goes on meaning. Gives the one that stays; null: there is none.
   *
   * @throws StaleVersion, CannotApply
   */
  mergeEntity(id: string, into: string, revision: Revision): Promise<{ id: string; version: number } | null>;
  /**
   * Says that an entity and another are two: no doubt about them is listed any more. Null: there is none.
   *
   * @throws StaleVersion, CannotApply
   */
  keepApart(id: string, from: string, revision: Revision): Promise<Revised | null>;
  /**
   * Takes back the last change of an entity that has not been taken back; what a merge has made one is parted. Null:
   * there is none.
   *
   * @throws StaleVersion, CannotApply
   */
  undoEntity(id: string, revision: Revision): Promise<Revised | null>;

  /** Takes in an authority list, all of it or nothing. The same entry again changes nothing. */
  importEntities(entries: readonly AuthorityEntry[]): Promise<ImportResult>;

  /** The same for what may take over 10 ms, such as a walk through everything: it holds up no other work. */
  readonly background: Reads;
  readonly follow: Following;

  /** A key by its id, whether or not it was revoked. */
  key(id: string): Promise<KeptKey | null>;
  /** All keys, the oldest first. */
  keys(): Promise<Key[]>;
  /** Keeps a new key. False: a key that is not revoked has that name, or any has that id; nothing was written. */
  createKey(key: KeptKey): Promise<boolean>;
  /** Revokes a key for good; one that was revoked keeps its moment. Null: there is none. */
  revokeKey(id: string, at: string): Promise<Key | null>;
  /** Notes that a key was used, unless a later use is noted. */
  noteKeyUse(use: KeyUse): Promise<void>;

  /** Attaches a fact-check to a claim; the same address again replaces what it said. Null: there is no such claim. */
  saveReview(claimId: string, review: ClaimReviewDraft): Promise<Written | null>;
  /** Attaches fact-checks to the claims that surely say what they have checked. The same again changes nothing. */
  importReviews(reviews: readonly ClaimReviewDraft[]): Promise<ReviewImport>;
  /** False: the claim has no such review. */
  deleteReview(claimId: string, id: string): Promise<boolean>;

  /** All that is in the database at this moment, whatever is written meanwhile; its parts end with the work that is done with them. */
  archive(): Archive;
  /**
   * Moves a whole database into this one, which must be empty: all of it or nothing. Gives how many rows of each table
   * there are now.
   *
   * @throws ArchiveRefused; what going through the parts throws
   */
  unpack(archive: Archive): Promise<Record<string, number>>;

  /**
   * Another number after each commit of anyone, as far as lists and records may show it; null where that cannot be told
   * at once.
   */
  version(): number | null;

  /**
   * Puts in order what much writing has left, where it is worth it: searches are fast again then. Others write meanwhile.
   * Ends early when it is aborted; what was done till then stays.
   */
  settle(signal: AbortSignal): Promise<void>;

  /** Answers when the database does; throws when it does not. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
