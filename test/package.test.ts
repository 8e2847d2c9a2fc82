import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseLines } from './commands/cli.ts';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = [
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'src',
  'assets',
  'data',
  'migrations',
  'openapi.yaml',
];
const PAPERS = ['LICENSE', 'README.md', 'CHANGELOG.md'];

let folder: string;
let installed: string;
let packed: string[];

/** What a machine needs of the checkout to make the package, and nothing that was left lying in it. */
async function copyCheckout(to: string): Promise<void> {
  await mkdir(to);
  const names = [...SOURCES, ...PAPERS].filter((name) => existsSync(join(ROOT, name)));
  await Promise.all(names.map((name) => cp(join(ROOT, name), join(to, name), { recursive: true })));
  await symlink(join(ROOT, 'node_modules'), join(to, 'node_modules'));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-package-'));
  const checkout = join(folder, 'checkout');
  await copyCheckout(checkout);
  await run('npm', ['pack', '--pack-destination', folder], { cwd: checkout });
  const [archive] = (await readdir(folder)).filter((name) => name.endsWith('.tgz'));
  if (!archive) throw new Error('npm pack made no archive');
  packed = (await run('tar', ['-tzf', archive], { cwd: folder })).stdout.split('\n').filter(Boolean).sort();
  await run('tar', ['-xzf', archive], { cwd: folder });
  installed = join(folder, 'package');
  // A real installation would compile better-sqlite3 for a minute; .ci/run does that one.
  await symlink(join(ROOT, 'node_modules'), join(installed, 'node_modules'));
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the package', () => {
  it('holds what it needs to run, its licence and its sources of data', async () => {
    const articles = await readdir(join(ROOT, 'data/articles'));
    const assets = (await readdir(join(ROOT, 'assets'), { recursive: true, withFileTypes: true })).filter((each) =>
      each.isFile(),
    );
    const migrations = await readdir(join(ROOT, 'migrations/sqlite'));
    const needed = [
      'package.json',
      'LICENSE',
      'openapi.yaml',
      'dist/main.js',
      'dist/intake/worker.js',
      'dist/store/reader-worker.js',
      ...assets.map(({ parentPath, name }) => relative(ROOT, join(parentPath, name))),
      ...articles.map((name) => `data/articles/${name}`),
      ...migrations.map((name) => `migrations/sqlite/${name}`),
    ];
    expect(needed.filter((name) => !packed.includes(`package/${name}`))).toEqual([]);
  });

  it('holds nothing else', () => {
    const allowed =
      /^package\/((package\.json|LICENSE|README\.md|CHANGELOG\.md|openapi\.yaml)$|dist\/([\w-]+\/)*[\w-]+\.js$|data\/(lexicon|model|articles)\/|assets\/|migrations\/)/;
    expect(packed.filter((name) => !allowed.test(name))).toEqual([]);
  });

  it('can be started by its name', async () => {
    const { bin } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'));
    const main = await readFile(join(installed, bin.onrecord), 'utf8');
    expect(main).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  it('extracts', async () => {
    const { code, stdout } = await extract('“The bridge opens in May,” Mayor Anna Berg said.');
    expect(code).toBe(0);
    expect(parseLines(stdout)).toMatchObject([
      { id: 'a', quotes: [{ type: 'direct', source: { text: 'Mayor Anna Berg' } }] },
    ]);
  });

  it('serves what comes with it', async () => {
    const args = [join(installed, 'dist/main.js'), 'serve', '--port', '0', '--database', join(folder, 'a.sqlite')];
    const child = spawn(process.execPath, args, { cwd: folder });
    try {
      const origin = await firstMatch(child.stdout, /http:\/\/127\.0\.0\.1:\d+/);
      for (const path of ['/healthz', '/openapi.json', '/docs/']) {
        expect((await fetch(`${origin}${path}`)).status, path).toBe(200);
      }
      const quotes = (await (await fetch(`${origin}/quotes`)).json()) as { items: unknown[] };
      expect(quotes.items.length).toBeGreaterThan(0);
      const first = await (await fetch(origin, { headers: { accept: 'text/html' } })).text();
      for (const [, path] of first.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)) {
        expect((await fetch(`${origin}${path}`)).status, path).toBe(200);
      }
      // What is read on a thread of its own, too.
      expect(await (await fetch(`${origin}/quotes.csv`)).text()).toContain('\r\nquo_');
    } finally {
      child.kill('SIGTERM');
    }
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('says what is missing from a broken installation', async () => {
    await rename(join(installed, 'data'), join(installed, 'elsewhere'));
    try {
      const { code, stdout, stderr } = await extract('Anna Berg said so.');
      expect(code).toBe(1);
      expect(parseLines(stdout)).toEqual([
        { id: 'a', line: 1, error: expect.stringMatching(/^extraction failed: ENOENT: no such file .*data/) },
      ]);
      expect(stderr).toMatch(/^onrecord: 1 of 1 lines .*\n$/);
    } finally {
      await rename(join(installed, 'elsewhere'), join(installed, 'data'));
    }
  });
});

/** Runs the installed command line over one article. */
async function extract(text: string): Promise<{ code: number; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [join(installed, 'dist/main.js'), 'extract'], { cwd: folder });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (chunk) => {
      output[name] += chunk;
    });
  }
  child.stdin.end(JSON.stringify({ id: 'a', text }));
  const [code] = await once(child, 'close');
  return { code, ...output };
}

/** What of a stream's text matches first. */
async function firstMatch(stream: NodeJS.ReadableStream, pattern: RegExp): Promise<string> {
  let text = '';
  for await (const chunk of stream) {
    text += String(chunk);
    const match = pattern.exec(text);
    if (match) return match[0];
  }
  throw new Error(`ended without ${pattern}: ${text}`);
}
