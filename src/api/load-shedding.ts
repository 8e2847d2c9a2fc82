import underPressure from '@fastify/under-pressure';
import type { FastifyInstance } from 'fastify';
import { ProblemError } from './problem.ts';
import { documentProblems, guardRoute } from './route-guards.ts';

/** More is asked for than can be done. */
export const OVERLOADED = new ProblemError(503, 'more is asked for than this server can do: try again later', {
  headers: { 'retry-after': '5' },
});

/**
 * Refuses requests while those that are here wait too long for their turn, before the queue grows: what is refused costs
 * next to nothing, so the others are answered. Probes still are, since a busy server need not be restarted.
 *
 * @param maxDelay mean delay of the event loop over a second, in milliseconds. One slow step alone does not come to it.
 */
export async function shedLoad(app: FastifyInstance, maxDelay: number): Promise<void> {
  await app.register(underPressure, { sampleInterval: 1_000 });
  app.addHook('onRoute', (route) => {
    if (route.config?.probe) return;
    documentProblems(route, 503);
    guardRoute(route, (_request, _reply, done) => done(overloaded() ? OVERLOADED : undefined));
  });
  const overloaded = () => app.memoryUsage().eventLoopDelay > maxDelay;
}
