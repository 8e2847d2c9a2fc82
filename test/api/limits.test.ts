import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, test } from 'vitest';
import { type AppOptions, createApp } from '../../src/api/app.ts';
import { serveForTests } from './app.ts';
import { makeKey } from './keys.ts';
import { problemIn } from './reading.ts';

const served = serveForTests();

const made: FastifyInstance[] = [];
const appWith = async (options: AppOptions) => {
  const app = await createApp(served, options);
  made.push(app);
  return app;
};
afterEach(async () => {
  for (const app of made.splice(0)) await app.close();
});

const STRANGER = '203.0.113.5';
const NEIGHBOUR = '203.0.113.6';
const NO_ID = `/articles/art_${'0'.repeat(20)}`;

describe('rates', () => {
  const rateLimits = { reads: 3, writes: 1 };
  const read = (app: FastifyInstance, remoteAddress: string, headers: Record<string, string> = {}) =>
    app.inject({ url: '/quotes?limit=1', remoteAddress, headers });

  test('are told, and what is over them is refused for the rest of the minute', async () => {
    const app = await appWith({ rateLimits });
    for (const remaining of ['2', '1', '0']) {
      const { statusCode, headers } = await read(app, STRANGER);
      expect(statusCode).toBe(200);
      expect(headers).toMatchObject({ 'ratelimit-limit': '3', 'ratelimit-remaining': remaining });
      expect(Number(headers['ratelimit-reset'])).toBeGreaterThan(0);
      expect(Number(headers['ratelimit-reset'])).toBeLessThanOrEqual(60);
    }
    const refused = await read(app, STRANGER);
    const seconds = refused.headers['retry-after'];
    expect(problemIn(refused, 429).detail).toBe(
      `there were too many requests in a minute: try again in ${seconds} seconds`,
    );
    expect(Number(seconds)).toBeGreaterThan(0);
    expect(refused.headers).toMatchObject({ 'ratelimit-limit': '3', 'ratelimit-remaining': '0' });
    expect((await read(app, NEIGHBOUR)).statusCode).toBe(200);
  });

  test('of writing and extracting are another count', async () => {
    const app = await appWith({ rateLimits });
    const extract = () =>
      app.inject({ method: 'POST', url: '/extract', payload: { text: 'Late.' }, remoteAddress: STRANGER });
    const first = await extract();
    expect(first.statusCode).toBe(200);
    expect(first.headers).toMatchObject({ 'ratelimit-limit': '1', 'ratelimit-remaining': '0' });
    problemIn(await extract(), 429);
    problemIn(await app.inject({ method: 'DELETE', url: NO_ID, remoteAddress: STRANGER }), 429);
    expect((await read(app, STRANGER)).statusCode).toBe(200);
  });

  test('are of a key where there is one, from wherever it comes', async () => {
    const app = await appWith({ rateLimits });
    const { headers } = await makeKey(served.store, 'limited');
    for (const address of [STRANGER, NEIGHBOUR, STRANGER])
      expect((await read(app, address, headers)).statusCode).toBe(200);
    problemIn(await read(app, NEIGHBOUR, headers), 429);
    expect((await read(app, NEIGHBOUR)).statusCode).toBe(200);
  });

  test('slow down whoever goes through keys', async () => {
    const app = await appWith({ rateLimits });
    const statuses: number[] = [];
    for (let n = 0; n < 5; n += 1) {
      const authorization = `Bearer onr_${String(n).repeat(32)}`;
      statuses.push((await read(app, STRANGER, { authorization })).statusCode);
    }
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
  });

  test('count the addresses of one IPv6 network as one', async () => {
    const app = await appWith({ rateLimits });
    for (const n of ['1', '2', 'ffff:1']) expect((await read(app, `2001:db8:1:1::${n}`)).statusCode).toBe(200);
    problemIn(await read(app, '2001:db8:1:1::9'), 429);
    expect((await read(app, '2001:db8:1:2::9')).statusCode).toBe(200);
  });

  test('are none for the user of this machine, for probes, and where they are set to 0', async () => {
    const app = await appWith({ rateLimits });
    for (let n = 0; n < 5; n += 1) {
      const own = await read(app, '127.0.0.1');
      expect(own.statusCode).toBe(200);
      expect(own.headers).not.toHaveProperty('ratelimit-limit');
      expect((await app.inject({ url: '/healthz', remoteAddress: STRANGER })).statusCode).toBe(200);
    }
    const unlimited = await appWith({ rateLimits: { reads: 0, writes: 1 } });
    for (let n = 0; n < 5; n += 1) expect((await read(unlimited, STRANGER)).statusCode).toBe(200);
  });

  test('are of the address that a trusted proxy tells, and of the proxy that is not trusted', async () => {
    const through = (app: FastifyInstance, client: string) =>
      read(app, '127.0.0.1', { 'x-forwarded-for': `198.51.100.9, ${client}` });
    for (const trustProxy of [1, '127.0.0.1,::1']) {
      const app = await appWith({ rateLimits, trustProxy });
      for (let n = 0; n < 3; n += 1) expect((await through(app, STRANGER)).statusCode).toBe(200);
      problemIn(await through(app, STRANGER), 429);
      expect((await through(app, NEIGHBOUR)).statusCode).toBe(200);
    }
    const app = await appWith({ rateLimits });
    for (const client of ['a', 'b', 'c']) expect((await through(app, client)).statusCode).toBe(200);
    problemIn(await through(app, 'd'), 429);
  });
});

describe('a server that is behind', () => {
  /** Keeps the event loop from its work for so long, as too many requests do. */
  const block = (milliseconds: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

  test('refuses who has waited too long, answers probes, and recovers', async () => {
    const app = await appWith({ maxEventLoopDelay: 150 });
    const ask = () => Promise.all([app.inject('/quotes'), app.inject('/healthz')]);
    block(400);
    const [answer, probe] = await ask();
    expect(problemIn(answer, 503).detail).toBe('more is asked for than this server can do: try again later');
    expect(answer.headers['retry-after']).toBe('5');
    expect(probe.statusCode).toBe(200);
    await expect.poll(async () => (await ask()).map(({ statusCode }) => statusCode)).toEqual([200, 200]);
  });
});
