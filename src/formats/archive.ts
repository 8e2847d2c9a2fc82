import { createHash, type Hash } from 'node:crypto';
import {
  ARCHIVE,
  ARCHIVE_VERSION,
  type Archive,
  ArchivedTable,
  ArchiveEnd,
  ArchiveHead,
  type ArchivePart,
  type Cell,
} from '../records/archive.ts';
import { Malformed } from './format.ts';
import { type ByteLine, LineSplitter } from './lines.ts';

/** Longest line that is read, in bytes: a feed that is watched is one, with all that was ever in it. */
const LONGEST = 256 * 1024 * 1024;

const BEGINNING = `{"archive":"${ARCHIVE}",`;

/** So many bytes tell whether something is an archive. */
export const ENOUGH_TO_TELL = BEGINNING.length;

/** Whether what begins like this is an archive, and no article or list of them. */
export const isArchive = (beginning: string): boolean => beginning.startsWith(BEGINNING);

/** Lines of the input, each with its number, and the hash of all that came before them. */
async function* linesOf(input: AsyncIterable<Buffer>): AsyncGenerator<ByteLine> {
  const splitter = new LineSplitter(LONGEST);
  for await (const part of input) yield* splitter.push(part);
  yield* splitter.end();
}

const wrong = (line: number, what: string) =>
  new Malformed(`line ${line} of the archive ${what}: make the archive anew, nothing of this one was stored`);

function jsonOf({ number, bytes }: ByteLine): unknown {
  try {
    if (bytes !== null) return JSON.parse(bytes.toString('utf8'));
  } catch {
    // Told below.
  }
  throw wrong(number, bytes === null ? 'is too long' : 'is not whole');
}

/**
 * Reads an archive as it comes; only its first line has been read when this is fulfilled.
 *
 * @throws Malformed, also while its parts are gone through: at the end where it was cut off or has changed on the way
 */
export async function readArchive(input: AsyncIterable<Buffer>): Promise<Archive & { head: ArchiveHead }> {
  const lines = linesOf(input);
  const first = await lines.next();
  const head = first.done ? null : ArchiveHead.safeParse(jsonOf(first.value));
  if (first.done || !head?.success) throw wrong(1, 'does not say what it is');
  const { version, onrecord } = head.data;
  if (version > ARCHIVE_VERSION) {
    throw new Malformed(
      `onrecord ${onrecord} has written the archive, this one does not know its form: update onrecord`,
    );
  }
  const hash = createHash('sha256');
  include(hash, first.value);
  return { head: head.data, schema: head.data.schema, parts: partsOf(lines, hash) };
}

const include = (hash: Hash, { bytes }: ByteLine) => hash.update(bytes ?? '').update('\n');

async function* partsOf(lines: AsyncIterable<ByteLine>, hash: Hash): AsyncGenerator<ArchivePart> {
  const counts: Record<string, number> = {};
  let current: ArchivedTable | null = null;
  let end: ArchiveEnd | null = null;
  let last = 1;
  for await (const line of lines) {
    last = line.number;
    if (end) throw wrong(last, 'comes behind its end');
    const value = jsonOf(line);
    if (Array.isArray(value)) {
      if (!current) throw wrong(last, 'is of no table');
      const row = rowOf(value, current);
      if (!row) throw wrong(last, `is no row of ${current.table}`);
      counts[current.table] = (counts[current.table] ?? 0) + 1;
      yield { rows: [row] };
    } else if (isObject(value) && 'table' in value) {
      const table = ArchivedTable.safeParse(value);
      if (!table.success) throw wrong(last, 'names no table');
      current = table.data;
      counts[current.table] ??= 0;
      yield current;
    } else {
      const told = ArchiveEnd.safeParse(value);
      if (!told.success) throw wrong(last, 'is neither table, row nor end');
      end = told.data;
      continue;
    }
    include(hash, line);
  }
  if (!end) throw new Malformed(`the archive was cut off behind line ${last}: make it anew, nothing of it was stored`);
  const same = Object.entries(end.rows).every(([table, rows]) => counts[table] === rows);
  if (!same || end.sha256 !== hash.digest('hex')) {
    throw new Malformed('the archive is not as it was written: make it anew, nothing of it was stored');
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The row with values that its columns can have; null where it has others. */
function rowOf(values: unknown[], { columns }: ArchivedTable): Cell[] | null {
  const types = Object.values(columns);
  const fits = (value: unknown, i: number) => {
    if (value === null) return true;
    switch (types[i]) {
      case 'integer':
        return Number.isSafeInteger(value);
      case 'real':
        return typeof value === 'number';
      default:
        return typeof value === 'string';
    }
  };
  return values.length === types.length && values.every(fits) ? (values as Cell[]) : null;
}
