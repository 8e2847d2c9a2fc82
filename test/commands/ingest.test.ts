import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { articleId } from '../../src/records/article.ts';
import { openStore } from '../../src/store/open.ts';
import { runCli } from './cli.ts';

const SHOWN = fileURLToPath(new URL('../../data/articles/', import.meta.url));
const TEXT = '“The bridge opens in May,” Mayor Anna Berg told reporters on Monday.';

let folder: string;
let database: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-ingest-'));
  database = join(folder, 'db/onrecord.sqlite');
});
afterEach(() => rm(folder, { recursive: true }));

const ingest = (files: string[], stdin = '') =>
  runCli(['ingest', '--database', database, '--threads', '1', ...files], { cwd: folder, stdin });

async function storedArticles(): Promise<Record<string, unknown>[]> {
  const store = await openStore(database);
  try {
    return JSON.parse((await store.articles({ limit: 100 })).items);
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
    expect(await ingest(files)).toEqual({ code: 0, stdout: linesWith('unchanged'), stderr: '' });
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
    await mkdir(join(folder, 'in'));
    const files: Record<string, string | Uint8Array> = {
      'in/many.ndjson': `{"text": "${TEXT}"}\n\nnot json\n{"text": " "}\n{"text": "x", "body": "y"}\n`,
      'in/latin1.txt': Uint8Array.of(0x63, 0x61, 0x66, 0xe9, 0x20),
      'in/empty.txt': '',
      'in/list.json': '[]',
      'in/broken.txt': 'A text.',
      'in/broken.json': '{"headline": ',
      'in/page.html': '<p>Hello</p>',
      'in/good.txt': 'Another text.',
    };
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);

    const { code, stdout, stderr } = await ingest(Object.keys(files));
    expect(code).toBe(1);
    expect(stdout).toMatch(/^created art_\w+ in\/many\.ndjson:1\ncreated art_\w+ in\/good\.txt\n$/);
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(/^in\/many\.ndjson:3: the line is not JSON: /),
      'in/many.ndjson:4: text: must not be empty',
      'in/many.ndjson:5: Unrecognized key: "body"',
      expect.stringMatching(/^in\/latin1\.txt: the body is not valid UTF-8: byte 3 /),
      'in/empty.txt: text: must not be empty',
      'in/list.json: must be an object',
      expect.stringMatching(/^in\/broken\.txt: broken\.json beside it: the body is not JSON at line 1, /),
      expect.stringMatching(/^in\/broken\.json: the body is not JSON at line 1, /),
      'in/page.html: its name must end in .txt, .json, .ndjson, .jsonl',
      'onrecord: 9 of 11 articles could not be stored',
      '',
    ]);
    expect(await storedArticles()).toHaveLength(2);
  });

  it('makes no database when a file is missing', async () => {
    const run = await ingest(['gone.txt']);
    expect(run).toEqual({ code: 1, stdout: '', stderr: 'onrecord: gone.txt: no such file\n' });
    expect(await readdir(folder)).toEqual([]);
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
