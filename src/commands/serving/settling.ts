import type { Store } from '../../store/store.ts';

/** So long nothing must have been written, in milliseconds, and up to twice as long: several processes take turns. */
const QUIET_MS = 60_000;

/**
 * Puts the database in order while nobody writes, until the store is closed; gives what ends that. A store that cannot tell
 * whether anything was written sees to it itself.
 */
export function settleWhenQuiet(store: Store): () => Promise<void> {
  const end = new AbortController();
  let seen = store.version();
  let settled: number | null = null;
  let settling = Promise.resolve();
  const look = async () => {
    const version = store.version();
    if (version === seen && version !== settled) {
      // It fails where another process writes all the time, or the disk is full: whoever writes hears of that.
      await store.settle(end.signal).catch(() => {});
      settled = store.version();
    }
    seen = store.version();
  };
  const timer = setInterval(
    () => {
      settling = settling.then(look);
    },
    QUIET_MS * (1 + Math.random()),
  ).unref();
  return async () => {
    clearInterval(timer);
    end.abort();
    await settling;
  };
}
