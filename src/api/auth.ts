import type { FastifyInstance, FastifyRequest } from 'fastify';
import { allows, isSecretOf, type Key, keyIdOf, type Scope } from '../records/key.ts';
import type { Store } from '../store/store.ts';
import { keyUses } from './key-uses.ts';
import { whyNotOpen } from './open-writes.ts';
import { ProblemError } from './problem.ts';
import { documentProblems, guardRoute, isReading, methodsOf } from './route-guards.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The key that came with the request, and is good. */
    key: Key | null;
    /** Why the key that came is none. */
    keyProblem: ProblemError | null;
    /** Who asks: the name of the key, or null where there is none. */
    readonly by: string | null;
  }
  interface FastifyInstance {
    /** Why a request may not do what wants a scope; null where it may. */
    refusalOf(request: FastifyRequest, scope: Scope): Promise<ProblemError | null>;
  }
  interface FastifyContextConfig {
    /** What the route wants; unless given, `read` for GET and HEAD, and `write` for all else. */
    scope?: Scope;
  }
}

export interface AuthOptions {
  /** Whether writing wants no key of those on this machine. To be set only where nobody else can connect. */
  openWrites: boolean;
}

/** A key is wanted, or the one that came is none. */
const unauthorized = (detail: string, error = '') =>
  new ProblemError(401, detail, { headers: { 'www-authenticate': `Bearer realm="onrecord"${error}` } });

const forbidden = (name: string, scopes: readonly Scope[], scope: Scope) =>
  new ProblemError(403, `the key "${name}" is for ${scopes.join(' and ')} only: this wants ${scope}`);

/** What they look like, for the OpenAPI document. */
export const UNKNOWN_KEY = unauthorized(
  'the key is not known, or was revoked: ask for another',
  ', error="invalid_token"',
);
export const NOT_FOR_THIS = forbidden('anna', ['read'], 'write');

/**
 * Finds out who asks; without a key that is nobody. A key that is none is refused later, so that whoever goes through
 * many is slowed down before. To be called before the routes are added.
 */
export function identify(app: FastifyInstance, store: Store): void {
  const used = keyUses(store, app.log);
  app.decorateRequest('key', null);
  app.decorateRequest('keyProblem', null);
  app.decorateRequest('by', {
    getter() {
      return this.key?.name ?? null;
    },
  });
  app.addHook('onRequest', (request, _reply, done) => {
    const { authorization } = request.headers;
    if (authorization === undefined || BASIC.test(authorization)) return done();
    goodKey(authorization, store).then((found) => {
      if (found instanceof ProblemError) request.keyProblem = found;
      else {
        request.key = found;
        used(found);
      }
      done();
    }, done);
  });
}

/** A name and a password are for a proxy in front that asks for them, and passes them on. */
const BASIC = /^Basic /i;

async function goodKey(authorization: string, store: Store): Promise<Key | ProblemError> {
  const [, secret] = /^Bearer +([^\s]+) *$/i.exec(authorization) ?? [];
  if (secret === undefined) {
    return unauthorized('the Authorization header is not read: send it as `Bearer KEY`, or leave it out to read');
  }
  const id = keyIdOf(secret);
  const key = id === null ? null : await store.key(id);
  // The same answer whatever is wrong: it must not help to guess.
  return key === null || key.revokedAt !== null || !isSecretOf(secret, key) ? UNKNOWN_KEY : key;
}

/**
 * Lets a route that wants more than reading be used only by whom it wants, and says so in the OpenAPI document. Reading
 * is open to all, but a key that is none is refused there too: whoever sends one wants to know. To be called before the
 * routes are added.
 */
export function guardRoutes(app: FastifyInstance, store: Store, { openWrites }: AuthOptions): void {
  app.decorate('refusalOf', (request, scope) => refusalOf(scope, request, store, openWrites));
  app.addHook('onRoute', (route) => {
    if (route.config?.probe) return;
    documentProblems(route, 401);
    guardRoute(route, ({ keyProblem }, _reply, done) => done(keyProblem ?? undefined));
    const scope = route.config?.scope ?? (methodsOf(route).every(isReading) ? 'read' : 'write');
    if (scope === 'read') return;
    documentProblems(route, 403);
    guardRoute(route, async (request) => {
      const refusal = await app.refusalOf(request, scope);
      if (refusal !== null) throw refusal;
    });
    // None is wanted on a machine of one's own.
    route.schema = { ...route.schema, security: [{}, { bearer: [] }] };
  });
}

async function refusalOf(
  scope: Scope,
  request: FastifyRequest,
  store: Store,
  openWrites: boolean,
): Promise<ProblemError | null> {
  const { key } = request;
  if (key !== null) return allows(key, scope) ? null : forbidden(key.name, key.scopes, scope);
  const reason = openWrites ? whyNotOpen(request) : 'this wants a key';
  return reason === null ? null : unauthorized(`${reason}: ${await howToGetOne(store)}`);
}

async function howToGetOne(store: Store): Promise<string> {
  const made = (await store.keys()).some(({ revokedAt }) => revokedAt === null);
  const send = 'send it as `Authorization: Bearer KEY`';
  return made ? send : `none is made yet, \`onrecord keys create NAME\` on the server makes one; ${send}`;
}
