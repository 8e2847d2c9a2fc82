import rateLimit, { type FastifyRateLimitStore, normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { cameByProxy, isLoopback } from './open-writes.ts';
import { ProblemError } from './problem.ts';
import { documentProblems, guardRoute, isReading, methodsOf } from './route-guards.ts';

export interface RateLimits {
  /** Requests a minute that read, of one key or address; 0 sets no limit. */
  reads: number;
  /** The same for those that store or extract. */
  writes: number;
}

/** Counts requests where several processes answer them. */
export interface RateCounts {
  /** Counts one more; gives how many there were in this minute, and in how many milliseconds it ends. */
  count(counter: string): { current: number; ttl: number };
}

const MINUTE = 60_000;

/** An IPv6 customer has 2^64 addresses at least: those count as one. */
const IPV6_SUBNET = 64;

/** There were too many requests: to be tried again in so many seconds. */
export const tooMany = (seconds: number) =>
  new ProblemError(429, `there were too many requests in a minute: try again in ${seconds} seconds`, {
    headers: { 'retry-after': String(seconds) },
  });

/**
 * Limits how often one key, or one address without a key, may ask in a minute; `RateLimit-` headers tell how much is
 * left. Who asks over loopback is not limited: it is the user of this machine, who has all of it anyway. A proxy that
 * passes others on is, all behind it together, unless the setting `trustProxy` tells them apart. To be called after
 * `identify`, before the routes are added.
 *
 * @param counts where they are counted, unless in this process alone
 */
export async function limitRates(
  app: FastifyInstance,
  { reads, writes }: RateLimits,
  counts?: RateCounts,
): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    enableDraftSpec: true,
    timeWindow: MINUTE,
    ...(counts && { store: storeOf(counts) }),
    keyGenerator: (request) => request.key?.id ?? normalizeIP(request.ip, IPV6_SUBNET),
    errorResponseBuilder: (_request, { ttl }) => tooMany(Math.ceil(ttl / 1_000)),
  });
  const limit = (groupId: string, max: number) =>
    max > 0 ? (app.rateLimit({ max, groupId }) as onRequestAsyncHookHandler) : null;
  const [reading, writing] = [limit('reads', reads), limit('writes', writes)];

  app.addHook('onRoute', (route) => {
    if (route.config?.probe) return;
    documentProblems(route, 429);
    const limit = methodsOf(route).every(isReading) ? reading : writing;
    if (!limit) return;
    guardRoute(route, function (request, reply, done) {
      if (isOwnUser(request)) return done();
      limit.call(this, request, reply).then(() => done(), done);
    });
  });
}

const isOwnUser = (request: FastifyRequest) => isLoopback(request.ip) && !cameByProxy(request);

/** The counts as a store of the plugin, which makes a child of it for each limit. */
const storeOf = (counts: RateCounts) =>
  class Store implements FastifyRateLimitStore {
    readonly #limit: string;

    constructor(limit: object) {
      const { groupId = '' } = limit as { groupId?: string };
      this.#limit = groupId;
    }

    incr(key: string, told: (error: null, count: { current: number; ttl: number }) => void): void {
      told(null, counts.count(`${this.#limit} ${key}`));
    }

    child(limit: object): Store {
      return new Store(limit);
    }
  };
