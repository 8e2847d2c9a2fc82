import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../src/api/app.ts';
import { isLoopback } from '../../src/api/open-writes.ts';
import { ArticleSummary } from '../../src/records/article.ts';
import { serveForTests } from './app.ts';
import { makeKey } from './keys.ts';
import { everything, problemIn } from './reading.ts';

const served = serveForTests();

/** The same API as it is when it listens where others can connect. */
let open: FastifyInstance;
beforeAll(async () => {
  open = await createApp(served);
});
afterAll(() => open.close());

const payload = { text: 'It is late.' };
const post = (app: FastifyInstance, headers: Record<string, string> = {}, url = '/articles') =>
  app.inject({ method: 'POST', url, payload, headers });
const NO_ID = `/articles/art_${'0'.repeat(20)}`;
const remove = (app: FastifyInstance, headers: Record<string, string> = {}) =>
  app.inject({ method: 'DELETE', url: NO_ID, headers });

describe('where others can connect', () => {
  test('nobody writes before there is a key, and is told how to make one', async () => {
    for (const answer of [await post(open), await remove(open)]) {
      const { detail } = problemIn(answer, 401);
      expect(detail).toBe(
        'this wants a key: none is made yet, `onrecord keys create NAME` on the server makes one; ' +
          'send it as `Authorization: Bearer KEY`',
      );
      expect(answer.headers['www-authenticate']).toBe('Bearer realm="onrecord"');
    }
    expect(await everything(open, '/articles', ArticleSummary)).toEqual([]);
  });

  test('a key opens writing from then on, until it is revoked', async () => {
    const { id, headers } = await makeKey(served.store, 'opens');
    expect((await post(open, headers)).statusCode).toBe(201);
    problemIn(await remove(open, headers), 404);
    expect(problemIn(await post(open), 401).detail).toBe('this wants a key: send it as `Authorization: Bearer KEY`');
    await served.store.revokeKey(id, new Date().toISOString());
    problemIn(await post(open, headers), 401);
  });

  test('whoever asks is told whose the key is, and what may be done', async () => {
    const access = async (headers = {}) => (await open.inject({ url: '/access', headers })).json();
    const anna = await makeKey(served.store, 'Anna');
    expect(await access()).toEqual({
      by: null,
      scopes: [],
      mayWrite: false,
      refusal: 'this wants a key: send it as `Authorization: Bearer KEY`',
    });
    expect(await access(anna.headers)).toEqual({ by: 'Anna', scopes: ['write'], mayWrite: true, refusal: null });
    const { headers } = await makeKey(served.store, 'Reader', ['read']);
    expect(await access(headers)).toEqual({
      by: 'Reader',
      scopes: ['read'],
      mayWrite: false,
      refusal: 'the key "Reader" is for read only: this wants write',
    });
    problemIn(await open.inject({ url: '/access', headers: { authorization: 'Bearer onr_none' } }), 401);
    expect((await served.app.inject('/access')).json()).toMatchObject({ by: null, mayWrite: true });
    expect((await open.inject('/access')).headers['cache-control']).toBe('no-store');
  });

  test('is refused before the body is looked at', async () => {
    const headers = { 'content-type': 'a/b' };
    problemIn(await open.inject({ method: 'POST', url: '/articles', headers, payload: '{' }), 401);
  });

  test('everybody reads, and extracts without storing', async () => {
    for (const url of ['/articles', '/quotes', '/healthz', '/openapi.json']) {
      expect((await open.inject(url)).statusCode).toBe(200);
    }
    expect((await post(open, {}, '/extract')).statusCode).toBe(200);
  });
});

