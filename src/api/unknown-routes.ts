import type { FastifyInstance } from 'fastify';
import { ProblemError, shortened } from './problem.ts';

/**
 * Answers requests for which there is no route: 405 with `Allow` where the path takes other methods, else 404. It does
 * so before a body is read, so that a body of any kind gets the same answer. To be called before routes are added.
 */
export function refuseUnknownRoutes(app: FastifyInstance): void {
  const routes = new Map<string, { path: RegExp; methods: Set<string> }>();

  app.addHook('onRoute', ({ url, method }) => {
    const route = routes.get(url) ?? { path: asPattern(url), methods: new Set() };
    for (const each of [method].flat()) route.methods.add(each);
    // Of a plugin's own address with a slash at its end Fastify tells only the HEAD; there is none without a GET.
    if (route.methods.has('HEAD')) route.methods.add('GET');
    routes.set(url, route);
  });

  app.addHook('onRequest', async (request) => {
    if (!request.is404) return;
    const path = pathOf(request.url);
    const methods = [...routes.values()]
      .filter((route) => route.path.test(path))
      .flatMap((route) => [...route.methods]);
    if (methods.length === 0) throw nothingAt(path);
    const allow = [...new Set(methods)].sort().join(', ');
    throw new ProblemError(405, `${shortened(path)} does not take ${request.method}: it takes ${allow}`, {
      headers: { allow },
    });
  });

  // Comes to its turn where a route finds out itself that it has nothing, such as a file of /docs that is not there.
  app.setNotFoundHandler(({ url }) => {
    throw nothingAt(pathOf(url));
  });
}

const pathOf = (url: string) => url.split('?', 1)[0] ?? '';

const nothingAt = (path: string) =>
  new ProblemError(404, `there is nothing at ${shortened(path)}: /docs shows what there is`);

/** Turns `/articles/:id/quotes` into what it matches; a star matches the rest. */
const asPattern = (url: string) => new RegExp(`^${url.replace(/:[^/]+/g, '[^/]+').replace(/\*/g, '.*')}$`);
