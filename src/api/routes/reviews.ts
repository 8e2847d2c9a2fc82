import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { claimReview } from '../../formats/claim-review.ts';
import type { Parts } from '../../intake/take-in.ts';
import { ClaimReview, ClaimReviewDraft } from '../../records/review.ts';
import { answerRecord } from '../answer.ts';
import { answerList } from '../answer-list.ts';
import { readBodies } from '../bodies.ts';
import { reviewList } from '../lists.ts';
import { ReviewPage } from '../pages.ts';
import { PageQuery } from '../paging.ts';
import { answerWritten } from '../preferences.ts';
import { notFound } from '../problem.ts';
import { ClaimParams, NoQuery, ReviewParams } from '../queries.ts';
import { answer, problems } from '../responses.ts';

export const reviews: FastifyPluginAsyncZod<Parts> = async (app, { store }) => {
  const tags = ['claims'];
  readBodies(app, [claimReview]);

  app.get(
    '/claims/:id/reviews',
    {
      schema: {
        operationId: 'listReviewsOfClaim',
        tags,
        summary: 'List reviews of a claim',
        description: 'The fact-checks of the claim as schema.org ClaimReview, the last attached first.',
        params: ClaimParams,
        querystring: PageQuery,
        response: { 200: answer(ReviewPage, 'A page of reviews.'), ...problems(400, 404, 406, 503) },
      },
    },
    async ({ params: { id }, query }, reply) => {
      const parent = { what: 'claim', id, read: () => store.claim(id) };
      return answerList(reply, reviewList(id, query), { parent });
    },
  );

  app.post(
    '/claims/:id/reviews',
    {
      schema: {
        operationId: 'postReviewOfClaim',
        tags,
        summary: 'Attach a review to a claim',
        description:
          'Attaches a fact-check, as schema.org ClaimReview in JSON-LD: alone, or the only one of a list or a graph. A ' +
          'review is known by its claim and its URL: the same again changes nothing, another content replaces it. It ' +
          'stays when its article is revised; what is in it beside the fields given here is kept as it is. A claim that ' +
          'is withdrawn takes no more of them.',
        consumes: [...claimReview.mediaTypes],
        params: ClaimParams,
        body: ClaimReviewDraft,
        querystring: NoQuery,
        response: {
          200: answer(ClaimReview, 'It was there already, or has been replaced.'),
          201: answer(ClaimReview, 'It is attached now.'),
          ...problems(400, 404, 409, 413, 415),
        },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const saved = await store.saveReview(id, request.body);
      const review = saved && (await store.review(id, saved.id));
      if (!review) throw notFound('claim', id);
      reply.code(saved.outcome === 'created' ? 201 : 200).header('location', `/claims/${id}/reviews/${saved.id}`);
      return answerWritten(request, reply, review);
    },
  );

  app.get(
    '/claims/:id/reviews/:reviewId',
    {
      schema: {
        operationId: 'getReviewOfClaim',
        tags,
        summary: 'Get a review of a claim',
        description: 'One fact-check of the claim, as schema.org ClaimReview.',
        params: ReviewParams,
        querystring: NoQuery,
        response: { 200: answer(ClaimReview, 'The review.'), ...problems(400, 404, 406) },
      },
    },
    async ({ params: { id, reviewId } }, reply) =>
      answerRecord(reply, await store.review(id, reviewId), 'review', reviewId),
  );

  app.delete(
    '/claims/:id/reviews/:reviewId',
    {
      schema: {
        operationId: 'deleteReviewOfClaim',
        tags,
        summary: 'Delete a review of a claim',
        description:
          'Takes a fact-check off the claim; with the last one, a claim that its article has no more goes from the lists.',
        params: ReviewParams,
        querystring: NoQuery,
        response: { 204: z.undefined().describe('It is gone.'), ...problems(400, 404, 503) },
      },
    },
    async ({ params: { id, reviewId } }, reply) => {
      if (!(await store.deleteReview(id, reviewId))) throw notFound('review', reviewId);
      reply.code(204);
    },
  );
};
