import type Database from 'better-sqlite3';
import { addFunctions } from './migrate-functions.ts';
import { latestSchema, migrationsOf } from './migrations.ts';
import { StoreUnavailable } from './refusals.ts';

/** Marks a SQLite file as onrecord's ("onrc"), so that no one's other database is ever migrated. */
export const APPLICATION_ID = 0x6f6e7263;

const pragma = (database: Database.Database, name: string) => Number(database.pragma(name, { simple: true }));

function refuseForeign(database: Database.Database, file: string): void {
  const tables = database.prepare('select count(*) from sqlite_schema').pluck().get();
  if (tables !== 0 && pragma(database, 'application_id') !== APPLICATION_ID) {
    throw new StoreUnavailable(`${file} is the database of another program: choose another file with --database`);
  }
}

/**
 * Brings the database to the form that this code reads, in one transaction; forward only.
 *
 * @throws StoreUnavailable where a newer onrecord, or another program, has written it
 */
export function migrate(database: Database.Database, file: string): void {
  const latest = latestSchema('sqlite');
  addFunctions(database);
  const upgrade = database.transaction(() => {
    refuseForeign(database, file);
    const current = pragma(database, 'user_version');
    if (current > latest) {
      throw new StoreUnavailable(
        `${file} was written by a newer onrecord (its schema is ${current}, this one knows ${latest}): ` +
          'update onrecord, or choose another file with --database',
      );
    }
    if (current === latest) return;
    for (const { version, sql } of migrationsOf('sqlite')) if (version > current) database.exec(sql());
    database.pragma(`application_id = ${APPLICATION_ID}`);
    database.pragma(`user_version = ${latest}`);
  });
  // Nothing need be written, and so nobody who writes be waited for.
  const known = pragma(database, 'application_id') === APPLICATION_ID;
  if (known && pragma(database, 'user_version') === latest) return;
  // Two processes may start at once: the second one waits here, and then finds the work done.
  upgrade.immediate();
}
