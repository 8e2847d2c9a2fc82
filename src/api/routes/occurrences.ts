import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Parts } from '../../intake/take-in.ts';
import { answerList } from '../answer-list.ts';
import { claimOccurrenceList, quoteOccurrenceList } from '../lists.ts';
import { ClaimPage, QuotePage } from '../pages.ts';
import { PageQuery } from '../paging.ts';
import { ClaimParams, QuoteParams } from '../queries.ts';
import { answer, problems } from '../responses.ts';

export const occurrences: FastifyPluginAsyncZod<Parts> = async (app, { store }) => {
  app.get(
    '/quotes/:id/occurrences',
    {
      schema: {
        operationId: 'listOccurrencesOfQuote',
        tags: ['quotes'],
        summary: 'List occurrences of a quote',
        description:
          'The quotes that repeat one another over articles (in the same words, shortened, or cut otherwise), this one ' +
          'among them, the first stored first. Quotes of a few words are the same only when every word is.',
        params: QuoteParams,
        querystring: PageQuery,
        response: { 200: answer(QuotePage, 'A page of quotes.'), ...problems(400, 404, 406, 503) },
      },
    },
    async ({ params: { id }, query }, reply) => {
      const parent = { what: 'quote', id, read: () => store.quote(id) };
      return answerList(reply, quoteOccurrenceList(id, query), { parent });
    },
  );

  app.get(
    '/claims/:id/occurrences',
    {
      schema: {
        operationId: 'listOccurrencesOfClaim',
        tags: ['claims'],
        summary: 'List occurrences of a claim',
        description:
          'The claims that say the same in the same words, in this article and in others, this one among them, the ' +
          'first stored first. Their numbers, and the words that deny, are the same.',
        params: ClaimParams,
        querystring: PageQuery,
        response: { 200: answer(ClaimPage, 'A page of claims.'), ...problems(400, 404, 406, 503) },
      },
    },
    async ({ params: { id }, query }, reply) => {
      const parent = { what: 'claim', id, read: () => store.claim(id) };
      return answerList(reply, claimOccurrenceList(id, query), { parent });
    },
  );
};
