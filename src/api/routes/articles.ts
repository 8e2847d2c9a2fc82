import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { MEDIA_TYPES } from '../../formats/registry.ts';
import { type Parts, takeIn } from '../../intake/take-in.ts';
import { Article, ArticleDraft } from '../../records/article.ts';
import type { Json } from '../../store/store.ts';
import { answerRecord } from '../answer.ts';
import { answerList } from '../answer-list.ts';
import { TakenLines, TakingSeveral } from '../answer-several.ts';
import { readSeveralArticles } from '../bodies.ts';
import { articleList } from '../lists.ts';
import { wantsPage } from '../negotiation.ts';
import { ArticlePage } from '../pages.ts';
import { answerWritten } from '../preferences.ts';
import { notFound } from '../problem.ts';
import { ArticleParams, ArticleQuery, NoQuery } from '../queries.ts';
import { answer, problems } from '../responses.ts';
import { SeveralArticles } from '../several-articles.ts';
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
  const several = new TakingSeveral(app, parts);
  readSeveralArticles(app, parts.pool);
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
        summary: 'Store an article, or many',
        description:
          'Finds who said what in the article, and stores both. An article is known by its URL, or else by its text: ' +
          'posting it again changes nothing, posting it with other words or facts revises it. A body that may hold ' +
          'many (NDJSON, a feed, a graph of schema.org) is answered with a line for each, in their order, as each is ' +
          'kept; a bad one is told in its place, and the next ones are taken. NDJSON has no limit but that of a line, ' +
          'and is read no faster than its answer is: read it while you send.',
        consumes: [...MEDIA_TYPES],
        body: ArticleDraft,
        querystring: NoQuery,
        response: {
          200: {
            description: 'It was there already, or has been revised; of many, what became of each.',
            content: { 'application/json': { schema: Article }, 'application/x-ndjson': { schema: TakenLines } },
          },
          201: answer(Article, 'It is stored now.'),
          ...problems(400, 413, 415, 503),
        },
      },
    },
    async (request, reply) => {
      const body: unknown = request.body;
      // For Fastify's types it is the record: what many are answered with is made line by line.
      if (body instanceof SeveralArticles) return several.answer(request, reply, body) as unknown as Article;
      for (;;) {
        const { id, outcome } = await takeIn(request.body, parts);
        const article = await store.article(id);
        // Whoever has deleted it meanwhile came first: then it is stored again, and the answer is true.
        if (article === null) continue;
        reply.code(outcome === 'created' ? 201 : 200).header('location', `/articles/${id}`);
        // A form of a page leads to what it has stored.
        if (wantsPage(request)) return reply.redirect(`/articles/${id}`, 303) as never;
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
