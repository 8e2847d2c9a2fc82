import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import { REVIEW_STATUSES } from '../records/quote.ts';
import type { Dialect, Queries } from './engine.ts';
import { entityKeys } from './entity-keys.ts';
import { byPublished, byPublisher, searchIn } from './filters.ts';
import { longerPeriods, period } from './period.ts';
import { type QuoteQuery, several } from './queries.ts';
import { all, type Filter, NO_KEYS } from './selection.ts';

/** Quotes that a table of `quote_key` and `entity_key` ties to one of the entities. */
function byEntity(
  d: Dialect,
  table: 'quote_speakers' | 'quote_addressees' | 'quote_entities',
  entities: number[],
): Filter {
  const from = raw(table);
  // One may be addressed twice in a quote; `distinct` would keep the index from giving the order.
  const once =
    table === 'quote_addressees'
      ? sql`and not exists (select 1 from quote_addressees o
          where o.quote_key = t.quote_key and o.entity_key = t.entity_key and o.position < t.position)`
      : empty;
  const keys = entities.map((key) => sql`select t.quote_key as key from ${from} t where t.entity_key = ${key} ${once}`);
  return {
    keys: keys.length > 0 ? keys : [NO_KEYS],
    holds: sql`exists (select 1 from ${from} t where t.quote_key = q.key and ${d.among(sql`t.entity_key`, entities)})`,
    ordered: true,
    keyOnly: true,
  };
}

function byKind(d: Dialect, { act, type }: QuoteQuery): Filter {
  const acts = several(act).map((each) => sql`q.act = ${each}`);
  const types = several(type).map((each) => sql`q.type = ${each}`);
  const pairs = (acts.length > 0 ? acts : [null]).flatMap((one) =>
    (types.length > 0 ? types : [null]).map((other) => all([one, other].filter((each) => each !== null))),
  );
  return {
    keys: pairs.map((pair) => sql`select q.key from quotes q where ${pair}`),
    holds: all([
      ...(acts.length > 0 ? [d.among(d.unindexed(sql`q.act`), several(act))] : []),
      ...(types.length > 0 ? [d.among(d.unindexed(sql`q.type`), several(type))] : []),
    ]),
    ordered: true,
  };
}

/**
 * Two periods overlap when neither ends before the other begins; a quote without a date is in no range. As keys: those
 * that end within the range, and the month and the year that go on beyond it, so that an index has all of them together.
 */
function bySaid(d: Dialect, { saidFrom, saidTo }: QuoteQuery): Filter {
  const from = saidFrom === undefined ? null : period(saidFrom).first;
  const to = saidTo === undefined ? null : period(saidTo).last;
  const ending = [
    from === null ? sql`q.said_last > ''` : sql`q.said_last >= ${from}`,
    ...(to === null ? [] : [sql`q.said_last <= ${to}`]),
  ];
  const beyond = to === null ? [] : longerPeriods(to).filter(({ last }) => last > to && last >= (from ?? ''));
  const chosen = [
    sql`select q.key from quotes q where ${all(ending)}`,
    ...beyond.map(
      ({ first, last }) => sql`select q.key from quotes q where q.said_last = ${last} and q.said_first = ${first}`,
    ),
  ];
  const last = d.unindexed(sql`q.said_last`);
  const holds = all([
    from === null ? sql`${last} > ''` : sql`${last} >= ${from}`,
    ...(to === null ? [] : [sql`q.said_first <= ${to}`]),
  ]);
  return { keys: [join(chosen, ' union all ')], holds, ordered: false };
}

const byArticle = (d: Dialect, articles: readonly string[]): Filter => ({
  keys: [
    sql`select q.key from articles a cross join quotes q where ${d.among(sql`a.id`, articles)} and q.article_key = a.key`,
  ],
  holds: sql`${d.unindexed(sql`q.article_key`)} in (select key from articles where ${d.among(sql`id`, articles)})`,
  ordered: false,
});

