import type { Article, ArticleDraft, ArticleSummary, Extractor } from '../records/article.ts';
import type { AuthorityEntry } from '../records/authority.ts';
import type { Claim, Stance } from '../records/claim.ts';
import type { Change, EntityPatch, QuoteDraft, QuotePatch } from '../records/correction.ts';
import type { ArticleEntity, DoubtfulPair, Entity, EntityType, Mention } from '../records/entity.ts';
import type { Extraction } from '../records/extraction.ts';
import type { KeptKey, Key } from '../records/key.ts';
import type { Act, Quote, QuoteType, ReviewStatus } from '../records/quote.ts';
import type { ClaimReview, ClaimReviewDraft } from '../records/review.ts';
import type { Dimension, Stats } from '../records/stats.ts';

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

/** One value, or several of which any will do. */
export type Several<T extends string = string> = T | readonly T[];

export const several = <T extends string>(values: Several<T> | undefined): readonly T[] =>
  values === undefined ? [] : typeof values === 'string' ? [values] : values;

/** What every list takes. */
export interface PageQuery {
  /** At most so many records. */
  limit: number;
  /** `next` of the page before. */
  cursor?: string | undefined;
}

/** What a list takes that can be counted. */
export interface CountedQuery extends PageQuery {
  /** Whether to count all that pass the filters: that takes longer than a page. */
  count?: boolean | undefined;
}

/** When the article came out, inclusive: a PartialDate in UTC, or a date-time with an offset. */
export interface Published {
  publishedFrom?: string | undefined;
  publishedTo?: string | undefined;
}

export const QUOTE_ORDERS = ['newest', 'oldest', 'said', 'confidence', 'relevance'] as const;
export type QuoteOrder = (typeof QUOTE_ORDERS)[number];

export interface QuoteQuery extends CountedQuery, Published {
  /** Ids or names of entities that are among the speakers. */
  speaker?: Several | undefined;
  /** Ids or names of entities that are among the addressees. */
  addressee?: Several | undefined;
  /** Ids or names of entities of which the content speaks. */
  entity?: Several | undefined;
  /** Ids of articles. */
  article?: Several | undefined;
  publisher?: Several | undefined;
  language?: Several | undefined;
  type?: Several<QuoteType> | undefined;
  act?: Several<Act> | undefined;
  review?: Several<ReviewStatus> | undefined;
  minConfidence?: number | undefined;
  /** A search in the words of `readSearch`. */
  q?: string | undefined;
  /** First day or period, inclusive (PartialDate): a quote is in when the period of its `saidAt` overlaps the range. */
  saidFrom?: string | undefined;
  /** Last day or period, inclusive. */
  saidTo?: string | undefined;
  /** Newest first, unless given; in text order where one article is asked for. */
  sort?: QuoteOrder | undefined;
}

export interface StatsQuery extends Omit<QuoteQuery, keyof CountedQuery | 'sort'> {
  /** One dimension or two. */
  by: readonly Dimension[];
  /** Of a dimension that is no time so many values are told, the most frequent ones; of the second, of each of the first. */
  limit: number;
  /** So many quotes are gone through at most, the newest ones, where an index does not tell all of it. */
  most?: number | undefined;
}

export const ARTICLE_ORDERS = ['newest', 'oldest', 'published', 'relevance'] as const;

export interface ArticleQuery extends CountedQuery, Published {
  /** A search in headline and text, in the words of `readSearch`. */
  q?: string | undefined;
  publisher?: Several | undefined;
  language?: Several | undefined;
  /** Ids or names of entities that are quoted in the article. */
  speaker?: Several | undefined;
  /** Ids or names of entities that the article mentions. */
  entity?: Several | undefined;
  /** Newest first, unless given. */
  sort?: (typeof ARTICLE_ORDERS)[number] | undefined;
}

export const ENTITY_ORDERS = ['quotes', 'newest'] as const;

export interface EntityQuery extends CountedQuery {
  /** Beginnings of words that must all be in a name or an alias. */
  q?: string | undefined;
  type?: Several<EntityType> | undefined;
  /** Only entities with quotes. */
  speakersOnly?: boolean | undefined;
  /** False: those that no article names, and only an authority list knows. True unless given. */
  mentioned?: boolean | undefined;
  /** By how often they are quoted, unless given; or by when they came up, in which nothing moves. */
  sort?: (typeof ENTITY_ORDERS)[number] | undefined;
}

export interface ArticleEntityQuery extends PageQuery {
  article: string;
  type?: EntityType | undefined;
  /** Only entities with quotes in the article. */
  speakersOnly?: boolean | undefined;
}

export interface DoubtfulPairQuery extends PageQuery {
  /** Id of an entity that is one of the two. */
  entity?: string | undefined;
  /** Type of the one that came later. */
  type?: EntityType | undefined;
}

export const CLAIM_ORDERS = ['newest', 'oldest', 'checkworthiness', 'relevance'] as const;

