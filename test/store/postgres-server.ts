import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** Where PostgreSQL's programs are; null where there are none. */
function findPrograms(): string | null {
  const { stdout } = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' });
  const folder = stdout?.trim();
  return folder && existsSync(join(folder, 'initdb')) ? folder : null;
}

export const PROGRAMS = findPrograms();

/** The server refuses to run as root: then it runs as nobody. */
const NOBODY = 65_534;
const asRoot = process.getuid?.() === 0;
const user = asRoot ? { uid: NOBODY, gid: NOBODY } : {};

/** A PostgreSQL server of its own, with its data in a folder that goes with it. */
export interface Server {
  /** Makes a database like another one, or an empty one; gives its URL. */
  database(like?: string, options?: string): Promise<string>;
  /** Runs a statement in a database. */
  query(url: string, text: string): Promise<Record<string, unknown>[]>;
  /** Another server that follows this one, and can only be read. */
  copy(): Promise<Server>;
  /** The URL of the database here that has the same name. */
  here(url: string): string;
  /** Stops as an administrator does it, or as a power cut does. */
  stop(how: 'orderly' | 'at once'): Promise<void>;
  start(): Promise<void>;
  discard(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

const program = (name: string) => join(PROGRAMS ?? '', name);

export const startServer = (): Promise<Server> =>
  serve('initdb', ['-E', 'UTF8', '--locale=C', '-A', 'trust', '-U', 'onrecord', '--no-sync']);

/** Starts a server over the data that a program has made. */
async function serve(maker: string, options: readonly string[]): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-postgres-'));
  if (asRoot) chownSync(folder, NOBODY, NOBODY);
  const data = join(folder, 'data');
  execFileSync(program(maker), ['-D', data, ...options], {
    ...user,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const port = await freePort();
  const urlOf = (name: string) => `postgres://onrecord@127.0.0.1:${port}/${name}`;
  let running: ChildProcess | null = null;
  let databases = 0;

  async function query(url: string, text: string) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {});
    await client.connect();
    try {
      return (await client.query(text)).rows as Record<string, unknown>[];
    } finally {
      await client.end();
    }
  }

  const killed = () => running?.kill('SIGQUIT');
  process.on('exit', killed);

  const server: Server = {
    query,
    copy: () =>
      serve('pg_basebackup', ['-R', '-h', '127.0.0.1', '-p', `${port}`, '-U', 'onrecord', '-c', 'fast', '--no-sync']),
    here: (url) => urlOf(url.split('/').at(-1) ?? ''),
    async database(like, options = '') {
      databases += 1;
      const name = `test_${databases}`;
      await query(
        urlOf('postgres'),
        `create database ${name} template ${like?.split('/').at(-1) ?? 'template0'} ${options}`,
      );
      return urlOf(name);
    },
    async start() {
      // What a killed process has written the system keeps: only a power cut would take what is not synchronised.
      const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200', 'fsync=off'];
      const options = settings.flatMap((setting) => ['-c', setting]);
      running = spawn(program('postgres'), ['-D', data, '-p', String(port), ...options], {
        ...user,
        cwd: folder,
        stdio: ['ignore', 'ignore', 'ignore'],
      });
      for (let tries = 0; ; tries += 1) {
        const up = await query(urlOf('postgres'), 'select 1').then(
          () => true,
          (error: unknown) => {
            if (tries === 200) throw error;
            return false;
          },
        );
        if (up) return;
        await pause(50);
      }
    },
    async stop(how) {
      if (!running) return;
      const ended = once(running, 'exit');
      running.kill(how === 'orderly' ? 'SIGINT' : 'SIGQUIT');
      await ended;
      running = null;
    },
    async discard() {
      await server.stop('at once');
      process.removeListener('exit', killed);
      rmSync(folder, { recursive: true });
    },
  };
  await server.start();
  return server;
}
