import type { FastifyInstance } from 'fastify';
import { answerPreflight } from './cross-origin.ts';
import { ProblemError, shortened } from './problem.ts';

/**
 * Answers requests for which there is no route: 405 with `Allow` where the path takes other methods, 204 with it where
 * OPTIONS asks for them, else 404. It does so before a body is read, so that a body of any kind gets the same answer. To
 * be called before routes are added.
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

  /** For each route that takes ids, the addresses of others that it would take for one: few have any, looked for once. */
  const taken = new Map<string, ReadonlySet<string>>();
  const takenBy = (pattern: string): ReadonlySet<string> => {
    const path = asPattern(pattern);
    const addresses = new Set([...routes.keys()].filter((url) => url !== pattern && path.test(url)));
    taken.set(pattern, addresses);
    return addresses;
  };

  app.addHook('onRequest', (request, reply, done) => {
    const { url = '' } = request.routeOptions;
    if (!request.is404 && (taken.get(url) ?? takenBy(url)).size === 0) return done();
    const path = pathOf(request.url);
    // What has an address of its own is not what another route would take for an id.
    const own = routes.get(path);
    if (!request.is404 && (!own || own.methods.has(request.method))) return done();
    const methods = own
      ? [...own.methods]
      : [...routes.values()].filter((route) => route.path.test(path)).flatMap((route) => [...route.methods]);
    if (methods.length === 0) return done(nothingAt(path));
    const allow = [...new Set([...methods, 'OPTIONS'])].sort().join(', ');
    if (request.method !== 'OPTIONS') return done(notTaken(path, request.method, allow));
    answerPreflight(request, reply);
    reply.code(204).header('allow', allow).send();
  });

  // Comes to its turn where a route finds out itself that it has nothing, such as a file of /docs that is not there.
  app.setNotFoundHandler(({ url }) => {
    throw nothingAt(pathOf(url));
  });
}

const pathOf = (url: string) => url.split('?', 1)[0] ?? '';

const nothingAt = (path: string) =>
  new ProblemError(404, `there is nothing at ${shortened(path)}: /docs shows what there is`);

const notTaken = (path: string, method: string, allow: string) =>
  new ProblemError(405, `${shortened(path)} does not take ${method}: it takes ${allow}`, { headers: { allow } });

/** Turns `/articles/:id/quotes` into what it matches; a star matches the rest. */
const asPattern = (url: string) => new RegExp(`^${url.replace(/:[^/]+/g, '[^/]+').replace(/\*/g, '.*')}$`);
