import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../src/api/app.ts';
import { listen } from '../../src/api/server.ts';
import { createExtractionPool } from '../../src/intake/pool.ts';
import { Article, ArticleSummary } from '../../src/records/article.ts';
import type { Store } from '../../src/store/store.ts';
import { serveForTests } from './app.ts';
import { post, reportOf, store } from './articles.ts';
import { everything, problemIn, recordOf } from './reading.ts';

const served = serveForTests();
let origin: string;
beforeAll(async () => {
  origin = await listen(served.app, '127.0.0.1', 0);
});

const GOLDEN = join(import.meta.dirname, '../formats/golden');
const golden = (path: string) => readFileSync(join(GOLDEN, path));

const send = (type: string, payload: string | Buffer, headers: Record<string, string> = {}, url = '/articles') =>
  served.app.inject({ method: 'POST', url, payload, headers: { 'content-type': type, ...headers } });

const NDJSON = 'application/x-ndjson';
const linesOf = (body: string) =>
  body
    .trimEnd()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const draft = (n: number, text = `It is ${n}, said Ann Archer.`) => ({ url: `https://example.org/several/${n}`, text });
const line = (value: object) => `${JSON.stringify(value)}\n`;
const count = async () => (await everything(served.app, '/articles', ArticleSummary)).length;

describe('a body of several articles', () => {
  test('is answered with a line for each, in its order; a bad one holds up nobody', async () => {
    const body = [
      line(draft(1)),
      '\n',
      '{"text": \n',
      line({ text: 'a', colour: 'red' }),
      line(draft(2)),
      line(draft(1)),
      line(draft(1, 'It is one, said Ann Archer.')),
    ];
    const answer = await send(NDJSON, Buffer.concat([Buffer.from(body.join('')), Buffer.from([0x22, 0xe9, 0x22])]));
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/x-ndjson; charset=utf-8',
      'cache-control': 'no-store',
    });
    const [first, ...rest] = linesOf(answer.body);
    expect(first).toEqual({
      place: 'line 1',
      id: expect.stringMatching(/^art_/),
      outcome: 'created',
      url: draft(1).url,
    });
    expect(rest).toEqual([
      { place: 'line 3', problem: 'the line is not JSON at line 1, column 10: value expected' },
      { place: 'line 4', problem: expect.stringMatching(/^\/colour is not known: there are url, headline/) },
      { place: 'line 5', id: expect.stringMatching(/^art_/), outcome: 'created', url: draft(2).url },
      { place: 'line 6', id: first.id, outcome: 'unchanged', url: draft(1).url },
      { place: 'line 7', id: first.id, outcome: 'revised', url: draft(1).url },
      { place: 'line 8', problem: expect.stringContaining('not valid UTF-8: byte 1 ') },
    ]);
    expect(recordOf(Article, await served.app.inject(`/articles/${first.id}`)).text).toBe(
      'It is one, said Ann Archer.',
    );
  });

  test.each([
    ['RSS', 'application/rss+xml; charset=utf-8', 'feed/wordpress.rss', ['created', 'created', undefined]],
    ['Atom by a general type', 'text/xml', 'feed/xhtml.atom', ['created', 'created', undefined]],
    ['JSON Feed', 'application/feed+json', 'json-feed/one-one.jsonfeed', ['created', 'created', 'created', undefined]],
    ['JSON Feed that says only that it is JSON', 'application/json', 'json-feed/microblog.jsonfeed', ['created']],
    ['several of schema.org', 'application/ld+json', 'jsonld/several.jsonld', ['created', 'created', undefined]],
    ['what is built on XML', 'application/x-unheard+xml', 'feed/podcast.rss', ['created']],
  ])('may be %s', async (_what, type, file, outcomes) => {
    const answer = await send(type, golden(file));
    expect(answer.statusCode).toBe(200);
    const lines = linesOf(answer.body);
    expect(lines.map(({ outcome }) => outcome)).toEqual(outcomes);
    for (const { id, url, problem, place } of lines) {
      expect(place).toMatch(/^(item|article) \d$/);
      if (problem) expect(problem).toMatch(/^it has no text/);
      else expect(recordOf(Article, await served.app.inject(`/articles/${id}`)).url).toBe(url);
    }
  });

  test.each([
    ['schema.org', 'application/ld+json', 'jsonld/graph.jsonld', 'Rates rise again'],
    ['ninjs', 'application/vnd.iptc.ninjs+json', 'ninjs/camel-30.ninjs', 'Lake warms'],
    ['ninjs that says only that it is JSON', 'application/json', 'ninjs/agency-13.ninjs', 'Strike at port ends'],
    ['Markdown', 'text/markdown; charset=utf-8', 'markdown/front-matter.md', "Bakers: 'No flour left'"],
  ])('may be one, in %s, and is answered with it', async (_what, type, file, headline) => {
    const article = recordOf(Article, await send(type, golden(file)), 201);
    expect(article.headline).toBe(headline);
    expect(recordOf(Article, await send(type, golden(file)))).toEqual(article);
    const extraction = await send(type, golden(file), {}, '/extract');
    expect(extraction.statusCode, extraction.body).toBe(200);
  });

  test.each([
    [
      'no articles',
      'application/rss+xml',
      '<rss version="2.0"><channel><title>T</title></channel></rss>',
      'no article in the body',
    ],
    ['no feed', 'application/rss+xml', '<html></html>', 'no feed that can be read'],
    ['no article of schema.org', 'application/ld+json', '{"@type":"Person","name":"Al"}', 'no article of schema.org'],
    ['an article that is called off', 'application/json', golden('ninjs/canceled.ninjs'), 'canceled by its publisher'],
  ])('with %s is refused', async (_what, type, body, words) => {
    expect(problemIn(await send(type, body), 400).detail).toContain(words);
  });

  test('is not looked into without storing', async () => {
    const body = line(draft(1)) + line(draft(2));
    expect(problemIn(await send(NDJSON, body, {}, '/extract'), 400).detail).toBe(
      'there are 2 articles in the body: send one, or post them to /articles',
    );
  });
});

