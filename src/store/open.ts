import type { Neighbours } from './commit-signal.ts';
import { StoreUnavailable } from './refusals.ts';
import { sqlStore } from './sql-store.ts';
import { openSqlite } from './sqlite.ts';
import type { Store } from './store.ts';

/** What a store may be opened with. */
export interface StoreOptions {
  /** Other processes that have a SQLite file open, so that each hears at once of what another commits. */
  neighbours?: Neighbours | undefined;
}

/**
 * Opens the store, and makes or migrates its database first where that is needed.
 *
 * @param database path of a SQLite file, with or without `sqlite:` before it; missing folders are made
 * @throws StoreUnavailable where the database cannot be used as it is; the message is one line that says what to do
 */
export async function openStore(database: string, { neighbours }: StoreOptions = {}): Promise<Store> {
  const [, scheme] = /^([a-z][a-z0-9+.-]+):/i.exec(database) ?? [];
  if (scheme !== undefined && /^postgres(ql)?$/i.test(scheme)) {
    throw new StoreUnavailable('PostgreSQL comes in a later version: give the path of a SQLite file with --database');
  }
  const path = scheme?.toLowerCase() === 'sqlite' ? database.slice('sqlite:'.length) : database;
  if (path.trim() === '' || path === ':memory:') {
    throw new StoreUnavailable('the database must be a file, so that it is kept: give its path with --database');
  }
  return sqlStore(openSqlite(path, neighbours));
}
