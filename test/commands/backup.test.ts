import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { Article } from '../../src/records/article.ts';
import { backUp } from '../../src/store/backup.ts';
import { openStore } from '../../src/store/open.ts';
import { StoreUnavailable } from '../../src/store/refusals.ts';
import { restore } from '../../src/store/restore.ts';
import { reportOf } from '../api/articles.ts';
import { draftOf, EXTRACTOR, extractionOf } from '../store/builders.ts';
import { everything } from '../store/reading.ts';
import { CLI, runCli, startCli } from './cli.ts';
import { corpusForTests } from './corpus.ts';

const corpus = corpusForTests();
const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

const inFolder = (name: string) => join(corpus.folder, name);

/** Stores so many small articles, of growing dates. */
const storeSome = (many: number, from = 0) =>
  corpus.withStore(async (store) => {
    for (let n = from; n < from + many; n += 1) {
      const publishedAt = `2024-03-${String(n + 1).padStart(2, '0')}`;
      const draft = draftOf({ url: `https://example.org/${n}`, text: `Article ${n}.`, publishedAt });
      const said = [{ text: `number ${n}`, by: ['Ann Archer'] }, { text: 'the same each time' }];
      await store.saveExtraction(draft, extractionOf(draft, [{ name: 'Ann Archer' }], said), EXTRACTOR);
    }
  });

/** The articles of a database, as a list has them. */
async function articlesOf(database: string) {
  const store = await openStore(database);
  return everything(Article.pick({ id: true, updatedAt: true }), (page) => store.articles(page) as never).finally(() =>
    store.close(),
  );
}

/** A server over the database. */
async function started() {
  const child = startCli(['serve', '--port', '0', '--database', corpus.database, '--threads', '1'], {
    env: { ONRECORD_SEED: 'false' },
  });
  running.add(child);
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += String(chunk);
    const [address] = /http:\/\/[\d.]+:\d+/.exec(printed) ?? [];
    if (address) return { address, child };
  }
  throw new Error(`no address in: ${printed}`);
}

/** What a folder holds but for the database in use. */
const others = () => readdirSync(corpus.folder).filter((name) => !/^onrecord\.sqlite(-wal|-shm)?$/.test(name));

describe('backup', () => {
  it('has all that a server has acknowledged by then, and holds up nothing that it writes meanwhile', async () => {
    await storeSome(20);
    const { address } = await started();
    const acknowledged: string[] = [];
    let posting = true;
    const sender = async (start: number) => {
      for (let n = start; posting; n += 3) {
        const body = JSON.stringify(reportOf(n));
        const answer = await fetch(`${address}/articles`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
        });
        expect(answer.status).toBe(201);
        acknowledged.push(Article.parse(await answer.json()).id);
      }
    };
    const senders = Promise.all([0, 1, 2].map(sender));
    while (acknowledged.length < 5) await new Promise((resolve) => setTimeout(resolve, 20));
    const before = [...acknowledged];
    const { code, stdout, stderr } = await corpus.run(['backup', 'copy.sqlite']);
    posting = false;
    await senders;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^copy\.sqlite holds \d+ articles and \d+ quotes, the newest article of \d{4}-/);
    expect(acknowledged.length).toBeGreaterThan(before.length);
    expect(others()).toEqual(['copy.sqlite']);

    const kept = new Set((await articlesOf(inFolder('copy.sqlite'))).map(({ id }) => id));
    expect(before.filter((id) => !kept.has(id))).toEqual([]);
    expect(kept.size).toBe(Number(/holds (\d+)/.exec(stdout)?.[1]));
  });

  it('is one file, which anything that reads SQLite reads from where nothing can be written', async () => {
    await storeSome(2);
    await corpus.run(['backup', 'copy.sqlite']);
    const copy = new Database(inFolder('copy.sqlite'), { readonly: true });
    expect(copy.pragma('journal_mode', { simple: true })).toBe('delete');
    expect(copy.prepare('select count(*) from articles').pluck().get()).toBe(2);
    copy.close();
    expect(others()).toEqual(['copy.sqlite']);
  });

  it('replaces a file only where that is said', async () => {
    await storeSome(1);
    writeFileSync(inFolder('copy.sqlite'), 'mine');
    const refused = await corpus.run(['backup', 'copy.sqlite']);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toBe('onrecord: copy.sqlite is there already: give another name, or --force\n');
    expect(readFileSync(inFolder('copy.sqlite'), 'utf8')).toBe('mine');
    expect((await corpus.run(['backup', 'copy.sqlite', '--force'])).code).toBe(0);
    expect(await articlesOf(inFolder('copy.sqlite'))).toHaveLength(1);
  });

  it.each([
    ['a folder that is not there', ['backup', 'none/copy.sqlite'], /could not be written beside none\/copy\.sqlite/],
    ['the database itself', ['backup', 'onrecord.sqlite'], /is the database itself: give the copy another name/],
    ['a server', ['backup', 'a.sqlite', '--database', 'postgres://localhost/x'], /for SQLite files: use pg_dump/],
    ['no database', ['backup', 'a.sqlite', '--database', 'none.sqlite'], /there is no database .*none\.sqlite/],
  ])('refuses %s in one line', async (_, args, message) => {
    await storeSome(1);
    const own = args.includes('--database') ? args : [...args, '--database', corpus.database];
    const { code, stdout, stderr } = await runCli(own, { cwd: corpus.folder });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^onrecord: .*\n$/);
    expect(stderr).toMatch(message);
    expect(others()).toEqual([]);
  });

  it('says that a database is damaged, and writes nothing', async () => {
    await storeSome(20);
    damage(corpus.database);
    const { code, stderr } = await corpus.run(['backup', 'copy.sqlite']);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^onrecord: .*cannot be backed up, it is damaged .*: nothing was written to copy\.sqlite\n$/,
    );
    expect(others()).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')(
    'leaves nothing on a disk that is full, and keeps what was there',
    async () => {
      await storeSome(20);
      await corpus.run(['backup', 'copy.sqlite']);
      const before = readFileSync(inFolder('copy.sqlite'));
      // No file of the process may grow over 200 blocks of 512 bytes; the signal that tells of it is ignored.
      const args = ['backup', 'copy.sqlite', '--force', '--database', corpus.database];
      const limited = ['-c', 'trap "" XFSZ; ulimit -f 200; exec "$@"', 'sh', ...CLI, ...args];
      const child = spawn('sh', limited, { cwd: corpus.folder });
      let said = '';
      for await (const chunk of child.stderr) said += String(chunk);
      expect(said).toMatch(/^onrecord: the copy could not be written beside copy\.sqlite .*nothing was changed\n$/);
      expect(others()).toEqual(['copy.sqlite']);
      expect(readFileSync(inFolder('copy.sqlite')).equals(before)).toBe(true);
    },
  );
});

