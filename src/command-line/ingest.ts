import type { Command } from 'commander';
import { CONTACT, command, DATABASE, MODEL, settingsOf, THREADS } from './declaration.ts';

export function declareIngest(program: Command): void {
  command(program, 'ingest <sources...>', 'Store articles with all that is found in them')
    .option(...DATABASE)
    .option('--format <name>', 'what standard input is, and files whose names do not tell (ndjson; by looking)')
    .option('--follow-links', 'fetch the pages of feed items that are but excerpts')
    .option(...CONTACT)
    .option('--again', 'also files that are as they were when they were stored')
    .option('--report <file>', 'write each problem, and the counts in the end, as NDJSON')
    .option(...THREADS)
    .option(...MODEL)
    .addHelpText(
      'after',
      `
Each SOURCE is a file, a folder, a pattern in quotes ('news/**/*.json'), the address of a page or a feed, or - for standard
input. What is fetched is fetched politely: robots.txt is kept, and a host is asked for few things at once. Files are read by their
endings, packed (.gz) or not; what a name does not tell is found out by looking:
  .txt              the text of an article; the rest may stand in a .json of the same name
  .json             an article: {"text": "...", "headline": "...", "publisher": "...", "authors": ["..."],
                    "publishedAt": "2021-12-04", "url": "https://...", "language": "en", "license": "..."}; only text
                    is needed, and may stand in a .txt of the same name
  .ndjson, .jsonl   such an article a line
An archive (onrecord export archive) is recognised by its beginning, packed or not. It is moved into an empty database, all
of it or nothing, and nothing is extracted anew: ids, corrections and history stay as they are.
Of folders hidden files and those with other endings are left out, and counted.

Prints a line for each article: created, unchanged or revised, its id, and where it came from. One that cannot be
stored is named with the reason on standard error; the rest is stored all the same, and the exit code is 1.

What was stopped, by Ctrl-C or by a power cut, goes on with the same command: every article is stored once.

Examples:
  onrecord ingest articles/
  zcat dump.ndjson.gz | onrecord ingest - --report problems.ndjson`,
    )
    .action(async (sources: string[], flags) => {
      const { ingest } = await import('../commands/ingest.ts');
      const { format, again, report, followLinks, contact } = flags;
      await ingest(sources, { ...(await settingsOf(flags)), format, again, report, followLinks, contact });
    });
}
