import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../src/api/app.ts';
import { QuotePage } from '../../src/api/pages.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { draftOf, EXTRACTOR, extractionOf } from '../store/builders.ts';
import { recordOf } from './reading.ts';

let folder: string;
let store: Store;
/** The same database as another process has it. */
let elsewhere: Store;
let app: FastifyInstance;
/** How often quotes were read. */
let reads = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-kept-'));
  store = await openStore(join(folder, 'onrecord.sqlite'));
  elsewhere = await openStore(join(folder, 'onrecord.sqlite'));
  const counted: Store = {
    ...store,
    quotes: (query) => {
      reads += 1;
      return store.quotes(query);
    },
  };
  app = await createApp({ store: counted, pool: {} as never }, { keptAnswers: 1 });
  await save(store, 'The dam will hold.');
});
afterAll(async () => {
  await app.close();
  await elsewhere.close();
  await store.close();
  await rm(folder, { recursive: true });
});

const save = (to: Store, said: string) => {
  const draft = draftOf({ text: `“${said}” said Ann Archer.` });
  const extraction = extractionOf(draft, [{ name: 'Ann Archer' }], [{ text: said, by: ['Ann Archer'] }]);
  return to.saveExtraction(draft, extraction, EXTRACTOR);
};
const ask = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });
/** How many reads it takes. */
async function readsOf(work: () => Promise<unknown>): Promise<number> {
  const before = reads;
  await work();
  return reads - before;
}

test('what was asked for is given again, as it was, without reading it', async () => {
  const first = await ask('/quotes?limit=5');
  let second = first;
  expect(await readsOf(async () => (second = await ask('/quotes?limit=5')))).toBe(0);
  expect(second.body).toBe(first.body);
  expect({ ...second.headers, date: '' }).toEqual({ ...first.headers, date: '' });
  expect(await readsOf(() => ask('/quotes?limit=6'))).toBe(1);
});

test('what anyone writes, here or in another process, is in the next answer', async () => {
  const words = async () => recordOf(QuotePage, await ask('/quotes?limit=2')).items.map(({ text }) => text);
  await words();
  await save(store, 'It will not hold.');
  expect((await words())[0]).toBe('It will not hold.');
  await save(elsewhere, 'It has held so far.');
  expect((await words())[0]).toBe('It has held so far.');
});

test('each encoding is kept apart, and one that has the other has the same', async () => {
  const url = '/quotes?limit=3';
  const long = 'a long sentence '.repeat(200);
  await save(store, `${long}is this.`);
  for (const encoding of ['gzip', 'br']) {
    const [first, second] = [
      await ask(url, { 'accept-encoding': encoding }),
      await ask(url, { 'accept-encoding': encoding }),
    ];
    expect([first.headers['content-encoding'], second.headers['content-encoding']]).toEqual([encoding, encoding]);
    expect(second.rawPayload.equals(first.rawPayload)).toBe(true);
    expect(second.headers.vary).toBe(first.headers.vary);
  }
  const plain = await ask(url);
  expect((await ask(url)).headers.vary).toBe(plain.headers.vary);
  const known = { 'accept-encoding': 'gzip', 'if-none-match': String(plain.headers.etag) };
  expect((await ask(url, known)).statusCode).toBe(304);
});

test('a page, an export, a problem and a key that is none are what they are, whatever is kept', async () => {
  const url = '/quotes?limit=4';
  await ask(url);
  expect((await ask(url, { accept: 'text/html' })).headers['content-type']).toContain('text/html');
  expect((await ask('/quotes.csv?limit=4')).headers['content-type']).toContain('text/csv');
  expect((await ask(url, { authorization: 'Bearer nothing' })).statusCode).toBe(401);
  expect((await ask('/quotes?limit=0')).statusCode).toBe(400);
  expect((await ask('/quotes?limit=0')).statusCode).toBe(400);
  expect((await app.inject({ method: 'DELETE', url: '/articles/art_00000000000000000000' })).statusCode).toBe(401);
});
