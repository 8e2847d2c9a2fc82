import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { MEDIA_TYPES } from '../../formats/registry.ts';
import { type Parts, takeIn } from '../../intake/take-in.ts';
import { Article, ArticleDraft } from '../../records/article.ts';
import type { Json } from '../../store/store.ts';
import { answerRecord } from '../answer.ts';
import { answerList } from '../answer-list.ts';
import { articleList } from '../lists.ts';
import { ArticlePage } from '../pages.ts';
import { answerWritten } from '../preferences.ts';
import { notFound } from '../problem.ts';
import { ArticleParams, ArticleQuery, NoQuery } from '../queries.ts';
import { answer, problems } from '../responses.ts';
import { lastModified } from '../transfer.ts';

/**
 * When a record was last changed, from its text. A quotation mark within a string is escaped there, so that this can only
 * be the name of a field; the first one is the record's own.
 */
function updatedAt(record: Json<Article>): string {
  const name = '"updatedAt":"';
  const start = record.indexOf(name) + name.length;
  return record.slice(start, record.indexOf('"', start));
}

export const articles: FastifyPluginAsyncZod<Parts> = async (app, parts) => {
  const { store } = parts;
  const tags = ['articles'];

  app.get(
    '/articles',
    {
      schema: {
        operationId: 'listArticles',
        tags,
        summary: 'List articles',
        description: 'The articles of the corpus without their texts, the last stored first. Filters combine.',
        querystring: ArticleQuery,
        response: { 200: answer(ArticlePage, 'A page of articles.'), ...problems(400, 406, 503) },
      },
    },
    async ({ query }, reply) => answerList(reply, articleList(query)),
  );

  app.post(
    '/articles',
    {
      schema: {
        operationId: 'postArticle',
        tags,
        summary: 'Store an article',
        description:
          'Finds who said what in the article, and stores both. An article is known by its URL, or else by its text: ' +
          'posting it again changes nothing, posting it with other words or facts revises it.',
        consumes: [...MEDIA_TYPES],
        body: ArticleDraft,
        querystring: NoQuery,
        response: {
          200: answer(Article, 'It was there already, or has been revised.'),
          201: answer(Article, 'It is stored now.'),
          ...problems(400, 413, 415, 503),
        },
      },
    },
    async (request, reply) => {
      for (;;) {
        const { id, outcome } = await takeIn(request.body, parts);
        const article = await store.article(id);
        // Whoever has deleted it meanwhile came first: then it is stored again, and the answer is true.
        if (article === null) continue;
        reply.code(outcome === 'created' ? 201 : 200).header('location', `/articles/${id}`);
        return answerWritten(request, reply, article);
      }
    },
  );

  app.get(
    '/articles/:id',
    {
      schema: {
        operationId: 'getArticle',
        tags,
        summary: 'Get an article',
        description: 'One article with its text and what was found in it, counted.',
        params: ArticleParams,
        querystring: NoQuery,
        response: { 200: answer(Article, 'The article.'), ...problems(400, 404, 406) },
      },
    },
    async ({ params: { id } }, reply) => {
      const article = await store.article(id);
      if (article !== null) lastModified(reply, updatedAt(article));
      return answerRecord(reply, article, 'article', id);
    },
  );

  app.delete(
    '/articles/:id',
    {
      schema: {
        operationId: 'deleteArticle',
        tags,
        summary: 'Delete an article',
        description: 'Removes the article, all that was found in it, and entities that no other article mentions.',
        params: ArticleParams,
        querystring: NoQuery,
        response: { 204: z.undefined().describe('It is gone.'), ...problems(400, 404, 503) },
      },
    },
    async ({ params: { id } }, reply) => {
      if (!(await store.deleteArticle(id))) throw notFound('article', id);
      reply.code(204);
    },
  );
};
