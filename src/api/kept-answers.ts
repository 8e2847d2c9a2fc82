import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { Store } from '../store/store.ts';
import { asksForAnything } from './negotiation.ts';
import { guardRoute, methodsOf } from './route-guards.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What the answer is to be kept under, and what was committed before it was read; null where it is not kept. */
    keeping: { address: string; version: number } | null;
  }
}

/** An answer as it was sent, whatever it was compressed with. */
interface KeptAnswer {
  headers: Record<string, string>;
  body: string | Buffer;
}

/** What belongs to the answer; other headers belong to the request, such as how many it may still send. */
const HEADERS = ['content-type', 'content-encoding', 'cache-control', 'etag', 'last-modified', 'link', 'vary'];

/** What an entry takes beside its body: address, headers and its place in the list, in bytes. */
const OVERHEAD = 1_000;

/** One answer takes so much of the room at most, so that a large one does not push out all others. */
const LARGEST_PART = 1 / 16;

/**
 * Keeps answers in JSON to give them again, until anything is committed: what many ask for is read once. Not where the
 * store cannot tell at once what others commit. To be called after what may refuse a request, before the routes are added.
 *
 * @param bytes so much is kept at most; what nobody has asked for the longest goes
 */
export function keepAnswers(app: FastifyInstance, store: Store, bytes: number): void {
  if (bytes === 0 || store.version() === null) return;
  const answers = new LRUCache<string, KeptAnswer>({
    maxSize: bytes,
    maxEntrySize: Math.floor(bytes * LARGEST_PART),
    sizeCalculation: ({ body }) => OVERHEAD + (typeof body === 'string' ? 2 * body.length : body.length),
  });
  let version: number | null = null;

  /** What was kept before a commit is gone. */
  const upToDate = (): number | null => {
    const now = store.version();
    if (now !== version) answers.clear();
    version = now;
    return now;
  };

  app.decorateRequest('keeping', null);
  app.addHook('onRoute', (route) => {
    if (!methodsOf(route).includes('GET') || route.config?.probe) return;
    guardRoute(route, (request, reply, done) => {
      const now = asksForAnything(request) ? upToDate() : null;
      if (now === null) return done();
      const address = addressOf(request);
      const kept = answers.get(address);
      if (kept) return void reply.headers(kept.headers).send(kept.body);
      request.keeping = { address, version: now };
      done();
    });
  });
  // Comes after the hook that has tagged and compressed it.
  app.addHook('onSend', ({ keeping }, reply, body, done) => {
    if (keeping && reply.statusCode === 200 && keeping.version === version && isWhole(body)) {
      answers.set(keeping.address, { headers: headersOf(reply), body });
    }
    done(null, body);
  });
}

/** What an answer depends on: the address, and what it may be compressed with. */
const addressOf = ({ originalUrl, headers }: FastifyRequest) => `${headers['accept-encoding'] ?? ''} ${originalUrl}`;

const isWhole = (body: unknown): body is string | Buffer => typeof body === 'string' || Buffer.isBuffer(body);

function headersOf(reply: FastifyReply): Record<string, string> {
  const sent = HEADERS.map((name) => [name, reply.getHeader(name)]);
  return Object.fromEntries(sent.filter(([, value]) => value !== undefined));
}
