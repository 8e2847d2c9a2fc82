import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { QuotePage } from '../../src/api/pages.ts';
import { Article } from '../../src/records/article.ts';
import { startCli } from '../commands/cli.ts';
import { reportOf } from './articles.ts';

let database: string;
let folder: string;
const started: ChildProcess[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-killed-'));
  database = join(folder, 'onrecord.sqlite');
});
afterAll(async () => {
  for (const server of started) server.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

/** A server of its own process over the one database, once it listens. */
async function serve(): Promise<{ address: string; kill: () => Promise<void> }> {
  const args = ['serve', '--port', '0', '--database', database, '--threads', '1'];
  const server = startCli(args, { cwd: folder, env: { ONRECORD_SEED: 'false' } });
  started.push(server);
  const ended = once(server, 'exit');
  let said = '';
  for await (const chunk of server.stdout.setEncoding('utf8')) {
    said += chunk;
    const [, address] = /at (http:\S+)/.exec(said) ?? [];
    if (!address) continue;
    const kill = async () => {
      server.kill('SIGKILL');
      expect(await ended).toEqual([null, 'SIGKILL']);
    };
    return { address, kill };
  }
  throw new Error(`the server has ended: ${said}`);
}

/** Posts articles, some at a time, until the server is gone; tells of each one that was acknowledged. */
async function postUntilKilled(address: string, acknowledged: (article: Article) => void) {
  const sender = async (start: number) => {
    for (let n = start; ; n += 4) {
      const body = JSON.stringify(reportOf(n));
      const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
      const answer = await fetch(`${address}/articles`, request).catch(() => null);
      const article: unknown = answer?.status === 201 ? await answer.json().catch(() => null) : null;
      if (article === null) return;
      acknowledged(Article.parse(article));
    }
  };
  await Promise.all([0, 1, 2, 3].map(sender));
}

test('a server that is killed while articles come in keeps every one that it has acknowledged', async () => {
  const kept: Article[] = [];
  const doomed = await serve();
  let killing: Promise<void> | null = null;
  await postUntilKilled(doomed.address, (article) => {
    kept.push(article);
    if (kept.length >= 30) killing ??= doomed.kill();
  });
  await killing;
  expect(kept.length).toBeGreaterThanOrEqual(30);

  const { address, kill } = await serve();
  for (const article of kept) {
    const answer = await fetch(`${address}/articles/${article.id}`);
    expect(await answer.json()).toEqual(article);
    const quotes = await fetch(`${address}/articles/${article.id}/quotes`);
    expect(QuotePage.parse(await quotes.json()).items).toHaveLength(article.counts.quotes);
    expect(article.counts.quotes).toBeGreaterThan(0);
  }
  await kill();
  const file = new Database(database);
  expect(file.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(file.pragma('foreign_key_check')).toEqual([]);
  file.close();
});