describe('a key', () => {
  test.each([
    ['unknown', `Bearer onr_${'0'.repeat(32)}`],
    ['of another form', 'Bearer secret'],
    ['of three parts', 'Bearer a b'],
    ['without its scheme', `onr_${'0'.repeat(32)}`],
    ['that is empty', ''],
    ['without a key', 'Bearer '],
  ])('%s is refused, also for reading', async (_what, authorization) => {
    for (const app of [open, served.app]) {
      for (const answer of [
        await app.inject({ url: '/quotes', headers: { authorization } }),
        await post(app, { authorization }),
      ]) {
        problemIn(answer, 401);
        expect(answer.headers['www-authenticate']).toMatch(/^Bearer realm="onrecord"/);
      }
    }
  });

  test('is refused the same way whatever is wrong with it', async () => {
    const revoked = await makeKey(served.store, 'revoked');
    await served.store.revokeKey(revoked.id, new Date().toISOString());
    const { secret } = await makeKey(served.store, 'right');
    const wrong = `${secret.slice(0, -1)}${secret.endsWith('0') ? '1' : '0'}`;
    for (const each of [revoked.secret, wrong, `onr_${'z'.repeat(32)}`, `${secret}0`, secret.toUpperCase()]) {
      const answer = await open.inject({ url: '/quotes', headers: { authorization: `Bearer ${each}` } });
      expect(problemIn(answer, 401).detail).toBe('the key is not known, or was revoked: ask for another');
      expect(answer.headers['www-authenticate']).toBe('Bearer realm="onrecord", error="invalid_token"');
    }
    expect((await open.inject({ url: '/quotes', headers: { authorization: `bearer  ${secret}` } })).statusCode).toBe(
      200,
    );
  });

  test('for reading does not write, one for all does', async () => {
    const reader = await makeKey(served.store, 'reader', ['read']);
    for (const app of [open, served.app]) {
      expect((await app.inject({ url: '/quotes', headers: reader.headers })).statusCode).toBe(200);
      expect((await post(app, reader.headers, '/extract')).statusCode).toBe(200);
      expect(problemIn(await remove(app, reader.headers), 403).detail).toBe(
        'the key "reader" is for read only: this wants write',
      );
    }
    const admin = await makeKey(served.store, 'boss', ['admin']);
    problemIn(await remove(open, admin.headers), 404);
    expect((await open.inject({ url: '/quotes', headers: admin.headers })).statusCode).toBe(200);
  });

  test('is noted as used', async () => {
    const { id, headers } = await makeKey(served.store, 'used');
    await open.inject({ url: '/quotes', headers });
    // No request waits for the note.
    await expect.poll(async () => (await served.store.key(id))?.lastUsedAt).toMatch(/^20.*Z$/);
  });

  test('is noted once a minute, by whichever process', async () => {
    const { id, headers } = await makeKey(served.store, 'shared');
    const at = new Date(Date.now() - 20_000).toISOString();
    await served.store.noteKeyUse({ id, at });
    const earlier = await makeKey(served.store, 'earlier');
    await served.store.noteKeyUse({ id: earlier.id, at: new Date(Date.now() - 61_000).toISOString() });
    for (const each of [headers, earlier.headers]) await open.inject({ url: '/quotes', headers: each });
    // Notes are written one after the other: when the second is there, the first would be.
    await expect
      .poll(async () => Date.parse((await served.store.key(earlier.id))?.lastUsedAt ?? ''))
      .toBeGreaterThan(Date.parse(at));
    expect((await served.store.key(id))?.lastUsedAt).toBe(at);
  });

  test('of a proxy in front is not taken for one', async () => {
    const headers = { authorization: 'Basic YTpi' };
    expect((await open.inject({ url: '/quotes', headers })).statusCode).toBe(200);
    problemIn(await post(open, headers), 401);
  });
});

describe('on a machine of one’s own', () => {
  const HOME = { host: '127.0.0.1:3000' };

  test.each([
    ['curl', HOME],
    ['curl by name', { host: 'localhost:3000' }],
    ['curl by IPv6', { host: '[::1]:3000' }],
    ['the documentation’s own page', { ...HOME, origin: 'http://127.0.0.1:3000' }],
  ])('%s writes without a key', async (_who, headers) => {
    problemIn(await remove(served.app, headers), 404);
  });

  test.each([
    ['a page of another origin', { ...HOME, origin: 'https://evil.example' }, 'a page of another origin'],
    ['a page of another port', { ...HOME, origin: 'http://127.0.0.1:8080' }, 'a page of another origin'],
    ['a page without an origin', { ...HOME, origin: 'null' }, 'a page of another origin'],
    [
      'a page whose name was made to lead here',
      { host: 'evil.example:3000', origin: 'http://evil.example:3000' },
      'only written to as localhost',
    ],
    ['a name that only begins well', { host: 'localhost.evil.example' }, 'only written to as localhost'],
    ['what a proxy passes on', { ...HOME, 'x-forwarded-for': '203.0.113.5' }, 'what comes through a proxy'],
  ])('%s does not, but with one', async (who, headers, words) => {
    const answer = await remove(served.app, headers);
    expect(problemIn(answer, 401).detail).toContain(words);
    expect((await post(served.app, { ...headers, 'content-type': 'text/plain' })).statusCode).toBe(401);
    const key = await makeKey(served.store, who);
    problemIn(await remove(served.app, { ...headers, ...key.headers }), 404);
    expect((await served.app.inject({ url: '/quotes', headers })).statusCode).toBe(200);
  });
});

test.each([
  ['127.0.0.1', true],
  ['127.8.9.10', true],
  ['::1', true],
  ['[::1]', true],
  ['0:0:0:0:0:0:0:1', true],
  ['localhost', true],
  ['LOCALHOST', true],
  ['0.0.0.0', false],
  ['::', false],
  ['192.168.1.10', false],
  ['128.0.0.1', false],
  ['127.example.org', false],
  ['quotes.example.org', false],
  ['', false],
])('%s is loopback: %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});
