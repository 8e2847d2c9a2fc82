import { afterAll, beforeAll, describe } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { storeContract } from './contract.ts';
import { PROGRAMS, type Server, startServer } from './postgres-server.ts';

describe.skipIf(!PROGRAMS)('PostgreSQL', () => {
  let server: Server;
  /** A database that was migrated once, so that the others need not be. */
  let model: string;
  beforeAll(async () => {
    server = await startServer();
    model = await server.database();
    await (await openStore(model)).close();
  });
  afterAll(() => server.discard());

  storeContract('PostgreSQL', () => {
    let url: Promise<string> | null = null;
    return {
      async open() {
        url ??= server.database(model);
        return openStore(await url);
      },
      discard: async () => {},
    };
  });
});