const byLanguage = (d: Dialect, languages: readonly string[]): Filter => ({
  keys: [
    sql`select q.key from articles a cross join quotes q
      where ${d.among(sql`a.language`, languages)} and q.article_key = a.key`,
  ],
  holds: sql`exists (select 1 from articles a where a.key = q.article_key and ${d.among(sql`a.language`, languages)})`,
  ordered: false,
});

const byReview = (d: Dialect, statuses: readonly string[]): Filter => ({
  keys: statuses.map((status) =>
    status === 'unreviewed'
      ? sql`select q.key from quotes q where ${d.unindexed(sql`q.review_status`)} = 'unreviewed'`
      : sql`select q.key from quotes q where q.review_status = ${status} and q.review_status <> 'unreviewed'`,
  ),
  holds: d.among(d.unindexed(sql`q.review_status`), statuses),
  ordered: true,
});

/** Selects the keys of quotes that somebody has found to be none; they are few. */
export const REJECTED: Sql = sql`select q.key from quotes q
  where q.review_status = 'rejected' and q.review_status <> 'unreviewed'`;

/** The index has each status apart: those that are not asked for are not gone through. */
function byConfidence(d: Dialect, { minConfidence, maxConfidence, review = REVIEW_STATUSES }: QuoteQuery): Filter {
  const within = (confidence: Sql) =>
    all([
      ...(minConfidence === undefined ? [] : [sql`${confidence} >= ${minConfidence}`]),
      ...(maxConfidence === undefined ? [] : [sql`${confidence} <= ${maxConfidence}`]),
    ]);
  return {
    keys: several(review).map(
      (status) => sql`select q.key from quotes q where q.review_status = ${status} and ${within(sql`q.confidence`)}`,
    ),
    holds: within(d.unindexed(sql`q.confidence`)),
    ordered: false,
  };
}

/**
 * What a person has rejected is no quote: it is listed where it is asked for. Told by the quote itself: to write down all
 * that were rejected, for each page, cost more than the page once they were some hundreds.
 */
const NOT_REJECTED: Filter = {
  keys: [],
  holds: sql`q.review_status <> 'rejected'`,
  except: REJECTED,
  ordered: false,
};

/**
 * The filters of a list, those that usually leave least first.
 *
 * @throws InvalidSearch, AmbiguousName, UnknownName
 */
export async function quoteFilters(read: Queries, d: Dialect, query: QuoteQuery): Promise<Filter[]> {
  const asked = await askedFilters(read, d, query);
  return query.review === undefined ? [...asked, NOT_REJECTED] : asked;
}

/**
 * The filters that a query asks for, without what every list leaves out.
 *
 * @throws InvalidSearch, AmbiguousName, UnknownName
 */
export async function askedFilters(read: Queries, d: Dialect, query: QuoteQuery): Promise<Filter[]> {
  const filters: Filter[] = [];
  for (const [parameter, table] of [
    ['speaker', 'quote_speakers'],
    ['addressee', 'quote_addressees'],
    ['entity', 'quote_entities'],
  ] as const) {
    const given = query[parameter];
    if (given !== undefined) filters.push(byEntity(d, table, await entityKeys(read, d, parameter, several(given))));
  }
  if (query.article !== undefined) filters.push(byArticle(d, several(query.article)));
  filters.push(...searchIn(d, 'quotes', query));
  if (query.act !== undefined || query.type !== undefined) filters.push(byKind(d, query));
  if (query.publisher !== undefined) filters.push(byPublisher(d, 'quotes', several(query.publisher)));
  if (query.minConfidence !== undefined || query.maxConfidence !== undefined) filters.push(byConfidence(d, query));
  if (query.review !== undefined) filters.push(byReview(d, several(query.review)));
  if (query.saidFrom !== undefined || query.saidTo !== undefined) filters.push(bySaid(d, query));
  filters.push(...byPublished(d, 'quotes', query));
  if (query.language !== undefined) filters.push(byLanguage(d, several(query.language)));
  return filters;
}
