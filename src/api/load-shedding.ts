import type { FastifyInstance } from 'fastify';
import { ProblemError } from './problem.ts';
import { documentProblems, guardRoute } from './route-guards.ts';

/** More is asked for than can be done. */
export const OVERLOADED = new ProblemError(503, 'more is asked for than this server can do: try again later', {
  headers: { 'retry-after': '5' },
});

/** How exactly the beginning of a turn is known, in milliseconds. */
const RESOLUTION = 50;

/**
 * Refuses requests that have waited too long for their turn, so that no queue grows: what is refused costs next to
 * nothing. In one turn of the event loop all that has come in is answered one after the other; who comes to it late in
 * a long turn has waited as long. An average over seconds would tell when thousands wait already. Probes are answered,
 * since a busy server need not be restarted. To be called before the routes are added.
 *
 * @param maxDelay in milliseconds
 */
export function shedLoad(app: FastifyInstance, maxDelay: number): void {
  let began = performance.now();
  const timer = setInterval(() => {
    began = performance.now();
  }, RESOLUTION).unref();
  app.addHook('onClose', async () => clearInterval(timer));
  app.addHook('onRoute', (route) => {
    if (route.config?.probe) return;
    documentProblems(route, 503);
    guardRoute(route, (_request, _reply, done) => {
      done(performance.now() - began > maxDelay ? OVERLOADED : undefined);
    });
  });
}
