import sql, { empty, join, type Sql } from 'sql-template-tag';
import type { Quote } from '../records/quote.ts';
import type { Dialect, Queries, Reading } from './engine.ts';
import { entityRef } from './entities.ts';
import { atMost, emptyPage, type List, type Place, readPage } from './paging.ts';
import { type QuoteFilter, quoteFilters } from './quote-filters.ts';
import type { Json, Page, QuoteQuery } from './store.ts';

/** So few quotes are gone through in milliseconds: then the filter that leaves them leads, whatever else is asked for. */
const FEW = 5_000;

function quoteRecord(d: Dialect): Sql {
  const speakers = sql`quote_speakers s join entities e on e.key = s.entity_key where s.quote_key = q.key`;
  const addressees = sql`quote_addressees t left join entities e on e.key = t.entity_key where t.quote_key = q.key`;
  const addressee = { id: sql`e.id`, name: sql`t.name`, start: sql`t.start_offset`, end: sql`t.end_offset` };
  return d.object({
    id: sql`q.id`,
    articleId: sql`a.id`,
    type: sql`q.type`,
    text: sql`q.text`,
    spans: d.embedded(sql`q.spans`),
    cue: d.embedded(sql`q.cue`),
    source: d.embedded(sql`q.source`),
    speakers: d.array(entityRef(sql`s.role`), speakers, sql`s.position`),
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

/**
 * Picks the filter whose keys are gone through: one that leaves few quotes where there is one, or else one whose keys
 * come in order, so that the page is full soon. Counting stops early: what it costs does not grow with the corpus.
 */
async function leaderOf(read: Queries, filters: QuoteFilter[]): Promise<QuoteFilter | undefined> {
  const ordered = filters.find((filter) => filter.ordered);
  if (filters.length < 2 && ordered === filters[0]) return ordered;
  let leader = ordered;
  let fewest = FEW;
  for (const filter of filters) {
    const [row] = await read.all<{ n: number }>(
      sql`select count(*) as n from (select 1 from (${filter.keys}) as found ${atMost(fewest)}) as counted`,
    );
    const count = row?.n ?? 0;
    if (count < fewest) {
      leader = filter;
      fewest = count;
    }
  }
  return leader;
}

function keysOf(leader: QuoteFilter | undefined): Sql {
  if (!leader) return sql`select key from quotes`;
  // The list of an `in` is gone through in order, and no further than the page needs.
  return leader.ordered ? leader.keys : sql`select key from quotes where key in (${leader.keys})`;
}

/** Selects the keys of one page, newest first, so that records are put together for those only. */
async function newestKeys(read: Queries, filters: QuoteFilter[], after: Place | null, limit: number): Promise<Sql> {
  const leader = await leaderOf(read, filters);
  const older = after ? [sql`k.key < ${after[0]}`] : [];
  const rest = filters.filter((each) => each !== leader).map((each) => each.holds);
  // A cross join keeps the order of the two: the leader's keys are gone through, and each quote is looked up.
  const quote = rest.length > 0 ? sql`cross join quotes q` : empty;
  const conditions = [...(rest.length > 0 ? [sql`q.key = k.key`] : []), ...older, ...rest];
  const where = conditions.length > 0 ? sql`where ${join(conditions, ' and ')}` : empty;
  return sql`with found as (${keysOf(leader)}) select k.key from found k ${quote} ${where} order by k.key desc ${atMost(limit)}`;
}

const listOf = (query: QuoteQuery): List => ({
  name: 'quotes',
  filters: [query.speaker, query.article, query.type, query.act, query.q, query.saidFrom, query.saidTo],
  place: ['integer'],
});

export function quoteReads({ dialect: d, read }: Reading) {
  const record = quoteRecord(d);

  /** Newest first. */
  const newest = async (filters: QuoteFilter[], after: Place | null, limit: number) => sql`
    select ${record} as record, ${d.tuple([sql`q.key`])} as place
    from (${await newestKeys(read, filters, after, limit)}) as p cross join quotes q ${PARTS}
    where q.key = p.key order by q.key desc`;

  /** In text order: the article's keys are gone through (`k`), whatever index the other filters could use. */
  const ofArticle = (article: string, filters: QuoteFilter[], after: Place | null, limit: number) => {
    const later = after ? [sql`k.position > ${after[0]}`] : [];
    return sql`
      select ${record} as record, ${d.tuple([sql`k.position`])} as place
      from articles a cross join quotes k cross join quotes q join wordings w on w.key = q.wording_key
      where a.id = ${article} and k.article_key = a.key and q.key = k.key
        ${and([...later, ...filters.map((filter) => filter.holds)])}
      order by k.position ${atMost(limit)}`;
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
