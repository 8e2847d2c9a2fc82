import { constants, copyFileSync, existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { makeFolder } from './folder.ts';
import { holdDatabase } from './held-database.ts';
import { putInPlace, removeDatabase } from './placed-file.ts';
import { StoreUnavailable } from './refusals.ts';
import { unseal } from './sealed-file.ts';
import { checkSound, type Holdings, Unsound } from './soundness.ts';

export interface Restored {
  holdings: Holdings;
  /** Under which name the database that was there is kept; null where there was none. */
  kept: string | null;
  /** Whether it is known that no byte has changed since it was made; only its structure else. */
  sealed: boolean;
}

export interface RestoreOptions {
  /** Whether a database is replaced that is damaged, so that nobody can tell who has it open. */
  evenDamaged?: boolean;
}

/**
 * Puts a backup in the place of a database. It is copied beside it first and the copy looked through: in the place
 * of the database there is the old one or the whole new one at any moment. The old one is kept beside.
 *
 * @throws StoreUnavailable, with one line that says what to do; nothing was changed
 */
export async function restore(from: string, database: string, options: RestoreOptions = {}): Promise<Restored> {
  const file = resolve(database);
  refuseUnlikely(from, file);
  const partial = `${file}.${process.pid}.partial`;
  try {
    makeFolder(dirname(file));
    copyFileSync(from, partial, constants.COPYFILE_FICLONE);
    const whole = await unseal(partial);
    if (whole === false) throw new Unsound('it is damaged (it is not as it was when it was made)');
    const holdings = await checkSound(partial);
    intoOneFile(partial);
    return { holdings, kept: replace(file, partial, options.evenDamaged === true), sealed: whole === true };
  } catch (error) {
    if (error instanceof Unsound) {
      throw new StoreUnavailable(`${from} cannot be restored, ${error.message}: nothing was changed`);
    }
    const { code, message } = error as { code?: string; message: string };
    if (error instanceof StoreUnavailable || code === undefined) throw error;
    throw new StoreUnavailable(`${from} could not be restored to ${database} (${message}): nothing was changed`, {
      cause: error,
    });
  } finally {
    removeDatabase(partial);
  }
}

function refuseUnlikely(from: string, file: string): void {
  const info = statSync(from, { throwIfNoEntry: false });
  if (!info?.isFile()) throw new StoreUnavailable(`${from}: ${info ? 'is no file' : 'no such file'}`);
  if (existsSync(file) && realpathSync(from) === realpathSync(file)) {
    throw new StoreUnavailable(`${from} is the database itself: name a backup`);
  }
  const log = statSync(`${from}-wal`, { throwIfNoEntry: false });
  if (log && log.size > 0) {
    throw new StoreUnavailable(
      `${from} is a database in use, a part of which is in ${from}-wal: copy it with \`onrecord backup\``,
    );
  }
}

/** A copy that was not made by `backUp` may be one that keeps a log. */
function intoOneFile(file: string): void {
  const connection = new Database(file);
  connection.pragma('journal_mode = DELETE');
  connection.close();
}

function replace(file: string, by: string, evenDamaged: boolean): string | null {
  const kept = existsSync(file) ? freeName(`${file}.before-${stamp()}`) : null;
  const held = holdDatabase(file, evenDamaged);
  try {
    held.keepAs(kept ?? freeName(`${file}.stale-${stamp()}`));
    putInPlace(by, file);
  } finally {
    held.release();
  }
  return kept;
}

/** 20240305T093000Z */
const stamp = () => new Date().toISOString().replace(/[-:]|\.\d+/g, '');

function freeName(name: string): string {
  for (let n = 1; ; n += 1) {
    const tried = n === 1 ? name : `${name}-${n}`;
    if (!existsSync(tried)) return tried;
  }
}
