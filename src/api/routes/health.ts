import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Parts } from '../../intake/take-in.ts';
import { DATABASE_SILENT } from '../problem.ts';
import { NoQuery } from '../queries.ts';
import { answer, problems } from '../responses.ts';

const Health = z
  .object({ status: z.literal('ok') })
  .meta({ id: 'Health', description: 'Says that the server is well; when it is not, the answer is a problem.' });

export const health: FastifyPluginAsyncZod<Parts> = async (app, { store }) => {
  const tags = ['health'];

  app.get(
    '/healthz',
    {
      config: { probe: true },
      schema: {
        operationId: 'getHealth',
        tags,
        summary: 'Is the server alive?',
        description: 'Answers when the process does. For whoever restarts it when it hangs.',
        querystring: NoQuery,
        response: { 200: answer(Health, 'It is well.'), ...problems(400) },
      },
    },
    async () => ({ status: 'ok' as const }),
  );

  app.get(
    '/readyz',
    {
      config: { probe: true },
      schema: {
        operationId: 'getReadiness',
        tags,
        summary: 'Can the server work?',
        description: 'Answers when the database does. For whoever sends it requests.',
        querystring: NoQuery,
        response: { 200: answer(Health, 'It is well.'), ...problems(400, 503) },
      },
    },
    async (request) => {
      await store.ping().catch((error: unknown) => {
        request.log.error({ err: error }, 'the database does not answer');
        throw DATABASE_SILENT;
      });
      return { status: 'ok' as const };
    },
  );
};
