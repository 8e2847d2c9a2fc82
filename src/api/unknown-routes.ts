import type { FastifyInstance } from 'fastify';
import { ProblemError } from './problem.ts';

/**
 * Answers requests for which there is no route: 405 with `Allow` where the path takes other methods, else 404. It does
 * so before a body is read, so that a body of any kind gets the same answer. To be called before routes are added.
 */
export function refuseUnknownRoutes(app: FastifyInstance): void {
  const routes = new Map<string, { path: RegExp; methods: Set<string> }>();

  app.addHook('onRoute', ({ url, method }) => {
    const route = routes.get(url) ?? { path: asPattern(url), methods: new Set() };
    for (const each of [method].flat()) route.methods.add(each);
    routes.set(url, route);
  });

  app.addHook('onRequest', async (request) => {
    if (!request.is404) return;
    const path = request.url.split('?', 1)[0] ?? '';
    const methods = [...routes.values()]
      .filter((route) => route.path.test(path))
      .flatMap((route) => [...route.methods]);
    if (methods.length === 0) {
      throw new ProblemError(404, `there is nothing at ${path}: /docs shows what there is`);
    }
    const allow = [...new Set(methods)].sort().join(', ');
    throw new ProblemError(405, `${path} does not take ${request.method}: it takes ${allow}`, { headers: { allow } });
  });

  // Without a handler of ours there would be one more route for the hook to answer.
  app.setNotFoundHandler(() => undefined);
}

/** Turns `/articles/:id/quotes` into what it matches; a star matches the rest. */
const asPattern = (url: string) => new RegExp(`^${url.replace(/:[^/]+/g, '[^/]+').replace(/\*/g, '.*')}$`);
