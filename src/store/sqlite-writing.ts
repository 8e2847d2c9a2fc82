import { setTimeout as pause } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import type { Queries } from './engine.ts';
import type { Writing } from './write-queue.ts';

/** How long a writer waits for another process to end its transaction, and how often it looks, in milliseconds. */
const PATIENCE_MS = 10_000;
const LOOK_AGAIN_MS = 5;

/** A connection on which a queue writes; its own waiting for other processes is turned off. */
export const sqliteWriting = (connection: Database.Database, queries: Queries): Writing => ({
  queries,
  get inTransaction() {
    return connection.inTransaction;
  },
  // Every process that waits looks at least once in it: else it would hardly ever find a moment between two commits.
  breakMs: LOOK_AGAIN_MS + 1,
  // Waits for another process here, since SQLite's own waiting would hold up everything else that this process does.
  async begin() {
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
  },
  exec: (text) => void connection.exec(text),
  commit: () => void connection.exec('commit'),
  rollback: () => void connection.exec('rollback'),
  again: () => false,
});
