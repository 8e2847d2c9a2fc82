import type { FastifyReply } from 'fastify';
import { json } from '../representations/json.ts';
import type { Kind, Records, Representation } from '../representations/representation.ts';
import type { Json } from '../store/store.ts';
import { contextOf } from './answering.ts';
import { RECORD_FORMS } from './forms.ts';
import { negotiate } from './negotiation.ts';
import { notFound } from './problem.ts';

/**
 * Answers with JSON text as the store wrote it. For Fastify's types it is the record, which ties the store's type to
 * the schema of the answer; on the way to the socket it stays the text, since a string is not serialised again.
 */
export function answerJson<T>(reply: FastifyReply, text: Json<T>): T {
  reply.type(json.contentType);
  return text as unknown as T;
}

/** Says what an answer is sent as, and what belongs to it. */
export function describeForm(reply: FastifyReply, { contentType, headers = {} }: Representation): void {
  reply.type(contentType).headers(headers);
}

/** The kinds of record that have an address of their own. */
type Addressed = 'article' | 'quote' | 'entity' | 'claim' | 'review' | 'revision';

/** Answers with a record in the form that is asked for, or with 404 where there is none. */
export async function answerRecord<K extends Addressed>(
  reply: FastifyReply,
  text: Json<Records[K]> | null,
  kind: K,
  id: string,
): Promise<Records[K]> {
  if (text === null) throw notFound(kind, id);
  return answerInForm(reply, text, kind);
}

/** Answers with a record in the form that is asked for. */
export async function answerInForm<K extends Kind>(
  reply: FastifyReply,
  text: Json<Records[K]>,
  kind: K,
): Promise<Records[K]> {
  const form = negotiate(reply, RECORD_FORMS[kind]);
  if (!form.one) return answerJson(reply, text);
  describeForm(reply, form);
  const record = JSON.parse(text) as Records[K];
  return (await form.one(kind, record, contextOf(reply.request))) as unknown as Records[K];
}
