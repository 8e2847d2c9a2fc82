import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Parts } from '../../intake/take-in.ts';
import { Comparison } from '../../records/comparison.ts';
import { answerInForm } from '../answer.ts';
import { compared } from '../comparison.ts';
import { CompareQuery } from '../queries.ts';
import { answer, problems } from '../responses.ts';

export const compare: FastifyPluginAsyncZod<Parts> = async (app, { store }) => {
  app.get(
    '/compare',
    {
      schema: {
        operationId: 'compare',
        tags: ['quotes'],
        summary: 'Compare speakers or publishers',
        description:
          'What several speakers say, or several publishers quote, on the same words: of each the newest quotes, how many ' +
          'there are of each act, and by month. Of each at most the newest 5,000 quotes are counted.',
        querystring: CompareQuery,
        response: { 200: answer(Comparison, 'The comparison.'), ...problems(400, 406, 503) },
      },
    },
    async ({ query }, reply) => answerInForm(reply, await compared(store.background, query), 'comparison'),
  );
};
