import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Parts } from '../../intake/take-in.ts';
import { ArticleRevision } from '../../records/article-revision.ts';
import { answerRecord } from '../answer.ts';
import { answerList } from '../answer-list.ts';
import { revisionList } from '../lists.ts';
import { RevisionPage } from '../pages.ts';
import { PageQuery } from '../paging.ts';
import { ArticleParams, NoQuery, RevisionParams } from '../queries.ts';
import { answer, problems } from '../responses.ts';

export const revisions: FastifyPluginAsyncZod<Parts> = async (app, { store }) => {
  const tags = ['articles'];

  app.get(
    '/articles/:id/revisions',
    {
      schema: {
        operationId: 'listRevisionsOfArticle',
        tags,
        summary: 'List revisions of an article',
        description:
          'The earlier states of the article, the last first: which words and which facts changed to the next state. ' +
          'Long runs of words are shortened in the middle.',
        params: ArticleParams,
        querystring: PageQuery,
        response: { 200: answer(RevisionPage, 'A page of revisions.'), ...problems(400, 404, 406, 503) },
      },
    },
    async ({ params: { id }, query }, reply) =>
      answerList(reply, revisionList(id, query), { parent: { what: 'article', id, read: () => store.article(id) } }),
  );

  app.get(
    '/articles/:id/revisions/:number',
    {
      schema: {
        operationId: 'getRevisionOfArticle',
        tags,
        summary: 'Get a revision of an article',
        description:
          'An earlier state of the article with all that the publisher gave, and what changed to the next one.',
        params: RevisionParams,
        querystring: NoQuery,
        response: { 200: answer(ArticleRevision, 'The revision.'), ...problems(400, 404, 406, 503) },
      },
    },
    async ({ params: { id, number } }, reply) =>
      answerRecord(reply, await store.revision(id, number), 'revision', `${id}/revisions/${number}`),
  );
};
