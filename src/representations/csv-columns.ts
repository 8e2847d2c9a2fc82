import type { Article, ArticleSummary } from '../records/article.ts';
import type { ArticleRevision } from '../records/article-revision.ts';
import type { Claim } from '../records/claim.ts';
import type { Change } from '../records/correction.ts';
import type { ArticleEntity, DoubtfulPair, Entity, Mention, NameUse, QuotedWith } from '../records/entity.ts';
import type { Quote } from '../records/quote.ts';
import type { ClaimReview } from '../records/review.ts';
import type { Span } from '../records/span.ts';
import type { Cell } from './csv-table.ts';
import type { Kind, Records } from './representation.ts';

export type Column<R> = (record: R) => Cell;

/** Several values in a cell. */
const listed = (values: (string | null)[]): Cell => values.filter(Boolean).join('; ') || null;

/** From where to where the parts of a content stand. */
const extent = {
  start: ({ spans }: { spans: Span[] }) => spans[0]?.start ?? null,
  end: ({ spans }: { spans: Span[] }) => spans.at(-1)?.end ?? null,
};

const articleSummary: Record<string, Column<ArticleSummary>> = {
  id: ({ id }) => id,
  headline: ({ headline }) => headline,
  publisher: ({ publisher }) => publisher,
  publishedAt: ({ publishedAt }) => publishedAt,
  authors: ({ authors }) => listed(authors),
  url: ({ url }) => url,
  language: ({ language }) => language,
  license: ({ license }) => license,
  quotes: ({ counts }) => counts.quotes,
  speakers: ({ counts }) => counts.speakers,
  entities: ({ counts }) => counts.entities,
  claims: ({ counts }) => counts.claims,
  extractor: ({ extractor }) => `${extractor.name} ${extractor.version}`,
  createdAt: ({ createdAt }) => createdAt,
  updatedAt: ({ updatedAt }) => updatedAt,
  extraction: ({ extraction }) => extraction,
  modifiedAt: ({ modifiedAt }) => modifiedAt,
  notes: ({ notes }) => notes.length,
};

const article: Record<string, Column<Article>> = { ...articleSummary, text: ({ text }) => text };

const quote: Record<string, Column<Quote>> = {
  id: ({ id }) => id,
  text: ({ text }) => text,
  type: ({ type }) => type,
  act: ({ act }) => act,
  speakers: ({ speakers }) => listed(speakers.map(({ name }) => name)),
  speakerIds: ({ speakers }) => listed(speakers.map(({ id }) => id)),
  addressees: ({ addressees }) => listed(addressees.map(({ name }) => name)),
  source: ({ source }) => source?.text ?? null,
  cue: ({ cue }) => cue?.text ?? null,
  saidAt: ({ saidAt }) => saidAt,
  publishedAt: (each) => each.article.publishedAt,
  publisher: (each) => each.article.publisher,
  headline: (each) => each.article.headline,
  articleUrl: (each) => each.article.url,
  articleId: ({ articleId }) => articleId,
  confidence: ({ confidence }) => confidence,
  review: ({ review }) => review.status,
  occurrences: ({ occurrences }) => occurrences,
  ...extent,
  withdrawnAt: ({ withdrawn }) => withdrawn?.at ?? null,
};

const entity: Record<string, Column<Entity>> = {
  id: ({ id }) => id,
  type: ({ type }) => type,
  name: ({ name }) => name,
  aliases: ({ aliases }) => listed(aliases),
  roles: ({ roles }) => listed(roles),
  sameAs: ({ sameAs }) => listed(sameAs),
  articles: ({ counts }) => counts.articles,
  quotes: ({ counts }) => counts.quotes,
  mentions: ({ counts }) => counts.mentions,
  firstSeen: ({ firstSeen }) => firstSeen,
  lastSeen: ({ lastSeen }) => lastSeen,
};

const articleEntity: Record<string, Column<ArticleEntity>> = { ...entity, linkScore: ({ linkScore }) => linkScore };

const quotedWith: Record<string, Column<QuotedWith>> = {
  ...entity,
  sharedArticles: ({ sharedArticles }) => sharedArticles,
};

