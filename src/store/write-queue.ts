import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import type { Queries } from './engine.ts';

/** So many works share one commit: enough to spread the cost of the disk, few enough that no one waits for long. */
const BATCH = 32;

/** How long a writer waits for another process to end its transaction, and how often it looks, in milliseconds. */
const PATIENCE_MS = 10_000;
const LOOK_AGAIN_MS = 5;

/**
 * Who writes for so long without a break makes one in which every process that waits looks at least once: else those who
 * look every few milliseconds would hardly ever find a moment between two commits.
 */
const STINT_MS = 200;
const BREAK_MS = LOOK_AGAIN_MS + 1;

/** After so long a time on one work everything else has its turn, in milliseconds: a book's quotes take a second. */
const STRETCH_MS = 10;

/** The same queries, but between two statements everything else has its turn where it has waited long enough. */
function inStretches(queries: Queries): Queries {
  let began = performance.now();
  const breathe = async () => {
    if (performance.now() - began < STRETCH_MS) return;
    await turn();
    began = performance.now();
  };
  return {
    all: async (query) => {
      await breathe();
      return queries.all(query);
    },
    run: async (query) => {
      await breathe();
      return queries.run(query);
    },
  };
}

interface Queued {
  /** Does the work within the open transaction; what it gives tells the caller how it went. */
  attempt: () => Promise<() => void>;
  reject: (reason: unknown) => void;
}

/**
 * Begins to write. Waits for another process itself, since SQLite's own waiting would hold up everything else that
 * this process does. Gives how long it has waited, in milliseconds.
 */
async function begin(connection: Database.Database): Promise<number> {
  for (let waited = 0; ; waited += LOOK_AGAIN_MS) {
    try {
      connection.exec('begin immediate');
      return waited;
    } catch (error) {
      const { code } = error as { code?: string };
      if (!code?.startsWith('SQLITE_BUSY') || waited >= PATIENCE_MS) throw error;
    }
    await pause(LOOK_AGAIN_MS);
  }
}

/**
 * Runs works one after the other on a connection. Those that wait together are committed together (the disk is what
 * costs), each in its own savepoint, so that one that fails takes nothing of the others with it. A caller hears of
 * success only after the commit. Between two works, and within a long one, everything else has its turn.
 */
export function writeQueue(connection: Database.Database, queries: Queries) {
  const write = inStretches(queries);
  const waiting: Queued[] = [];
  let running: Promise<void> | null = null;
  /** Since when no other process has had a chance to write. */
  let stint = 0;

  async function commitTogether(): Promise<void> {
    const taken: Queued[] = [];
    const answers: (() => void)[] = [];
    try {
      if ((await begin(connection)) > 0) stint = performance.now();
      while (taken.length < BATCH) {
        const next = waiting.shift();
        if (!next) break;
        taken.push(next);
        answers.push(await next.attempt());
        await turn();
      }
      connection.exec('commit');
    } catch (error) {
      if (connection.inTransaction) connection.exec('rollback');
      // Where the transaction could not even begin, no one has been taken: then those hear of it that would have been.
      const failed = taken.length > 0 ? taken : waiting.splice(0, BATCH);
      for (const { reject } of failed) reject(error);
      return;
    }
    for (const answer of answers) answer();
  }

  async function work(): Promise<void> {
    // Lets requests of the same turn of the event loop join the first batch.
    await turn();
    stint = performance.now();
    while (waiting.length > 0) {
      await commitTogether();
      if (waiting.length === 0 || performance.now() - stint < STINT_MS) continue;
      await pause(BREAK_MS);
      stint = performance.now();
    }
    running = null;
  }

  async function attempt<T>(
    unit: (write: Queries) => Promise<T>,
    resolve: (value: T) => void,
    reject: Queued['reject'],
  ) {
    connection.exec('savepoint unit');
    try {
      const value = await unit(write);
      connection.exec('release unit');
      return () => resolve(value);
    } catch (error) {
      // A full disk may end the whole transaction, and the savepoint with it: then no one's work is kept.
      if (!connection.inTransaction) throw error;
      connection.exec('rollback to unit; release unit');
      return () => reject(error);
    }
  }

  return {
    add: <T>(unit: (write: Queries) => Promise<T>): Promise<T> =>
      new Promise<T>((resolve, reject) => {
        waiting.push({ attempt: () => attempt(unit, resolve, reject), reject });
        running ??= work();
      }),

    /** Fulfilled when nothing waits any more. */
    async drained(): Promise<void> {
      while (running) await running;
    },
  };
}
