import type { Article, ArticleSummary } from '../records/article.ts';
import type { ArticleRevision } from '../records/article-revision.ts';
import type { Claim } from '../records/claim.ts';
import type { Comparison } from '../records/comparison.ts';
import type { Change } from '../records/correction.ts';
import type { ArticleEntity, DoubtfulPair, Entity, Mention, NameUse, QuotedWith } from '../records/entity.ts';
import type { Quote } from '../records/quote.ts';
import type { ClaimReview } from '../records/review.ts';
import type { Stats } from '../records/stats.ts';
import type { Figure } from './plot/figure.ts';

/** The kinds of record that answers are made of. */
export interface Records {
  article: Article;
  articleSummary: ArticleSummary;
  quote: Quote;
  entity: Entity;
  articleEntity: ArticleEntity;
  mention: Mention;
  quotedWith: QuotedWith;
  nameUse: NameUse;
  claim: Claim;
  doubtfulPair: DoubtfulPair;
  review: ClaimReview;
  change: Change;
  revision: ArticleRevision;
  stats: Stats;
  comparison: Comparison;
}
export type Kind = keyof Records;

/** Something for each kind of record that a representation knows. */
export type ByKind<T extends { [K in Kind]: unknown }> = { readonly [K in Kind]?: T[K] };

/** The lists of the corpus, by the paths under which they stand. */
export interface CorpusRecords {
  quotes: Quote;
  articles: ArticleSummary;
  speakers: Entity;
  entities: Entity;
  claims: Claim;
}

/** What a representation may ask of whoever answers. */
export interface Context {
  /** The address of this server for what it gives as a path: `/quotes/quo_...`. */
  absolute(path: string): string;
  /** The whole address that was asked for. */
  self: string;
  /** The article that a record is from; null where it is gone. */
  article(id: string): Promise<Article | null>;
  /** The first records of a list, under the filters that a query string has there: `speaker=ent_...&type=direct`. */
  records<L extends keyof CorpusRecords>(list: L, query: string, most: number): Promise<CorpusRecords[L][]>;
  /** The first entities of an article, or those of them that speak in it. */
  articleEntities(article: string, most: number, speakersOnly?: boolean): Promise<ArticleEntity[]>;
  /** The first claims that say the same as a claim, itself among them. */
  claimOccurrences(claim: string, most: number): Promise<Claim[]>;
  /** Who is quoted most often where an entity is, and what it is called most often. */
  quotedWith(entity: string, most: number): Promise<QuotedWith[]>;
  nameUses(entity: string, most: number): Promise<NameUse[]>;
  /** A figure as SVG markup, so wide in CSS pixels. */
  draw(figure: Figure, width: number): Promise<string>;
  /** Counts of quotes, as a query string asks for them; where it says so, of the newest that pass the filters, so many at most. */
  stats(query: string, most?: number): Promise<Stats>;
}

/** One page of a list. */
export interface RecordPage<K extends Kind> {
  records: Records[K][];
  /** Name of the list, for people. */
  title: string;
  /** Whole addresses of the first page and of the next one, null on the last. */
  first: string;
  next: string | null;
}

/**
 * A form of the records other than the store's own JSON. One is offered for a record where it has `one`, for a list
 * where it has `page`, `whole` or `live`.
 */
export interface Representation {
  /** What stands behind a dot at the end of an address; null where there is no such address. */
  readonly extension: string | null;
  /** What of `Accept` it answers; the first is its name in the documentation. */
  readonly mediaTypes: readonly [string, ...string[]];
  /** What it is sent as. */
  readonly contentType: string;
  /** What else is said of it to who reads it. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly kinds: ReadonlySet<Kind>;
  /** Whether a record is a document of its own, and no line that others can follow. */
  readonly isDocument?: boolean;
  one?<K extends Kind>(kind: K, record: Records[K], context: Context): Promise<string>;
  page?<K extends Kind>(kind: K, page: RecordPage<K>, context: Context): Promise<string>;
  /** A list from its beginning to its end, in parts that follow each other. */
  readonly whole?: Whole;
  /** A list that stays open. */
  readonly live?: Live;
}

export interface Whole {
  /** What comes first. */
  start(kind: Kind): string;
  /** @param records the JSON text of each, on one line */
  part(kind: Kind, records: readonly string[]): string;
}

export interface Live {
  /** @param place from which the list goes on, should it break off here */
  start(place: string): string;
  /** @param record JSON text, on one line */
  event(kind: Kind, record: string, place: string): string;
  /** Says now and then that the connection is alive. */
  beat(place: string): string;
}

/** The kinds that a table has something for. */
export const kindsOf = (table: ByKind<{ [K in Kind]: unknown }>): ReadonlySet<Kind> =>
  new Set(Object.keys(table) as Kind[]);

/** Where a record stands on this server. */
export const pathOf = {
  article: (id: string) => `/articles/${id}`,
  revision: (article: string, number: number) => `/articles/${article}/revisions/${number}`,
  quote: (id: string) => `/quotes/${id}`,
  entity: (id: string) => `/entities/${id}`,
  claim: (id: string) => `/claims/${id}`,
  stats: '/stats',
  comparison: '/compare',
};
