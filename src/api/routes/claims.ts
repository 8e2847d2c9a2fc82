import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Parts } from '../../intake/take-in.ts';
import { Claim } from '../../records/claim.ts';
import { answerRecord } from '../answer.ts';
import { answerList } from '../answer-list.ts';
import { claimList, withdrawnClaimList } from '../lists.ts';
import { ClaimPage } from '../pages.ts';
import { ClaimParams, ClaimQuery, NoQuery, WithdrawnQuery } from '../queries.ts';
import { answer, problems } from '../responses.ts';

export const claims: FastifyPluginAsyncZod<Parts> = async (app, { store }) => {
  const tags = ['claims'];

  app.get(
    '/claims',
    {
      schema: {
        operationId: 'listClaims',
        tags,
        summary: 'List claims',
        description: 'Checkable propositions: the last stored first; with `article`, in text order.',
        querystring: ClaimQuery,
        response: { 200: answer(ClaimPage, 'A page of claims.'), ...problems(400, 406, 503) },
      },
    },
    async ({ query }, reply) => answerList(reply, claimList(query)),
  );

  app.get(
    '/claims/withdrawn',
    {
      schema: {
        operationId: 'listWithdrawnClaims',
        tags,
        summary: 'List withdrawn claims',
        description:
          'Claims that publishers have taken out of their articles, the last first, each as it was in the last revision ' +
          'in which it stood. The other lists have of them only those with fact-checks, without a place. One that comes ' +
          'back to its article is no longer withdrawn.',
        querystring: WithdrawnQuery,
        response: { 200: answer(ClaimPage, 'A page of claims.'), ...problems(400, 406, 503) },
      },
    },
    async ({ query }, reply) => answerList(reply, withdrawnClaimList(query)),
  );

  app.get(
    '/claims/:id',
    {
      schema: {
        operationId: 'getClaim',
        tags,
        summary: 'Get a claim',
        description: 'One claim with who asserts, denies or questions it, its figures and its dates.',
        params: ClaimParams,
        querystring: NoQuery,
        response: { 200: answer(Claim, 'The claim.'), ...problems(400, 404, 406) },
      },
    },
    async ({ params: { id } }, reply) => answerRecord(reply, await store.claim(id), 'claim', id),
  );
};
