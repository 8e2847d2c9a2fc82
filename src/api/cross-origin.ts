import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isReading } from './route-guards.ts';

/** What a page may read beside the body. */
const EXPOSED = [
  'ETag',
  'Link',
  'Location',
  'RateLimit-Limit',
  'RateLimit-Remaining',
  'RateLimit-Reset',
  'Retry-After',
].join(', ');

/** What a page may send along with a GET. */
const TAKEN = ['Accept', 'Authorization', 'If-Modified-Since', 'If-None-Match'].join(', ');

/** Browsers ask again after so many seconds. */
const PREFLIGHT_SECONDS = '7200';

/**
 * Lets pages of any origin read (CORS), with no need of a proxy; none of another origin may write, whatever it sends.
 * The headers are the same for every origin, so that no answer varies by it. To be called before other hooks.
 */
export function shareReading(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (isReading(request.method)) {
      reply.header('access-control-allow-origin', '*').header('access-control-expose-headers', EXPOSED);
    }
    done();
  });
}

/** What a browser asks before a page of another origin may send more than a plain GET: a leave to read, or nothing. */
export function answerPreflight({ headers }: FastifyRequest, reply: FastifyReply): void {
  if (!isReading(headers['access-control-request-method'] ?? '')) return;
  reply
    .header('access-control-allow-origin', '*')
    .header('access-control-allow-methods', 'GET, HEAD')
    .header('access-control-allow-headers', TAKEN)
    .header('access-control-max-age', PREFLIGHT_SECONDS);
}
