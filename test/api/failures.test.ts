import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../src/api/app.ts';
import type { Parts } from '../../src/intake/take-in.ts';
import { StoreUnavailable } from '../../src/store/refusals.ts';
import type { Store } from '../../src/store/store.ts';
import { problemIn } from './reading.ts';

const SECRET = 'SQLITE_IOERR in /var/secret/onrecord.sqlite';
const broken = async () => {
  throw new Error(SECRET);
};
const unavailable = async () => {
  throw new StoreUnavailable(SECRET);
};

/** Whatever goes wrong below the routes, seen from above. */
const parts = {
  store: {
    quotes: broken,
    lookUp: async () => ({ id: 'art_00000000000000000000', state: 'absent' }),
    saveExtraction: unavailable,
    deleteArticle: unavailable,
    ping: broken,
  } as unknown as Store,
  pool: { extract: async ({ text }: { text: string }) => (text === 'bad' ? broken() : { id: 'a' }) },
} as unknown as Parts;

let app: Awaited<ReturnType<typeof createApp>>;
beforeAll(async () => {
  app = await createApp(parts, { openWrites: true });
});
afterAll(() => app.close());

const post = (url: string, text: string) => app.inject({ method: 'POST', url, payload: { text } });

test('an error inside is told without its cause, under a name that the log knows', async () => {
  for (const answer of [await app.inject('/quotes'), await post('/extract', 'bad'), await post('/articles', 'bad')]) {
    expect(answer.body).not.toContain('secret');
    const { detail, instance } = problemIn(answer, 500);
    expect(instance).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
    expect(detail).toContain('the server log says what');
  }
});

test('an article that is deleted before it is answered with is stored again', async () => {
  const id = 'art_00000000000000000000';
  const found = [null, JSON.stringify({ id })];
  let saved = 0;
  const store = {
    ...parts.store,
    saveExtraction: async () => {
      saved += 1;
      return { id, outcome: 'created' };
    },
    article: async () => found.shift() ?? null,
  } as unknown as Store;
  const other = await createApp({ ...parts, store }, { openWrites: true });
  const answer = await other.inject({ method: 'POST', url: '/articles', payload: { text: 'good' } });
  await other.close();
  expect([answer.statusCode, answer.json(), saved]).toEqual([201, { id }, 2]);
});

test('a database that does not answer is told as something that passes', async () => {
  const id = 'art_00000000000000000000';
  for (const answer of [
    await post('/articles', 'good'),
    await app.inject({ method: 'DELETE', url: `/articles/${id}` }),
    await app.inject('/readyz'),
  ]) {
    expect(answer.headers['retry-after']).toBe('5');
    expect(problemIn(answer, 503).detail).toBe('the database does not answer: try again later');
  }
  expect((await app.inject('/healthz')).statusCode).toBe(200);
});