export interface ClaimQuery extends CountedQuery {
  /** A search in the words of `readSearch`. */
  q?: string | undefined;
  article?: Several | undefined;
  /** Ids of quotes that make the claim. */
  quote?: Several | undefined;
  /** Ids or names of entities that are among the claimants. */
  claimant?: Several | undefined;
  /** What a claimant does; of the claimants that are asked for, where some are. */
  stance?: Several<Stance> | undefined;
  minCheckworthiness?: number | undefined;
  hasReview?: boolean | undefined;
  /** A quantity that the claim states has this unit, and a value in this range, inclusive. */
  unit?: Several | undefined;
  minValue?: number | undefined;
  maxValue?: number | undefined;
  /** A date that the claim names overlaps this range of PartialDates, inclusive. */
  dateFrom?: string | undefined;
  dateTo?: string | undefined;
  /** Newest first, unless given; in text order where one article is asked for. */
  sort?: (typeof CLAIM_ORDERS)[number] | undefined;
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

/** A cursor that this list never gave out. */
export class InvalidCursor extends Error {
  override readonly name = 'InvalidCursor';
  constructor() {
    super('the cursor is not one that this list gave out: start again without a cursor');
  }
}

/** An entity as a name may mean it. */
export interface NamedEntity {
  id: string;
  name: string;
  type: EntityType;
  /** Of how many quotes it is a speaker. */
  quotes: number;
}

/** A name that several entities have. */
export class AmbiguousName extends Error {
  override readonly name = 'AmbiguousName';
  readonly parameter: string;
  readonly candidates: readonly NamedEntity[];

  constructor(parameter: string, name: string, candidates: readonly NamedEntity[]) {
    super(`"${name}" may be any of several entities: give the id of one, or a fuller name`);
    this.parameter = parameter;
    this.candidates = candidates;
  }
}

/** A name that no entity has. */
export class UnknownName extends Error {
  override readonly name = 'UnknownName';
  readonly parameter: string;

  constructor(parameter: string, name: string) {
    super(`there is nobody and nothing with the name "${name}": GET /entities?q= finds names by their beginnings`);
    this.parameter = parameter;
  }
}

/** The record has been changed since the version that was seen. */
export class StaleVersion extends Error {
  override readonly name = 'StaleVersion';
  readonly version: number;

  constructor(version: number) {
    super(`the record has been changed meanwhile, its version is ${version} now: read it again, and decide anew`);
    this.version = version;
  }
}

/** What is asked for cannot be done with the record as it is. */
export class CannotApply extends Error {
  override readonly name = 'CannotApply';
  /** Where in what was given, as a path of keys. */
  readonly path: readonly (string | number)[];

  constructor(path: readonly (string | number)[], reason: string) {
    super(reason);
    this.path = path;
  }
}

/** Counts that would be more rows than are told at once. */
export class TooManyRows extends Error {
  override readonly name = 'TooManyRows';
  constructor(most: number) {
    super(
      `that would be over ${most} rows: take a smaller limit, months instead of days, or a range of publishedFrom and ` +
        'publishedTo',
    );
  }
}

/** The database cannot be opened as it is; the message says what to do. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** The records, one or a page of them. */
export interface Reads {
  article(id: string): Promise<Json<Article> | null>;
  articles(query: ArticleQuery): Promise<Page<ArticleSummary>>;
  quote(id: string): Promise<Json<Quote> | null>;
  quotes(query: QuoteQuery): Promise<Page<Quote>>;
  /** The quotes that repeat this one or are repeated by it, itself among them; none where there is no such quote. */
  quoteOccurrences(id: string, query: PageQuery): Promise<Page<Quote>>;
  entity(id: string): Promise<Json<Entity> | null>;
  /** The id of the entity that one with this id has become part of; null where it has not. */
  mergedInto(id: string): Promise<string | null>;
  entities(query: EntityQuery): Promise<Page<Entity>>;
  articleEntities(query: ArticleEntityQuery): Promise<Page<ArticleEntity>>;
  /** Entities that may be one and were kept apart, the newest pair first. */
  doubtfulPairs(query: DoubtfulPairQuery): Promise<Page<DoubtfulPair>>;
  mentions(entityId: string, query: PageQuery): Promise<Page<Mention>>;
  claim(id: string): Promise<Json<Claim> | null>;
  claims(query: ClaimQuery): Promise<Page<Claim>>;
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

/** The filters of a list. */
export type Unpaged<Q extends CountedQuery> = Omit<Q, 'limit' | 'cursor' | 'count'>;

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
export interface Store extends Reads {
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
   * @throws StaleVersion, CannotApply
   */
  reviseQuote(id: string, patch: QuotePatch, revision: Revision): Promise<Revised | null>;
  /**
   * Adds a quote that extraction has missed; one with the same words in the same place is confirmed instead. Null: there
   * is no such article.
   *
   * @throws CannotApply
   */
  addQuote(articleId: string, draft: QuoteDraft, by: string | null): Promise<AddedQuote | null>;
  /**
   * Takes back the last change of a quote that has not been taken back. Null: there is none.
   *
   * @throws StaleVersion, CannotApply
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

  /** Answers when the database does; throws when it does not. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
