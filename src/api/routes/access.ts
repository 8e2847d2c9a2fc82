import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { SCOPES } from '../../records/key.ts';
import { NoQuery } from '../queries.ts';
import { answer, problems } from '../responses.ts';

const Access = z
  .object({
    by: z
      .string()
      .nullable()
      .describe('Name of the key that came with the request, under which corrections are noted.'),
    scopes: z.array(z.enum(SCOPES)).describe('What the key is for; nothing where none came.'),
    mayWrite: z.boolean().describe('Whether the same request may correct something.'),
    refusal: z.string().nullable().describe('Why not, and what to do about it; null where it may.'),
  })
  .meta({ id: 'Access', description: 'Who asks, and what that may do.' });

/** Who one is to this server. */
export const access: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/access',
    {
      schema: {
        operationId: 'getAccess',
        tags: ['corrections'],
        summary: 'Who asks?',
        description:
          'Whose the key is that comes with the request, and whether corrections may be made with it, or without one: what ' +
          'a client wants to know before it lets somebody begin.',
        querystring: NoQuery,
        response: { 200: answer(Access, 'Who asks, and what that may do.'), ...problems(400) },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const refusal = await app.refusalOf(request, 'write');
      const scopes = request.key?.scopes ?? [];
      return { by: request.by, scopes, mayWrite: refusal === null, refusal: refusal?.message ?? null };
    },
  );
};
