import type { Command } from 'commander';
import { command, DATABASE, settingsOf } from './declaration.ts';

export function declareBackup(program: Command): void {
  command(program, 'backup <file>', 'Copy the database to one file, while it is in use')
    .option(...DATABASE)
    .option('--force', 'replace FILE where it is there')
    .addHelpText(
      'after',
      `
FILE is a copy of the database as it is at this moment, whoever writes to it meanwhile: all that was acknowledged before is
in it. It is looked through before it gets its name, and tells whether a byte of it has changed since. Only for SQLite;
a PostgreSQL database is copied by pg_dump, or moved by \`onrecord export archive\`.

Example:
  onrecord backup /backups/onrecord-$(date +%F).sqlite`,
    )
    .action(async (file: string, flags) => {
      const { backup } = await import('../commands/backup.ts');
      await backup(file, { database: (await settingsOf(flags)).database, force: flags.force === true });
    });
}

export function declareRestore(program: Command): void {
  command(program, 'restore <file>', 'Put a backup in the place of the database')
    .option(...DATABASE)
    .option('--force', 'replace a database that is damaged, where nobody can tell whether a server has it open')
    .addHelpText(
      'after',
      `
Looks through FILE, page by page and reference by reference, and tells what it holds. Only if nothing is wrong with it
it takes the place of the database; that one is kept beside, under a name with the time in it. No server may have the
database open meanwhile. One of an earlier version is brought up to date when it is opened.

Example:
  onrecord restore /backups/onrecord-2026-11-27.sqlite`,
    )
    .action(async (file: string, flags) => {
      const { restore } = await import('../commands/restore.ts');
      await restore(file, { database: (await settingsOf(flags)).database, force: flags.force === true });
    });
}
