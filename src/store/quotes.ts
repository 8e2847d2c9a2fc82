import sql, { empty, join, type Sql } from 'sql-template-tag';
import type { Quote } from '../records/quote.ts';
import type { Dialect, Engine, Queries } from './engine.ts';
import { entityRef } from './entities.ts';
import { emptyPage, type List, type Place, readPage } from './paging.ts';
import { type QuoteFilter, quoteFilters } from './quote-filters.ts';
import type { Json, Page, QuoteQuery } from './store.ts';

/** So few quotes are sorted in no time: then the filter that leaves them leads, whatever else is asked for. */
const FEW = 1_000;

function quoteRecord(d: Dialect): Sql {
  const speakers = sql`quote_speakers s join entities e on e.key = s.entity_key where s.quote_key = q.key`;
  const addressees = sql`quote_addressees t left join entities e on e.key = t.entity_key where t.quote_key = q.key`;
  const addressee = d.object({
    id: sql`e.id`,
    name: sql`t.name`,
    start: sql`t.start_offset`,
    end: sql`t.end_offset`,
  });
  return d.object({
    id: sql`q.id`,
    articleId: sql`a.id`,
    type: sql`q.type`,
    text: sql`q.text`,
    spans: d.embedded(sql`q.spans`),
    cue: d.embedded(sql`q.cue`),
    source: d.embedded(sql`q.source`),
    speakers: d.array(d.object(entityRef(sql`s.role`)), speakers, sql`s.position`),
    addressees: d.array(addressee, addressees, sql`t.position`),
    act: sql`q.act`,
    saidAt: sql`q.said_at`,
    confidence: sql`q.confidence`,
    review: d.object({ status: sql`q.review_status`, by: sql`q.review_by`, at: sql`q.review_at` }),
    occurrences: sql`w.quotes`,
    article: d.object({
      headline: sql`a.headline`,
      url: sql`a.url`,
      publisher: sql`a.publisher`,
      publishedAt: sql`a.published_at`,
    }),
  });
}

/** What a quote's record is read from, beside the quote `q` itself. */
const PARTS = sql`join articles a on a.key = q.article_key join wordings w on w.key = q.wording_key`;

const and = (conditions: Sql[]) => (conditions.length > 0 ? sql` and ${join(conditions, ' and ')}` : empty);

/** The filter that leads the search for keys, and whether its keys are few enough to be gathered first. */
async function leader(read: Queries, filters: QuoteFilter[]): Promise<{ filter?: QuoteFilter; few: boolean }> {
  const [first] = filters;
  if (!first || (filters.length === 1 && first.ordered)) return first ? { filter: first, few: false } : { few: false };
  let fewest: { filter: QuoteFilter; count: number } | undefined;
  for (const filter of filters) {
    const [row] = await read.all<{ n: number }>(
      sql`select count(*) as n from (${filter.keys} limit ${fewest?.count ?? FEW}) as some`,
    );
    const count = row?.n ?? 0;
    if (count < (fewest?.count ?? FEW)) fewest = { filter, count };
    if (count === 0) break;
  }
  if (fewest) return { filter: fewest.filter, few: true };
  const ordered = filters.find((filter) => filter.ordered);
  return ordered ? { filter: ordered, few: false } : { few: false };
}

/** Selects the keys of one page, newest first, so that records are put together for those only. */
async function newestKeys(read: Queries, filters: QuoteFilter[], after: Place | null, limit: number): Promise<Sql> {
  const { filter, few } = await leader(read, filters);
  const rest = filters.filter((each) => each !== filter).map((each) => each.holds);
  const end = sql`order by k.key desc limit ${limit}`;
  const older = after ? [sql`k.key < ${after[0]}`] : [];
  if (!filter) {
    const conditions = [...older, ...rest.map((holds) => holds)];
    const where = conditions.length > 0 ? sql`where ${join(conditions, ' and ')}` : empty;
    // One name for the list's key, whichever table leads.
    return rest.length > 0
      ? sql`select k.key from quotes k cross join quotes q where q.key = k.key${and([...older, ...rest])} ${end}`
      : sql`select k.key from quotes k ${where} ${end}`;
  }
  const keys = few ? sql`found as materialized (${filter.keys})` : sql`found as (${filter.keys})`;
  if (rest.length === 0) return sql`with ${keys} select k.key from found k where 1 = 1${and(older)} ${end}`;
  // A cross join keeps the order of the two: the leader's keys are gone through, and each quote is looked up.
  return sql`with ${keys} select k.key from found k cross join quotes q where q.key = k.key${and([...older, ...rest])} ${end}`;
}

const listOf = (query: QuoteQuery): List => ({
  name: 'quotes',
  filters: [query.speaker, query.article, query.type, query.act, query.q, query.saidFrom, query.saidTo],
  place: ['integer'],
});

export function quoteReads({ dialect: d, read }: Engine) {
  const record = quoteRecord(d);

  /** Newest first. */
  const newest = async (filters: QuoteFilter[], after: Place | null, limit: number) => sql`
    select ${record} as record, ${d.tuple([sql`q.key`])} as place
    from (${await newestKeys(read, filters, after, limit)}) as p cross join quotes q ${PARTS}
    where q.key = p.key order by q.key desc`;

  /** In text order. */
  const ofArticle = (article: string, filters: QuoteFilter[], after: Place | null, limit: number) => {
    const later = after ? [sql`q.position > ${after[0]}`] : [];
    return sql`
      select ${record} as record, ${d.tuple([sql`q.position`])} as place from quotes q ${PARTS}
      where q.article_key = (select key from articles where id = ${article})
        ${and([...later, ...filters.map((filter) => filter.holds)])}
      order by q.position limit ${limit}`;
  };

  return {
    async quote(id: string): Promise<Json<Quote> | null> {
      const [row] = await read.all<{ record: Json<Quote> }>(
        sql`select ${record} as record from quotes q ${PARTS} where q.id = ${id}`,
      );
      return row?.record ?? null;
    },

    async quotes(query: QuoteQuery): Promise<Page<Quote>> {
      const list = listOf(query);
      const filters = quoteFilters(d, query);
      if (!filters) return emptyPage(list, query);
      const { article } = query;
      return readPage(read, list, query, (after, limit) =>
        article === undefined ? newest(filters, after, limit) : ofArticle(article, filters, after, limit),
      );
    },
  };
}