test('an article that was given out goes in again, and loses nothing of what its publisher gave', async () => {
  const given = {
    ...reportOf(77),
    authors: ['Ann Archer'],
    license: 'CC BY 4.0',
    excerpt: true,
    notes: [{ kind: 'correction' as const, text: 'It was two days.', at: '2024-03-06' }],
  };
  const before = await store(served.app, given);
  const { body } = await served.app.inject(`/articles/${before.id}`);
  expect(recordOf(Article, await post(served.app, JSON.parse(body)))).toEqual(before);
  await served.app.inject({ method: 'DELETE', url: `/articles/${before.id}` });
  const [again] = linesOf((await send(NDJSON, `${body}\n`)).body);
  expect(again).toMatchObject({ id: before.id, outcome: 'created' });
  const after = recordOf(Article, await served.app.inject(`/articles/${before.id}`));
  expect({ ...after, createdAt: '', updatedAt: '' }).toEqual({ ...before, createdAt: '', updatedAt: '' });
  problemIn(await post(served.app, { ...JSON.parse(body), colour: 'red' }), 400);
});

describe('a body that comes compressed', () => {
  test.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['BR', brotliCompressSync],
  ])('in %s is unpacked', async (encoding, pack) => {
    const headers = { 'content-encoding': encoding };
    const { url, text } = draft(300);
    expect((await send('application/json', pack(JSON.stringify({ url, text })), headers)).statusCode).toBeLessThan(300);
    const lines = linesOf((await send(NDJSON, pack(line(draft(300)) + line(draft(301))), headers)).body);
    expect(lines.map(({ place }) => place)).toEqual(['line 1', 'line 2']);
  });

  test('and breaks off keeps what came before, and says where', async () => {
    const packed = gzipSync(
      Array.from({ length: 3 }, (_, i) => line(draft(310 + i, `${i}, she said. ${'x'.repeat(100)}`))).join(''),
      { level: 0 },
    );
    const lines = linesOf((await send(NDJSON, packed.subarray(0, 300), { 'content-encoding': 'gzip' })).body);
    expect(lines.at(0)).toMatchObject({ place: 'line 1', outcome: 'created' });
    expect(lines.at(-1)).toEqual({
      place: expect.stringMatching(/^line [23]$/),
      problem: expect.stringContaining('not whole, or not gzip'),
    });
  });
});

