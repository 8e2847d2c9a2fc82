import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Parts } from '../../intake/take-in.ts';
import { Quote } from '../../records/quote.ts';
import { answerRecord } from '../answer.ts';
import { answerList } from '../answer-list.ts';
import { quoteList, withdrawnQuoteList } from '../lists.ts';
import { QuotePage } from '../pages.ts';
import { NoQuery, QuoteParams, QuoteQuery, WithdrawnQuery } from '../queries.ts';
import { answer, problems } from '../responses.ts';

export const quotes: FastifyPluginAsyncZod<Parts> = async (app, { store }) => {
  const tags = ['quotes'];

  app.get(
    '/quotes',
    {
      schema: {
        operationId: 'listQuotes',
        tags,
        summary: 'List quotes',
        description: 'Who said what: the last stored first; with `article`, in text order. Filters combine.',
        querystring: QuoteQuery,
        response: { 200: answer(QuotePage, 'A page of quotes.'), ...problems(400, 406, 503) },
      },
    },
    async ({ query }, reply) => answerList(reply, quoteList(query)),
  );

  app.get(
    '/quotes/withdrawn',
    {
      schema: {
        operationId: 'listWithdrawnQuotes',
        tags,
        summary: 'List withdrawn quotes',
        description:
          'Quotes that publishers have taken out of their articles, the last first, each as it was in the last revision ' +
          'in which it stood. No other list has them, and nothing counts them. One that comes back to its article is no ' +
          'longer withdrawn.',
        querystring: WithdrawnQuery,
        response: { 200: answer(QuotePage, 'A page of quotes.'), ...problems(400, 406, 503) },
      },
    },
    async ({ query }, reply) => answerList(reply, withdrawnQuoteList(query)),
  );

  app.get(
    '/quotes/:id',
    {
      schema: {
        operationId: 'getQuote',
        tags,
        summary: 'Get a quote',
        description: 'One quote with its speakers, its addressees and the place in the article where it stands.',
        params: QuoteParams,
        querystring: NoQuery,
        response: { 200: answer(Quote, 'The quote.'), ...problems(400, 404, 406) },
      },
    },
    async ({ params: { id } }, reply) => answerRecord(reply, await store.quote(id), 'quote', id),
  );
};
