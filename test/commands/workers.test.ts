import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Article } from '../../src/records/article.ts';
import { reportOf } from '../api/articles.ts';
import { runCli, startCli } from './cli.ts';

let folder: string;
const running = new Set<ChildProcess>();
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onrecord-workers-'));
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
  rmSync(folder, { recursive: true, force: true });
});

/** A server of two workers that listens. */
async function started(args: string[] = [], env: Record<string, string> = { ONRECORD_SEED: 'false' }) {
  const own = ['serve', '--workers', '2', '--port', '0', '--threads', '1', '--model', 'small'];
  const server = startCli([...own, '--database', join(folder, 'onrecord.sqlite'), ...args], { env });
  running.add(server);
  const ended = once(server, 'exit');
  const told = { out: '', err: '' };
  server.stderr.setEncoding('utf8').on('data', (chunk) => {
    told.err += chunk;
  });
  await new Promise<void>((resolve) => {
    server.stdout.setEncoding('utf8').on('data', (chunk) => {
      told.out += chunk;
      if (told.out.includes('try ')) resolve();
    });
    server.once('exit', () => resolve());
  });
  const [origin] = /http:\/\/[\d.]+:\d+/.exec(told.out) ?? [];
  if (!origin) throw new Error(`no address in: ${told.out}${told.err}`);
  const stop = async (signal: NodeJS.Signals) => {
    server.kill(signal);
    const [code, by] = await ended;
    running.delete(server);
    return code ?? by;
  };
  return { origin, told, stop, pid: server.pid ?? 0 };
}

/** A connection of its own for each: they go to the workers in turn. */
const ask = (url: string, init: RequestInit = {}) =>
  fetch(url, { signal: AbortSignal.timeout(10_000), ...init, headers: { connection: 'close', ...init.headers } });

const post = (origin: string, n: number) =>
  ask(`${origin}/articles`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(reportOf(n)),
  });

/** The processes that a server has started to answer requests. */
const workersOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .filter(Boolean)
    .map(Number)
    .filter((child) => readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('\0serve\0'));

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe.skipIf(process.platform !== 'linux')('serve --workers', () => {
  it('reads the articles that come with it once, says once where it is, and ends in order', async () => {
    const { origin, told, stop, pid } = await started([], {});
    expect(told.out).toMatch(/^6 articles were read into the new database\nonrecord serves \S+ at http:/);
    expect(told.out.match(/onrecord serves/g)).toHaveLength(1);
    expect(workersOf(pid)).toHaveLength(2);
    for (let n = 0; n < 4; n += 1) {
      const { items } = (await (await ask(`${origin}/articles`)).json()) as { items: unknown[] };
      expect(items).toHaveLength(6);
    }
    expect(await stop('SIGTERM')).toBe(0);
    expect(told.err).toBe('');
  });

  it('finishes what was begun before it ends', async () => {
    const { origin, stop } = await started();
    const answers = [0, 1, 2, 3].map((n) => post(origin, n));
    await pause(200);
    const [code, ...statuses] = await Promise.all([
      stop('SIGTERM'),
      ...answers.map((answer) => answer.then(({ status }) => status)),
    ]);
    expect({ code, statuses }).toEqual({ code: 0, statuses: [201, 201, 201, 201] });
  });

  it('answers with what either of them has stored, and tells who follows a list of all of it', async () => {
    const { origin, stop } = await started();
    const followed = await fetch(`${origin}/articles`, { headers: { accept: 'text/event-stream' } });
    const chunks = (followed.body as ReadableStream<BufferSource>).pipeThrough(new TextDecoderStream()).getReader();
    let told = '';
    const stored: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      const article = Article.parse(await (await post(origin, n)).json());
      stored.push(article.id);
      for (let m = 0; m < 2; m += 1) expect((await ask(`${origin}/articles/${article.id}`)).status).toBe(200);
    }
    while (!stored.every((id) => told.includes(id))) told += (await chunks.read()).value ?? '';
    expect(await stop('SIGTERM')).toBe(0);
    expect((await chunks.read()).done).toBe(true);
  });

  it('limits how often one address asks over all of them together', async () => {
    const { origin, stop } = await started(['--rate-limit', '10', '--trust-proxy', '1']);
    const statuses: number[] = [];
    for (let n = 0; n < 16; n += 1) {
      const answer = await ask(`${origin}/quotes`, { headers: { 'x-forwarded-for': '203.0.113.9' } });
      statuses.push(answer.status);
      // What the other has counted is known a moment later.
      await pause(150);
    }
    const good = statuses.filter((status) => status === 200).length;
    expect(good).toBeGreaterThanOrEqual(10);
    expect(good).toBeLessThanOrEqual(11);
    expect(statuses.slice(12)).toEqual([429, 429, 429, 429]);
    await stop('SIGTERM');
  });

  it('starts another worker for one that is killed, and has kept all that was acknowledged', async () => {
    const { origin, told, stop, pid } = await started();
    const acknowledged: Article[] = [];
    let posting = true;
    const sender = async (start: number) => {
      for (let n = start; posting; n += 4) {
        const answer = await post(origin, n).catch(() => null);
        const article: unknown = answer?.status === 201 ? await answer.json().catch(() => null) : null;
        if (article !== null) acknowledged.push(Article.parse(article));
      }
    };
    const senders = Promise.all([0, 1, 2, 3].map(sender));
    for (const [deaths, least] of [6, 12, 18].entries()) {
      await until(() => acknowledged.length >= least);
      process.kill(workersOf(pid)[0] ?? 0, 'SIGKILL');
      await until(() => (told.err.match(/worker \d+ has taken its place\n/g) ?? []).length > deaths);
    }
    expect(told.err.match(/worker \d+ has ended \(SIGKILL\): another one starts in [\d.]+ s\n/g)).toHaveLength(3);
    expect(workersOf(pid)).toHaveLength(2);
    const before = acknowledged.length;
    await until(() => acknowledged.length >= before + 4);
    posting = false;
    await senders;
    for (const article of acknowledged) {
      expect(await (await ask(`${origin}/articles/${article.id}`)).json()).toEqual(article);
    }
    expect(await stop('SIGTERM')).toBe(0);
    const file = new Database(join(folder, 'onrecord.sqlite'));
    expect(file.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(file.pragma('foreign_key_check')).toEqual([]);
    file.close();
  });

  it('leaves nobody behind when it is killed itself', async () => {
    const { stop, pid } = await started();
    const workers = workersOf(pid);
    await stop('SIGKILL');
    const alive = (worker: number) => {
      try {
        return !/^State:\s+Z/m.test(readFileSync(`/proc/${worker}/status`, 'utf8'));
      } catch {
        return false;
      }
    };
    await until(() => !workers.some(alive));
  });

  it('says in one line that its port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const args = ['serve', '--workers', '2', '--database', join(folder, 'onrecord.sqlite'), '--port', String(port)];
    const { code, stdout, stderr } = await runCli(args, { env: { ONRECORD_SEED: 'false' } });
    other.close();
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^onrecord: port ${port} of 127\\.0\\.0\\.1 is in use: .*--port.*\\n$`));
  });
});
