import { restore as restoreFile } from '../store/restore.ts';
import { told } from './backup.ts';
import { print } from './output.ts';
import { forgetSeeding } from './seed.ts';
import { refuseServers } from './sqlite-only.ts';

export interface RestoreCommand {
  database: string;
  /** Whether a database is replaced that is damaged, so that nobody can tell who has it open. */
  force: boolean;
}

/**
 * `onrecord restore`: puts a backup in the place of the database, which is kept under another name.
 *
 * @throws StoreUnavailable
 */
export async function restore(file: string, { database, force }: RestoreCommand): Promise<void> {
  refuseServers(database, 'pg_restore');
  const { holdings, kept, sealed } = await restoreFile(file, database, { evenDamaged: force });
  await forgetSeeding(database);
  await print(`${database} holds ${told(holdings)}\n`);
  if (kept !== null) await print(`the database that was there is kept as ${kept}\n`);
  if (!sealed) {
    process.stderr.write(
      'The file was not made by `onrecord backup`: it is whole, but a changed word would not show.\n',
    );
  }
}
