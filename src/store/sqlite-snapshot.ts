import Database from 'better-sqlite3';
import type { Snapshot } from './engine.ts';

/** So many rows are in memory at once. */
const PART = 200;

/** A connection that sees what is committed now, and goes on seeing that. */
export function sqliteSnapshot(file: string, busyTimeoutMs: number): Snapshot {
  const connection = new Database(file, { readonly: true, timeout: busyTimeoutMs });
  connection.exec('begin');
  connection.prepare('select 1 from sqlite_schema').get();
  return {
    all: async <Row>({ sql, values }: { sql: string; values: unknown[] }) =>
      connection.prepare(sql).all(...values) as Row[],
    async *each({ sql, values }) {
      let part: unknown[][] = [];
      for (const row of connection
        .prepare(sql)
        .raw()
        .iterate(...values)) {
        part.push(row as unknown[]);
        if (part.length < PART) continue;
        yield part;
        part = [];
      }
      if (part.length > 0) yield part;
    },
    async close() {
      connection.close();
    },
  };
}
