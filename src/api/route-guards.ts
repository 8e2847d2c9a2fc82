import type { onRequestHookHandler, RouteOptions } from 'fastify';
import { type ProblemStatus, problems } from './responses.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether those ask who keep the server running: they get an answer whatever else goes on. */
    probe?: boolean;
  }
}

export const methodsOf = (route: RouteOptions): string[] => [route.method].flat();

export const isReading = (method: string): boolean => method === 'GET' || method === 'HEAD';

/**
 * Puts a look at the request before all that a route does, after the looks that were added before. To be called for each
 * route: a look at those that want it costs the others nothing.
 */
export function guardRoute(route: RouteOptions, guard: onRequestHookHandler): void {
  route.onRequest = [route.onRequest ?? [], guard].flat();
}

/** Documents problems that a route may end with before it is run. */
export function documentProblems(route: RouteOptions, ...statuses: ProblemStatus[]): void {
  route.schema = { ...route.schema, response: { ...(route.schema?.response as object), ...problems(...statuses) } };
}
