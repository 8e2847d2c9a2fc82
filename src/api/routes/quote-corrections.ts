import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { mergePatch } from '../../formats/merge-patch.ts';
import type { Parts } from '../../intake/take-in.ts';
import { QuoteDraft, QuotePatch } from '../../records/correction.ts';
import { Quote } from '../../records/quote.ts';
import { answerList } from '../answer-list.ts';
import { readBodies } from '../bodies.ts';
import { changeList } from '../lists.ts';
import { ChangePage } from '../pages.ts';
import { PageQuery } from '../paging.ts';
import { revisionOf, wantsOnlyNew } from '../preconditions.ts';
import { answerWritten } from '../preferences.ts';
import { found, ProblemError } from '../problem.ts';
import { ArticleParams, NoQuery, QuoteParams } from '../queries.ts';
import { answer, problems } from '../responses.ts';

export const quoteCorrections: FastifyPluginAsyncZod<Parts> = async (app, { store }) => {
  const tags = ['corrections'];
  const quote = async (id: string) => found(await store.quote(id), 'quote', id);
  readBodies(app, [mergePatch]);

  app.patch(
    '/quotes/:id',
    {
      schema: {
        operationId: 'patchQuote',
        tags,
        summary: 'Correct a quote',
        description:
          'Changes who said it, to whom, the kind of speech act, when, the type or the place in the article, and whether ' +
          'somebody has gone over it: confirmed, rejected or corrected. What is not given stays as it is. Who did it and ' +
          'what it was before is kept, and no later extraction changes what a person has gone over.',
        consumes: [...mergePatch.mediaTypes],
        params: QuoteParams,
        querystring: NoQuery,
        body: QuotePatch,
        response: {
          200: answer(Quote, 'The quote as it is now.'),
          ...problems(400, 404, 409, 412, 413, 415, 422, 428, 503),
        },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const revision = revisionOf(request, await quote(id));
      found(await store.reviseQuote(id, request.body, revision), 'quote', id);
      return answerWritten(request, reply, await quote(id));
    },
  );

  app.post(
    '/quotes/:id/undo',
    {
      schema: {
        operationId: 'undoQuote',
        tags,
        summary: 'Take back the last change of a quote',
        description:
          'Takes back the last change that has not been taken back; done again, the one before. A quote that a person ' +
          'has added is rejected, so that its address goes on telling what has become of it.',
        params: QuoteParams,
        querystring: NoQuery,
        response: { 200: answer(Quote, 'The quote as it is now.'), ...problems(400, 404, 409, 412, 422, 428, 503) },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const revision = revisionOf(request, await quote(id));
      found(await store.undoQuote(id, revision), 'quote', id);
      return answerWritten(request, reply, await quote(id));
    },
  );

  app.get(
    '/quotes/:id/history',
    {
      schema: {
        operationId: 'listHistoryOfQuote',
        tags,
        summary: 'List changes of a quote',
        description: 'Who has changed the quote, when, what it was before and what it is since: the last change first.',
        params: QuoteParams,
        querystring: PageQuery,
        response: { 200: answer(ChangePage, 'A page of changes.'), ...problems(400, 404, 406, 503) },
      },
    },
    async ({ params: { id }, query }, reply) =>
      answerList(reply, changeList(id, query), { parent: { what: 'quote', id, read: () => store.quote(id) } }),
  );

  app.post(
    '/articles/:id/quotes',
    {
      schema: {
        operationId: 'postQuote',
        tags,
        summary: 'Add a quote that was missed',
        description:
          'Adds a quote that extraction has missed, by the places where its content stands. A quote that stands there ' +
          'already is confirmed with what is given; with `If-None-Match: *` it stays as it is, and `Location` names it. What is added counts as confirmed, and stays when the article is ' +
          'extracted again.',
        consumes: ['application/json'],
        params: ArticleParams,
        querystring: NoQuery,
        body: QuoteDraft,
        response: {
          200: answer(Quote, 'It was there already, and is confirmed now.'),
          201: answer(Quote, 'It is added now.'),
          ...problems(400, 404, 412, 413, 415, 422, 503),
        },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const onlyNew = wantsOnlyNew(request);
      const added = found(await store.addQuote(id, request.body, request.by, onlyNew), 'article', id);
      if (onlyNew && !added.created) {
        const headers = { location: `/quotes/${added.id}` };
        throw new ProblemError(412, 'the article has a quote there already: `Location` names it', { headers });
      }
      reply.code(added.created ? 201 : 200).header('location', `/quotes/${added.id}`);
      return answerWritten(request, reply, await quote(added.id));
    },
  );
};
