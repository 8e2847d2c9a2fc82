import type Database from 'better-sqlite3';
import type { Queries } from './engine.ts';

/** So many works share one commit: enough to spread the cost of the disk, few enough that no one waits for long. */
const BATCH = 32;

interface Queued {
  /** Does the work within the open transaction; what it gives tells the caller how it went. */
  attempt: () => Promise<() => void>;
  reject: (reason: unknown) => void;
}

/**
 * Runs works one after the other on a connection. Those that wait together are committed together (the disk is what
 * costs), each in its own savepoint, so that one that fails takes nothing of the others with it. A caller hears of
 * success only after the commit.
 */
export function writeQueue(connection: Database.Database, write: Queries) {
  const waiting: Queued[] = [];
  let running: Promise<void> | null = null;

  async function commitTogether(batch: Queued[]): Promise<void> {
    const tell: (() => void)[] = [];
    try {
      connection.exec('begin immediate');
      for (const { attempt } of batch) tell.push(await attempt());
      connection.exec('commit');
    } catch (error) {
      if (connection.inTransaction) connection.exec('rollback');
      for (const { reject } of batch) reject(error);
      return;
    }
    for (const answer of tell) answer();
  }

  async function work(): Promise<void> {
    // Lets requests of the same turn of the event loop join the batch.
    await new Promise((resume) => setImmediate(resume));
    while (waiting.length > 0) await commitTogether(waiting.splice(0, BATCH));
    running = null;
  }

  return {
    add: <T>(unit: (write: Queries) => Promise<T>): Promise<T> =>
      new Promise<T>((resolve, reject) => {
        const attempt = async () => {
          connection.exec('savepoint unit');
          try {
            const value = await unit(write);
            connection.exec('release unit');
            return () => resolve(value);
          } catch (error) {
            // A full disk ends the whole transaction, and the savepoint with it: then no one's work is kept.
            if (!connection.inTransaction) throw error;
            connection.exec('rollback to unit; release unit');
            return () => reject(error);
          }
        };
        waiting.push({ attempt, reject });
        running ??= work();
      }),

    /** Fulfilled when nothing waits any more. */
    async drained(): Promise<void> {
      while (running) await running;
    },
  };
}
