import cluster from 'node:cluster';
import { createApp } from '../api/app.ts';
import { listen } from '../api/server.ts';
import type { Settings } from '../config.ts';
import { createExtractionPool } from '../intake/pool.ts';
import { openStore } from '../store/open.ts';
import { expectSeed, seed } from './seed.ts';
import { announce, appOptions, keepHeapSmall, say, stopOnSignal } from './serving/options.ts';
import { servePrimary } from './serving/primary.ts';
import { settleWhenQuiet } from './serving/settling.ts';
import { serveWorker } from './serving/worker.ts';

/**
 * `onrecord serve`: opens the store, reads the articles that come with onrecord into a new one, and serves the API until
 * SIGINT or SIGTERM. Fulfilled once it listens.
 *
 * @throws StoreUnavailable, CannotListen, with one line that says what to do
 */
export async function serve(settings: Settings): Promise<void> {
  // Workers are started with the same command line.
  if (cluster.isWorker) return await serveWorker(settings);
  const seeding = settings.seed && (await expectSeed(settings.database));
  const store = await openStore(settings.database, { replica: settings.databaseReplica });
  const pool = createExtractionPool({ threads: settings.threads, model: settings.model });
  const parts = { store, pool };
  const closeParts = async () => {
    await pool.close();
    await store.close();
  };
  try {
    if (seeding) await seed(settings.database, parts, say);
    if (settings.workers > 1) {
      await store.close();
      return await servePrimary(settings, pool);
    }
    keepHeapSmall();
    const app = await createApp(parts, appOptions(settings));
    const endSettling = settleWhenQuiet(store);
    announce(settings.database, await listen(app, settings.host, settings.port));
    stopOnSignal(async () => {
      await app.close();
      await endSettling();
      await closeParts();
    });
  } catch (error) {
    await closeParts();
    throw error;
  }
}
