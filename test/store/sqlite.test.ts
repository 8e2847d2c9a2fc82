import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { articleId, contentHash } from '../../src/records/article.ts';
import { ArticleRevision } from '../../src/records/article-revision.ts';
import { Claim } from '../../src/records/claim.ts';
import { Entity } from '../../src/records/entity.ts';
import { Quote } from '../../src/records/quote.ts';
import { DIMENSIONS, Stats } from '../../src/records/stats.ts';
import { LEFT_BEHIND, TABLES } from '../../src/store/archived-tables.ts';
import { openStore } from '../../src/store/open.ts';
import type { StatsQuery } from '../../src/store/queries.ts';
import type { Store } from '../../src/store/store.ts';
import { draftOf, EXTRACTOR, extractionOf, type Someone } from './builders.ts';
import { storeContract } from './contract.ts';
import { expectOlder, OLDER } from './older-rows.ts';
import { onDisk } from './on-disk.ts';
import { parsed, record } from './reading.ts';
import { refused } from './refused.ts';

storeContract('SQLite', onDisk);

const WRITER = ['--import', 'tsx', fileURLToPath(new URL('writer.ts', import.meta.url))];

describe('a SQLite file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'onrecord-open-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** A database as the first onrecord has left it. */
  const firstDatabase = (file: string) => {
    const old = new Database(file);
    old.exec(readFileSync(new URL('../../migrations/sqlite/0001_first.sql', import.meta.url), 'utf8'));
    old.pragma(`application_id = ${0x6f6e7263}`);
    old.pragma('user_version = 1');
    return old;
  };

  test('makes the folders that are missing, and takes a path with or without sqlite:', async () => {
    const file = join(folder, 'a', 'b', 'onrecord.db');
    await (await openStore(`sqlite:${file}`)).close();
    await (await openStore(file)).close();
    expect(statSync(file).isFile()).toBe(true);
    // Nothing is left in a log that would have to be copied along.
    expect(readdirSync(join(folder, 'a', 'b'))).toEqual(['onrecord.db']);
  });

  test('has search indexes in one piece once it is settled, which find what they found', async () => {
    const file = join(folder, 'onrecord.db');
    const store = await openStore(file);
    const words = (n: number) => `the dam holds ${n % 3 === 0 ? 'water' : 'sand'} and number${n}`;
    for (let n = 0; n < 11; n += 1) {
      const draft = draftOf({ text: words(n) });
      await store.saveExtraction(draft, extractionOf(draft, [], [{ text: words(n) }]), EXTRACTOR);
    }
    const pieces = () => {
      const database = new Database(file, { readonly: true });
      const count = database.prepare('select count(distinct segid) from quotes_fts_idx').pluck().get();
      database.close();
      return count;
    };
    const found = async (q: string) => (await store.quotes({ q, limit: 20 })).items;
    const before = await Promise.all(['water', 'dam', 'number10'].map(found));
    expect(pieces()).toBeGreaterThan(1);
    await store.settle(AbortSignal.abort());
    expect(pieces()).toBeGreaterThan(1);
    await store.settle(new AbortController().signal);
    expect(pieces()).toBe(1);
    expect(await Promise.all(['water', 'dam', 'number10'].map(found))).toEqual(before);
    // There is nothing more to do, and nothing is done.
    const version = store.version();
    await store.settle(new AbortController().signal);
    expect(store.version()).toBe(version);
    await store.close();
  });

  test('brings a database of the first version up to date, names that are looked up otherwise included', async () => {
    const file = join(folder, 'onrecord.db');
    const old = firstDatabase(file);
    old.exec(`
      insert into articles (key, id, authors, language, content_hash, extractor_name, extractor_version, created_at,
        updated_at, text) values (1, 'art_00000000000000000001', '[]', 'en', '', '', '', '', '', '');
      insert into entities (key, id, type, name, roles, articles) values
        (1, 'ent_00000000000000000001', 'person', 'Ann Archer', '["mayor of Riga"]', 1),
        (2, 'ent_00000000000000000002', 'organization', 'Corvane Inc.', '[]', 1);
      insert into entity_names (entity_key, name, name_key, uses) values
        (1, 'Ann Archer', 'ann archer', 1), (2, 'Corvane Inc.', 'corvane inc', 1);
      insert into entity_roles (entity_key, role, uses) values (1, 'mayor of Riga', 1);
      insert into appearances (entity_key, article_key, position, quotes, mentions, names, roles) values
        (1, 1, 0, 0, 1, '["Ann Archer"]', '["mayor of Riga"]'), (2, 1, 1, 0, 1, '["Corvane Inc."]', '[]');`);
    old.close();
    const store = await openStore(file);
    const draft = draftOf({ text: 'Archer, mayor of Riga, spoke of Corvane.' });
    const who: Someone[] = [
      { name: 'Archer', roles: ['mayor of Riga'] },
      { name: 'Corvane', type: 'organization' },
    ];
    await store.saveExtraction(draft, extractionOf(draft, who, []), EXTRACTOR);
    const entities = parsed(Entity, await store.entities({ limit: 10, sort: 'newest' }));
    expect(entities.map(({ name, counts }) => [name, counts.articles])).toEqual([
      ['Corvane Inc.', 2],
      ['Ann Archer', 2],
    ]);
    await store.close();
  });

  test('groups the quotes and claims of an earlier version as if they were saved now', async () => {
    const file = join(folder, 'onrecord.db');
    const old = firstDatabase(file);
    const texts = [
      'The river will rise by another two feet before the rain stops on Friday, so all should go home',
      '[T]he river will rise by another two feet before the rain stops on Friday',
      'No comment',
      'no comment!',
      'a river will rise by another two feet',
      '[N]o comment',
    ];
    old.exec(`insert into articles (key, id, authors, language, content_hash, extractor_name, extractor_version,
      created_at, updated_at, text) values (1, 'art_00000000000000000001', '[]', 'en', '', '', '', '', '', '')`);
    const wordings = [1, 2, 3, 3, 4, 5];
    for (const [i, text] of texts.entries()) {
      const fields = [`_0000000000000000000${i}`, i, text] as const;
      old
        .prepare('insert or ignore into wordings (key, hash, quotes) values (?, ?, 1)')
        .run(wordings[i], `${wordings[i]}`);
      old
        .prepare(`insert into quotes (id, article_key, position, wording_key, type, act, confidence, created_at, spans, text)
          values ('quo' || ?, 1, ?, ?, 'direct', 'statement', 1, '', '[{"start":0,"end":1}]', ?)`)
        .run(fields[0], i, wordings[i], text);
      old
        .prepare(`insert into claims (id, article_key, position, checkworthiness, quantities, dates, created_at, spans, text)
          values ('clm' || ?, 1, ?, 1, '[]', '[]', '', '[{"start":0,"end":1}]', ?)`)
        .run(...fields);
    }
    old.close();

    const store = await openStore(file);
    const draft = draftOf({ text: 'Later.' });
    const said = { text: 'the river will rise by another two feet before the rain stops on Friday', claim: true };
    await store.saveExtraction(draft, extractionOf(draft, [], [said]), EXTRACTOR);
    const quotes = parsed(Quote, await store.quotes({ limit: 10 })).reverse();
    expect(quotes.map(({ occurrences }) => occurrences)).toEqual([3, 3, 3, 3, 1, 3, 3]);
    const same = parsed(Quote, await store.quoteOccurrences(quotes[6]?.id ?? '', { limit: 10 }));
    expect(same.map(({ text }) => text)).toEqual([texts[0], texts[1], said.text]);
    const claims = parsed(Claim, await store.claims({ limit: 10 })).reverse();
    expect(claims.map(({ occurrences }) => occurrences)).toEqual([3, 3, 3, 3, 1, 3, 3]);
    for (const id of ['art_00000000000000000001', articleId(draft)]) await store.deleteArticle(id);
    await store.close();
    const after = new Database(file);
    for (const table of ['occurrence_groups', 'quote_fingerprints', 'claim_fingerprints']) {
      expect(after.prepare(`select count(*) from ${table}`).pluck().get(), table).toBe(0);
    }
    expect(after.pragma('foreign_key_check')).toEqual([]);
    after.close();
  });

  test('does not take other words for the same because they happen to have the same hash', async () => {
    const file = join(folder, 'onrecord.db');
    const store = await openStore(file);
    const say = async (n: number, text: string) => {
      const draft = draftOf({ url: `https://example.org/${n}`, text });
      await store.saveExtraction(draft, extractionOf(draft, [], [{ text, claim: true }]), EXTRACTOR);
    };
    for (const n of [1, 2]) await say(n, 'We shall see');
    await say(3, 'No comment');
    const other = new Database(file);
    const hashes = other
      .prepare("update quotes set words = (select words from quotes where text = 'No comment')")
      .run();
    other.exec("update claims set words = (select words from claims where text = 'No comment')");
    other.close();
    expect(hashes.changes).toBe(3);
    const counts = async () => {
      const quotes = parsed(Quote, await store.quotes({ limit: 9, sort: 'oldest' }));
      const claims = parsed(Claim, await store.claims({ limit: 9, sort: 'oldest' }));
      expect(claims.map(({ text, occurrences }) => [text, occurrences])).toEqual(
        quotes.map(({ text, occurrences }) => [text, occurrences]),
      );
      return quotes.map(({ occurrences }) => occurrences);
    };
    await say(4, 'No comment!');
    expect(await counts()).toEqual([2, 2, 2, 2]);
    await say(3, 'Never');
    expect(await counts()).toEqual([2, 2, 1, 1]);
    await store.close();
  });

  test('knows articles of an earlier version again, in whatever language, and of their revisions the hashes', async () => {
    const file = join(folder, 'onrecord.db');
    const old = firstDatabase(file);
    const drafts = ['en', 'de'].map((language) =>
      draftOf({ url: `https://example.org/${language}`, language, text: 'A' }),
    );
    const earlier = [{ contentHash: 'abc', replacedAt: '2024-03-05T09:30:00.000Z' }];
    for (const draft of drafts) {
      const { url, language, text } = draft;
      old
        .prepare(`insert into articles (id, url, authors, language, content_hash, extractor_name, extractor_version,
          created_at, updated_at, revisions, text) values (?, ?, '[]', ?, ?, '', '', '', '', ?, ?)`)
        .run(articleId(draft), url, language, contentHash(draft), JSON.stringify(earlier), text);
    }
    old.close();
    const store = await openStore(file);
    for (const draft of drafts) {
      expect(await store.lookUp(draft)).toMatchObject({ state: 'unchanged' });
      const given = JSON.parse((await store.draft(articleId(draft))) ?? 'null');
      expect(contentHash(given)).toBe(contentHash(draft));
    }
    const [english = draftOf({ text: 'A' })] = drafts;
    expect(await store.lookUp({ ...english, language: null })).toMatchObject({ state: 'unchanged' });
    const revised = { ...english, text: 'A flood' };
    await store.saveExtraction(revised, extractionOf(revised, [], []), EXTRACTOR);
    const revisions = parsed(ArticleRevision, await store.revisions(articleId(english), { limit: 10 }));
    expect(revisions).toMatchObject([
      { number: 2, changed: { text: [{ kind: 'same' }, { kind: 'added', text: ' flood' }] } },
      { number: 1, ...earlier[0], changed: null },
    ]);
    const first = record(ArticleRevision, await store.revision(articleId(english), 1));
    expect(first).toMatchObject({ draft: null, changed: null });
    await store.close();
  });

  test('counts rejected quotes only where they are asked for', async () => {
    const file = join(folder, 'onrecord.db');
    const store = await openStore(file);
    const draft = draftOf({
      url: 'https://example.org/1',
      text: 'Text.',
      publisher: 'Gazette',
      publishedAt: '2024-03-05',
    });
    const people = [{ name: 'Ann Archer' }, { name: 'Bo Baker' }];
    const said = [
      { text: 'yes', by: ['Ann Archer'] },
      { text: 'no', by: ['Bo Baker'], to: ['Ann Archer'] },
      { text: 'none' },
    ];
    const extraction = extractionOf(draft, people, said);
    await store.saveExtraction(draft, extraction, EXTRACTOR);
    const review = { status: 'rejected' } as const;
    await store.reviseQuote(extraction.quotes[1]?.id ?? '', { review }, { by: null, versions: null });
    for (const by of DIMENSIONS) {
      const count = async (query: Partial<StatsQuery>) =>
        Stats.parse(JSON.parse(await store.quoteStats({ by: [by], limit: 5, ...query })));
      const sum = ({ rows }: Stats) => rows.reduce((all, { quotes }) => all + quotes, 0);
      for (const query of [{}, { publisher: 'Gazette' }, { by: [by, by === 'act' ? 'type' : 'act'] as const }]) {
        const stats = await count(query);
        expect([sum(stats), stats.total, JSON.stringify(stats).includes('Bo Baker')]).toEqual([2, 2, false]);
      }
      expect((await count({ review: 'rejected' })).total).toBe(1);
      expect((await count({ review: ['rejected', 'unreviewed'] })).total).toBe(3);
    }
    await store.close();
  });

  test('reads the places of an earlier version, which it had as JSON', async () => {
    const file = join(folder, 'onrecord.db');
    const old = firstDatabase(file);
    old
      .prepare(`insert into articles (key, id, authors, language, published_at, content_hash, extractor_name,
        extractor_version, created_at, updated_at, text)
        values (1, ?, '[]', 'en', '2024-03-05', '', '', '', '2024-03-05T10:00:00Z', '2024-03-05T10:00:00Z', '')`)
      .run(OLDER.article);
    for (const { id, position, text, spans, cue, source } of OLDER.quotes) {
      old.prepare('insert into wordings (key, hash, quotes) values (?, ?, 1)').run(position + 1, id);
      old
        .prepare(`insert into quotes (id, article_key, position, wording_key, type, act, confidence, created_at, cue, source,
          spans, text) values (?, 1, ?, ?, 'direct', 'statement', 1, '', ?, ?, ?, ?)`)
        .run(
          id,
          position,
          position + 1,
          cue && JSON.stringify(cue),
          source && JSON.stringify(source),
          JSON.stringify(spans),
          text,
        );
    }
    for (const { id, position, text, spans } of OLDER.claims) {
      old
        .prepare(`insert into claims (id, article_key, position, checkworthiness, quantities, dates, created_at, spans, text)
          values (?, 1, ?, 1, '[]', '[]', '', ?, ?)`)
        .run(id, position, JSON.stringify(spans), text);
    }
    old.exec(`insert into entities (key, id, type, name, articles) values (1, 'ent_00000000000000000001', 'person', 'Ann Archer', 1);
      insert into entity_names (entity_key, name, name_key, uses) values (1, 'Ann Archer', 'ann archer', 1);
      insert into appearances (entity_key, article_key, position, quotes, mentions, names, roles, published)
        values (1, 1, 0, 0, 1, '["Ann Archer"]', '[]', '2024-03-05T00:00:00.000Z')`);
    old.close();
    const store = await openStore(file);
    await expectOlder(store);
    const later = draftOf({ text: 'Ann Archer again.', publishedAt: '2024-03-04T23:00:00-02:00' });
    await store.saveExtraction(later, extractionOf(later, [{ name: 'Ann Archer' }], []), EXTRACTOR);
    expect(parsed(Entity, await store.entities({ limit: 9 }))).toMatchObject([
      { counts: { articles: 2 }, firstSeen: '2024-03-05', lastSeen: later.publishedAt },
    ]);
    await store.close();
  });

  test('refuses a database that a newer onrecord has written, and leaves it as it is', async () => {
    const file = join(folder, 'onrecord.db');
    await (await openStore(file)).close();
    const database = new Database(file);
    database.pragma('user_version = 9999');
    database.close();
    expect(await refused(file)).toMatch(/newer onrecord.*update onrecord/);
    const after = new Database(file);
    expect(after.pragma('user_version', { simple: true })).toBe(9999);
    after.close();
  });

  test('refuses the database of another program, and leaves it as it is', async () => {
    const file = join(folder, 'other.db');
    const database = new Database(file);
    database.exec('create table articles (id text)');
    database.close();
    expect(await refused(file)).toMatch(/another program: choose another file/);
    const after = new Database(file);
    expect(after.prepare('select name from sqlite_schema').pluck().all()).toEqual(['articles']);
    after.close();
  });

  test('refuses a file that is no database', async () => {
    const file = join(folder, 'notes.txt');
    writeFileSync(file, 'Dear diary, this is not a database at all. '.repeat(50));
    expect(await refused(file)).toMatch(/not an onrecord database: choose another file/);
  });

  test('refuses a place that cannot be written', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(await refused(join(file, 'onrecord.db'))).toMatch(/cannot be opened for writing/);
    expect(await refused(folder)).toMatch(/cannot be opened for writing/);
  });

  test('refuses what keeps nothing, and a replica', async () => {
    expect(await refused(':memory:')).toMatch(/must be a file/);
    expect(await refused('')).toMatch(/must be a file/);
    expect(await refused('sqlite:')).toMatch(/must be a file/);
    const replica = openStore(join(folder, 'onrecord.db'), { replica: 'postgres://localhost/onrecord' });
    await expect(replica).rejects.toThrow(/a SQLite file has no replica/);
  });

  test('has no table or column that an archive would leave out', async () => {
    const file = join(folder, 'onrecord.db');
    await (await openStore(file)).close();
    const database = new Database(file);
    const names = database
      .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name")
      .pluck()
      .all() as string[];
    // What is searched is made of the others by triggers.
    const tables = names.filter((name) => !/_fts(_\w+)?$/.test(name) && !LEFT_BEHIND.includes(name));
    const columnsOf = (table: string) =>
      database.prepare('select name, lower(type) from pragma_table_info(?)').raw().all(table) as [string, string][];
    expect(TABLES.map(({ table }) => table).sort()).toEqual(tables);
    for (const { table, columns } of TABLES) expect(columns, table).toEqual(Object.fromEntries(columnsOf(table)));
    for (const [i, { table }] of TABLES.entries()) {
      const before = TABLES.slice(0, i).map((each) => each.table);
      const references = database.prepare('select distinct "table" from pragma_foreign_key_list(?)').pluck().all(table);
      expect(before, table).toEqual(expect.arrayContaining(references));
    }
    database.close();
  });

  test('two that open a new database at once both get it', async () => {
    const file = join(folder, 'onrecord.db');
    const stores = await Promise.all([openStore(file), openStore(file), openStore(file)]);
    for (const store of stores) await store.ping();
    for (const store of stores) await store.close();
  });

  test('a save waits for another process that writes, and holds up nothing meanwhile', async () => {
    const file = join(folder, 'onrecord.db');
    const store = await openStore(file);
    const other = new Database(file);
    other.exec('begin immediate');
    const draft = draftOf({ text: 'Later.' });
    let saved = false;
    const saving = store.saveExtraction(draft, extractionOf(draft, [], [{ text: 'later' }]), EXTRACTOR).then(() => {
      saved = true;
    });
    for (let i = 0; i < 20; i += 1) {
      await new Promise((resume) => setTimeout(resume, 1));
      expect(parsed(Quote, await store.quotes({ limit: 1 }))).toEqual([]);
    }
    expect(saved).toBe(false);
    other.exec('rollback');
    other.close();
    await saving;
    expect(parsed(Quote, await store.quotes({ limit: 1 }))).toHaveLength(1);
    await store.close();
  });

  test('who writes without end lets others in, and who only opens the file waits for nobody', async () => {
    const file = join(folder, 'onrecord.db');
    const MOST = 4_000;
    const [busy, other] = [await openStore(file), await openStore(file)];
    const saveIn = (store: Store, n: number) => {
      const draft = draftOf({ url: `https://example.org/${n}`, text: `Article ${n}.` });
      return store.saveExtraction(draft, extractionOf(draft, [], [{ text: `number ${n}` }]), EXTRACTOR);
    };
    let [saved, done] = [0, false];
    const sender = async () => {
      while (!done && saved < MOST) {
        saved += 1;
        await saveIn(busy, saved);
      }
    };
    const senders = Promise.all(Array.from({ length: 40 }, sender));
    await saveIn(other, MOST + 1);
    const third = await openStore(file);
    done = true;
    await senders;
    expect(saved).toBeLessThan(MOST);
    expect(await third.article(articleId({ url: `https://example.org/${MOST + 1}`, text: '' }))).not.toBeNull();
    for (const store of [busy, other, third]) await store.close();
  });

  test('a book is saved at once, and holds up nothing meanwhile', async () => {
    const store = await openStore(join(folder, 'onrecord.db'));
    const draft = draftOf({ text: 'A long one.' });
    const said = Array.from({ length: 5_000 }, (_, n) => ({ text: `number ${n}`, by: ['Ann Archer'] }));
    let saved = false;
    const saving = store.saveExtraction(draft, extractionOf(draft, [{ name: 'Ann Archer' }], said), EXTRACTOR);
    const done = saving.then(() => {
      saved = true;
    });
    let turns = 0;
    while (!saved) {
      const [quote] = parsed(Quote, await store.quotes({ limit: 1 }));
      if (!saved) expect(quote).toBeUndefined();
      await new Promise((resume) => setImmediate(resume));
      turns += 1;
    }
    await done;
    expect(turns).toBeGreaterThan(5);
    expect(parsed(Quote, await store.quotes({ limit: 10_000 }))).toHaveLength(5_000);
    await store.close();
  });

  /** What another process has been told is saved must be there, whole, and the database sound. */
  const expectKept = async (file: string, acknowledged: string[]) => {
    const store = await openStore(file);
    for (const id of acknowledged) {
      expect(await store.article(id), id).not.toBeNull();
      expect(parsed(Quote, await store.quotes({ article: id, limit: 10 }))).toHaveLength(2);
    }
    const draft = draftOf({ text: 'Afterwards.' });
    await store.saveExtraction(draft, extractionOf(draft, [], [{ text: 'it goes on' }]), EXTRACTOR);
    await store.close();
    const database = new Database(file);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(database.pragma('foreign_key_check')).toEqual([]);
    database.close();
  };

  test('a process killed while it writes loses nothing that it has acknowledged', async () => {
    const file = join(folder, 'onrecord.db');
    const writer = spawn(process.execPath, [...WRITER, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(writer, 'exit');
    const acknowledged: string[] = [];
    for await (const id of createInterface({ input: writer.stdout })) {
      acknowledged.push(id);
      if (acknowledged.length === 150) writer.kill('SIGKILL');
    }
    expect(await ended).toEqual([null, 'SIGKILL']);
    await expectKept(file, acknowledged);
  });

  test.skipIf(process.platform === 'win32')('a disk that is full keeps what it has, and says so', async () => {
    const file = join(folder, 'onrecord.db');
    // No file of the process may grow over 2,000 blocks of 512 bytes; the signal that tells of it is ignored.
    const limited = ['-c', 'trap "" XFSZ; ulimit -f 2000; exec "$@"', 'sh', process.execPath, ...WRITER, file];
    const writer = spawn('sh', limited, { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines: string[] = [];
    for await (const line of createInterface({ input: writer.stdout })) lines.push(line);
    expect(lines.pop()).toMatch(/^StoreUnavailable: .*nothing of it was saved: /);
    expect(lines.length).toBeGreaterThan(0);
    await expectKept(file, lines);
  });
});
