import { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, onRequestHookHandler } from 'fastify';
import { cameByProxy, isLoopback } from './open-writes.ts';
import { ProblemError } from './problem.ts';
import { MinuteCounts, type RateCounts } from './rate-counts.ts';
import { documentProblems, guardRoute, isReading, methodsOf } from './route-guards.ts';

export interface RateLimits {
  /** Requests a minute that read, of one key or address; 0 sets no limit. */
  reads: number;
  /** The same for those that store or extract. */
  writes: number;
}

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
export function limitRates(
  app: FastifyInstance,
  { reads, writes }: RateLimits,
  counts: RateCounts = new MinuteCounts(),
): void {
  const limit = (name: string, most: number) => (most > 0 ? limitOf(name, most, counts) : null);
  const [reading, writing] = [limit('reads', reads), limit('writes', writes)];

  app.addHook('onRoute', (route) => {
    if (route.config?.probe) return;
    documentProblems(route, 429);
    const limit = methodsOf(route).every(isReading) ? reading : writing;
    if (limit) guardRoute(route, limit);
  });
}

/**
 * Counts each request of a key or an address. Not @fastify/rate-limit's own hook: three promises and the address read
 * thrice took a tenth of what a small request costs.
 */
function limitOf(name: string, most: number, counts: RateCounts): onRequestHookHandler {
  return (request, reply, done) => {
    const { ip, key } = request;
    if (isLoopback(ip) && !cameByProxy(request)) return done();
    const { current, ttl } = counts.count(`${name} ${key?.id ?? normalizeIP(ip, IPV6_SUBNET)}`);
    const seconds = Math.ceil(ttl / 1_000);
    reply.header('ratelimit-limit', most);
    reply.header('ratelimit-remaining', Math.max(0, most - current));
    reply.header('ratelimit-reset', seconds);
    done(current > most ? tooMany(seconds) : undefined);
  };
}
