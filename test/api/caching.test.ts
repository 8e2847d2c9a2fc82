import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { InjectOptions } from 'fastify';
import { beforeAll, describe, expect, test } from 'vitest';
import { QuotePage } from '../../src/api/pages.ts';
import { Article } from '../../src/records/article.ts';
import { serveForTests } from './app.ts';
import { BRIDGE, post, reportOf, store } from './articles.ts';
import { type Answer, problemIn, recordOf } from './reading.ts';

const served = serveForTests();
let article: Article;
let addresses: string[];
beforeAll(async () => {
  article = await store(served.app, BRIDGE);
  await store(served.app, reportOf(1));
  const { items } = recordOf(QuotePage, await served.app.inject('/quotes'));
  const [quote] = items;
  addresses = [
    '/articles',
    `/articles/${article.id}`,
    `/articles/${article.id}/quotes`,
    '/quotes?limit=100',
    `/quotes/${quote?.id}`,
    '/speakers',
    '/entities',
    '/entities/doubtful',
    `/entities/${quote?.speakers[0]?.id}/mentions`,
    '/claims',
    '/healthz',
    '/openapi.json',
    '/openapi.yaml',
  ];
});

const ask = (url: string, headers: Record<string, string> = {}, method: InjectOptions['method'] = 'GET') =>
  served.app.inject({ method, url, headers });
const tagOf = ({ headers }: Answer) => String(headers.etag);
const PAGE = '/quotes?limit=100';

describe('a validator', () => {
  test('is on every answer to a read, and the same for the same bytes', async () => {
    const tags = new Set<string>();
    for (const url of addresses) {
      const answer = await ask(url);
      expect(answer.headers).toMatchObject({
        etag: expect.stringMatching(/^"[\w+/=]+"$/),
        'cache-control': 'no-cache',
      });
      expect(tagOf(await ask(url))).toBe(tagOf(answer));
      tags.add(tagOf(answer));
    }
    // Two lists are empty alike, and no other two answers are.
    expect(tags.size).toBeGreaterThan(addresses.length - 2);
  });

  test('that the client has is answered with 304, and no more', async () => {
    for (const url of addresses) {
      const { headers: full } = await ask(url);
      const answer = await ask(url, { 'if-none-match': String(full.etag) });
      expect([answer.statusCode, answer.body]).toEqual([304, '']);
      expect(answer.headers).not.toHaveProperty('content-type');
      expect(answer.headers).toMatchObject({ etag: full.etag, 'cache-control': 'no-cache' });
      for (const name of ['vary', 'last-modified']) expect(answer.headers[name]).toBe(full[name]);
    }
  });

  test.each([
    ['the tag', (tag: string) => tag, 304],
    ['a weak one', (tag: string) => `W/${tag}`, 304],
    ['one of several', (tag: string) => `"a,b", W/"c" ,${tag}`, 304],
    ['any', () => ' * ', 304],
    ['another', () => '"other"', 200],
    ['the beginning of it', (tag: string) => `${tag.slice(0, -3)}"`, 200],
    ['more than it', (tag: string) => `${tag.slice(0, -1)}a"`, 200],
    ['one without quotation marks', (tag: string) => tag.slice(1, -1), 200],
    ['nothing', () => '', 200],
  ])('matches %s', async (_what, condition, status) => {
    const tag = tagOf(await ask(PAGE));
    const answer = await ask(PAGE, { 'if-none-match': condition(tag) });
    expect(answer.statusCode).toBe(status);
    expect(tagOf(answer)).toBe(tag);
  });

  test('changes with the answer', async () => {
    const before = tagOf(await ask('/articles'));
    await store(served.app, { text: 'It is late.' });
    expect((await ask('/articles', { 'if-none-match': before })).statusCode).toBe(200);
  });

  test('is no matter for a write, and there is none on a problem', async () => {
    const answer = await post(served.app, BRIDGE);
    expect(answer.headers).not.toHaveProperty('etag');
    const missing = await ask(`/quotes/quo_${'0'.repeat(20)}`, { 'if-none-match': '*' });
    problemIn(missing, 404);
    expect(missing.headers).toMatchObject({ 'cache-control': 'no-store' });
    expect(missing.headers).not.toHaveProperty('etag');
  });
});

describe('an article', () => {
  const second = (moment: string) => new Date(moment).toUTCString();

  test('tells when it was last modified', async () => {
    const url = `/articles/${article.id}`;
    expect((await ask(url)).headers['last-modified']).toBe(second(article.updatedAt));
    const later = new Date(Date.parse(article.updatedAt) + 60_000).toUTCString();
    const earlier = new Date(Date.parse(article.updatedAt) - 60_000).toUTCString();
    for (const [since, status] of [
      [second(article.updatedAt), 304],
      [later, 304],
      [earlier, 200],
      ['yesterday', 200],
    ] as const) {
      expect((await ask(url, { 'if-modified-since': since })).statusCode, since).toBe(status);
    }
    const both = { 'if-modified-since': later, 'if-none-match': '"other"' };
    expect((await ask(url, both)).statusCode).toBe(200);
  });

  test('that speaks of it is not misread', async () => {
    const headline = '"updatedAt":"1999-01-01T00:00:00.000Z"';
    const odd = await store(served.app, { text: 'Odd.', headline, authors: ['updatedAt', ':"'] });
    const { headers } = await ask(`/articles/${odd.id}`);
    expect(headers['last-modified']).toBe(second(odd.updatedAt));
  });
});

