import type { Command } from 'commander';
import { command, MODEL, settingsOf, THREADS } from './declaration.ts';

export function declareExtract(program: Command): void {
  command(program, 'extract [files...]', 'Who said what in articles: NDJSON in, NDJSON out, nothing is stored')
    .option(...THREADS)
    .option(...MODEL)
    .addHelpText(
      'after',
      `
Reads the files, or standard input where none is named. Each line is an article:
  {"id": "a1", "text": "...", "headline": "...", "publishedAt": "2021-12-04", "url": "https://..."}
Only text is needed. title is read where headline is missing, date where publishedAt is; other fields are let be.

Writes a line for each, in the same order: {"id", "quotes", "entities", "claims"}. A line that cannot be read gives
{"id", "line", "error"}; the rest is read all the same, and the exit code is 1.

Example:
  echo '{"id": "a1", "text": "\\"We open in May,\\" Mayor Anna Berg said."}' | onrecord extract`,
    )
    .action(async (files: string[], flags) => {
      const { extractFiles } = await import('../commands/extract.ts');
      await extractFiles(files, await settingsOf(flags));
    });
}
