import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli, startCli } from './cli.ts';

let folder: string;
const running = new Set<ChildProcess>();
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onrecord-serve-'));
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
  rmSync(folder, { recursive: true, force: true });
});

/** Only a database that is not there yet is given the articles that come with onrecord, which take their time. */
const withoutArticles = () => runCli(['keys', 'list', '--database', join(folder, 'onrecord.sqlite')]);

/** A server that listens: what it printed until then, where it is, and how to stop it. */
async function started(...args: string[]) {
  const child = startCli(['serve', '--port', '0', '--database', join(folder, 'onrecord.sqlite'), ...args]);
  running.add(child);
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += String(chunk);
    if (printed.includes('try ')) break;
  }
  const [origin] = /http:\/\/[\w.]+:\d+/.exec(printed) ?? [];
  if (!origin) throw new Error(`no address in: ${printed}`);
  const stop = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    const [code, by] = await once(child, 'exit');
    running.delete(child);
    return code ?? by;
  };
  const get = async (path: string) => (await fetch(`${origin}${path}`)).json() as Promise<{ items: { id: string }[] }>;
  return { printed, origin, get, stop };
}

describe('serve', () => {
  it('reads the articles that come with it at its first start, and at the second does nothing twice', async () => {
    const first = await started();
    expect(first.printed).toMatch(/^6 articles were read into the new database\n/);
    for (const path of ['/docs', '/openapi.json', '/openapi.yaml', '/quotes'])
      expect(first.printed).toContain(`${first.origin}${path}`);
    const articles = await first.get('/articles');
    expect(articles.items).toHaveLength(6);
    expect(await first.stop('SIGTERM')).toBe(0);

    const second = await started();
    expect(second.printed).not.toMatch(/read into/);
    expect(await second.get('/articles')).toEqual(articles);
    expect(await second.stop('SIGINT')).toBe(0);
  });

  it('goes on where its first start was killed', async () => {
    const child = startCli(['serve', '--port', '0', '--database', join(folder, 'onrecord.sqlite')]);
    running.add(child);
    while (!existsSync(join(folder, 'onrecord.sqlite-wal'))) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGKILL');
    await once(child, 'exit');

    const again = await started();
    expect((await again.get('/articles')).items).toHaveLength(6);
    expect(await again.stop('SIGTERM')).toBe(0);
  });

  it('does not bring back an article that somebody deleted', async () => {
    const first = await started();
    const { items } = await first.get('/articles');
    await fetch(`${first.origin}/articles/${items[0]?.id}`, { method: 'DELETE' });
    await first.stop('SIGTERM');
    const second = await started();
    expect((await second.get('/articles')).items.map(({ id }) => id)).toEqual(items.slice(1).map(({ id }) => id));
    await second.stop('SIGTERM');
  });

  it('takes no writes where others can connect, until there is a key', async () => {
    await withoutArticles();
    const { origin, stop } = await started('--host', '0.0.0.0');
    const post = (headers: Record<string, string> = {}) =>
      fetch(`${origin}/articles`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain', ...headers },
        body: 'It is late.',
      });
    const refused = await post();
    expect(refused.status).toBe(401);
    expect(await refused.json()).toMatchObject({ detail: expect.stringContaining('`onrecord keys create NAME`') });
    const database = join(folder, 'onrecord.sqlite');
    const { stdout } = await runCli(['keys', 'create', 'anna', '--database', database]);
    const headers = { authorization: `Bearer ${stdout.trim()}` };
    expect((await post(headers)).status).toBe(201);
    await runCli(['keys', 'revoke', stdout.trim(), '--database', database]);
    expect((await post(headers)).status).toBe(401);
    expect((await fetch(`${origin}/quotes`)).status).toBe(200);
    await stop('SIGTERM');
  });

  it('wants a key also on loopback where a proxy is in front', async () => {
    await withoutArticles();
    const { origin, stop } = await started('--trust-proxy', '1');
    const answer = await fetch(`${origin}/articles/art_${'0'.repeat(20)}`, { method: 'DELETE' });
    expect(answer.status).toBe(401);
    await stop('SIGTERM');
  });

  it('tells whoever follows a list what another process stores, and ends all the same', async () => {
    const { origin, stop } = await started();
    const answer = await fetch(`${origin}/quotes`, { headers: { accept: 'text/event-stream' } });
    const chunks = (answer.body as ReadableStream<BufferSource>).pipeThrough(new TextDecoderStream()).getReader();
    let told = '';
    const until = async (words: RegExp) => {
      while (!words.test(told)) told += (await chunks.read()).value ?? '';
    };
    await until(/^id: /m);
    const article = JSON.stringify({ text: '"We will open the bridge in May," Mayor Anna Berg said.' });
    const ingested = await runCli(['ingest', '-', '--database', join(folder, 'onrecord.sqlite')], { stdin: article });
    expect(ingested.stdout).toMatch(/^created/);
    await until(/^event: quote\ndata: .*open the bridge in May.*\n\n/m);
    expect(await stop('SIGTERM')).toBe(0);
    expect((await chunks.read()).done).toBe(true);
  });

  it('says in one line that its port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const database = join(folder, 'onrecord.sqlite');
    const { code, stderr } = await runCli(['serve', '--database', database, '--port', String(port)], {
      env: { ONRECORD_SEED: 'false' },
    });
    other.close();
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`^onrecord: port ${port} of 127\\.0\\.0\\.1 is in use: .*--port.*\\n$`));
  });

  it.each(['/proc/onrecord/a.sqlite', '/dev/null/a.sqlite'])(
    'says in one line that it cannot write to %s',
    async (database) => {
      const { code, stderr } = await runCli(['serve', '--port', '0', '--database', database]);
      expect(code).toBe(1);
      expect(stderr).toMatch(/^onrecord: the database \S+ cannot be opened for writing .*--database\n$/);
    },
  );

  it('says in one line that its database is of a newer version', async () => {
    const file = join(folder, 'onrecord.sqlite');
    const { stop } = await started();
    await stop('SIGTERM');
    const database = new Database(file);
    database.pragma('user_version = 9999');
    database.close();
    const { code, stderr } = await runCli(['serve', '--port', '0'], { env: { ONRECORD_DATABASE: file } });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^onrecord: .* was written by a newer onrecord .*: update onrecord, .*\n$/);
  });
});
