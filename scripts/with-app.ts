import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { createApp } from '../src/api/app.ts';
import type { Model } from '../src/extract/model/models.ts';
import { createExtractionPool } from '../src/intake/pool.ts';
import { openStore } from '../src/store/open.ts';

/** Lends the real API over an empty store that is gone afterwards. */
export async function withApp<T>(work: (app: FastifyInstance) => Promise<T>, model?: Model): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-'));
  const store = await openStore(join(folder, 'onrecord.sqlite'));
  const pool = createExtractionPool({ threads: 1, model });
  try {
    const app = await createApp({ store, pool }, { openWrites: true });
    return await work(app).finally(() => app.close());
  } finally {
    await pool.close();
    await store.close();
    await rm(folder, { recursive: true });
  }
}
