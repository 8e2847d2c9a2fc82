import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import type { Queries } from './engine.ts';

/** So many works share one commit: enough to spread the cost of the disk, few enough that no one waits for long. */
const BATCH = 32;

/** After so long a time no other work joins those that are committed together, in milliseconds. */
const LONGEST_MS = 200;

/** So often works are done again that failed by no fault of theirs. */
const ATTEMPTS = 3;

/** Who writes for so long without a break makes one, so that other processes have their turn. */
const STINT_MS = 200;

/** After so long a time on one work everything else has its turn, in milliseconds: a book's quotes take a second. */
const STRETCH_MS = 10;

/** The same queries, but between two statements everything else has its turn where it has waited long enough. */
function inStretches(queries: Queries): Queries {
  let began = performance.now();
  let break_: Promise<void> | null = null;
  // What is asked for at once is run in its order: during a break all wait for the same one.
  const breathe = async () => {
    if (performance.now() - began >= STRETCH_MS) {
      break_ ??= turn().then(() => {
        began = performance.now();
        break_ = null;
      });
    }
    await break_;
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

/** The connection on which works are run. */
export interface Writing {
  readonly queries: Queries;
  /** Whether there is a transaction; some errors end it. */
  readonly inTransaction: boolean;
  /** Begins a transaction, once nobody else writes; gives how long that took, in milliseconds. */
  begin(): Promise<number>;
  /** So long a break lets other processes begin that wait, in milliseconds; 0 where each has its turn anyway. */
  readonly breakMs: number;
  /** Runs a statement that gives nothing, such as one that sets a savepoint. */
  exec(text: string): void | Promise<void>;
  /** Fulfilled once all of the transaction is on disk. */
  commit(): void | Promise<void>;
  /** Ends what there is of a transaction. */
  rollback(): void | Promise<void>;
  /** Whether nothing was kept, and the same may go well another time. */
  again(error: unknown): boolean;
}

interface Queued {
  /** Does the work within the open transaction; what it gives tells the caller how it went. */
  attempt: () => Promise<() => void>;
  reject: (reason: unknown) => void;
}

/**
 * Runs works one after the other on a connection. Those that wait together are committed together (the disk is what
 * costs), each in its own savepoint, so that one that fails takes nothing of the others with it. A caller hears of
 * success only after the commit. Between two works, and within a long one, everything else has its turn.
 */
export function writeQueue(connection: Writing) {
  const write = inStretches(connection.queries);
  const waiting: Queued[] = [];
  let running: Promise<void> | null = null;
  /** Since when no other process has had a chance to write. */
  let stint = 0;

  async function commitTogether(failures = 0): Promise<void> {
    const taken: Queued[] = [];
    const answers: (() => void)[] = [];
    try {
      if ((await connection.begin()) > 0) stint = performance.now();
      const end = performance.now() + LONGEST_MS;
      while (taken.length < BATCH && performance.now() < end) {
        const next = waiting.shift();
        if (!next) break;
        taken.push(next);
        answers.push(await next.attempt());
        await turn();
      }
      await connection.commit();
    } catch (error) {
      if (connection.inTransaction) await connection.rollback();
      if (connection.again(error) && failures + 1 < ATTEMPTS) {
        waiting.unshift(...taken);
        return commitTogether(failures + 1);
      }
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
      if (connection.breakMs > 0) await pause(connection.breakMs);
      stint = performance.now();
    }
    running = null;
  }

  async function attempt<T>(
    unit: (write: Queries) => Promise<T>,
    resolve: (value: T) => void,
    reject: Queued['reject'],
  ) {
    await connection.exec('savepoint unit');
    try {
      const value = await unit(write);
      await connection.exec('release unit');
      return () => resolve(value);
    } catch (error) {
      // A full disk may end the whole transaction, and the savepoint with it: then no one's work is kept.
      if (!connection.inTransaction || connection.again(error)) throw error;
      await connection.exec('rollback to unit; release unit');
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
