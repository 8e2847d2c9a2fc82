import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Parts } from '../../intake/take-in.ts';
import { annotations } from '../../representations/annotations.ts';
import { answerList } from '../answer-list.ts';
import { articleEntityList, claimList, quoteList } from '../lists.ts';
import { type AnnotationPage, ArticleEntityPage, ClaimPage, QuotePage } from '../pages.ts';
import { ArticleEntityQuery, ArticleParams, ClaimQuery, QuoteQuery } from '../queries.ts';
import { annotationAnswer, answer, problems } from '../responses.ts';

/** What was found in one article. */
export const articleParts: FastifyPluginAsyncZod<Parts> = async (app, { store }) => {
  const tags = ['articles'];
  const of = (id: string) => ({ parent: { what: 'article', id, read: () => store.article(id) } });

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
        response: { 200: answer(QuotePage, 'A page of quotes.'), ...problems(400, 404, 406, 503) },
      },
    },
    async ({ params: { id }, query }, reply) => answerList(reply, quoteList({ ...query, article: id }), of(id)),
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
        response: { 200: answer(ArticleEntityPage, 'A page of entities.'), ...problems(400, 404, 406) },
      },
    },
    async ({ params: { id }, query }, reply) =>
      answerList(reply, articleEntityList({ ...query, article: id, speakersOnly: true }), of(id)),
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
        response: { 200: answer(ArticleEntityPage, 'A page of entities.'), ...problems(400, 404, 406) },
      },
    },
    async ({ params: { id }, query }, reply) => answerList(reply, articleEntityList({ ...query, article: id }), of(id)),
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
        response: { 200: answer(ClaimPage, 'A page of claims.'), ...problems(400, 404, 406, 503) },
      },
    },
    async ({ params: { id }, query }, reply) => answerList(reply, claimList({ ...query, article: id }), of(id)),
  );

  app.get(
    '/articles/:id/annotations',
    {
      schema: {
        operationId: 'listAnnotationsOfArticle',
        tags,
        summary: 'List annotations of an article',
        description:
          'The quotes of the article as Web Annotations, in text order: who said what stands where. The filters are ' +
          'those of /quotes.',
        params: ArticleParams,
        querystring: QuoteQuery.omit({ article: true }),
        response: { 200: annotationAnswer('A page of annotations.'), ...problems(400, 404, 406) },
      },
    },
    async ({ params: { id }, query }, reply) => {
      const list = quoteList({ ...query, article: id });
      return answerList<'quote', AnnotationPage>(reply, list, { ...of(id), forms: [annotations] });
    },
  );
};
