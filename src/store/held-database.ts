import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { besideOf } from './placed-file.ts';
import { StoreUnavailable } from './refusals.ts';
import { APPLICATION_ID } from './sqlite-migrate.ts';

/** Others that only look in are waited for, in milliseconds. */
const PATIENCE_MS = 2_000;

/** A database that nobody else has open, until it is released. */
export interface HeldDatabase {
  /** Keeps it under another name; under its own there may be another now. */
  keepAs(name: string): void;
  release(): void;
}

/**
 * Takes hold of a database that is to be replaced, and folds its log into it.
 *
 * @param evenDamaged whether one is taken of which SQLite cannot tell whether somebody has it open
 * @throws StoreUnavailable where another process has it open, or it is no database of onrecord's
 */
export function holdDatabase(file: string, evenDamaged: boolean): HeldDatabase {
  if (!existsSync(file)) return unheld(file);
  const connection = new Database(file, { timeout: PATIENCE_MS });
  try {
    const known = Number(connection.pragma('application_id', { simple: true })) === APPLICATION_ID;
    if (!known && connection.prepare('select 1 from sqlite_schema').get()) {
      throw new StoreUnavailable(`${file} is the database of another program: choose another file with --database`);
    }
    connection.pragma('locking_mode = EXCLUSIVE');
    // Only who is alone with a database can take its log away.
    connection.pragma('journal_mode = DELETE');
    connection.exec('begin exclusive');
    return { keepAs: (name) => keep(file, name), release: () => connection.close() };
  } catch (error) {
    connection.close();
    const { code = '', message } = error as { code?: string; message: string };
    if (code.startsWith('SQLITE_BUSY')) {
      throw new StoreUnavailable(`${file} is in use by another process, a server perhaps: stop that one first`);
    }
    if (!/^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(code)) throw error;
    if (evenDamaged) return unheld(file);
    throw new StoreUnavailable(
      `${file} is damaged (${message}), so that nobody can tell whether a server has it open: stop all that may, and ` +
        'give --force to replace it',
    );
  }
}

/** One that is not there, or cannot be opened: what lies beside it is of no other use than to it. */
const unheld = (file: string): HeldDatabase => ({
  keepAs(name) {
    if (existsSync(file)) keep(file, name);
    // A log that stays would be taken for the next one's.
    for (const each of besideOf(file)) {
      if (each.endsWith('-shm')) rmSync(each);
      else renameSync(each, name + each.slice(file.length));
    }
  },
  release() {},
});

/** A second name costs nothing, and the first one goes on being there; not all disks have that. */
function keep(file: string, name: string): void {
  try {
    linkSync(file, name);
  } catch {
    copyFileSync(file, name);
  }
}