/** Makes the middle of a file into something else. */
function damage(file: string): void {
  const bytes = readFileSync(file);
  bytes.fill(0x5a, bytes.length / 2, bytes.length / 2 + 6_000);
  writeFileSync(file, bytes);
}

describe('restore', () => {
  const backedUp = async (articles = 5) => {
    await storeSome(articles);
    expect((await corpus.run(['backup', 'copy.sqlite'])).code).toBe(0);
  };

  it('puts a backup in the place of the database, and keeps that one', async () => {
    await backedUp();
    const then = await articlesOf(corpus.database);
    await storeSome(3, 5);
    const later = await articlesOf(corpus.database);
    const { code, stdout, stderr } = await corpus.run(['restore', 'copy.sqlite']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [kept = ''] = others().filter((name) => name.includes('.before-'));
    expect(stdout).toBe(
      `${corpus.database} holds 5 articles and 10 quotes, the newest article of 2024-03-05\n` +
        `the database that was there is kept as ${inFolder(kept)}\n`,
    );
    expect(await articlesOf(corpus.database)).toEqual(then);
    expect(await articlesOf(inFolder(kept))).toEqual(later);
    expect(others().sort()).toEqual(['copy.sqlite', kept]);
    await storeSome(1, 9);
    expect(await articlesOf(corpus.database)).toHaveLength(6);
  });

  it('makes a database where there is none, and a first start reads no articles into it', async () => {
    await backedUp();
    const database = inFolder('new/onrecord.sqlite');
    expect((await runCli(['restore', 'copy.sqlite', '--database', database], { cwd: corpus.folder })).code).toBe(0);
    expect(await articlesOf(database)).toHaveLength(5);
    expect(readdirSync(inFolder('new'))).toEqual(['onrecord.sqlite']);
  });

  it('takes no log for its own that another database has left', async () => {
    await backedUp();
    const stale = readFileSync(corpus.database);
    const database = inFolder('new.sqlite');
    writeFileSync(`${database}-wal`, stale);
    writeFileSync(`${database}-shm`, stale);
    expect((await runCli(['restore', 'copy.sqlite', '--database', database], { cwd: corpus.folder })).code).toBe(0);
    expect(await articlesOf(database)).toHaveLength(5);
  });

  it('refuses while a server has the database open', async () => {
    await backedUp();
    const { address, child } = await started();
    const { code, stderr } = await corpus.run(['restore', 'copy.sqlite']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^onrecord: .* is in use by another process, a server perhaps: stop that one first\n$/);
    expect(others()).toEqual(['copy.sqlite']);
    expect((await fetch(`${address}/articles`)).status).toBe(200);
    child.kill('SIGKILL');
  });

  const flipped = (file: string) => {
    const bytes = readFileSync(file);
    const at = bytes.lastIndexOf('Article 3.');
    bytes.write('a', at);
    writeFileSync(file, bytes);
  };
  const edited = (statement: string) => (file: string) => {
    const database = new Database(file);
    database.pragma('foreign_keys = OFF');
    database.exec(statement);
    database.close();
  };
  const unsealed = (then: (file: string) => void) => (file: string) => {
    truncateSync(file, Math.floor(statSync(file).size / 4_096) * 4_096);
    then(file);
  };
  it.each<[string, (file: string) => void, RegExp]>([
    ['was cut off', (file) => truncateSync(file, statSync(file).size / 2), /it is damaged/],
    ['lacks but its end', (file) => truncateSync(file, statSync(file).size - 3_000), /it is damaged/],
    ['has another letter in a text', flipped, /it is damaged \(it is not as it was when it was made\)/],
    ['has other bytes in a page', damage, /it is damaged/],
    ['has other bytes in a page, and was copied by other means', unsealed(damage), /it is damaged/],
    [
      'has quotes of no article',
      unsealed(edited('update quotes set article_key = 99 where key = 3')),
      /it is damaged \(rows refer to others/,
    ],
    ['is text', (file) => writeFileSync(file, 'Dear diary. '.repeat(500)), /it is no SQLite database/],
    ['is empty', (file) => writeFileSync(file, ''), /another program/],
    ['is of another program', unsealed(edited('pragma application_id = 7')), /it is the database of another program/],
    [
      'is of a newer onrecord',
      unsealed(edited('pragma user_version = 9999')),
      /a newer onrecord has written it \(its schema is 9999/,
    ],
  ])('refuses a file that %s, and changes nothing', async (_, change, message) => {
    await storeSome(5);
    const copy = inFolder('copy.sqlite');
    await backUp(corpus.database, copy);
    change(copy);
    const before = await articlesOf(corpus.database);
    const error = await restore(copy, corpus.database).catch((reason) => reason);
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect(error.message).toMatch(/^\S+copy\.sqlite cannot be restored, .*: nothing was changed$/);
    expect(error.message).toMatch(message);
    expect(await articlesOf(corpus.database)).toEqual(before);
    expect(others()).toEqual(['copy.sqlite']);
  });

  it('takes a file that was copied by other means, and says what cannot be known of it', async () => {
    await storeSome(2);
    copyFileSync(corpus.database, inFolder('copy.sqlite'));
    const { code, stderr } = await corpus.run(['restore', 'copy.sqlite']);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^The file was not made by `onrecord backup`/);
  });

  it('refuses a part of a database that is in use', async () => {
    await storeSome(2);
    await started();
    const other = new Database(corpus.database);
    other.exec("update articles set publisher = 'Gazette'");
    other.close();
    copyFileSync(corpus.database, inFolder('copy.sqlite'));
    copyFileSync(`${corpus.database}-wal`, inFolder('copy.sqlite-wal'));
    const { code, stderr } = await runCli(['restore', 'copy.sqlite', '--database', 'new.sqlite'], {
      cwd: corpus.folder,
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/copy\.sqlite is a database in use, .* copy it with `onrecord backup`\n$/);
  });

  it('replaces a damaged database only where that is said', async () => {
    await backedUp();
    writeFileSync(corpus.database, `SQLite format 3\0${'x'.repeat(9_000)}`);
    const refused = await corpus.run(['restore', 'copy.sqlite']);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/^onrecord: .* is damaged .*--force to replace it\n$/);
    expect((await corpus.run(['restore', 'copy.sqlite', '--force'])).code).toBe(0);
    expect(await articlesOf(corpus.database)).toHaveLength(5);
    const [kept = ''] = others().filter((name) => name.includes('.before-'));
    expect(readFileSync(inFolder(kept), 'utf8')).toContain('xxxx');
  });

  it('leaves the database of another program alone', async () => {
    await backedUp();
    const database = new Database(inFolder('other.sqlite'));
    database.exec('create table notes (text)');
    database.close();
    const { code, stderr } = await runCli(['restore', 'copy.sqlite', '--database', 'other.sqlite'], {
      cwd: corpus.folder,
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/other\.sqlite is the database of another program: choose another file/);
    expect(others().sort()).toEqual(['copy.sqlite', 'other.sqlite']);
  });
});
