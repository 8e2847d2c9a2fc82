import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Page } from '../store/store.ts';
import { answerPage } from './paging.ts';
import { notFound } from './problem.ts';

/** The record under whose address a list stands. */
export interface Parent {
  what: string;
  id: string;
  read(): Promise<unknown>;
}

/** Answers with a page of a record's list, or with 404 where there is no such record. */
export async function answerPageOf<T>(parent: Parent, request: FastifyRequest, reply: FastifyReply, page: Page<T>) {
  // What has something in its list is there: only an empty list needs a look.
  if (page.items === '[]' && (await parent.read()) === null) throw notFound(parent.what, parent.id);
  return answerPage(request, reply, page);
}
