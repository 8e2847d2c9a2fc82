import { setFlagsFromString } from 'node:v8';
import type { AppOptions } from '../../api/app.ts';
import { MAX_EVENT_LOOP_DELAY } from '../../api/limits.ts';
import { isLoopback } from '../../api/open-writes.ts';
import type { Settings } from '../../config.ts';
import { shownDatabase } from '../../store/open.ts';

/** Requests that are still running get so many milliseconds to end. */
export const GRACE = 10_000;

/**
 * By how much, in percent, what lives may grow before V8 looks for garbage among what has lived longer. By itself it waits
 * for several times as much: an export of a million quotes, whose heap stays at 25 MB, made the server grow by 80.
 */
const HEAP_GROWTH = 30;

/** To be called once by each process that answers requests. */
export const keepHeapSmall = () => setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);

export function appOptions(settings: Settings): AppOptions {
  const { logLevel, host, publicUrl, trustProxy, rateLimit, writeRateLimit, keptAnswers } = settings;
  return {
    logLevel,
    publicUrl,
    // Who says that there is a proxy in front says that others can connect.
    openWrites: isLoopback(host) && trustProxy === 0,
    rateLimits: { reads: rateLimit, writes: writeRateLimit },
    trustProxy,
    keptAnswers,
    maxEventLoopDelay: MAX_EVENT_LOOP_DELAY,
  };
}

export const say = (line: string) => process.stdout.write(`${line}\n`);

/** Tells where the API is. */
export function announce(database: string, address: string): void {
  say(`onrecord serves ${shownDatabase(database)} at ${address}`);
  say(`  documentation  ${address}/docs`);
  say(`  specification  ${address}/openapi.json ${address}/openapi.yaml`);
  say(`  try            curl ${address}/quotes`);
}

/** Ends in order at the first signal, and at once at the second: the database bears an end at any moment. */
export function stopOnSignal(close: () => Promise<void>): void {
  const stop = async (signal: NodeJS.Signals) => {
    for (const each of ['SIGINT', 'SIGTERM'] as const) process.removeListener(each, stop);
    setTimeout(() => process.exit(1), GRACE).unref();
    say(`${signal}: finishing what was begun`);
    await close();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