describe('an encoding', () => {
  const decoded: Record<string, (bytes: Buffer) => Buffer> = { br: brotliDecompressSync, gzip: gunzipSync };

  test.each(Object.entries(decoded))(
    '%s is another sequence of bytes with another tag, of the same text',
    async (name, decode) => {
      const plain = await ask(PAGE);
      const answer = await ask(PAGE, { 'accept-encoding': name });
      expect(answer.headers).toMatchObject({
        'content-encoding': name,
        'content-type': 'application/json; charset=utf-8',
        'content-length': String(answer.rawPayload.length),
        vary: 'Accept, Accept-Encoding',
        etag: `${tagOf(plain).slice(0, -1)}-${name}"`,
      });
      expect(decode(answer.rawPayload).toString()).toBe(plain.body);
      expect(answer.rawPayload.length * 2).toBeLessThan(plain.rawPayload.length);
      expect(plain.headers).not.toHaveProperty('content-encoding');
      expect(plain.headers.vary).toBe('Accept, Accept-Encoding');

      for (const known of [tagOf(answer), tagOf(plain)]) {
        for (const accepted of ['identity', name]) {
          const again = await ask(PAGE, { 'accept-encoding': accepted, 'if-none-match': known });
          expect([again.statusCode, again.body, tagOf(again)]).toEqual([304, '', known]);
          expect(again.headers).not.toHaveProperty('content-encoding');
          expect(again.headers.vary).toBe('Accept, Accept-Encoding');
        }
      }
    },
  );

  test.each([
    ['gzip, deflate, br', 'br'],
    ['gzip, br;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['*', 'br'],
    ['deflate', undefined],
    ['identity', undefined],
    ['', undefined],
    ['gzip;q=0', undefined],
    [';;;,,q=', undefined],
  ])('is the one that the client likes best: of "%s", %s', async (accepted, expected) => {
    expect((await ask(PAGE, { 'accept-encoding': accepted })).headers['content-encoding']).toBe(expected);
  });

  test('is none for what is small', async () => {
    const answer = await ask('/healthz', { 'accept-encoding': 'br, gzip' });
    expect(answer.headers).not.toHaveProperty('content-encoding');
    expect(answer.headers).not.toHaveProperty('vary');
  });

  test('is right for a text too long to be done at once', async () => {
    const long = await store(served.app, { text: `naïve${'\n'.repeat(80_000)}words` });
    const url = `/articles/${long.id}`;
    for (const [name, decode] of Object.entries(decoded)) {
      const { headers, rawPayload } = await ask(url, { 'accept-encoding': name });
      expect(headers['content-encoding']).toBe(name);
      expect(JSON.parse(decode(rawPayload).toString())).toEqual(long);
    }
  });

  test('is right for the files of /docs, which may be kept for a while', async () => {
    const url = '/docs/static/swagger-ui.css';
    const plain = await ask(url);
    expect(plain.headers).toMatchObject({ 'cache-control': 'public, max-age=3600', vary: 'Accept-Encoding' });
    const { headers, rawPayload } = await ask(url, { 'accept-encoding': 'gzip' });
    expect(headers).toMatchObject({ 'content-encoding': 'gzip' });
    expect(gunzipSync(rawPayload).toString()).toBe(plain.body);
    const again = await ask(url, { 'if-none-match': String(headers.etag) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });
});

const CONDITIONS: Record<string, string>[] = [{}, { 'accept-encoding': 'br' }, { 'if-none-match': '*' }];

test('HEAD is GET without its body', async () => {
  for (const url of [...addresses, `/quotes/quo_${'0'.repeat(20)}`, '/quotes?limit=0']) {
    for (const headers of CONDITIONS) {
      const got = await ask(url, headers);
      const head = await ask(url, headers, 'HEAD');
      expect([head.statusCode, head.body]).toEqual([got.statusCode, '']);
      const { date: _, ...expected } = got.headers;
      expect({ url, ...head.headers }).toMatchObject({ url, ...expected });
    }
  }
});

describe('a write with Prefer: return=minimal', () => {
  const write = (draft: object, prefer: string) =>
    served.app.inject({ method: 'POST', url: '/articles', payload: draft, headers: { prefer } });

  test('is answered without the record, whose address it tells', async () => {
    const draft = { text: 'It is early.' };
    const created = await write(draft, 'return=minimal');
    expect([created.statusCode, created.body]).toEqual([201, '']);
    const { location } = created.headers;
    expect(created.headers['preference-applied']).toBe('return=minimal');
    expect(recordOf(Article, await ask(String(location)))).toMatchObject(draft);

    const again = await write(draft, 'respond-async, Return="minimal"; foo');
    expect([again.statusCode, again.body, again.headers.location]).toEqual([204, '', location]);
    expect(again.headers['preference-applied']).toBe('return=minimal');
  });

  test('is answered with it where that is preferred, or nothing is', async () => {
    const draft = { text: 'It is noon.' };
    const full = await write(draft, 'return=representation');
    expect(recordOf(Article, full, 201)).toMatchObject(draft);
    expect(full.headers['preference-applied']).toBe('return=representation');
    for (const prefer of ['wait=10', 'return=minimalist', 'noreturn=minimal', '']) {
      const other = await write(draft, prefer);
      expect(recordOf(Article, other, 200)).toMatchObject(draft);
      expect(other.headers).not.toHaveProperty('preference-applied');
    }
  });

  test('is refused as any other', async () => {
    problemIn(await write({ text: '' }, 'return=minimal'), 400);
  });
});
