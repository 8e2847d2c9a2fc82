import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Parts } from '../intake.ts';
import { ArticleEntityPage, ClaimPage, QuotePage } from '../pages.ts';
import { answerPageOf } from '../parent.ts';
import { ArticleEntityQuery, ArticleParams, ClaimQuery, QuoteQuery } from '../queries.ts';
import { answer, problems } from '../responses.ts';

/** What was found in one article. */
export const articleParts: FastifyPluginAsyncZod<Parts> = async (app, { store }) => {
  const tags = ['articles'];
  const parent = (id: string) => ({ what: 'article', id, read: () => store.article(id) });

  app.get(
    '/articles/:id/quotes',
    {
      schema: {
        operationId: 'listQuotesOfArticle',
        tags,
        summary: 'List quotes of an article',
        description: 'Who said what in the article, in text order; the filters are those of /quotes.',
        params: ArticleParams,
        querystring: QuoteQuery.omit({ article: true }),
        response: { 200: answer(QuotePage, 'A page of quotes.'), ...problems(400, 404) },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      return answerPageOf(parent(id), request, reply, await store.quotes({ ...request.query, article: id }));
    },
  );

  app.get(
    '/articles/:id/speakers',
    {
      schema: {
        operationId: 'listSpeakersOfArticle',
        tags,
        summary: 'List speakers of an article',
        description: 'The entities that are quoted in the article, in the order in which it brings them.',
        params: ArticleParams,
        querystring: ArticleEntityQuery,
        response: { 200: answer(ArticleEntityPage, 'A page of entities.'), ...problems(400, 404) },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const page = await store.articleEntities({ ...request.query, article: id, speakersOnly: true });
      return answerPageOf(parent(id), request, reply, page);
    },
  );

  app.get(
    '/articles/:id/entities',
    {
      schema: {
        operationId: 'listEntitiesOfArticle',
        tags,
        summary: 'List entities of an article',
        description: 'The persons, organizations and places of the article, in the order in which it brings them.',
        params: ArticleParams,
        querystring: ArticleEntityQuery,
        response: { 200: answer(ArticleEntityPage, 'A page of entities.'), ...problems(400, 404) },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      return answerPageOf(parent(id), request, reply, await store.articleEntities({ ...request.query, article: id }));
    },
  );

  app.get(
    '/articles/:id/claims',
    {
      schema: {
        operationId: 'listClaimsOfArticle',
        tags,
        summary: 'List claims of an article',
        description: 'The checkable propositions of the article, in text order.',
        params: ArticleParams,
        querystring: ClaimQuery.omit({ article: true }),
        response: { 200: answer(ClaimPage, 'A page of claims.'), ...problems(400, 404) },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      return answerPageOf(parent(id), request, reply, await store.claims({ ...request.query, article: id }));
    },
  );
};
