import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Parts } from '../../intake/take-in.ts';
import { Entity } from '../../records/entity.ts';
import { answerRecord } from '../answer.ts';
import { answerList } from '../answer-list.ts';
import { doubtfulPairList, entityList, mentionList, nameUseList, quotedWithList, quoteList } from '../lists.ts';
import { redirectMerged } from '../merged.ts';
import { DoubtfulPairPage, EntityPage, MentionPage, NameUsePage, QuotedWithPage, QuotePage } from '../pages.ts';
import { PageQuery } from '../paging.ts';
import { DoubtfulPairQuery, EntityParams, EntityQuery, NoQuery, QuoteQuery } from '../queries.ts';
import { answer, problems } from '../responses.ts';

export const entities: FastifyPluginAsyncZod<Parts> = async (app, { store }) => {
  const tags = ['entities'];
  redirectMerged(app, store);
  const of = (id: string) => ({ parent: { what: 'entity', id, read: () => store.entity(id) } });

  app.get(
    '/entities',
    {
      schema: {
        operationId: 'listEntities',
        tags,
        summary: 'List entities',
        description:
          'Persons, organizations and places that articles name, the most quoted first. One that comes to be quoted ' +
          'more or less often between two pages may be missed, or come twice: with sort=newest each comes once.',
        querystring: EntityQuery,
        response: { 200: answer(EntityPage, 'A page of entities.'), ...problems(400, 406, 503) },
      },
    },
    async ({ query }, reply) => answerList(reply, entityList(query)),
  );

  app.get(
    '/entities/doubtful',
    {
      schema: {
        operationId: 'listDoubtfulPairs',
        tags,
        summary: 'List doubtful pairs',
        description:
          'Pairs of entities that may be one, and were kept apart since their names, roles and company did not tell; ' +
          'the newest pair first. A pair goes when one of the two goes, or no article raises the doubt any more.',
        querystring: DoubtfulPairQuery,
        response: { 200: answer(DoubtfulPairPage, 'A page of pairs.'), ...problems(400, 406) },
      },
    },
    async ({ query }, reply) => answerList(reply, doubtfulPairList(query)),
  );

  app.get(
    '/entities/:id',
    {
      schema: {
        operationId: 'getEntity',
        tags,
        summary: 'Get an entity',
        description: 'One person, organization or place with its other names, its roles and how often it comes up.',
        params: EntityParams,
        querystring: NoQuery,
        response: { 200: answer(Entity, 'The entity.'), ...problems(400, 404, 406) },
      },
    },
    async ({ params: { id } }, reply) => answerRecord(reply, await store.entity(id), 'entity', id),
  );

  app.get(
    '/entities/:id/quotes',
    {
      schema: {
        operationId: 'listQuotesOfEntity',
        tags,
        summary: 'List quotes of an entity',
        description: 'What the entity is quoted with, the newest first; the filters are those of /quotes.',
        params: EntityParams,
        querystring: QuoteQuery.omit({ speaker: true }),
        response: { 200: answer(QuotePage, 'A page of quotes.'), ...problems(400, 404, 406, 503) },
      },
    },
    async ({ params: { id }, query }, reply) => answerList(reply, quoteList({ ...query, speaker: id }), of(id)),
  );

  app.get(
    '/entities/:id/mentions',
    {
      schema: {
        operationId: 'listMentionsOfEntity',
        tags,
        summary: 'List mentions of an entity',
        description: "Every place that refers to the entity: the newest article's first, in text order within one.",
        params: EntityParams,
        querystring: PageQuery,
        response: { 200: answer(MentionPage, 'A page of mentions.'), ...problems(400, 404, 406) },
      },
    },
    async ({ params: { id }, query }, reply) => answerList(reply, mentionList(id, query), of(id)),
  );

  app.get(
    '/entities/:id/quoted-with',
    {
      schema: {
        operationId: 'listQuotedWithEntity',
        tags,
        summary: 'List who is quoted with an entity',
        description:
          'Who else is quoted in the articles that quote the entity, whoever is so in most of them first. The articles ' +
          'of its latest 1,000 quotes are gone through; as they change, one may be missed between two pages, or come twice.',
        params: EntityParams,
        querystring: PageQuery,
        response: { 200: answer(QuotedWithPage, 'A page of entities.'), ...problems(400, 404, 406, 503) },
      },
    },
    async ({ params: { id }, query }, reply) => answerList(reply, quotedWithList(id, query), of(id)),
  );

  app.get(
    '/entities/:id/names',
    {
      schema: {
        operationId: 'listNamesOfEntity',
        tags,
        summary: 'List names and roles of an entity',
        description:
          'What articles call the entity, and from when to when: names and roles, those of most articles first. Its latest ' +
          '1,000 articles are gone through; as they change, one may be missed between two pages, or come twice.',
        params: EntityParams,
        querystring: PageQuery,
        response: { 200: answer(NameUsePage, 'A page of names and roles.'), ...problems(400, 404, 406, 503) },
      },
    },
    async ({ params: { id }, query }, reply) => answerList(reply, nameUseList(id, query), of(id)),
  );
};
