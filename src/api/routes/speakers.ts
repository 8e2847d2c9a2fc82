import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Parts } from '../../intake/take-in.ts';
import { answerList } from '../answer-list.ts';
import { entityList } from '../lists.ts';
import { EntityPage } from '../pages.ts';
import { SpeakerQuery } from '../queries.ts';
import { answer, problems } from '../responses.ts';

export const speakers: FastifyPluginAsyncZod<Parts> = async (app) => {
  app.get(
    '/speakers',
    {
      schema: {
        operationId: 'listSpeakers',
        tags: ['entities'],
        summary: 'List speakers',
        description:
          'The entities that are quoted, the most quoted first. One that comes to be quoted more or less often ' +
          'between two pages may be missed, or come twice: with sort=newest each comes once.',
        querystring: SpeakerQuery,
        response: { 200: answer(EntityPage, 'A page of entities.'), ...problems(400, 406, 503) },
      },
    },
    async ({ query }, reply) => answerList(reply, entityList({ ...query, speakersOnly: true })),
  );
};
