import { once } from 'node:events';
import { createServer } from 'node:net';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { afterAll, beforeAll } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { storeContract } from './contract.ts';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

// PostgreSQL in this process, behind a socket, so that the engine is the same; all of its connections share one session.
let db: PGlite;
let server: PGLiteSocketServer;
let url: string;
beforeAll(async () => {
  db = await PGlite.create();
  const port = await freePort();
  server = new PGLiteSocketServer({ db, port, host: '127.0.0.1', maxConnections: 100 });
  await server.start();
  url = `postgres://postgres@127.0.0.1:${port}/postgres`;
});
afterAll(async () => {
  await server.stop();
  await db.close();
});

// To make it takes seconds: it is emptied instead, and one place is used at a time.
storeContract('PGlite', () => {
  let emptied: Promise<unknown> | null = null;
  return {
    async open() {
      emptied ??= db.exec('drop schema public cascade; create schema public');
      await emptied;
      return openStore(url);
    },
    discard: async () => {},
  };
});
