import type { Command } from 'commander';
import { version } from '../version.ts';

/** What is asked for cannot be: the command line says so before anything is done. */
export const USAGE_ERROR = 2;

/** Options that several commands have. */
export const THREADS = [
  '--threads <number>',
  'processes to extract with, a thread each (ONRECORD_THREADS; one a core)',
] as const;
export const MODEL = ['--model <name>', 'large finds more, small reads faster (ONRECORD_MODEL; large)'] as const;
export const CONTACT = [
  '--contact <address>',
  'web address that stands in the user agent, so that those who are asked reach you',
] as const;
export const DATABASE = [
  '--database <file>',
  'SQLite file or URL of a PostgreSQL database (ONRECORD_DATABASE; var/onrecord.sqlite in the working directory)',
] as const;

/** Adds a command to a program. What it does is loaded when it is asked for, so that help and mistakes cost nothing. */
export const command = (program: Command, usage: string, summary: string): Command =>
  program.command(usage).summary(summary).description(`${summary}.`).version(version);

/** The settings of flags and environment. */
export async function settingsOf(flags: Record<string, unknown>) {
  const { readSettings } = await import('../config.ts');
  return readSettings(flags);
}
