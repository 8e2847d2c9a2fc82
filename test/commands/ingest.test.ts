import { once } from 'node:events';
import { appendFile, copyFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { articleId } from '../../src/records/article.ts';
import { openStore } from '../../src/store/open.ts';
import { type CliRun, parseLines, runCli, startCli } from './cli.ts';

const SHOWN = fileURLToPath(new URL('../../data/articles/', import.meta.url));
const TEXT = '“The bridge opens in May,” Mayor Anna Berg told reporters on Monday.';

let folder: string;
let database: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-ingest-'));
  database = join(folder, 'db/onrecord.sqlite');
});
afterEach(() => rm(folder, { recursive: true }));

/** What takes long tells how far it has come: on a slow machine, anything may. */
const withoutProgress = (run: CliRun): CliRun => ({
  ...run,
  stderr: run.stderr.replace(/^\d+ articles.* a minute.*\n/gm, ''),
});

const ARGUMENTS = ['ingest', '--threads', '1', '--model', 'small'];

const ingest = async (args: string[], stdin: string | Uint8Array = '') =>
  withoutProgress(await runCli([...ARGUMENTS, '--database', database, ...args], { cwd: folder, stdin }));

async function write(files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}

const line = (fields: object) => `${JSON.stringify(fields)}\n`;

/** What is printed of each article, without its id: `created a.txt`. */
const told = ({ stdout }: CliRun) =>
  stdout
    .replace(/ art_\w+/g, '')
    .split('\n')
    .filter(Boolean);

async function storedArticles(): Promise<Record<string, unknown>[]> {
  const store = await openStore(database);
  try {
    return JSON.parse((await store.articles({ limit: 1_000 })).items);
  } finally {
    await store.close();
  }
}

