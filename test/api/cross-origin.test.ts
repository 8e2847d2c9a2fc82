import { describe, expect, test } from 'vitest';
import { serveForTests } from './app.ts';
import { problemIn } from './reading.ts';

const served = serveForTests();
const origin = 'https://newsroom.example';

const NO_QUOTE = `/quotes/quo_${'0'.repeat(20)}`;
const NO_ARTICLE = `/articles/art_${'0'.repeat(20)}`;

const corsOf = (headers: Record<string, unknown>) =>
  Object.keys(headers).filter((name) => name.startsWith('access-control-'));

describe('a page of another origin', () => {
  test('reads answers and problems alike, with the headers that it needs', async () => {
    for (const [url, status] of [
      ['/quotes', 200],
      ['/healthz', 200],
      ['/openapi.json', 200],
      [NO_QUOTE, 404],
      ['/nothing', 404],
      ['/quotes?limit=0', 400],
    ] as const) {
      for (const method of ['GET', 'HEAD'] as const) {
        const answer = await served.app.inject({ method, url, headers: { origin } });
        expect(answer.statusCode).toBe(status);
        expect(answer.headers).toMatchObject({
          'access-control-allow-origin': '*',
          'access-control-expose-headers':
            'ETag, Link, Location, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After',
        });
        expect(answer.headers).not.toHaveProperty('access-control-allow-credentials');
        expect(String(answer.headers.vary ?? '')).not.toContain('Origin');
      }
    }
  });

  test('is told so whoever asked before, since caches do not look at the origin', async () => {
    expect((await served.app.inject('/quotes')).headers['access-control-allow-origin']).toBe('*');
  });

  test('may ask with conditions and a key', async () => {
    const headers = {
      origin,
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'authorization, if-none-match',
    };
    const answer = await served.app.inject({ method: 'OPTIONS', url: '/quotes', headers });
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
    expect(answer.headers).toMatchObject({
      allow: 'GET, HEAD, OPTIONS',
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD',
      'access-control-allow-headers': 'Accept, Authorization, If-Modified-Since, If-None-Match',
      'access-control-max-age': '7200',
    });
  });

  test.each(['POST', 'PATCH', 'PUT', 'DELETE', ''])('may not ask to %s', async (method) => {
    for (const url of ['/articles', NO_ARTICLE, '/extract']) {
      const headers = { origin, 'access-control-request-method': method };
      const answer = await served.app.inject({ method: 'OPTIONS', url, headers });
      expect(answer.statusCode).toBe(204);
      expect(answer.headers.allow).toContain('OPTIONS');
      expect(corsOf(answer.headers)).toEqual([]);
    }
  });

  test('does not write, nor read what a write is answered with', async () => {
    const headers = { origin, 'content-type': 'text/plain' };
    const answer = await served.app.inject({ method: 'POST', url: '/articles', headers, payload: 'It is late.' });
    problemIn(answer, 401);
    expect(corsOf(answer.headers)).toEqual([]);
    expect((await served.app.inject('/articles')).json()).toEqual({ items: [], next: null });
  });
});

test('OPTIONS tells what an address takes, without any origin', async () => {
  for (const [url, allow] of [
    ['/articles', 'GET, HEAD, OPTIONS, POST'],
    [NO_ARTICLE, 'DELETE, GET, HEAD, OPTIONS'],
    ['/extract', 'OPTIONS, POST'],
    ['/healthz', 'GET, HEAD, OPTIONS'],
  ]) {
    const answer = await served.app.inject({ method: 'OPTIONS', url });
    expect([answer.statusCode, answer.headers.allow, answer.body]).toEqual([204, allow, '']);
    expect(corsOf(answer.headers)).toEqual([]);
  }
  problemIn(await served.app.inject({ method: 'OPTIONS', url: '/nothing' }), 404);
});
