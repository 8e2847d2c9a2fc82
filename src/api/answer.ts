import type { FastifyReply } from 'fastify';
import type { Json } from '../store/store.ts';
import { notFound } from './problem.ts';

/**
 * Answers with JSON text as the store wrote it. For Fastify's types it is the record, which ties the store's type to
 * the schema of the answer; on the way to the socket it stays the text, since a string is not serialised again.
 */
export function answerJson<T>(reply: FastifyReply, text: Json<T>): T {
  reply.type('application/json; charset=utf-8');
  return text as unknown as T;
}

/** Answers with a record, or with 404 where there is none. */
export function answerRecord<T>(reply: FastifyReply, text: Json<T> | null, what: string, id: string): T {
  if (text === null) throw notFound(what, id);
  return answerJson(reply, text);
}
