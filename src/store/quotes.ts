import sql, { type Sql } from 'sql-template-tag';
import { type Quote, REVIEW_STATUSES } from '../records/quote.ts';
import { type Dialect, type Reading, statementFor } from './engine.ts';
import { entityRef } from './entities.ts';
import { cueOf, sourceOf, spansOf } from './places.ts';
import { type QuoteQuery, several } from './queries.ts';
import { quoteFilters } from './quote-filters.ts';
import { BEST, type Listed, NEWEST, OLDEST, type Order, readList } from './selection.ts';
import type { Json, Page } from './store.ts';
import { articleOf, readTextOrder } from './text-order.ts';
import { withdrawnQuote } from './withdrawn-quotes.ts';

/** Of the record whose group is `w`; one that stands alone has none. */
export const OCCURRENCES = sql`coalesce(w.members, 1)`;

export function quoteRecord(d: Dialect): Sql {
  const speakers = sql`quote_speakers s join entities e on e.key = s.entity_key where s.quote_key = q.key`;
  const addressees = sql`quote_addressees t left join entities e on e.key = t.entity_key where t.quote_key = q.key`;
  const addressee = { id: sql`e.id`, name: sql`t.name`, start: sql`t.start_offset`, end: sql`t.end_offset` };
  return d.object({
    id: sql`q.id`,
    articleId: sql`a.id`,
    type: sql`q.type`,
    text: sql`q.text`,
    spans: spansOf(d, 'q'),
    cue: cueOf(d),
    source: sourceOf(d),
    speakers: d.array(entityRef(sql`s.role`), speakers, sql`s.position`),
    addressees: d.array(addressee, addressees, sql`t.position`),
    act: sql`q.act`,
    saidAt: sql`q.said_at`,
    confidence: sql`q.confidence`,
    version: sql`q.version`,
    review: d.object({ status: sql`q.review_status`, by: sql`q.review_by`, at: sql`q.review_at` }),
    occurrences: OCCURRENCES,
    withdrawn: sql`null`,
    article: d.object({
      headline: sql`a.headline`,
      url: sql`a.url`,
      publisher: sql`a.publisher`,
      publishedAt: sql`a.published_at`,
    }),
  });
}

/** What a quote's record is read from, beside the quote `q` itself. */
export const QUOTE_PARTS = sql`join articles a on a.key = q.article_key
  left join occurrence_groups w on w.key = q.group_key`;

function orderIn({ sort = 'newest', review = REVIEW_STATUSES }: QuoteQuery): Order {
  switch (sort) {
    case 'newest':
      return NEWEST;
    case 'oldest':
      return OLDEST;
    case 'said':
      return { columns: { said_last: 'text', said_first: 'text', key: 'integer' }, descending: true };
    case 'relevance':
      return BEST;
    case 'confidence': {
      // The index that has the least sure first has those of each status apart.
      const branches = several(review).map((status) => sql`q.review_status = ${status}`);
      return { columns: { confidence: 'number', key: 'integer' }, descending: false, branches };
    }
  }
}

export const quoteList = (d: Dialect): Listed => ({
  table: 'quotes',
  alias: 'q',
  record: quoteRecord(d),
  parts: QUOTE_PARTS,
});

export function quoteReads({ dialect: d, read }: Reading) {
  const listed = quoteList(d);
  const one = statementFor(
    (id: string) => sql`select ${listed.record} as record from quotes q ${QUOTE_PARTS} where q.id = ${id}`,
  );

  return {
    async quote(id: string): Promise<Json<Quote> | null> {
      const [row] = await read.all<{ record: Json<Quote> }>(one(id));
      return row?.record ?? (await withdrawnQuote(read, id));
    },

    async quotes(query: QuoteQuery): Promise<Page<Quote>> {
      const article = articleOf(query);
      if (article === undefined) {
        return readList(read, d, listed, query, { filters: await quoteFilters(read, d, query), order: orderIn(query) });
      }
      const filters = await quoteFilters(read, d, { ...query, article: undefined });
      return readTextOrder(read, d, listed, query, { article, filters });
    },
  };
}
