import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Json } from '../store/store.ts';
import { answerJson } from './answer.ts';

const RETURN = /(?:^|[,\s])return\s*=\s*"?(minimal|representation)"?\s*(?:$|[,;])/i;

/**
 * Answers a write with the record as it is now; or, with `Prefer: return=minimal` (RFC 7240), without: 204 in place of
 * 200, and 201 without a body, whose `Location` tells where the record is.
 */
export function answerWritten<T>(request: FastifyRequest, reply: FastifyReply, text: Json<T>): T {
  const [, preferred] = RETURN.exec(String(request.headers.prefer ?? '')) ?? [];
  if (preferred !== undefined) reply.header('preference-applied', `return=${preferred.toLowerCase()}`);
  if (preferred?.toLowerCase() !== 'minimal') return answerJson(reply, text);
  if (reply.statusCode === 200) reply.code(204);
  // Fastify's types know the record only; nothing is sent of it.
  return reply.send() as unknown as T;
}
