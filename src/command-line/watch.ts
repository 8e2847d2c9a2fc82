import type { Command } from 'commander';
import { CONTACT, command, DATABASE, MODEL, settingsOf, THREADS } from './declaration.ts';

export function declareWatch(program: Command): void {
  command(program, 'watch [feeds...]', 'Poll feeds, and store the articles that come')
    .option(...DATABASE)
    .option('--feeds <file>', 'a file that names feeds: an address a line, or OPML')
    .option('--every <time>', 'least time between two polls of a feed: 30s, 15m, 2h', '15m')
    .option('--once', 'poll each feed once, and end')
    .option('--no-follow-links', 'keep items that are but excerpts as they are, and fetch no pages')
    .option(...CONTACT)
    .option(...THREADS)
    .option(...MODEL)
    .addHelpText(
      'after',
      `
Each feed is polled at its own pace: less often where nothing comes, where its server asks for it (Retry-After, max-age,
ttl) and where it fails. What has not changed is not sent again, also after a restart, and robots.txt is kept. Of items
that are but excerpts the pages are fetched.

Logs on standard error: a line a poll, and one an article. Ctrl-C or SIGTERM ends it when what was begun is stored. A
server may run meanwhile.

Example:
  onrecord watch --feeds feeds.opml --contact https://newsroom.example.org/bots`,
    )
    .action(async (feeds: string[], flags) => {
      const { watch } = await import('../commands/watch.ts');
      const { feeds: file, every, once = false, followLinks, contact } = flags;
      await watch(feeds, { ...(await settingsOf(flags)), feeds: file, every, once, followLinks, contact });
    });
}