describe('onrecord ingest', () => {
  it('stores what comes with onrecord, and nothing twice', async () => {
    const names = (await readdir(SHOWN)).filter((name) => name.endsWith('.txt'));
    const files = names.map((name) => join(SHOWN, name));
    const drafts = await Promise.all(
      files.map(async (file) => ({
        ...JSON.parse(await readFile(file.replace('.txt', '.json'), 'utf8')),
        text: await readFile(file, 'utf8'),
      })),
    );
    const linesWith = (outcome: string) => drafts.map((d, i) => `${outcome} ${articleId(d)} ${files[i]}\n`).join('');

    expect(await ingest(files)).toEqual({ code: 0, stdout: linesWith('created'), stderr: '' });
    expect(await ingest(['--again', ...files])).toEqual({ code: 0, stdout: linesWith('unchanged'), stderr: '' });
    const stored = await storedArticles();
    expect(stored).toHaveLength(names.length);
    for (const { text, ...facts } of drafts) expect(stored).toContainEqual(expect.objectContaining(facts));
  });

  it('reads a text and its .json as one article, whichever is named', async () => {
    await copyFile(join(SHOWN, 'wikinews-korea.txt'), join(folder, 'korea.txt'));
    await copyFile(join(SHOWN, 'wikinews-korea.json'), join(folder, 'korea.json'));
    const run = await ingest(['korea.json', 'korea.txt']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(/^created (art_\w+) korea\.json\nunchanged \1 korea\.txt\n$/);
  });

  it('takes a .json that has a text of its own for another article than the .txt beside it', async () => {
    await writeFile(join(folder, 'a.txt'), TEXT);
    await writeFile(join(folder, 'a.json'), JSON.stringify({ text: 'Another text.', headline: 'Another' }));
    const run = await ingest(['a.txt', 'a.json']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect((await storedArticles()).map(({ headline }) => headline)).toEqual(['Another', null]);
  });

  it('tells a revised article from a new one', async () => {
    const url = 'https://example.org/bridge';
    const draft = (text: string) => `${JSON.stringify({ url, text })}\n`;
    const run = await ingest(['-'], draft(TEXT));
    expect(run.stdout).toMatch(/^created art_\w+ -:1\n$/);
    expect((await ingest(['-'], draft(`${TEXT} Updated.`))).stdout).toBe(run.stdout.replace('created', 'revised'));
  });

  it('names each article that it cannot store, stores the others, and fails', async () => {
    const files: Record<string, string | Uint8Array> = {
      'in/many.ndjson': `{"text": "${TEXT}"}\n\nnot json\n{"text": " "}\n{"text": "x", "body": "y"}\n`,
      'in/latin1.txt': Uint8Array.of(0x63, 0x61, 0x66, 0xe9, 0x20),
      'in/empty.txt': '',
      'in/list.json': '[]',
      'in/broken.txt': 'A text.',
      'in/broken.json': '{"headline": ',
      'in/good.txt': 'Another text.',
      'in/cut.txt.gz': gzipSync('A text that is cut.').subarray(0, 20),
      'in/huge.txt.gz': gzipSync(Buffer.alloc(65 * 1024 * 1024, 'a')),
    };
    await write(files);

    const { code, stdout, stderr } = await ingest(Object.keys(files));
    expect(code).toBe(1);
    expect(stdout).toMatch(/^created art_\w+ in\/many\.ndjson:1\ncreated art_\w+ in\/good\.txt\n$/);
    expect(stderr.split('\n')).toEqual([
      'in/many.ndjson:3: the line is not JSON at line 1, column 1: invalid symbol',
      'in/many.ndjson:4: text: must not be empty',
      'in/many.ndjson:5: Unrecognized key: "body"',
      expect.stringMatching(/^in\/latin1\.txt: the body is not valid UTF-8: byte 3 /),
      'in/empty.txt: text: must not be empty',
      'in/list.json: must be an object',
      expect.stringMatching(/^in\/broken\.txt: broken\.json beside it: the body is not JSON at line 1, /),
      expect.stringMatching(/^in\/broken\.json: the body is not JSON at line 1, /),
      'in/cut.txt.gz: it is not whole gzip: unexpected end of file',
      'in/huge.txt.gz: it is longer than 64 MiB',
      'onrecord: 10 of 12 articles could not be stored',
      '',
    ]);
    expect(await storedArticles()).toHaveLength(2);
  });

  it('makes no database when a file is missing', async () => {
    const run = await ingest(['gone.txt']);
    expect(run).toEqual({ code: 1, stdout: '', stderr: 'onrecord: gone.txt: no such file\n' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('goes through folders and patterns in order, packed or not, and counts what it leaves out', async () => {
    await write({
      'news/b.txt': 'The second text.',
      'news/a/2.json': JSON.stringify({ text: 'The first text.', headline: 'First' }),
      'news/c.ndjson.gz': gzipSync(line({ text: 'Line one.' }) + line({ text: 'Line two.' })),
      'news/d.TXT.gz': gzipSync('A packed text.'),
      'news/e.txt': 'A text with facts.',
      'news/e.json': JSON.stringify({ headline: 'Facts' }),
      'news/photo.jpg': 'x',
      'news/a/photo.jpg': 'x',
      'news/README': 'x',
      'news/.hidden.txt': 'Hidden.',
      'news/.git/a.txt': 'Hidden.',
    });
    await symlink('..', join(folder, 'news/a/up'));
    await symlink('gone', join(folder, 'news/z.txt'));
    const run = await ingest(['news']);
    expect(told(run)).toEqual([
      'created news/a/2.json',
      'created news/b.txt',
      'created news/c.ndjson.gz:1',
      'created news/c.ndjson.gz:2',
      'created news/d.TXT.gz',
      'created news/e.txt',
    ]);
    expect(run.code).toBe(1);
    expect(run.stderr.split('\n')).toEqual([
      expect.stringMatching(/^news\/z\.txt: ENOENT/),
      'files left out that are hidden or not of a known kind: hidden 2, .jpg 2, none 1',
      'onrecord: 1 of 7 articles could not be stored',
      '',
    ]);
    expect(told(await ingest(['--again', 'news/**/*.{json,gz}']))).toEqual([
      'unchanged news/a/2.json',
      'unchanged news/c.ndjson.gz:1',
      'unchanged news/c.ndjson.gz:2',
      'unchanged news/d.TXT.gz',
    ]);
    expect(await ingest(['news/*.pdf'])).toEqual({
      code: 1,
      stdout: '',
      stderr: 'onrecord: news/*.pdf: no file has such a name\n',
    });
    expect((await storedArticles()).filter(({ headline }) => headline === 'Facts')).toHaveLength(1);
  });

  it('reads what does not tell what it is by looking, or as it is told', async () => {
    await write({ story: JSON.stringify({ text: 'A story.' }), list: line({ text: 'One.' }) + line({ text: 'Two.' }) });
    expect(told(await ingest(['story']))).toEqual(['created story']);
    expect(told(await ingest(['--format', 'ndjson', 'list']))).toEqual(['created list:1', 'created list:2']);
    expect(told(await ingest(['--format', 'text', '-'], TEXT))).toEqual(['created -']);
    expect((await storedArticles()).map(({ contentHash }) => contentHash)).toHaveLength(4);
    const unknown = await ingest(['--format', 'word', '-']);
    expect(unknown).toMatchObject({ code: 1, stdout: '' });
    expect(unknown.stderr).toMatch(/^onrecord: --format must be one of (\w[\w-]*, )*text, but is "word"\n$/);
  });

  it('leaves out files that are as they were when they were stored, and reads those that are not', async () => {
    const lines = (n: number) => Array.from({ length: n }, (_, i) => line({ text: `Text ${i}.` })).join('');
    await write({ 'in/a.txt': 'A text.', 'in/a.json': '{"headline": "One"}', 'in/b.ndjson': lines(2) });
    expect(told(await ingest(['in']))).toHaveLength(3);
    expect(await ingest(['in'])).toEqual({
      code: 0,
      stdout: '',
      stderr: '3 files left out that are as they were when they were stored; --again reads them\n',
    });
    await write({ 'in/a.json': '{"headline": "Another"}', 'in/b.ndjson': lines(3) });
    expect(told(await ingest(['in']))).toEqual([
      'revised in/a.txt',
      'unchanged in/b.ndjson:1',
      'unchanged in/b.ndjson:2',
      'created in/b.ndjson:3',
    ]);
    // What failed is tried again, and what was stored before it is not.
    await appendFile(join(folder, 'in/b.ndjson'), 'no article\n');
    for (const run of [await ingest(['in/b.ndjson']), await ingest(['in/b.ndjson'])]) {
      expect(run.code).toBe(1);
      expect(run.stderr).toMatch(/^in\/b\.ndjson:4: the line is not JSON/);
    }
    expect(await storedArticles()).toHaveLength(4);
  });

  it('writes a report of what went wrong, and of what came of the rest', async () => {
    await write({ 'many.ndjson': `${line({ text: TEXT })}{}\n${line({ text: TEXT })}` });
    const run = await ingest(['many.ndjson', '--report', 'report.ndjson']);
    expect(run.code).toBe(1);
    expect(parseLines(await readFile(join(folder, 'report.ndjson'), 'utf8'))).toEqual([
      { place: 'many.ndjson:2', problem: 'text: is required' },
      {
        summary: {
          created: 1,
          revised: 0,
          unchanged: 1,
          failed: 1,
          skipped: 0,
          leftOut: { hidden: 0, unknown: {} },
          stopped: false,
        },
      },
    ]);
    const unwritable = await ingest(['many.ndjson', '--report', 'gone/report.ndjson']);
    expect(unwritable).toMatchObject({ code: 1, stdout: '' });
    expect(unwritable.stderr).toMatch(/^onrecord: gone\/report\.ndjson: the report cannot be written: .*\n$/);
  });

  describe('stopped in the middle', () => {
    const COUNT = 240;
    const text = (n: number) => `“Bridge ${n} opens in May,” Mayor Anna Berg told reporters on Monday.`;

    /** Half of the articles are lines of a packed file and of another one, half are files of their own. */
    beforeEach(async () => {
      const lines = (from: number, to: number) =>
        Array.from({ length: to - from }, (_, i) => line({ text: text(from + i) })).join('');
      await write({ 'in/a.ndjson.gz': gzipSync(lines(0, 60)), 'in/b.ndjson': lines(60, 120) });
      await write(Object.fromEntries(Array.from({ length: 120 }, (_, i) => [`in/c/${i}.txt`, text(120 + i)])));
    });

    const command = () => [...ARGUMENTS, '--database', database, 'in'];

    /** Starts it, and ends it when it has told of so many articles. */
    async function end(signal: NodeJS.Signals, after: number): Promise<CliRun> {
      const child = startCli(command(), { cwd: folder });
      const run: CliRun = { code: null, stdout: '', stderr: '' };
      child.stderr.setEncoding('utf8').on('data', (chunk) => {
        run.stderr += chunk;
      });
      let count = 0;
      createInterface(child.stdout).on('line', (each) => {
        run.stdout += `${each}\n`;
        count += 1;
        if (count === after) child.kill(signal);
      });
      [run.code] = await once(child, 'close');
      return withoutProgress(run);
    }

    async function expectAllOnce(): Promise<void> {
      const texts = Array.from({ length: COUNT }, (_, n) => articleId({ url: null, text: text(n) }));
      expect((await storedArticles()).map(({ id }) => id).sort()).toEqual(texts.sort());
      const connection = new Database(database, { readonly: true });
      try {
        expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
        expect(connection.pragma('foreign_key_check')).toEqual([]);
      } finally {
        connection.close();
      }
    }

    it.each([40, 90, 150])('by kill -9 after %d articles goes on, every article once and none lost', async (after) => {
      const killed = await end('SIGKILL', after);
      expect(killed.code).toBeNull();
      const stored = (await storedArticles()).length;
      expect(stored).toBeGreaterThanOrEqual(after);
      expect(stored).toBeLessThan(COUNT);
      const run = await ingest(['in']);
      expect(run.code).toBe(0);
      expect(told(run).filter((each) => each.startsWith('created'))).toHaveLength(COUNT - stored);
      await expectAllOnce();
    });

    it('by Ctrl-C finishes what was begun, tells how to go on, and goes on there', async () => {
      const { code, stdout, stderr } = await end('SIGINT', 80);
      expect(code).toBe(1);
      const stored = stdout.split('\n').length - 1;
      expect(stderr).toBe(
        `onrecord: stopped before the end: ${stored} articles are stored; the same command goes on from there\n`,
      );
      expect(await storedArticles()).toHaveLength(stored);
      const run = await ingest(['in']);
      expect(told(run).filter((each) => !each.startsWith('created'))).toEqual([]);
      expect(told(run)).toHaveLength(COUNT - stored);
      expect(run.stderr).toMatch(/^\d+ files left out that are as they were/);
      await expectAllOnce();
    });
  });

  it('says in one line what is wrong with the database', async () => {
    await writeFile(join(folder, 'a.txt'), TEXT);
    await writeFile(join(folder, 'notes.sqlite'), 'These are my notes. '.repeat(100));
    const run = await runCli(['ingest', 'a.txt'], { cwd: folder, env: { ONRECORD_DATABASE: 'notes.sqlite' } });
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toMatch(/^onrecord: .*notes\.sqlite is not an onrecord database: .*\n$/);
    expect(await readFile(join(folder, 'notes.sqlite'), 'utf8')).toMatch(/^These are my notes\. /);
  });
});
