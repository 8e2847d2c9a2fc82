import type { Neighbours } from './commit-signal.ts';
import { openPostgres } from './postgres.ts';
import { nameOf } from './postgres-errors.ts';
import { StoreUnavailable } from './refusals.ts';
import { sqlStore } from './sql-store.ts';
import { openSqlite } from './sqlite.ts';
import type { Store } from './store.ts';

/** The scheme of a URL; undefined where it is a path. */
const schemeOf = (database: string) => /^([a-z][a-z0-9+.-]+):/i.exec(database)?.[1]?.toLowerCase();

/** Whether a setting means a PostgreSQL database, and not a file. */
export const isPostgres = (database: string): boolean => /^postgres(ql)?$/.test(schemeOf(database) ?? '');

/** A database as it may be shown: without user and password. */
export const shownDatabase = (database: string): string => (isPostgres(database) ? nameOf(database) : database);

/** What a store may be opened with. */
export interface StoreOptions {
  /** URL of a read replica of a PostgreSQL database. */
  replica?: string | undefined;
  /** Other processes that have a SQLite file open, so that each hears at once of what another commits. */
  neighbours?: Neighbours | undefined;
}

/**
 * Opens the store, and makes or migrates its database first where that is needed.
 *
 * @param database path of a SQLite file, with or without `sqlite:` before it, whose missing folders are made; or the URL of
 *   a PostgreSQL database
 * @throws StoreUnavailable where the database cannot be used as it is; the message is one line that says what to do
 */
export async function openStore(database: string, { replica, neighbours }: StoreOptions = {}): Promise<Store> {
  if (isPostgres(database)) return sqlStore(await openPostgres(database, replica));
  if (replica !== undefined) {
    throw new StoreUnavailable(
      'a SQLite file has no replica: leave it out, or give a PostgreSQL database with --database',
    );
  }
  const path = schemeOf(database) === 'sqlite' ? database.slice('sqlite:'.length) : database;
  if (path.trim() === '' || path === ':memory:') {
    throw new StoreUnavailable('the database must be a file, so that it is kept: give its path with --database');
  }
  return sqlStore(openSqlite(path, neighbours));
}
