import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Parts } from '../../intake/take-in.ts';
import { Stats } from '../../records/stats.ts';
import { answerInForm } from '../answer.ts';
import { StatsQuery } from '../queries.ts';
import { answer, problems } from '../responses.ts';

export const stats: FastifyPluginAsyncZod<Parts> = async (app, { store }) => {
  app.get(
    '/stats',
    {
      schema: {
        operationId: 'getStats',
        tags: ['quotes'],
        summary: 'Count quotes',
        description:
          'How many quotes there are by speaker, addressee, entity, publisher, act, type, month or day, or by two of ' +
          'them, under the filters of the list of quotes: what a plot is made of.',
        querystring: StatsQuery,
        response: { 200: answer(Stats, 'The counts.'), ...problems(400, 406) },
      },
    },
    async ({ query }, reply) => answerInForm(reply, await store.quoteStats(query), 'stats'),
  );
};
