import { dirname, resolve } from 'node:path';
import Database from 'better-sqlite3';
import type { Sql } from 'sql-template-tag';
import { commitSignal, type Neighbours } from './commit-signal.ts';
import type { Engine, Queries } from './engine.ts';
import { makeFolder } from './folder.ts';
import { keptStatements } from './kept-statements.js';
import { mergeSegments } from './merged-segments.ts';
import { latestSchema } from './migrations.ts';
import { readerThread } from './reader-thread.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { unopened, unwritable } from './sqlite-errors.ts';
import { migrate } from './sqlite-migrate.ts';
import { sqliteSnapshot } from './sqlite-snapshot.ts';
import { sqliteWriting } from './sqlite-writing.ts';
import { writeQueue } from './write-queue.ts';

const BUSY_TIMEOUT_MS = 5_000;

/** Pages that a connection keeps in memory; the indexes that writing touches at random want some. */
const CACHE_KIB = 65_536;
/** What goes through everything once gains nothing from more. */
const THREAD_CACHE_KIB = 8_192;

function queriesOn(connection: Database.Database): Queries {
  const prepared = keptStatements(connection);
  return {
    all: async <Row>(query: Sql) => prepared(query.sql).all(...query.values) as Row[],
    run: async (query) => prepared(query.sql).run(...query.values).changes,
  };
}

function connect(file: string): { reader: Database.Database; writer: Database.Database } {
  makeFolder(dirname(file));
  const writer = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    writer.pragma('journal_mode = WAL');
    // NORMAL may lose the last commits on a power cut; what is acknowledged must not be lost.
    writer.pragma('synchronous = FULL');
    writer.pragma('foreign_keys = ON');
    writer.pragma(`cache_size = -${CACHE_KIB}`);
    migrate(writer, file);
    // What a failed unit would have to take back is kept in memory, not in a file beside; what a migration sorts is not.
    writer.pragma('temp_store = MEMORY');
    // From here on the queue waits for other processes, and lets this one go on meanwhile.
    writer.pragma('busy_timeout = 0');
    const reader = new Database(file, { readonly: true, timeout: BUSY_TIMEOUT_MS });
    reader.pragma('temp_store = MEMORY');
    reader.pragma(`cache_size = -${CACHE_KIB}`);
    return { reader, writer };
  } catch (error) {
    writer.close();
    throw error;
  }
}

/**
 * A SQLite file as an engine: one connection writes, another reads, so that readers see what is committed only.
 *
 * @param neighbours other processes over the same file that can be told of commits
 * @throws StoreUnavailable where the file cannot be used; its message is one line that says what to do
 */
export function openSqlite(path: string, neighbours?: Neighbours): Engine {
  const file = resolve(path);
  let connections: ReturnType<typeof connect>;
  try {
    connections = connect(file);
  } catch (error) {
    throw unopened(file, error);
  }
  const { reader, writer } = connections;
  const queue = writeQueue(sqliteWriting(writer, queriesOn(writer)));
  const thread = () => readerThread({ file, busyTimeoutMs: BUSY_TIMEOUT_MS, cacheKib: THREAD_CACHE_KIB });
  const [heavy, counting] = [thread(), thread()];
  const read = queriesOn(reader);
  const dataVersion = reader.prepare<[], number>('pragma data_version').pluck();
  const version = () => dataVersion.get() as number;
  const commits = commitSignal(version, neighbours);
  const transaction: Engine['transaction'] = async (work) => {
    try {
      const done = await queue.add(work);
      commits.committed();
      return done;
    } catch (error) {
      throw unwritable(file, error);
    }
  };
  return {
    dialect: sqliteDialect,
    read,
    pages: read,
    heavy: heavy.queries,
    streams: { read, heavy: heavy.queries },
    counting: counting.queries,
    commits,
    version,
    schema: latestSchema('sqlite'),
    snapshot: async () => sqliteSnapshot(file, BUSY_TIMEOUT_MS),
    transaction,
    settle: (signal) => mergeSegments(heavy.queries, transaction, signal),
    async close() {
      await queue.drained();
      // The readers first: whoever closes last folds the log into the file, and a reader cannot.
      await Promise.all([heavy.close(), counting.close()]);
      reader.close();
      writer.close();
    },
  };
}
