import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../src/api/app.ts';
import { listen } from '../../src/api/server.ts';
import { PART } from '../../src/api/whole-list.ts';
import { articleId } from '../../src/records/article.ts';
import { Quote } from '../../src/records/quote.ts';
import type { Reads, Store } from '../../src/store/store.ts';
import { draftOf, EXTRACTOR, extractionOf } from '../store/builders.ts';
import { serveForTests } from './app.ts';
import { everything, problemIn } from './reading.ts';

const served = serveForTests();
let origin: string;
beforeAll(async () => {
  origin = await listen(served.app, '127.0.0.1', 0);
});

/** Saves an article of so many quotes, with the numbers from `first` on. */
async function say(first: number, count: number, store = served.store, padding = '') {
  const draft = draftOf({ url: `https://example.org/${first}`, text: `Article ${first}.` });
  const said = Array.from({ length: count }, (_, i) => ({
    text: `number ${first + i}${padding}`,
    by: ['Ann Archer'],
    act: i % 2 === 0 ? ('statement' as const) : ('denial' as const),
    claim: i === 0,
  }));
  await store.saveExtraction(draft, extractionOf(draft, [{ name: 'Ann Archer' }], said), EXTRACTOR);
  return articleId(draft);
}

/** Asks over a socket of its own, which reads only when it is told to. */
async function open(path: string, at = origin, headers = ''): Promise<Socket> {
  const { hostname, port } = new URL(at);
  const socket = connect({ host: hostname, port: Number(port) });
  await once(socket, 'connect');
  socket.pause();
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\n${headers}\r\n`);
  return socket;
}

/** The API over a store whose background reads are watched. */
async function watched(change: (reads: Reads) => Partial<Reads>): Promise<{ app: FastifyInstance; at: string }> {
  const store: Store = {
    ...served.store,
    background: { ...served.store.background, ...change(served.store.background) },
  };
  const app = await createApp({ ...served, store });
  return { app, at: await listen(app, '127.0.0.1', 0) };
}

describe('a whole list', () => {
  const BIG = 3_000;
  beforeAll(async () => {
    await say(0, BIG, served.store, ` ${'and so on '.repeat(200)}`);
  });
  afterAll(async () => {
    await served.store.deleteArticle(articleId({ url: 'https://example.org/0', text: '' }));
  });

  test.each([
    ['/quotes.ndjson', 0],
    ['/quotes.csv', 1],
    ['/quotes.ndjson?act=denial&q=number', 0],
  ])('%s has every record once, in the order of its pages', async (url, head) => {
    const ids = (await (await fetch(origin + url)).text()).match(/quo_\w{20}/g);
    const quotes = await everything(served.app, url.replace(/\.\w+/, ''), Quote);
    expect(quotes.length).toBeGreaterThan(1_000);
    expect(head).toBeLessThan(2);
    expect(ids).toEqual(quotes.map(({ id }) => id));
  });

  test('is read only as fast as the client takes it, and no further when it goes away', async () => {
    let reads = 0;
    const { app, at } = await watched((background) => ({
      quotes(query) {
        reads += 1;
        return background.quotes(query);
      },
    }));
    const socket = await open('/quotes.ndjson', at);
    // What the two ends keep for each other is full long before the list is at its end.
    let before = -1;
    while (before !== reads) {
      before = reads;
      for (let turn = 0; turn < 50; turn += 1) {
        await served.store.background.quotes({ limit: 1 });
        await new Promise((resume) => setImmediate(resume));
      }
    }
    expect(reads).toBeGreaterThan(0);
    expect(reads).toBeLessThan(BIG / PART);
    socket.destroy();
    // Were anything still read for the client, the server would not be at its end.
    await app.close();
    const after = reads;
    await served.store.background.quotes({ limit: 1 });
    expect(reads).toBe(after);
  });

  test('breaks off where reading fails in the middle, so that nobody takes it for whole', async () => {
    let reads = 0;
    const { app, at } = await watched((background) => ({
      quotes(query) {
        reads += 1;
        if (reads > 2) throw new Error('the disk is gone');
        return background.quotes(query);
      },
    }));
    const answer = await fetch(`${at}/quotes.csv`);
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow();
    reads = 2;
    // Before anything is sent a problem can be told.
    problemIn(await app.inject('/quotes.csv'), 500);
    await app.close();
  });

  test('ends with the server, and does not hold up its end', async () => {
    const { app, at } = await watched(() => ({}));
    const socket = await open('/quotes.ndjson', at);
    let text = '';
    socket.on('data', (chunk) => {
      text += String(chunk);
      // Enough to know that it has begun.
      socket.pause();
    });
    socket.resume();
    await once(socket, 'data');
    await app.close();
    socket.removeAllListeners('data').on('data', (chunk) => {
      text += String(chunk);
    });
    socket.resume();
    await once(socket, 'close');
    expect(text).not.toMatch(/\r\n0\r\n\r\n$/);
  });
});

/** A list that is followed, as a browser's EventSource does. */
class Followed {
  readonly answer: Promise<Response>;
  readonly #leaving = new AbortController();
  readonly #events: EventSourceMessage[] = [];
  readonly #comments: string[] = [];
  #id = '';
  #arrived: () => void = () => {};
  #ended: Promise<void>;

  constructor(path: string, { last, at = origin }: { last?: string; at?: string } = {}) {
    const headers = { accept: 'text/event-stream', ...(last === undefined ? {} : { 'last-event-id': last }) };
    this.answer = fetch(at + path, { headers, signal: this.#leaving.signal });
    this.#ended = this.#read().catch(() => {});
  }

  async #read() {
    const parser = createParser({
      onEvent: (event) => {
        this.#events.push(event);
      },
      onComment: (comment) => {
        this.#comments.push(comment);
      },
    });
    const decoder = new TextDecoder();
    for await (const chunk of (await this.answer).body ?? []) {
      const text = decoder.decode(chunk as Uint8Array, { stream: true });
      this.#id = /.*^id: (.*)$/ms.exec(text)?.[1] ?? this.#id;
      parser.feed(text);
      this.#arrived();
    }
    this.#arrived();
  }

  async #until(passes: () => boolean) {
    while (!passes()) {
      await new Promise<void>((resolve) => {
        this.#arrived = resolve;
      });
    }
  }

  /** The place from which it would go on. */
  async place(): Promise<string> {
    await this.#until(() => this.#id !== '');
    return this.#events.at(-1)?.id ?? this.#id;
  }

  async take(count: number): Promise<EventSourceMessage[]> {
    await this.#until(() => this.#events.length >= count);
    return this.#events.splice(0, count);
  }

  leave() {
    this.#leaving.abort();
    return this.#ended;
  }

  /** Fulfilled when the server has ended it. */
  end() {
    return this.#ended;
  }
}

describe('a list that is followed', () => {
  const texts = (events: EventSourceMessage[]) => events.map(({ data }) => (JSON.parse(data) as Quote).text);

  test('stays open, and sends what comes under its filters', async () => {
    await say(10_000, 2);
    const all = new Followed('/quotes');
    const denials = new Followed('/quotes?act=denial&q=number');
    const answer = await all.answer;
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      vary: 'Accept',
    });
    await Promise.all([all.place(), denials.place()]);
    const article = await say(11_000, 4);
    const events = await all.take(4);
    expect(events.map(({ event }) => event)).toEqual(['quote', 'quote', 'quote', 'quote']);
    const quotes = await everything(served.app, `/articles/${article}/quotes`, Quote);
    expect(events.map(({ data }) => JSON.parse(data))).toEqual(quotes);
    expect(texts(await denials.take(2))).toEqual(['number 11001', 'number 11003']);
    await Promise.all([all.leave(), denials.leave()]);
  });

  test('goes on after any event, or none, and misses nothing that came meanwhile', async () => {
    const first = new Followed('/quotes');
    let last = await first.place();
    await first.leave();
    await say(20_000, 5);
    const seen: string[] = [];
    for (const count of [1, 2, 2]) {
      const again = new Followed('/quotes', { last });
      const events = await again.take(count);
      seen.push(...texts(events));
      last = events.at(-1)?.id ?? '';
      await again.leave();
      if (seen.length === 3) await say(21_000, 1);
    }
    const rest = new Followed('/quotes', { last });
    seen.push(...texts(await rest.take(1)));
    expect(seen).toEqual([20_000, 20_001, 20_002, 20_003, 20_004, 21_000].map((n) => `number ${n}`));
    await rest.leave();
  });

  test('is there of articles, claims, entities, and what one of them has', async () => {
    const [speaker] = (await served.app.inject('/speakers?limit=1')).json().items;
    const lists = ['/articles', '/claims', '/entities', `/entities/${speaker.id}/quotes`].map(
      (path) => new Followed(path),
    );
    await Promise.all(lists.map((list) => list.place()));
    const id = await say(30_000, 1);
    const draft = draftOf({ text: 'Someone new.' });
    await served.store.saveExtraction(draft, extractionOf(draft, [{ name: 'Bo Baker' }], []), EXTRACTOR);
    const events = (await Promise.all(lists.map((list) => list.take(1)))).flat();
    expect(events.map(({ event }) => event)).toEqual(['article', 'claim', 'entity', 'quote']);
    const [article, claim, entity, quote] = events.map(({ data }) => JSON.parse(data));
    expect(article.id).toBe(id);
    expect(claim.articleId).toBe(id);
    expect(entity.name).toBe('Bo Baker');
    expect(quote.text).toBe('number 30000');
    await Promise.all(lists.map((list) => list.leave()));
  });

  test('refuses a place that is none of its own', async () => {
    const other = new Followed('/quotes?act=denial');
    const place = await other.place();
    await other.leave();
    for (const last of ['x', place, 'naïve'.normalize('NFD').replace(/[^a-z]/g, '')]) {
      const answer = await served.app.inject({
        url: '/quotes',
        headers: { accept: 'text/event-stream', 'last-event-id': last },
      });
      expect(problemIn(answer, 400).detail).toMatch(/^Last-Event-ID is none that this list gave out/);
    }
  });

  test('is refused where too many are open, and let in when one has left', async () => {
    const many = Array.from({ length: 200 }, () => new Followed('/articles'));
    await Promise.all(many.map((each) => each.place()));
    const refused = await served.app.inject({ url: '/articles', headers: { accept: 'text/event-stream' } });
    expect(problemIn(refused, 503).detail).toBe('200 lists are followed already: try again later, or read pages');
    expect(refused.headers['retry-after']).toBe('30');
    await many.pop()?.leave();
    let next = await new Followed('/articles').answer;
    while (next.status === 503) next = await new Followed('/articles').answer;
    expect(next.status).toBe(200);
    await next.body?.cancel().catch(() => {});
    await Promise.all(many.map((each) => each.leave()));
  });

  test('ends with the server, whether it is read or not', async () => {
    const app = await createApp(served);
    const at = await listen(app, '127.0.0.1', 0);
    const list = new Followed('/quotes', { at });
    await list.place();
    const start = await new Followed('/quotes').place();
    for (let n = 0; n < 20; n += 1) await say(40_000 + n * 1_000, 500, served.store, ' and so on'.repeat(50));
    const deaf = await open('/quotes', at, `Accept: text/event-stream\r\nLast-Event-ID: ${start}\r\n`);
    deaf.once('data', () => deaf.pause());
    deaf.resume();
    await once(deaf, 'data');
    await list.take(10_000);
    await app.close();
    await list.end();
    deaf.destroy();
  });
});
