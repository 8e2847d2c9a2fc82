import { addAbortSignal, Readable } from 'node:stream';
import { readArchive } from '../formats/archive.ts';
import type { ArchivePart } from '../records/archive.ts';
import { archiveLines } from '../representations/archive.ts';
import { openStore } from '../store/open.ts';
import { version } from '../version.ts';
import { openExistingStore } from './existing-store.ts';
import { print } from './output.ts';
import { type Progress, startProgress } from './progress.ts';
import { forgetSeeding } from './seed.ts';
import type { ArchiveSource } from './sources/archive-source.ts';
import { awaitStop } from './stop-signal.ts';

/** `onrecord export archive`: everything that is in the database at this moment, to be moved to another. */
export async function exportArchive(database: string): Promise<void> {
  const store = await openExistingStore(database);
  const progress = startProgress('rows');
  try {
    const { schema, parts } = store.archive();
    const at = new Date().toISOString();
    for await (const lines of archiveLines({ schema, parts: counted(parts, progress) }, { onrecord: version, at })) {
      await print(lines);
    }
  } finally {
    progress.end();
    await store.close();
  }
}

/**
 * `onrecord ingest` of an archive: everything that was in the other database, in this one, which must be empty.
 *
 * @throws Malformed, ArchiveRefused, StoreUnavailable; Error where a signal has stopped it: then nothing was stored
 */
export async function moveIn({ name, bytes, share }: ArchiveSource, { database }: { database: string }): Promise<void> {
  const stop = awaitStop();
  const progress = startProgress('rows', { lines: true });
  const store = await openStore(database);
  try {
    const input = addAbortSignal(stop.signal, Readable.from(bytes));
    const { schema, parts } = await readArchive(input);
    const reached = () => progress.reach({ share: share(), skipped: 0 });
    const rows = await store.unpack({ schema, parts: counted(parts, progress, reached) });
    await forgetSeeding(database);
    progress.clear();
    const { articles = 0, quotes = 0, changes = 0 } = rows;
    const all = Object.values(rows).reduce((sum, each) => sum + each, 0);
    await print(`moved ${articles} articles, ${quotes} quotes and ${changes} corrections (${all} rows) from ${name}\n`);
  } catch (error) {
    throw stop.stopped ? new Error('stopped before the end: nothing of the archive was stored') : error;
  } finally {
    stop.release();
    progress.end();
    await store.close();
  }
}

async function* counted(
  parts: AsyncIterable<ArchivePart>,
  progress: Progress,
  reached = () => {},
): AsyncGenerator<ArchivePart> {
  for await (const part of parts) {
    yield part;
    if (!('rows' in part)) continue;
    reached();
    progress.tick(false, part.rows.length);
  }
}
