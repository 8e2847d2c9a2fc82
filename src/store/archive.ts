import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Archive, ArchivePart, Cell } from '../records/archive.ts';
import { type ArchivedColumns, TABLES } from './archived-tables.ts';
import type { Dialect, Engine, Snapshot } from './engine.ts';

/** Names of columns, some of which are words of SQL. */
export const namesOf = (columns: readonly string[]): Sql => join(columns.map((name) => raw(`"${name}"`)));

/** All that is in the database at the moment at which its parts are first asked for. */
export const archiveOf = (engine: Engine): Archive => ({ schema: engine.schema, parts: partsOf(engine) });

async function* partsOf(engine: Engine): AsyncGenerator<ArchivePart> {
  const snapshot = await engine.snapshot();
  try {
    for (const table of TABLES) yield* partsOfTable(snapshot, engine.dialect, table);
  } finally {
    await snapshot.close();
  }
}

async function* partsOfTable(
  snapshot: Snapshot,
  dialect: Dialect,
  { table, order, columns, keys }: ArchivedColumns,
): AsyncGenerator<ArchivePart> {
  const greatest = sql`select max(key) as key from ${raw(table)}`;
  const last = keys && (keys === 'once' ? dialect.lastKey(table) : greatest);
  yield { table, columns, lastKey: last && (await keyIn(snapshot, last)) };
  const names = namesOf(Object.keys(columns));
  for await (const rows of snapshot.each(sql`select ${names} from ${raw(table)} order by ${namesOf(order)}`)) {
    yield { rows: rows.map((row) => row.map(cellOf)) };
  }
}

async function keyIn(snapshot: Snapshot, query: Sql): Promise<number | null> {
  const [row] = await snapshot.all<{ key: number | null }>(query);
  return row?.key ?? null;
}

const cellOf = (value: unknown): Cell => (value instanceof Uint8Array ? base64(value) : (value as Cell));

const base64 = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
