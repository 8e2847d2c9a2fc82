import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { REPRESENTATIONS } from '../representations/registry.ts';
import { formsOfRoute } from './answers.ts';
import { noteExtension } from './asked-extension.ts';
import { type Forms, noSuchExtension } from './forms.ts';

const KNOWN: ReadonlySet<string | null> = new Set(REPRESENTATIONS.map(({ extension }) => extension));

/** An address that a route answers in several forms, taken apart. */
interface Address {
  path: string;
  extension: string;
  query: string;
  forms: Forms;
}

/**
 * Addresses with an extension: `/quotes.csv?...` is routed as `/quotes?...`, and answered as CSV. Only answers that come
 * in several forms have them; ids have no dots.
 */
export class Extensions {
  readonly #routes: { path: RegExp; forms: Forms }[] = [];

  /** Knows the routes that are added from now on, and refuses what none of the forms has, whatever the route is. */
  watch(app: FastifyInstance): void {
    app.addHook('onRoute', ({ url, method, schema }) => {
      const forms = method === 'GET' ? formsOfRoute(schema) : undefined;
      if (forms) this.#routes.push({ path: new RegExp(`^${url.replace(/:[^/]+/g, '[^/.]+')}$`), forms });
    });
    app.addHook('onRequest', ({ raw, url }, _reply, done) => {
      const address = this.#read(raw.method, url);
      done(address && noSuchExtension(address.extension, address.forms));
    });
  }

  /** The address that a request is routed by. */
  readonly rewrite = (raw: IncomingMessage): string => {
    const url = raw.url ?? '/';
    const address = this.#read(raw.method, url);
    if (!address || !KNOWN.has(address.extension)) return url;
    noteExtension(raw, address.extension);
    return address.path + address.query;
  };

  #read(method: string | undefined, url: string): Address | undefined {
    // Nearly none has a dot: that is seen without taking it apart.
    if (!url.includes('.') || (method !== 'GET' && method !== 'HEAD')) return undefined;
    const [, path, extension, query] = /^([^?.]*)\.([^?./]+)(\?.*)?$/s.exec(url) ?? [];
    if (path === undefined || extension === undefined) return undefined;
    const route = this.#routes.find((each) => each.path.test(path));
    return route && { path, extension, query: query ?? '', forms: route.forms };
  }
}
