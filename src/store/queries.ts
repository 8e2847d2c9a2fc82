import type { ExtractionStatus } from '../records/article.ts';
import type { Stance } from '../records/claim.ts';
import type { EntityType } from '../records/entity.ts';
import type { Act, QuoteType, ReviewStatus } from '../records/quote.ts';
import type { Dimension } from '../records/stats.ts';

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
  /** Found with this confidence, inclusive. */
  minConfidence?: number | undefined;
  maxConfidence?: number | undefined;
  /** A search in the words of `readSearch`. */
  q?: string | undefined;
  /** First day or period, inclusive (PartialDate): a quote is in when the period of its `saidAt` overlaps the range. */
  saidFrom?: string | undefined;
  /** Last day or period, inclusive. */
  saidTo?: string | undefined;
  /** Newest first, unless given; in text order where one article is asked for. */
  sort?: QuoteOrder | undefined;
}

/** Which of what publishers have taken out of their articles. */
export interface WithdrawnQuery extends PageQuery {
  /** Ids of articles. */
  article?: Several | undefined;
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
  extraction?: Several<ExtractionStatus> | undefined;
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

/** The filters of a list. */
export type Unpaged<Q extends CountedQuery> = Omit<Q, 'limit' | 'cursor' | 'count'>;
