import { setFlagsFromString } from 'node:v8';
import { type AppOptions, createApp } from '../api/app.ts';
import { MAX_EVENT_LOOP_DELAY } from '../api/limits.ts';
import { isLoopback } from '../api/open-writes.ts';
import { listen } from '../api/server.ts';
import type { Settings } from '../config.ts';
import { createExtractionPool } from '../intake/pool.ts';
import { openStore } from '../store/open.ts';
import { expectSeed, seed } from './seed.ts';

/** Requests that are still running get so many milliseconds to end. */
const GRACE = 10_000;

/**
 * By how much, in percent, what lives may grow before V8 looks for garbage among what has lived longer. By itself it waits
 * for several times as much: an export of a million quotes, whose heap stays at 25 MB, made the server grow by 80.
 */
const HEAP_GROWTH = 30;

/**
 * `onrecord serve`: opens the store, reads the articles that come with onrecord into a new one, and serves the API until
 * SIGINT or SIGTERM. Fulfilled once it listens.
 *
 * @throws StoreUnavailable, CannotListen, with one line that says what to do
 */
export async function serve(settings: Settings): Promise<void> {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);
  const seeding = settings.seed && (await expectSeed(settings.database));
  const store = await openStore(settings.database);
  const pool = createExtractionPool({ threads: settings.threads, model: settings.model });
  const parts = { store, pool };
  const closeParts = async () => {
    await pool.close();
    await store.close();
  };
  try {
    if (seeding) await seed(settings.database, parts, say);
    const app = await createApp(parts, appOptions(settings));
    const address = await listen(app, settings.host, settings.port);
    say(`onrecord serves ${settings.database} at ${address}`);
    say(`  documentation  ${address}/docs`);
    say(`  specification  ${address}/openapi.json ${address}/openapi.yaml`);
    say(`  try            curl ${address}/quotes`);
    stopOnSignal(async () => {
      await app.close();
      await closeParts();
    });
  } catch (error) {
    await closeParts();
    throw error;
  }
}

function appOptions({ logLevel, host, publicUrl, trustProxy, rateLimit, writeRateLimit }: Settings): AppOptions {
  return {
    logLevel,
    publicUrl,
    // Who says that there is a proxy in front says that others can connect.
    openWrites: isLoopback(host) && trustProxy === 0,
    rateLimits: { reads: rateLimit, writes: writeRateLimit },
    trustProxy,
    maxEventLoopDelay: MAX_EVENT_LOOP_DELAY,
  };
}

const say = (line: string) => process.stdout.write(`${line}\n`);

function stopOnSignal(close: () => Promise<void>): void {
  const stop = async (signal: NodeJS.Signals) => {
    // A second signal is from someone in a hurry: the database bears an end at any moment.
    for (const each of ['SIGINT', 'SIGTERM'] as const) process.removeListener(each, stop);
    setTimeout(() => process.exit(1), GRACE).unref();
    say(`${signal}: finishing what was begun`);
    await close();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
