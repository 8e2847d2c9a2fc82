import sql, { raw, Sql } from 'sql-template-tag';
import type { Archive, ArchivedTable, Cell, CellType } from '../records/archive.ts';
import { namesOf } from './archive.ts';
import { type ArchivedColumns, TABLES } from './archived-tables.ts';
import type { Dialect, Engine, Queries } from './engine.ts';
import { ArchiveRefused } from './refusals.ts';

/** So many values are written by one statement: SQLite takes 32,766, PostgreSQL 65,535, and more than some gain nothing. */
const MOST_VALUES = 1_000;

/**
 * Moves all of an archive into an empty database, in one transaction.
 *
 * @throws ArchiveRefused; what going through the parts throws
 */
export async function unpack(engine: Engine, { schema, parts }: Archive): Promise<Record<string, number>> {
  if (schema !== engine.schema) throw otherSchema(schema, engine.schema);
  let begun = false;
  return await engine.transaction(async (write) => {
    // An engine may try again what it has lost the connection over; but what has been read is gone.
    if (begun) throw new ArchiveRefused('the connection to the database was lost, nothing was stored: move it again');
    begun = true;
    await refuseUnlessEmpty(write);
    const rows: Record<string, number> = {};
    let table: Unpacking | null = null;
    for await (const part of parts) {
      if ('rows' in part) {
        for (const row of part.rows) await table?.add(row);
        continue;
      }
      await table?.end();
      table = new Unpacking(write, engine.dialect, part);
      rows[part.table] = 0;
    }
    await table?.end();
    for (const { table } of TABLES) rows[table] = await countOf(write, table);
    return rows;
  });
}

function otherSchema(theirs: number, ours: number): ArchiveRefused {
  const forms = `the archive's tables are of form ${theirs}, this onrecord's of form ${ours}`;
  return new ArchiveRefused(
    theirs > ours
      ? `${forms}: update onrecord`
      : `${forms}: move it with the onrecord that wrote it, and open that database with this one; or make the archive anew`,
  );
}

async function refuseUnlessEmpty(write: Queries): Promise<void> {
  for (const { table } of TABLES) {
    const [row] = await write.all(sql`select 1 from ${raw(table)} limit 1`);
    if (!row) continue;
    throw new ArchiveRefused(
      `there is something in the database (in ${table}), and an archive is for an empty one: name a new one with --database`,
    );
  }
}

async function countOf(write: Queries, table: string): Promise<number> {
  const [row] = await write.all<{ rows: number }>(sql`select count(*) as rows from ${raw(table)}`);
  return Number(row?.rows);
}

/** A table that is being filled, some rows at a time. */
class Unpacking {
  readonly #write: Queries;
  readonly #dialect: Dialect;
  readonly #head: ArchivedTable;
  readonly #types: CellType[];
  readonly #insert: Sql;
  readonly #atOnce: number;
  #waiting: (readonly Cell[])[] = [];

  /** @throws ArchiveRefused for a table that is not known, or has other columns */
  constructor(write: Queries, dialect: Dialect, head: ArchivedTable) {
    const known = TABLES.find(({ table }) => table === head.table);
    if (!known || !sameColumns(known, head)) {
      throw new ArchiveRefused(
        `the archive has a table ${head.table} that is none of onrecord's, or has other columns`,
      );
    }
    this.#write = write;
    this.#dialect = dialect;
    this.#head = head;
    this.#types = Object.values(head.columns);
    this.#insert = sql`insert into ${raw(known.table)} (${namesOf(Object.keys(head.columns))}) values `;
    this.#atOnce = Math.floor(MOST_VALUES / this.#types.length);
  }

  async add(row: readonly Cell[]): Promise<void> {
    this.#waiting.push(row);
    if (this.#waiting.length === this.#atOnce) await this.#flush();
  }

  /** Writes what waits, and lets keys go on where they went on before. */
  async end(): Promise<void> {
    await this.#flush();
    const { table, lastKey } = this.#head;
    if (lastKey === null) return;
    for (const statement of this.#dialect.continueAfter(table, lastKey)) await this.#write.run(statement);
  }

  async #flush(): Promise<void> {
    const rows = this.#waiting;
    this.#waiting = [];
    // Two statements a table are prepared, and no other for each number of rows that may be left.
    if (rows.length === this.#atOnce) return await this.#store(rows);
    for (const row of rows) await this.#store([row]);
  }

  async #store(rows: readonly (readonly Cell[])[]): Promise<void> {
    const width = this.#types.length;
    const row = ['(', ...Array<string>(width - 1).fill(', '), ')'];
    const between = rows.flatMap((_, i) => (i === 0 ? row.slice(0, -1) : ['), (', ...row.slice(1, -1)]));
    const values = rows.flatMap((cells) => cells.map((cell, i) => boundOf(cell, this.#types[i])));
    await this.#write.run(sql`${this.#insert}${new Sql([...between, ')'], values)}`);
  }
}

const boundOf = (cell: Cell, type: CellType | undefined) =>
  type === 'blob' && typeof cell === 'string' ? Buffer.from(cell, 'base64') : cell;

function sameColumns({ columns }: ArchivedColumns, head: ArchivedTable): boolean {
  const names = Object.keys(columns);
  return (
    names.length === Object.keys(head.columns).length && names.every((name) => head.columns[name] === columns[name])
  );
}
