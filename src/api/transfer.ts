import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { encoded, encodingFor, pays } from './compression.ts';
import { entityTag, matchingTag, taggedFor } from './entity-tags.ts';
import { isReading } from './route-guards.ts';

/** What a client may keep, it asks about before it uses it: records change by correction, and it must not show old ones. */
const REVALIDATE = 'no-cache';

/** From here on a text is turned into bytes once, not again for its hash, its length and the socket. */
const LONG = 4_096;

type Body = string | Buffer | Readable;

/**
 * Sends what is read with an `ETag`, not again to those who have it, and compressed where that pays; HEAD as GET, up to
 * the body. To be called before the routes are added.
 */
export function transferAnswers(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, answer, done) => {
    if (reply.statusCode !== 200 || !isReading(request.method) || !isBody(answer)) return done(null, answer);
    const payload = typeof answer === 'string' && answer.length >= LONG ? Buffer.from(answer) : answer;
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', REVALIDATE);
    // What was kept from before has one.
    if (!(payload instanceof Readable) && !reply.hasHeader('etag')) reply.header('etag', entityTag(payload));
    const compressible = !reply.hasHeader('content-encoding') && pays(reply.getHeader('content-type'), payload);
    if (compressible) varyBy(reply, 'Accept-Encoding');
    if (isKnown(request, reply)) return done(null, notModified(request, reply, payload));
    const encoding = compressible ? encodingFor(request.headers['accept-encoding']) : null;
    if (encoding === null) return done(null, payload);
    markEncoded(reply, encoding);
    const body = encoded(payload, encoding);
    if (body instanceof Promise) body.then((compressed) => done(null, compressed), done);
    else done(null, body);
  });
}

const isBody = (payload: unknown): payload is Body =>
  typeof payload === 'string' || Buffer.isBuffer(payload) || payload instanceof Readable;

/** Adds the name of a request's header that the answer depends on. */
export function varyBy(reply: FastifyReply, name: string): void {
  const before = reply.getHeader('vary');
  if (before === undefined) reply.header('vary', name);
  else if (!String(before).split(', ').includes(name)) reply.header('vary', `${before}, ${name}`);
}

/** When what is answered with last changed, as ISO 8601. HTTP knows whole seconds only. */
export function lastModified(reply: FastifyReply, moment: string): void {
  reply.header('last-modified', new Date(moment).toUTCString());
}

/** Whether the client has the body already (RFC 9110 13.2.2); then `ETag` becomes the one by which it knows it. */
function isKnown({ headers }: FastifyRequest, reply: FastifyReply): boolean {
  const known = headers['if-none-match'];
  if (known !== undefined) {
    const tag = reply.getHeader('etag');
    const match = tag === undefined ? null : matchingTag(known, String(tag));
    if (match !== null) reply.header('etag', match);
    return match !== null;
  }
  const since = Date.parse(headers['if-modified-since'] ?? '');
  const modified = reply.getHeader('last-modified');
  return modified !== undefined && Date.parse(String(modified)) <= since;
}

function notModified({ method }: FastifyRequest, reply: FastifyReply, body: Body): Body | null {
  if (body instanceof Readable) body.destroy();
  for (const name of ['content-type', 'content-length', 'content-encoding']) reply.removeHeader(name);
  reply.code(304);
  // Fastify takes the body of a HEAD away itself, and wants one.
  return method === 'HEAD' ? body : null;
}

function markEncoded(reply: FastifyReply, encoding: string): void {
  const tag = reply.getHeader('etag');
  if (typeof tag === 'string' && !tag.startsWith('W/')) reply.header('etag', taggedFor(tag, encoding));
  reply.header('content-encoding', encoding).removeHeader('content-length').removeHeader('accept-ranges');
}
