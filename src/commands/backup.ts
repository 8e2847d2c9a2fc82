import { backUp } from '../store/backup.ts';
import type { Holdings } from '../store/soundness.ts';
import { print } from './output.ts';
import { startProgress } from './progress.ts';
import { refuseServers } from './sqlite-only.ts';
import { awaitStop } from './stop-signal.ts';

export interface BackupCommand {
  database: string;
  /** Whether a file of that name is replaced. */
  force: boolean;
}

/**
 * `onrecord backup`: a copy of the database as it is now, in one file, whoever writes to it meanwhile.
 *
 * @throws StoreUnavailable; Error where a signal has stopped it
 */
export async function backup(file: string, { database, force }: BackupCommand): Promise<void> {
  refuseServers(database, 'pg_dump');
  const stop = awaitStop();
  const progress = startProgress('pages', { lines: true });
  let done = 0;
  try {
    const holdings = await backUp(database, file, {
      overwrite: force,
      signal: stop.signal,
      copied(pages, of) {
        progress.reach({ share: of > 0 ? pages / of : null, skipped: 0 });
        progress.tick(false, pages - done);
        done = pages;
      },
    });
    progress.clear();
    await print(`${file} holds ${told(holdings)}\n`);
  } catch (error) {
    throw stop.stopped ? new Error(`stopped before the end: nothing was written to ${file}`) : error;
  } finally {
    stop.release();
    progress.end();
  }
}

/** What a database holds, in words. */
export function told({ articles, quotes, newest }: Holdings): string {
  const latest = newest === null ? '' : `, the newest article of ${newest}`;
  return `${articles} articles and ${quotes} quotes${latest}`;
}
