import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes what was written to a file, or the names in a folder, outlast a power cut. */
function syncToDisk(path: string, flags: 'r' | 'r+'): void {
  const descriptor = openSync(path, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Gives a whole file its name, in the place of one that has it: at any moment there is the one or the other. */
export function putInPlace(file: string, name: string): void {
  syncToDisk(file, 'r+');
  renameSync(file, name);
  // Windows has no such thing for folders.
  if (process.platform !== 'win32') syncToDisk(dirname(name), 'r');
}

/** The files that SQLite keeps beside a database while it is in use. */
export const besideOf = (file: string): string[] =>
  [`${file}-wal`, `${file}-shm`, `${file}-journal`].filter(existsSync);

/** Removes a database with all that SQLite keeps beside it. */
export function removeDatabase(file: string): void {
  for (const each of [file, ...besideOf(file)]) rmSync(each, { force: true });
}