const nameUse: Record<string, Column<NameUse>> = {
  kind: ({ kind }) => kind,
  text: ({ text }) => text,
  articles: ({ articles }) => articles,
  firstUsed: ({ firstUsed }) => firstUsed,
  lastUsed: ({ lastUsed }) => lastUsed,
};

const mention: Record<string, Column<Mention>> = {
  entityId: ({ entityId }) => entityId,
  articleId: ({ articleId }) => articleId,
  text: ({ text }) => text,
  kind: ({ kind }) => kind,
  start: ({ start }) => start,
  end: ({ end }) => end,
};

const claim: Record<string, Column<Claim>> = {
  id: ({ id }) => id,
  text: ({ text }) => text,
  claimants: ({ claimants }) => listed(claimants.map(({ name }) => name)),
  claimantIds: ({ claimants }) => listed(claimants.map(({ id }) => id)),
  stances: ({ claimants }) => listed(claimants.map(({ stance }) => stance)),
  checkworthiness: ({ checkworthiness }) => checkworthiness,
  quantities: ({ quantities }) =>
    listed(
      quantities.map(({ comparison, value, unit }) => [comparison, value, unit].filter((x) => x !== null).join(' ')),
    ),
  dates: ({ dates }) => listed(dates.map(({ value }) => value)),
  reviews: ({ reviews }) => reviews.length,
  quoteId: ({ quoteId }) => quoteId,
  articleId: ({ articleId }) => articleId,
  ...extent,
  withdrawnAt: ({ withdrawn }) => withdrawn?.at ?? null,
};

const doubtfulPair: Record<string, Column<DoubtfulPair>> = {
  score: ({ score }) => score,
  entityId: (pair) => pair.entity.id,
  entityName: (pair) => pair.entity.name,
  entityType: (pair) => pair.entity.type,
  otherId: ({ other }) => other.id,
  otherName: ({ other }) => other.name,
  otherType: ({ other }) => other.type,
  articleId: ({ articleId }) => articleId,
  evidence: ({ evidence }) => listed(evidence.map(({ feature, value, weight }) => `${feature} ${value} (${weight})`)),
};

const review: Record<string, Column<ClaimReview>> = {
  id: ({ id }) => id,
  claimId: ({ claimId }) => claimId,
  url: ({ url }) => url,
  verdict: ({ reviewRating }) => reviewRating.alternateName ?? null,
  rating: ({ reviewRating }) => reviewRating.ratingValue ?? null,
  reviewer: ({ author }) => listed([author].flat().map(({ name, url }) => name ?? url ?? null)),
  claimReviewed: ({ claimReviewed }) => claimReviewed ?? null,
  datePublished: ({ datePublished }) => datePublished ?? null,
  updatedAt: ({ updatedAt }) => updatedAt,
};

const change: Record<string, Column<Change>> = {
  recordId: ({ recordId }) => recordId,
  version: ({ version }) => version,
  action: ({ action }) => action,
  by: ({ by }) => by,
  at: ({ at }) => at,
  undone: ({ undone }) => String(undone),
  fields: ({ before, after }) => listed([...new Set([...Object.keys(before), ...Object.keys(after)])]),
  before: ({ before }) => JSON.stringify(before),
  after: ({ after }) => JSON.stringify(after),
};

const wordsOf = ({ changed }: ArticleRevision, wanted: 'added' | 'removed'): Cell =>
  listed((changed?.text ?? []).flatMap(({ kind, text }) => (kind === wanted ? text.trim() : [])));

const revision: Record<string, Column<ArticleRevision>> = {
  articleId: ({ articleId }) => articleId,
  number: ({ number }) => number,
  replacedAt: ({ replacedAt }) => replacedAt,
  contentHash: ({ contentHash }) => contentHash,
  facts: ({ changed }) => listed((changed?.facts ?? []).map(({ field }) => field)),
  removed: (each) => wordsOf(each, 'removed'),
  added: (each) => wordsOf(each, 'added'),
};

/**
 * The columns of each kind of which a record is a row, by their names and in their order. What reads a file goes by them:
 * they are only added to.
 */
export const COLUMNS: { readonly [K in Kind]?: Record<string, Column<Records[K]>> } = {
  article,
  articleSummary,
  quote,
  entity,
  articleEntity,
  mention,
  quotedWith,
  nameUse,
  claim,
  doubtfulPair,
  review,
  change,
  revision,
};
