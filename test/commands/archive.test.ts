import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readArchive } from '../../src/formats/archive.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { answersOf, fillWithEverything } from '../store/whole-database.ts';
import { type CliOptions, runCli } from './cli.ts';

let folder: string;
let archive: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'onrecord-archive-'));
  await withStore('onrecord.sqlite', fillWithEverything);
  const { code, stdout, stderr } = await run(['export', 'archive'], 'onrecord.sqlite');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  archive = stdout;
});
afterAll(() => rmSync(folder, { recursive: true }));

async function withStore<T>(database: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(join(folder, database));
  return await work(store).finally(() => store.close());
}
const run = (args: string[], database: string, options: CliOptions = {}) =>
  runCli([...args, '--database', database], { cwd: folder, ...options });
const written = (name: string, contents: string | Uint8Array) => {
  writeFileSync(join(folder, name), contents);
  return name;
};
const answersIn = (database: string) => withStore(database, answersOf);

describe('an archive', () => {
  it('says in its first line what it is, and in its last how much there was', () => {
    const lines = archive.trimEnd().split('\n');
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      archive: 'onrecord',
      version: 1,
      schema: expect.any(Number),
      onrecord: expect.any(String),
      at: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({
      rows: expect.objectContaining({ articles: 4, keys: 1 }),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const head = lines.findIndex((line) => line.startsWith('{"table":"keys"'));
    const columns = Object.keys(JSON.parse(lines[head] ?? '').columns);
    const row = Object.fromEntries(
      JSON.parse(lines[head + 1] ?? '').map((cell: unknown, i: number) => [columns[i], cell]),
    );
    expect(row).toMatchObject({ name: 'anna', scopes: '["write"]', revoked_at: null });
    expect(archive).not.toContain('onr_0123456789abcdef');
  });

  it('is taken in from a file, packed or not, and from standard input', async () => {
    const before = await answersIn('onrecord.sqlite');
    for (const [database, sources, stdin] of [
      ['a.sqlite', [written('whole.ndjson', archive)], undefined],
      ['b.sqlite', [written('whole.gz', gzipSync(archive))], undefined],
      ['c.sqlite', ['-'], archive],
    ] as const) {
      const { code, stdout, stderr } = await run(
        ['ingest', ...sources],
        database,
        stdin === undefined ? {} : { stdin },
      );
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(
        /^moved 4 articles, \d+ quotes and \d+ corrections \(\d+ rows\) from (whole\.\w+|standard input)\n$/,
      );
    }
    expect(await answersIn('a.sqlite')).toEqual(before);
    for (const database of ['b.sqlite', 'c.sqlite']) {
      const { stdout } = await run(['export', 'archive'], database);
      expect(stdout.split('\n').slice(1, -2)).toEqual(archive.split('\n').slice(1, -2));
    }
  });

  it.each<[string, (archive: string) => string, RegExp]>([
    [
      'was cut off between two lines',
      (all) => `${all.split('\n').slice(0, 40).join('\n')}\n`,
      /cut off behind line 40/,
    ],
    ['was cut off in a line', (all) => all.slice(0, all.length / 2), /line \d+ of the archive is not whole/],
    ['has another word in it', (all) => all.replace('Gazette', 'Gazelle'), /not as it was written/],
    ['lacks a line', (all) => all.replace(/\n\["\/news.*/, ''), /not as it was written/],
    ['goes on behind its end', (all) => `${all}[1]\n`, /comes behind its end/],
    ['has a row of another width', (all) => all.replace(/\n\["\/news/, '\n[0,"/news'), /is no row of read_sources/],
    ['is of a form to come', (all) => all.replace('"version":1', '"version":2'), /update onrecord/],
    [
      'has tables of a form to come',
      (all) => all.replace(/"schema":\d+/, '"schema":9999'),
      /of form 9999.*update onrecord/,
    ],
    [
      'does not say what it is',
      (all) => all.replace(/"schema":\d+/, '"schema":"x"'),
      /line 1 of the archive does not say/,
    ],
  ])('that %s is refused whole', async (_, change, message) => {
    await withStore(`${Math.random()}.sqlite`, async (store) => {
      const bytes = Readable.from([Buffer.from(change(archive))]);
      const error = await readArchive(bytes)
        .then((read) => store.unpack(read))
        .catch((reason) => reason);
      expect(['Malformed', 'ArchiveRefused']).toContain(error.name);
      expect(error.message).toMatch(message);
      expect((await store.articles({ limit: 1 })).items).toBe('[]');
    });
  });

  it('is told of in one line where it is not whole', async () => {
    const stdin = archive.slice(0, -1_000);
    const { code, stdout, stderr } = await run(['ingest', '-'], 'new.sqlite', { stdin });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^onrecord: .*: make (it|the archive) anew, nothing of (it|this one) was stored\n$/);
  });

  it('is refused by a database in which something is, and changes nothing there', async () => {
    const before = await answersIn('onrecord.sqlite');
    const { code, stderr } = await run(['ingest', '-'], 'onrecord.sqlite', { stdin: archive });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^onrecord: there is something in the database .*: name a new one with --database\n$/);
    expect(await answersIn('onrecord.sqlite')).toEqual(before);
  });

  it('is not mistaken for articles, whatever it is named beside', async () => {
    written('whole.ndjson', archive);
    const two = await run(['ingest', 'whole.ndjson', written('a.txt', 'It rained.')], 'new.sqlite');
    expect(two).toMatchObject({ code: 1, stdout: '' });
    expect(two.stderr).toBe(
      'onrecord: whole.ndjson: it is an archive of a whole database: name it alone, with a new database\n',
    );
    mkdirSync(join(folder, 'folder'));
    written('folder/whole.ndjson.gz', gzipSync(archive));
    const within = await run(['ingest', 'folder'], 'new.sqlite');
    expect(within).toMatchObject({ code: 1, stdout: '' });
    expect(within.stderr).toContain(
      'name it alone, with a new database\nonrecord: 1 of 1 articles could not be stored\n',
    );
  });

  it('takes no filters', async () => {
    const { code, stderr } = await run(['export', 'archive', '--query', 'act=denial'], 'onrecord.sqlite');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'onrecord: an archive is all there is, as ndjson: it takes no --query or --format\n',
    });
  });
});
