import { createHash } from 'node:crypto';
import { ARCHIVE, ARCHIVE_VERSION, type Archive, type ArchiveEnd, type ArchiveHead } from '../records/archive.ts';

/**
 * An archive as NDJSON: what it is, then table by table a line that names its columns and a line a row, and at last how
 * many rows there were, so that one which was cut off, or has changed on the way, does not pass for whole.
 *
 * @param by who writes it, and when
 */
export async function* archiveLines(
  { schema, parts }: Archive,
  by: Pick<ArchiveHead, 'onrecord' | 'at'>,
): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const rows: Record<string, number> = {};
  const written = (text: string): string => {
    hash.update(text);
    return text;
  };
  const head: ArchiveHead = { archive: ARCHIVE, version: ARCHIVE_VERSION, schema, ...by };
  yield written(`${JSON.stringify(head)}\n`);
  let table = '';
  for await (const part of parts) {
    if ('table' in part) {
      table = part.table;
      rows[table] = 0;
      yield written(`${JSON.stringify(part)}\n`);
      continue;
    }
    rows[table] = (rows[table] ?? 0) + part.rows.length;
    yield written(part.rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  }
  const end: ArchiveEnd = { rows, sha256: hash.digest('hex') };
  yield `${JSON.stringify(end)}\n`;
}
