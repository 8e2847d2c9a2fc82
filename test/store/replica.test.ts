import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createApp } from '../../src/api/app.ts';
import { Article, ArticleSummary } from '../../src/records/article.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { draftOf, EXTRACTOR, extractionOf } from './builders.ts';
import { PROGRAMS, type Server, startServer } from './postgres-server.ts';
import { parsed, record } from './reading.ts';

if (!PROGRAMS) process.stderr.write('NOTICE: there is no PostgreSQL (pg_config): the tests of replicas are skipped\n');

const SOON = { timeout: 15_000, interval: 50 };

describe.skipIf(!PROGRAMS)('a read replica', () => {
  let server: Server;
  let copy: Server;
  /** The database, and its copy. */
  let url: string;
  let copyUrl: string;
  let store: Store;

  beforeAll(async () => {
    server = await startServer();
    url = await server.database();
    await (await openStore(url)).close();
    copy = await server.copy();
    copyUrl = copy.here(url);
  }, 120_000);
  afterAll(async () => {
    await copy.discard();
    await server.discard();
  }, 120_000);

  beforeEach(async () => {
    await server.query(url, 'truncate articles cascade');
    store = await openStore(url, { replica: copyUrl });
    await save('first');
  });
  afterEach(async () => {
    await store.close();
  });

  const save = (name: string, by: Store = store) => {
    const draft = draftOf({ url: `https://example.org/${name}`, headline: name, text: `Of ${name}.` });
    return by.saveExtraction(draft, extractionOf(draft, [], [{ text: `said ${name}` }]), EXTRACTOR);
  };

  /** Runs something while the copy stays as it is; gives what it gives. */
  async function whileBehind<T>(work: () => Promise<T>): Promise<T> {
    await copy.query(copyUrl, 'select pg_wal_replay_pause()');
    await vi.waitFor(async () => {
      expect(await copy.query(copyUrl, 'select pg_get_wal_replay_pause_state() as state')).toEqual([
        { state: 'paused' },
      ]);
    }, SOON);
    try {
      return await work();
    } finally {
      await copy.query(copyUrl, 'select pg_wal_replay_resume()');
    }
  }

  const listed = async () => parsed(ArticleSummary, await store.articles({ limit: 9 })).map(({ headline }) => headline);

  /** From where the store reads: it is not told of a change that the copy has not got yet. */
  let marks = 0;
  const places = () =>
    whileBehind(async () => {
      marks += 1;
      const mark = `mark ${marks}`;
      await server.query(url, `update articles set headline = '${mark}'`);
      const from = (headline: string | null | undefined) => (headline === mark ? 'database' : 'copy');
      const [article] = JSON.parse((await store.articles({ limit: 1 })).items) as { id: string; headline: string }[];
      const [counted] = parsed(ArticleSummary, await store.articles({ limit: 1, count: true }));
      const one = record(Article, await store.article(article?.id ?? ''));
      return { list: from(article?.headline), counts: from(counted?.headline), record: from(one?.headline) };
    });
  const fromCopy = { list: 'copy', counts: 'copy', record: 'database' };
  const fromDatabase = { list: 'database', counts: 'database', record: 'database' };

  test('is read for lists and counts, the database itself for records', async () => {
    await vi.waitFor(async () => expect(await places()).toEqual(fromCopy), SOON);
  });

  test('that is behind hides nothing that was stored through this node, and is read again once it has all', async () => {
    await vi.waitFor(async () => expect(await places()).toEqual(fromCopy), SOON);
    await whileBehind(async () => {
      for (const name of ['second', 'third']) {
        await save(name);
        expect(await listed()).toContain(name);
        expect(await store.articles({ limit: 9, count: true })).toMatchObject({ total: name === 'second' ? 2 : 3 });
      }
    });
    await vi.waitFor(async () => expect(await places()).toEqual(fromCopy), SOON);
  });

  test('that is behind hides what another node has stored for a moment at most', async () => {
    await vi.waitFor(async () => expect(await places()).toEqual(fromCopy), SOON);
    const other = await openStore(url);
    await whileBehind(async () => {
      await save('elsewhere', other);
      await vi.waitFor(async () => expect(await listed()).toContain('elsewhere'), SOON);
    });
    await other.close();
  });

  test.each(['orderly', 'at once'] as const)(
    'that stops (%s) is missed by nobody, and is read again once it is back',
    async (how) => {
      await vi.waitFor(async () => expect(await places()).toEqual(fromCopy), SOON);
      const app = await createApp({ store, pool: null as never }, { logLevel: 'silent' });
      const paths = ['/articles', '/quotes', '/articles?count=true', '/stats?by=act', '/readyz'];
      await copy.stop(how);
      try {
        const answers = await Promise.all([...paths, ...paths].map((path) => app.inject(path)));
        expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 200));
        await save('meanwhile');
        expect(await listed()).toContain('meanwhile');
      } finally {
        await copy.start();
      }
      await vi.waitFor(async () => expect(await places()).toEqual(fromCopy), SOON);
      await app.close();
    },
  );

  test('that is not there when a node starts is done without', async () => {
    const nowhere = new URL(copyUrl);
    nowhere.port = '1';
    await store.close();
    store = await openStore(url, { replica: nowhere.href });
    await save('alone');
    expect(await listed()).toEqual(expect.arrayContaining(['alone', 'first']));
    expect(await places()).toEqual(fromDatabase);
  });

  test('that is no copy, but a database of its own, is not read', async () => {
    const other = await server.database();
    await (await openStore(other)).close();
    await store.close();
    store = await openStore(url, { replica: other });
    expect(await listed()).toEqual(['first']);
    expect(await places()).toEqual(fromDatabase);
  });
});
