import { once } from 'node:events';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { createServer } from 'node:net';
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

/** PostgreSQL in this process, behind a socket, so that the engine is the same; all connections share one session. */
async function start() {
  const db = await PGlite.create();
  const port = await freePort();
  const server = new PGLiteSocketServer({ db, port, host: '127.0.0.1', maxConnections: 100 });
  await server.start();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      await server.stop();
      await db.close();
    },
  };
}

storeContract('PGlite', () => {
  let started: ReturnType<typeof start> | null = null;
  return {
    async open() {
      started ??= start();
      return openStore((await started).url);
    },
    discard: async () => {
      await (await started)?.stop();
    },
  };
});
