import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll } from 'vitest';
import { createApp } from '../../src/api/app.ts';
import { createExtractionPool, type ExtractionPool } from '../../src/intake/pool.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';

export interface Served {
  app: FastifyInstance;
  store: Store;
  pool: ExtractionPool;
}

/** The real API for the tests of one file: SQLite on disk, extraction on a thread. Filled in before the first test. */
export function serveForTests(): Served {
  const served = {} as Served;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'onrecord-api-'));
    served.store = await openStore(join(folder, 'onrecord.sqlite'));
    served.pool = createExtractionPool({ threads: 1 });
    served.app = await createApp(served, { openWrites: true, keptAnswers: 1 });
  });
  afterAll(async () => {
    await served.app.close();
    await served.pool.close();
    await served.store.close();
    await rm(folder, { recursive: true });
  });
  return served;
}
