import { once } from 'node:events';
import { createServer } from 'node:net';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { afterAll } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { storeContract } from './contract.ts';
import type { Place } from './reading.ts';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** PostgreSQL in this process, behind a socket, so that the engine is the same; its connections share one session. */
async function start() {
  const db = await PGlite.create();
  const port = await freePort();
  const server = new PGLiteSocketServer({ db, port, host: '127.0.0.1', maxConnections: 100 });
  await server.start();
  return { db, server, url: `postgres://postgres@127.0.0.1:${port}/postgres` };
}

type Started = Awaited<ReturnType<typeof start>>;

// To start one takes seconds: what a test is done with is emptied, and the next one has it.
const free: Started[] = [];
afterAll(async () => {
  for (const { server, db } of free) {
    await server.stop();
    await db.close();
  }
});

const inProcess = (): Place => {
  let taken: Promise<Started> | null = null;
  return {
    async open() {
      taken ??= Promise.resolve(free.pop() ?? start());
      return openStore((await taken).url);
    },
    async discard() {
      const done = await taken;
      if (!done) return;
      await done.db.exec('drop schema public cascade; create schema public');
      free.push(done);
    },
  };
};

// Its connections share one session, and it is some twenty times as slow as a server.
storeContract('PGlite', inProcess, { sessions: false, runs: 0.05 });
