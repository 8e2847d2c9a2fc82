import { existsSync } from 'node:fs';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';

/**
 * Opens a store that is there: who only wants what is in it has misspelt its name where it is not.
 *
 * @throws Error where there is none; StoreUnavailable
 */
export async function openExistingStore(database: string): Promise<Store> {
  const isFile = !/^[a-z][a-z0-9+.-]+:/i.test(database);
  if (isFile && !existsSync(database)) {
    throw new Error(`there is no database ${database}: name the one that is meant with --database`);
  }
  return await openStore(database);
}
