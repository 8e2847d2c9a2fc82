import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Parts } from '../../intake/take-in.ts';
import type { DoubtfulPair } from '../../records/entity.ts';
import type { Quote } from '../../records/quote.ts';
import { page } from '../../representations/page/page.ts';
import { pairQueuePage } from '../../representations/page/review-pairs.tsx';
import { quoteQueuePage, quoteReviewPage } from '../../representations/page/review-quotes.tsx';
import { describeForm } from '../answer.ts';
import { addressOf, contextOf } from '../answering.ts';
import { varyByAccept, wantsPage } from '../negotiation.ts';
import { limit } from '../paging.ts';
import { found } from '../problem.ts';
import { DoubtfulPairQuery, NoQuery, QuoteParams, QuoteQuery } from '../queries.ts';

/** So many are on a page: each is shown with its place in the article. */
const PART = limit(10, 20);
const QueueQuery = QuoteQuery.omit({ review: true, sort: true, count: true }).extend({ limit: PART });
const PairQuery = DoubtfulPairQuery.extend({ limit: PART });

/** Pages on which people go over what is doubtful. The lists of the API are the same for programs. */
export const review: FastifyPluginAsyncZod<Parts> = async (app, { store }) => {
  const pageOnly = (reply: FastifyReply) => {
    varyByAccept(reply);
    describeForm(reply, page);
  };

  app.get('/review', { schema: { hide: true, querystring: QueueQuery } }, async (request, reply) => {
    const { query } = request;
    if (!wantsPage(request)) return reply.redirect(queueOf(addressOf(request)));
    pageOnly(reply);
    const list = await store.quotes({ ...query, review: 'unreviewed', sort: 'confidence' });
    return quoteQueuePage(JSON.parse(list.items) as Quote[], nextOf(addressOf(request), list.next), contextOf(request));
  });

  app.get(
    '/review/:id',
    { schema: { hide: true, params: QuoteParams, querystring: NoQuery } },
    async (request, reply) => {
      const { id } = request.params;
      if (!wantsPage(request)) return reply.redirect(`/quotes/${id}`);
      const quote = found(await store.quote(id), 'quote', id);
      pageOnly(reply);
      return quoteReviewPage(JSON.parse(quote) as Quote, contextOf(request));
    },
  );

  app.get('/review/entities', { schema: { hide: true, querystring: PairQuery } }, async (request, reply) => {
    if (!wantsPage(request))
      return reply.redirect(addressOf(request).replace('/review/entities', '/entities/doubtful'));
    pageOnly(reply);
    const list = await store.doubtfulPairs(request.query);
    return pairQueuePage(
      JSON.parse(list.items) as DoubtfulPair[],
      nextOf(addressOf(request), list.next),
      contextOf(request),
    );
  });
};

/** The list that a queue shows. */
function queueOf(address: string): string {
  const { searchParams } = new URL(address, 'http://localhost');
  searchParams.set('review', 'unreviewed');
  searchParams.set('sort', 'confidence');
  return `/quotes?${searchParams}`;
}

/** The address of the next page; null on the last. */
function nextOf(address: string, cursor: string | null): string | null {
  if (cursor === null) return null;
  const { pathname, searchParams } = new URL(address, 'http://localhost');
  searchParams.set('cursor', cursor);
  return `${pathname}?${searchParams}`;
}
