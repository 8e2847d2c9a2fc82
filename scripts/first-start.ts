import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The program, as it is run without being built. */
export const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/**
 * Lends a server that has just had its first start, with the articles that come with onrecord, by its address; it is gone
 * afterwards.
 */
export async function withFirstStart<T>(work: (origin: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-start-'));
  const args = ['--import', 'tsx', MAIN, 'serve', '--port', '0', '--database', join(folder, 'onrecord.sqlite')];
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    return await work(await originOf(server.stdout));
  } finally {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  }
}

async function originOf(stdout: AsyncIterable<unknown>): Promise<string> {
  let printed = '';
  for await (const chunk of stdout) {
    printed += String(chunk);
    const match = /^onrecord serves .* at (\S+)$/mu.exec(printed);
    if (match?.[1]) return match[1];
  }
  throw new Error(`the server ended before it listened: ${printed}`);
}
