import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Database from 'better-sqlite3';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Dialect, Engine, Queries } from './engine.ts';
import { migrate } from './migrate.ts';
import { StoreUnavailable } from './store.ts';
import { writeQueue } from './write-queue.ts';

const BUSY_TIMEOUT_MS = 5_000;

/** Pages that a connection keeps in memory; the indexes that writing touches at random want some. */
const CACHE_KIB = 65_536;

/** FTS5 reads a quoted string as words in a row, whatever is in it; strings beside each other must all match. */
const matchText = (words: readonly string[]) => words.map((word) => `"${word}"`).join(' ');

/** Names come from code only, and are made of letters. */
const quoted = (name: string) => raw(`"${name}"`);

const object = (fields: Record<string, Sql>) =>
  sql`json_object(${join(Object.entries(fields).map(([name, value]) => sql`${raw(`'${name}'`)}, ${value}`))})`;

const sqliteDialect: Dialect = {
  object,
  tuple: (values) => sql`json_array(${join(values)})`,
  // Sorted inside, so that an index can give the order: `json_group_array(... order by ...)` always sorts, and made a
  // page of quotes a third slower. SQLite keeps the order of a subquery for aggregates that depend on it.
  array(columns, rows, order) {
    const names = Object.keys(columns);
    const inner = join(Object.entries(columns).map(([name, value]) => sql`${value} as ${quoted(name)}`));
    const item = object(Object.fromEntries(names.map((name) => [name, sql`o.${quoted(name)}`])));
    return sql`(select json_group_array(${item}) from (select ${inner} from ${rows} order by ${order}) as o)`;
  },
  embedded: (column) => sql`json(${column})`,
  among: (value, values) => sql`${value} in (select value from json_each(${JSON.stringify(values)}))`,
  quotesWith: (words) => sql`select rowid as key from quotes_fts where quotes_fts match ${matchText(words)}`,
  quoteHas: (key, words) =>
    sql`exists (select 1 from quotes_fts where rowid = ${key} and quotes_fts match ${matchText(words)})`,
};

/** Statements are prepared once and kept; there are as many as the code has queries and combinations of filters. */
function queriesOn(connection: Database.Database): Queries {
  const kept = new Map<string, Database.Statement<unknown[]>>();
  const prepared = (query: Sql) => {
    const text = query.sql;
    let statement = kept.get(text);
    if (!statement) {
      statement = connection.prepare<unknown[]>(text);
      kept.set(text, statement);
    }
    return statement;
  };
  return {
    all: async <Row>(query: Sql) => prepared(query).all(...query.values) as Row[],
    run: async (query) => prepared(query).run(...query.values).changes,
  };
}

/** What went wrong on opening, and what to do about it, in one line. */
function unavailable(file: string, error: unknown): StoreUnavailable {
  if (error instanceof StoreUnavailable) return error;
  const { code = '', message = String(error) } = error as { code?: string; message?: string };
  const elsewhere = 'choose another file with --database';
  if (code === 'SQLITE_NOTADB') return new StoreUnavailable(`${file} is not an onrecord database: ${elsewhere}`);
  if (code.startsWith('SQLITE_BUSY')) {
    return new StoreUnavailable(`${file} is locked by another process: stop that one first, or ${elsewhere}`);
  }
  if (code.startsWith('SQLITE_CORRUPT')) {
    return new StoreUnavailable(`${file} is damaged (${message}): restore it from a backup, or ${elsewhere}`);
  }
  return new StoreUnavailable(
    `the database ${file} cannot be opened for writing (${message}): make its folder writable, or ${elsewhere}`,
    { cause: error },
  );
}

function connect(file: string): { reader: Database.Database; writer: Database.Database } {
  mkdirSync(dirname(file), { recursive: true });
  const writer = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    writer.pragma('journal_mode = WAL');
    // NORMAL may lose the last commits on a power cut; what is acknowledged must not be lost.
    writer.pragma('synchronous = FULL');
    writer.pragma('foreign_keys = ON');
    // What a failed unit would have to take back is kept in memory, not in a file beside.
    writer.pragma('temp_store = MEMORY');
    writer.pragma(`cache_size = -${CACHE_KIB}`);
    migrate(writer, file);
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
 * @throws StoreUnavailable where the file cannot be used; its message is one line that says what to do
 */
export function openSqlite(path: string): Engine {
  const file = resolve(path);
  let connections: ReturnType<typeof connect>;
  try {
    connections = connect(file);
  } catch (error) {
    throw unavailable(file, error);
  }
  const { reader, writer } = connections;
  const queue = writeQueue(writer, queriesOn(writer));
  return {
    dialect: sqliteDialect,
    read: queriesOn(reader),
    transaction: queue.add,
    async close() {
      await queue.drained();
      // The reader first: whoever closes last folds the log into the file, and a reader cannot.
      reader.close();
      writer.close();
    },
  };
}
