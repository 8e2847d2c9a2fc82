import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../src/api/app.ts';
import { articleId } from '../../src/records/article.ts';
import { Claim } from '../../src/records/claim.ts';
import { Quote } from '../../src/records/quote.ts';
import { winnowed } from '../../src/store/fingerprints.ts';
import { openStore } from '../../src/store/open.ts';
import { StoreUnavailable } from '../../src/store/refusals.ts';
import type { Store } from '../../src/store/store.ts';
import { archiveContract } from './archive-contract.ts';
import { draftOf, EXTRACTOR, extractionOf } from './builders.ts';
import { storeContract } from './contract.ts';
import { expectOlder, OLDER } from './older-rows.ts';
import { onDisk } from './on-disk.ts';
import { PROGRAMS, type Server, startServer } from './postgres-server.ts';
import { type Place, parsed } from './reading.ts';
import { refused } from './refused.ts';

if (!PROGRAMS) process.stderr.write('NOTICE: there is no PostgreSQL (pg_config): its tests are skipped\n');

const WRITER = ['--import', 'tsx', fileURLToPath(new URL('writer.ts', import.meta.url))];

describe.skipIf(!PROGRAMS)('PostgreSQL', () => {
  let server: Server;
  /** A database that was migrated once, so that the others need not be. */
  let model: string;
  beforeAll(async () => {
    server = await startServer();
    model = await server.database();
    await (await openStore(model)).close();
  });
  // Each of its databases has some hundred files.
  afterAll(() => server.discard(), 300_000);

  const onServer = (): Place => {
    let url: Promise<string> | null = null;
    return {
      async open() {
        url ??= server.database(model);
        return openStore(await url);
      },
      discard: async () => {},
    };
  };
  storeContract('PostgreSQL', onServer);
  describe('from SQLite', () => archiveContract(onDisk, onServer));
  describe('to SQLite', () => archiveContract(onServer, onDisk));

  const save = (store: Store, n: number) => {
    const draft = draftOf({ url: `https://example.org/${n}`, text: `Article ${n}.` });
    const said = [{ text: `number ${n}`, by: ['Ann Archer'] }, { text: 'the same each time' }];
    return store.saveExtraction(draft, extractionOf(draft, [{ name: 'Ann Archer' }], said), EXTRACTOR);
  };

  test('reads the places of an earlier version, which it had as JSON', async () => {
    const url = await server.database();
    for (const name of ['0081_first.sql', '0090_leases.sql']) {
      await server.query(url, readFileSync(new URL(`../../migrations/postgres/${name}`, import.meta.url), 'utf8'));
    }
    const row = (values: readonly unknown[]) =>
      values
        .map((value) =>
          value === null ? 'null' : pg.escapeLiteral(typeof value === 'string' ? value : JSON.stringify(value)),
        )
        .join(', ');
    const quotes = OLDER.quotes.map(
      ({ id, position: n, text, spans, cue, source }) => `
      insert into occurrence_groups (key, members) values (${n}, 1);
      insert into wordings (key, hash, members, group_key) values (${n}, '${id}', 1, ${n});
      insert into quotes (id, article_key, position, wording_key, group_key, type, act, confidence, created_at, cue, source,
        spans, text) values ('${id}', 1, ${n}, ${n}, ${n}, 'direct', 'statement', 1, '', ${row([cue, source, spans, text])})`,
    );
    const claims = OLDER.claims.map(
      ({ id, position: n, text, spans }) => `
      insert into occurrence_groups (key, members) values (${n + 10}, 1);
      insert into wordings (key, hash, members, group_key) values (${n + 10}, '${id}', 1, ${n + 10});
      insert into claims (id, article_key, position, wording_key, group_key, checkworthiness, quantities, dates, created_at,
        spans, text) values ('${id}', 1, ${n}, ${n + 10}, ${n + 10}, 1, '[]', '[]', '', ${row([spans, text])})`,
    );
    await server.query(
      url,
      `insert into onrecord_schema values (90);
      insert into articles (key, id, authors, language, published_at, content_hash, extractor_name, extractor_version,
        created_at, updated_at, text) values (1, '${OLDER.article}', '[]', 'en', null, '', '', '', '', '', '');
      ${[...quotes, ...claims].join(';')}`,
    );
    const store = await openStore(url);
    await expectOlder(store);
    await store.close();
  });

  test('knows the words of an earlier version again, and who repeats them', async () => {
    const url = await server.database();
    const folder = new URL('../../migrations/postgres/', import.meta.url);
    const earlier = readdirSync(folder).filter((name) => name < '0131');
    for (const name of earlier.sort()) await server.query(url, readFileSync(new URL(name, folder), 'utf8'));
    const RIVER = 'the river will rise by another two feet before the rain stops on friday';
    // By wording, and by group: the last one is in a group of its own.
    const said = [RIVER, RIVER, 'no comment'];
    const rows = ['quote', 'claim'].flatMap((kind, k) =>
      said.map((text, n) => {
        const hash = createHash('sha256').update(`${kind}\n${text}`).digest('base64url').slice(0, 16);
        const [key, members] = text === RIVER ? [k + 1, 2] : [k + 11, 1];
        const { id } = (kind === 'quote' ? OLDER.quotes : OLDER.claims)[n] ?? { id: '' };
        const prints = winnowed(text.split(' '), kind).map((print) => `(${print}, ${key})`);
        return `
          insert into occurrence_groups (key, members) values (${key}, ${members}) on conflict do nothing;
          insert into wordings (key, hash, members, group_key) values (${key}, '${hash}', ${members}, ${key})
            on conflict do nothing;
          ${prints.length > 0 ? `insert into fingerprints values ${prints.join()} on conflict do nothing;` : ''}
          insert into ${kind}s (id, article_key, position, wording_key, group_key, text, ${
            kind === 'quote' ? 'type, act, confidence' : 'checkworthiness, quantities, dates'
          }) values ('${id}', 1, ${n}, ${key}, ${key}, '${text}', ${
            kind === 'quote' ? "'direct', 'statement', 1" : "1, '[]', '[]'"
          })`;
      }),
    );
    await server.query(
      url,
      `insert into onrecord_schema values (130);
      insert into articles (key, id, authors, language, published_at, content_hash, extractor_name, extractor_version,
        created_at, updated_at, text) values (1, '${OLDER.article}', '[]', 'en', null, '', '', '', '', '', '');
      select setval(pg_get_serial_sequence('articles', 'key'), 1);
      select setval(pg_get_serial_sequence('occurrence_groups', 'key'), 20);
      ${rows.join(';')}`,
    );
    const store = await openStore(url);
    const occurrences = async () => {
      const quotes = parsed(Quote, await store.quotes({ limit: 9, sort: 'oldest' }));
      const claims = parsed(Claim, await store.claims({ limit: 9, sort: 'oldest' }));
      return [quotes, claims].map((records) => records.map((each) => each.occurrences));
    };
    expect(await occurrences()).toEqual([
      [2, 2, 1],
      [2, 2, 1],
    ]);
    const drafts = ['Same.', 'Longer.'].map((text) => draftOf({ url: `https://example.org/${text}`, text }));
    const [same = draftOf({ text: '' }), longer = draftOf({ text: '' })] = drafts;
    const again = [RIVER.toUpperCase(), 'No comment!'].map((text) => ({ text, claim: true }));
    await store.saveExtraction(same, extractionOf(same, [], again), EXTRACTOR);
    const more = [{ text: `well, ${RIVER}, and so on`, claim: true }];
    await store.saveExtraction(longer, extractionOf(longer, [], more), EXTRACTOR);
    expect(await occurrences()).toEqual([
      [4, 4, 2, 4, 2, 4],
      [4, 4, 2, 4, 2, 4],
    ]);
    for (const id of [OLDER.article, ...drafts.map(articleId)]) await store.deleteArticle(id);
    await store.close();
    for (const table of ['quote_fingerprints', 'claim_fingerprints', 'occurrence_groups']) {
      expect(await server.query(url, `select * from ${table}`), table).toEqual([]);
    }
  });

  test('refuses a database that a newer onrecord has written, and leaves it as it is', async () => {
    const url = await server.database(model);
    await server.query(url, 'update onrecord_schema set version = 9999');
    expect(await refused(url)).toMatch(/newer onrecord.*update onrecord/);
    expect(await server.query(url, 'select version from onrecord_schema')).toEqual([{ version: 9999 }]);
  });

  test('refuses the database of another program, and leaves it as it is', async () => {
    const url = await server.database();
    await server.query(url, 'create table articles (id text)');
    expect(await refused(url)).toMatch(/another program: choose another one/);
    expect(await server.query(url, "select tablename from pg_tables where schemaname = 'public'")).toEqual([
      { tablename: 'articles' },
    ]);
  });

  test('refuses a database whose texts are not in UTF-8', async () => {
    expect(await refused(await server.database(undefined, "encoding 'LATIN1'"))).toMatch(
      /LATIN1: make a database with/,
    );
  });

  test('says what is wrong where there is no database, and no password', async () => {
    const url = new URL(model);
    url.pathname = '/nowhere';
    url.password = 'secret';
    const missing = await refused(url.href);
    expect(missing).toMatch(/there is no database .*nowhere: make it with createdb/);
    url.port = '1';
    const silent = await refused(url.href);
    expect(silent).toMatch(/does not answer \(ECONNREFUSED\): start PostgreSQL there/);
    expect(missing + silent).not.toContain('secret');
  });

  test('orders texts by their bytes, whatever the database does', async () => {
    const like = "encoding 'UTF8' locale_provider icu icu_locale 'en' locale 'C'";
    const store = await openStore(await server.database(undefined, like));
    const draft = draftOf({ text: 'All of them spoke.' });
    const said = ['2020-01', '2020', '2019-12-31'].map((saidAt) => ({ text: `in ${saidAt}`, saidAt }));
    await store.saveExtraction(draft, extractionOf(draft, [], said), EXTRACTOR);
    const quotes = parsed(Quote, await store.quotes({ limit: 9, sort: 'said' }));
    expect(quotes.map(({ saidAt }) => saidAt)).toEqual(['2020', '2020-01', '2019-12-31']);
    await store.close();
  });

  test('several that open a new database at once all get it', async () => {
    const url = await server.database();
    const stores = await Promise.all([openStore(url), openStore(url), openStore(url)]);
    for (const store of stores) await store.ping();
    for (const store of stores) await store.close();
  });

  test('what several nodes save at once is met as if one had saved it, and streams miss nothing', async () => {
    const url = await server.database(model);
    const stores = await Promise.all([openStore(url), openStore(url), openStore(url)]);
    const [first] = stores as [Store, Store, Store];
    const end = new AbortController();
    const heard: string[] = [];
    const listening = (async () => {
      for await (const { record } of first.follow.articles({}, { signal: end.signal, patience: 60_000 })) {
        if (record) heard.push(JSON.parse(record).id);
        if (heard.length === 60) break;
      }
    })();
    const saved = await Promise.all(Array.from({ length: 60 }, (_, n) => save(stores[n % 3] as Store, n)));
    await listening;
    expect(new Set(heard)).toEqual(new Set(saved.map(({ id }) => id)));
    const { items } = await first.entities({ limit: 10 });
    expect(JSON.parse(items)).toMatchObject([{ name: 'Ann Archer', counts: { articles: 60, quotes: 60 } }]);
    const same = parsed(Quote, await first.quotes({ q: 'same', limit: 1, count: true }));
    expect(same).toMatchObject([{ occurrences: 60 }]);
    for (const store of stores) await store.close();
  });

  test('a write that the server ends is done again, once', async () => {
    const url = await server.database(model);
    const store = await openStore(url);
    await save(store, 0);
    const saving = Promise.all(Array.from({ length: 80 }, (_, n) => save(store, n + 1)));
    const ended =
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'onrecord writer' and datname = current_database()";
    for (let i = 0; i < 2; i += 1) {
      await new Promise((resume) => setTimeout(resume, 30));
      await server.query(url, ended);
    }
    await saving;
    const [counts] = await server.query(url, 'select count(*)::int as n, count(distinct id)::int as ids from articles');
    expect(counts).toEqual({ n: 81, ids: 81 });
    expect(JSON.parse((await store.entities({ limit: 10 })).items)).toMatchObject([{ counts: { articles: 81 } }]);
    await store.close();
  });

  test('a process killed while it writes loses nothing that it has acknowledged', async () => {
    const url = await server.database(model);
    const writer = spawn(process.execPath, [...WRITER, url], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(writer, 'exit');
    const acknowledged: string[] = [];
    for await (const id of createInterface({ input: writer.stdout })) {
      acknowledged.push(id);
      if (acknowledged.length === 60) writer.kill('SIGKILL');
    }
    expect(await ended).toEqual([null, 'SIGKILL']);
    const store = await openStore(url);
    for (const id of acknowledged) {
      expect(await store.article(id), id).not.toBeNull();
      expect(parsed(Quote, await store.quotes({ article: id, limit: 10 }))).toHaveLength(2);
    }
    await save(store, 1_000_000);
    await store.close();
  });

  test.each(['orderly', 'at once'] as const)(
    'while the server is down (%s) requests are told so, and then go on',
    async (how) => {
      const url = await server.database(model);
      const store = await openStore(url);
      const { id } = await save(store, 1);
      const app = await createApp({ store, pool: null as never }, { logLevel: 'silent' });
      const statusOf = async (path: string) => {
        const { statusCode, headers, body } = await app.inject(path);
        if (statusCode !== 200 && statusCode !== 503) throw new Error(`${path}: ${body}`);
        if (statusCode !== 200) {
          expect(headers).toMatchObject({ 'retry-after': '5', 'content-type': expect.stringMatching(/problem.json/) });
          expect(JSON.parse(body)).toMatchObject({
            status: 503,
            detail: expect.stringMatching(/database does not answer/),
          });
        }
        return statusCode;
      };
      const paths = [`/articles/${id}`, '/quotes', '/quotes?count=true', '/stats?by=act', '/readyz'];
      const statuses = async () => Promise.all(paths.map(statusOf));
      expect(await statuses()).toEqual(paths.map(() => 200));
      await server.stop(how);
      expect(await statuses()).toEqual(paths.map(() => 503));
      await expect(save(store, 2)).rejects.toThrow(StoreUnavailable);
      expect(await statusOf('/healthz')).toBe(200);
      await server.start();
      expect(await statuses()).toEqual(paths.map(() => 200));
      expect(await save(store, 2)).toMatchObject({ outcome: 'created' });
      await app.close();
      await store.close();
    },
  );
});
