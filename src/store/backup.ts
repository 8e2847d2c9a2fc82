import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import Database from 'better-sqlite3';
import { putInPlace, removeDatabase } from './placed-file.ts';
import { StoreUnavailable } from './refusals.ts';
import { seal } from './sealed-file.ts';
import { checkSound, type Holdings, Unsound } from './soundness.ts';
import { unopened } from './sqlite-errors.ts';

export interface BackupOptions {
  /** Whether a file of that name is replaced; else it is refused. */
  overwrite?: boolean;
  /** Ends it; nothing of it stays. */
  signal?: AbortSignal;
  /** Is told how far it has come. */
  copied?: (pages: number, of: number) => void;
}

/** So many pages are copied in one go: between two, whoever wants to stop it is heard. */
const STEP_PAGES = 2_000;

/**
 * Copies a SQLite database as it is at this moment, whoever reads and writes it meanwhile, to one file: everything that
 * was acknowledged before is in it. The copy is looked through before it gets its name, so that under that name there is
 * a whole backup or what was there before.
 *
 * @returns what is in it
 * @throws StoreUnavailable, with one line that says what to do
 */
export async function backUp(database: string, to: string, options: BackupOptions = {}): Promise<Holdings> {
  const { overwrite = false, signal } = options;
  const [source, file] = [resolve(database), resolve(to)];
  if (source === file) throw new StoreUnavailable(`${to} is the database itself: give the copy another name`);
  if (!overwrite) refuseExisting(to);
  const partial = `${file}.${process.pid}.partial`;
  try {
    await copy(source, partial, options);
    const holdings = await checkSound(partial);
    await seal(partial, statSync(partial).size);
    signal?.throwIfAborted();
    if (!overwrite) refuseExisting(to);
    putInPlace(partial, file);
    return holdings;
  } catch (error) {
    signal?.throwIfAborted();
    throw explain(error, source, to);
  } finally {
    removeDatabase(partial);
  }
}

function refuseExisting(file: string): void {
  if (existsSync(file)) throw new StoreUnavailable(`${file} is there already: give another name, or --force`);
}

async function copy(source: string, to: string, { copied, signal }: BackupOptions): Promise<void> {
  const connection = open(source);
  try {
    // What is written from now on goes past this connection: by itself the copy would begin anew after every commit.
    connection.exec('begin');
    connection.prepare('select 1 from sqlite_schema').get();
    await connection.backup(to, {
      progress({ totalPages, remainingPages }) {
        signal?.throwIfAborted();
        copied?.(totalPages - remainingPages, totalPages);
        return STEP_PAGES;
      },
    });
  } finally {
    connection.close();
  }
  const made = new Database(to);
  // One file that can be read from anywhere, also where nothing can be written beside it.
  made.pragma('journal_mode = DELETE');
  made.close();
}

function open(source: string): Database.Database {
  if (!existsSync(source)) {
    throw new StoreUnavailable(`there is no database ${source}: name the one that is meant with --database`);
  }
  try {
    return new Database(source, { readonly: true, fileMustExist: true });
  } catch (error) {
    throw unopened(source, error);
  }
}

function explain(error: unknown, source: string, to: string): unknown {
  if (error instanceof StoreUnavailable) return error;
  if (error instanceof Unsound) {
    return new StoreUnavailable(`${source} cannot be backed up, ${error.message}: nothing was written to ${to}`);
  }
  const { code = '', message } = error as { code?: string; message: string };
  if (/^(SQLITE_|E[A-Z]+$)/.test(code) || error instanceof TypeError) {
    return new StoreUnavailable(
      `the copy could not be written beside ${to} (${message}): look at its disk and folder; nothing was changed`,
      { cause: error },
    );
  }
  return error;
}
