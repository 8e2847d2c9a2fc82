import type { Command } from 'commander';
import { command, DATABASE, MODEL, settingsOf, THREADS, USAGE_ERROR } from './declaration.ts';

export function declareReextract(program: Command): void {
  command(program, 'reextract [articles...]', 'Read stored articles again, and keep every correction')
    .option(...DATABASE)
    .option('--all', 'also articles that this version has read already')
    .option('--publisher <name>', 'only articles of this publisher')
    .option('--dry-run', 'tell what would be otherwise, and write nothing')
    .option(...THREADS)
    .option(...MODEL)
    .addHelpText(
      'after',
      `
Reads the articles that another version or model of the extractor has read, or those with the ids given. So one that was
stopped goes on where it was. A server may run meanwhile, and other processes that do the same, on this machine or on others
that have the same database: each article is read by one of them. What one that was killed had taken is free after ten minutes.

What people have confirmed, corrected, rejected or added stays as it is. Where extraction now says something else of it,
that is a line on standard output:
  {"articleId", "quoteId", "field", "kept", "found"}     field is null where the quote is not found at all
The counts are told on standard error. An article that fails is named there, and the exit code is 1.

Example:
  onrecord reextract --dry-run > differences.ndjson`,
    )
    .action(async (articles: string[], flags) => {
      const { reextract } = await import('../commands/reextract.ts');
      const { all = false, dryRun = false, publisher } = flags;
      if (articles.length > 0 && publisher !== undefined) {
        program.error('give ids of articles or --publisher, not both', { exitCode: USAGE_ERROR });
      }
      await reextract(articles, { ...(await settingsOf(flags)), all, dryRun, publisher });
    });
}