test('what goes wrong inside is told of the article that it befell, and the next ones are taken', async () => {
  let isAway = true;
  const saving: Store = {
    ...served.store,
    saveExtraction: async (...given) => {
      if (!isAway) return await served.store.saveExtraction(...given);
      isAway = false;
      throw new Error('the disk is gone');
    },
  };
  const app = await createApp({ ...served, store: saving }, { openWrites: true });
  const payload = [350, 351, 352].map((n) => line(draft(n))).join('');
  const answer = await app.inject({ method: 'POST', url: '/articles', payload, headers: { 'content-type': NDJSON } });
  const lines = linesOf(answer.body);
  expect(lines.map(({ place }) => place)).toEqual(['line 1', 'line 2', 'line 3']);
  expect(lines.filter(({ problem }) => problem === 'something went wrong inside: see the server log')).toHaveLength(1);
  expect(lines.filter(({ outcome }) => outcome === 'created')).toHaveLength(2);
  await app.close();
});

test('text is read in the charset that its type names', async () => {
  const article = recordOf(
    Article,
    await send('text/plain;charset="ISO-8859-1"', Buffer.from('"No", said André.', 'latin1')),
    201,
  );
  expect(article.text).toBe('"No", said André.');
});

describe('over a connection', () => {
  /** A request that sends and reads as it is told to. */
  async function open(at = origin, headers: Record<string, string> = {}) {
    const { hostname, port } = new URL(at);
    const socket = connect({ host: hostname, port: Number(port) });
    await once(socket, 'connect');
    let text = '';
    const more: (() => void)[] = [];
    socket.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
      for (const wake of more.splice(0)) wake();
    });
    const ended = once(socket, 'close').then(() => {
      for (const wake of more.splice(0)) wake();
    });
    socket.on('error', () => {});
    const head = { host: 'localhost', 'content-type': NDJSON, 'transfer-encoding': 'chunked', ...headers };
    socket.write(
      `POST /articles HTTP/1.1\r\n${Object.entries(head)
        .map((each) => each.join(': '))
        .join('\r\n')}\r\n\r\n`,
    );
    return {
      socket,
      ended,
      text: () => text,
      write: (part: string) => socket.write(`${Buffer.byteLength(part).toString(16)}\r\n${part}\r\n`),
      end: () => socket.write('0\r\n\r\n'),
      async until(words: string) {
        while (!text.includes(words) && !socket.destroyed) await new Promise<void>((resolve) => more.push(resolve));
        expect(text).toContain(words);
      },
    };
  }

  test('each line is answered before the next one is sent', async () => {
    const client = await open();
    for (const n of [400, 401, 402]) {
      client.write(line(draft(n)));
      await client.until(`"url":"${draft(n).url}"`);
      expect((await served.app.inject(`/articles?url=${draft(n).url}`)).statusCode).toBeLessThan(500);
    }
    client.end();
    await client.ended;
    expect(client.text()).toMatch(/\r\n0\r\n\r\n$/);
  });

  test('lines are read only as fast as their answers are taken, and no longer than the client is there', async () => {
    const client = await open();
    client.socket.pause();
    const before = await count();
    const part = '1\n'.repeat(32_000);
    let isHeldUp = false;
    for (let n = 0; n < 1_000 && !isHeldUp; n += 1) {
      if (client.write(part)) continue;
      const drained = once(client.socket, 'drain').then(() => true);
      isHeldUp = !(await Promise.race([drained, new Promise((resolve) => setTimeout(resolve, 2_000, false))]));
    }
    expect(isHeldUp).toBe(true);
    client.socket.destroy();
    await client.ended;
    expect(await count()).toBe(before);
  });

  test('many go through without a limit on the whole', async () => {
    const outcomes: Record<string, number> = {};
    const { hostname, port } = new URL(origin);
    const sent = request({ hostname, port, path: '/articles', method: 'POST', headers: { 'content-type': NDJSON } });
    const body = line({ ...draft(500), headline: 'a'.repeat(1_500) });
    const answered = once(sent, 'response');
    for (let n = 0; n < 3_000; n += 1) if (!sent.write(body)) await once(sent, 'drain');
    sent.end();
    const [answer] = await answered;
    let text = '';
    for await (const chunk of answer) text += chunk;
    for (const { outcome } of linesOf(text)) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    expect(Object.values(outcomes).reduce((sum, each) => sum + each, 0)).toBe(3_000);
  }, 60_000);

  test('a line over the limit is told, and the next one taken', async () => {
    const client = await open();
    for (let n = 0; n < 3; n += 1) client.write('x'.repeat(1_000_000));
    client.write(`\n${line(draft(600))}`);
    client.end();
    await client.ended;
    expect(client.text()).toContain('{"place":"line 1","problem":"the line is longer than 2 MiB"}');
    expect(client.text()).toContain(draft(600).url);
  });

  test('more than may wait is waited for', async () => {
    const { pool } = served;
    const others = Array.from({ length: 17 }, (_, n) =>
      pool.extract({ text: `Nobody waits for ${n}, said Ann Archer.` }),
    );
    const lines = linesOf(
      (await send(NDJSON, Array.from({ length: 5 }, (_, n) => line(draft(700 + n))).join(''))).body,
    );
    expect(lines.map(({ outcome }) => outcome)).toEqual(Array(5).fill('created'));
    await Promise.all(others);
  });

  test('of many states of one article the last one stays', async () => {
    const states = Array.from({ length: 12 }, (_, n) =>
      draft(750, `${'It rained on. '.repeat(24 - 2 * n)}It is ${n}, said Ann Archer.`),
    );
    const pool = createExtractionPool({ threads: 2 });
    const app = await createApp({ ...served, pool }, { openWrites: true });
    const payload = states.map(line).join('');
    const answer = await app.inject({ method: 'POST', url: '/articles', payload, headers: { 'content-type': NDJSON } });
    expect(linesOf(answer.body).map(({ outcome }) => outcome)).toEqual(['created', ...Array(11).fill('revised')]);
    const { id } = linesOf(answer.body)[0];
    expect(recordOf(Article, await served.app.inject(`/articles/${id}`)).text).toBe(states.at(-1)?.text);
    await app.close();
    await pool.close();
  });

  test('a client that lets wait for a line is told, and what came before is kept', async () => {
    const app = await createApp(served, { openWrites: true, bodyPatience: 400 });
    const client = await open(await listen(app, '127.0.0.1', 0));
    // As a whole it may take longer than one line.
    for (const n of [800, 801, 802]) {
      client.write(line(draft(n)));
      await client.until(draft(n).url);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    client.write('{"text":');
    await client.ended;
    expect(client.text()).toContain(
      '{"place":"line 4","problem":"no line came to its end in 0.4 seconds: go on from here"}',
    );
    await app.close();
  });

  test('another body has its time as a whole', async () => {
    const app = await createApp(served, { openWrites: true, bodyPatience: 400 });
    const client = await open(await listen(app, '127.0.0.1', 0), { 'content-type': 'text/plain' });
    client.write('It is late');
    await client.ended;
    expect(client.text()).toMatch(/^HTTP\/1.1 408 /);
    await app.close();
  });

  test('a client that takes no answers is not waited for, and the end of the server waits for nobody', async () => {
    const app = await createApp(served, { openWrites: true });
    const client = await open(await listen(app, '127.0.0.1', 0));
    client.write(line(draft(900)));
    await client.until(draft(900).url);
    await app.close();
    await client.ended;
    expect(client.text()).not.toMatch(/\r\n0\r\n\r\n$/);
  });
});
