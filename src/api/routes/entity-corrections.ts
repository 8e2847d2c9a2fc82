import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { mergePatch } from '../../formats/merge-patch.ts';
import type { Parts } from '../../intake/take-in.ts';
import { Apart, EntityPatch, Merge } from '../../records/correction.ts';
import { Entity } from '../../records/entity.ts';
import { answerList } from '../answer-list.ts';
import { readBodies } from '../bodies.ts';
import { changeList } from '../lists.ts';
import { redirectMerged } from '../merged.ts';
import { ChangePage } from '../pages.ts';
import { PageQuery } from '../paging.ts';
import { revisionOf } from '../preconditions.ts';
import { answerWritten } from '../preferences.ts';
import { found } from '../problem.ts';
import { EntityParams, NoQuery } from '../queries.ts';
import { answer, problems } from '../responses.ts';

export const entityCorrections: FastifyPluginAsyncZod<Parts> = async (app, { store }) => {
  const tags = ['corrections'];
  const entity = async (id: string) => found(await store.entity(id), 'entity', id);
  readBodies(app, [mergePatch]);
  redirectMerged(app, store);

  app.patch(
    '/entities/:id',
    {
      schema: {
        operationId: 'patchEntity',
        tags,
        summary: 'Correct an entity',
        description:
          'Changes the name under which it is shown, its type, its other names, its roles or its addresses elsewhere. ' +
          'What is not given stays as it is. Who did it and what it was before is kept, and no article changes it again; ' +
          'a name that is taken away is not linked to it any more.',
        consumes: [...mergePatch.mediaTypes],
        params: EntityParams,
        querystring: NoQuery,
        body: EntityPatch,
        response: {
          200: answer(Entity, 'The entity as it is now.'),
          ...problems(400, 404, 412, 413, 415, 428, 503),
        },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const revision = revisionOf(request, await entity(id));
      found(await store.reviseEntity(id, request.body, revision), 'entity', id);
      return answerWritten(request, reply, await entity(id));
    },
  );

  app.post(
    '/entities/:id/merge',
    {
      schema: {
        operationId: 'mergeEntity',
        tags,
        summary: 'Merge an entity into another',
        description:
          'Makes the entity part of another one: its quotes, mentions, names and roles are that one’s from now on, and its ' +
          'address answers 308. Undoing the last change of the one that stays parts them again.',
        consumes: ['application/json'],
        params: EntityParams,
        querystring: NoQuery,
        body: Merge,
        response: {
          200: answer(Entity, 'The entity that stays, as it is now.'),
          ...problems(400, 404, 412, 413, 415, 422, 428, 503),
        },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const revision = revisionOf(request, await entity(id));
      const merged = found(await store.mergeEntity(id, request.body.into, revision), 'entity', id);
      reply.header('location', `/entities/${merged.id}`);
      return answerWritten(request, reply, await entity(merged.id));
    },
  );

  app.post(
    '/entities/:id/apart',
    {
      schema: {
        operationId: 'keepEntityApart',
        tags,
        summary: 'Say that an entity is not another',
        description:
          'Takes the pair from the list of doubtful ones, for good: no article makes it doubtful again, until this is ' +
          'taken back.',
        consumes: ['application/json'],
        params: EntityParams,
        querystring: NoQuery,
        body: Apart,
        response: {
          200: answer(Entity, 'The entity as it is now.'),
          ...problems(400, 404, 412, 413, 415, 422, 428, 503),
        },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const revision = revisionOf(request, await entity(id));
      found(await store.keepApart(id, request.body.from, revision), 'entity', id);
      return answerWritten(request, reply, await entity(id));
    },
  );

  app.post(
    '/entities/:id/undo',
    {
      schema: {
        operationId: 'undoEntity',
        tags,
        summary: 'Take back the last change of an entity',
        description:
          'Takes back the last change that has not been taken back, a merge among them, or that it is not another; done again, the one before. ' +
          'What articles say of the two since a merge stays with the one that took the other in.',
        params: EntityParams,
        querystring: NoQuery,
        response: { 200: answer(Entity, 'The entity as it is now.'), ...problems(400, 404, 412, 422, 428, 503) },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const revision = revisionOf(request, await entity(id));
      found(await store.undoEntity(id, revision), 'entity', id);
      return answerWritten(request, reply, await entity(id));
    },
  );

  app.get(
    '/entities/:id/history',
    {
      schema: {
        operationId: 'listHistoryOfEntity',
        tags,
        summary: 'List changes of an entity',
        description:
          'Who has changed the entity, when, what it was before and what it is since: the last change first.',
        params: EntityParams,
        querystring: PageQuery,
        response: { 200: answer(ChangePage, 'A page of changes.'), ...problems(400, 404, 406, 503) },
      },
    },
    async ({ params: { id }, query }, reply) =>
      answerList(reply, changeList(id, query), { parent: { what: 'entity', id, read: () => store.entity(id) } }),
  );
};
