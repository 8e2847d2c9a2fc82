#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { version } from './version.ts';

const FAILURE = 1;
const USAGE_ERROR = 2;

const program = new Command('onrecord')
  .description('Who said what: news articles in, their quotes, speakers, entities and claims out, over a REST API.')
  .option('--verbose', 'show where in the program an error comes from (as DEBUG=1 does)')
  .exitOverride()
  .configureOutput({
    outputError: (message, write) => write(`onrecord: ${oneLine(message.replace(/^error: /, ''))}\n`),
  })
  .version(version);

const command = (usage: string, summary: string) =>
  program.command(usage).summary(summary).description(`${summary}.`).version(version);

const threads = [
  '--threads <number>',
  'processes to extract with, a thread each (ONRECORD_THREADS; one a core)',
] as const;
const model = ['--model <name>', 'large finds more, small reads faster (ONRECORD_MODEL; large)'] as const;
const contact = [
  '--contact <address>',
  'web address that stands in the user agent, so that those who are asked reach you',
] as const;
const database = [
  '--database <file>',
  'SQLite database (ONRECORD_DATABASE; var/onrecord.sqlite in the working directory)',
] as const;

command('serve', 'Serve the API, and its documentation at /docs')
  .option(...database)
  .option('--host <address>', 'address to listen on (ONRECORD_HOST; 127.0.0.1)')
  .option('--port <number>', 'port to listen on, 0 for any that is free (ONRECORD_PORT; 3000)')
  .option('--rate-limit <number>', 'requests a minute that read, of one key or address (ONRECORD_RATE_LIMIT; 1200)')
  .option('--write-rate-limit <number>', 'the same that store or extract (ONRECORD_WRITE_RATE_LIMIT; 300)')
  .option('--trust-proxy <which>', 'proxies in front: their number, or addresses (ONRECORD_TRUST_PROXY; 0)')
  .option('--public-url <url>', 'address that clients use, where a proxy stands before it (ONRECORD_PUBLIC_URL)')
  .option(...threads)
  .option(...model)
  .action(async (flags) => {
    const { serve } = await import('./commands/serve.ts');
    await serve(await settingsOf(flags));
  });

command('ingest <sources...>', 'Store articles with all that is found in them')
  .option(...database)
  .option('--format <name>', 'what standard input is, and files whose names do not tell (ndjson; by looking)')
  .option('--follow-links', 'fetch the pages of feed items that are but excerpts')
  .option(...contact)
  .option('--again', 'also files that are as they were when they were stored')
  .option('--report <file>', 'write each problem, and the counts in the end, as NDJSON')
  .option(...threads)
  .option(...model)
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
Of folders hidden files and those with other endings are left out, and counted.

Prints a line for each article: created, unchanged or revised, its id, and where it came from. One that cannot be
stored is named with the reason on standard error; the rest is stored all the same, and the exit code is 1.

What was stopped, by Ctrl-C or by a power cut, goes on with the same command: every article is stored once.

Examples:
  onrecord ingest articles/
  zcat dump.ndjson.gz | onrecord ingest - --report problems.ndjson`,
  )
  .action(async (sources: string[], flags) => {
    const { ingest } = await import('./commands/ingest.ts');
    const { format, again, report, followLinks, contact } = flags;
    await ingest(sources, { ...(await settingsOf(flags)), format, again, report, followLinks, contact });
  });

command('watch [feeds...]', 'Poll feeds, and store the articles that come')
  .option(...database)
  .option('--feeds <file>', 'a file that names feeds: an address a line, or OPML')
  .option('--every <time>', 'least time between two polls of a feed: 30s, 15m, 2h', '15m')
  .option('--once', 'poll each feed once, and end')
  .option('--no-follow-links', 'keep items that are but excerpts as they are, and fetch no pages')
  .option(...contact)
  .option(...threads)
  .option(...model)
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
    const { watch } = await import('./commands/watch.ts');
    const { feeds: file, every, once = false, followLinks, contact } = flags;
    await watch(feeds, { ...(await settingsOf(flags)), feeds: file, every, once, followLinks, contact });
  });

command('extract [files...]', 'Who said what in articles: NDJSON in, NDJSON out, nothing is stored')
  .option(...threads)
  .option(...model)
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
    const { extractFiles } = await import('./commands/extract.ts');
    await extractFiles(files, await settingsOf(flags));
  });

command('reextract [articles...]', 'Read stored articles again, and keep every correction')
  .option(...database)
  .option('--all', 'also articles that this version has read already')
  .option('--publisher <name>', 'only articles of this publisher')
  .option('--dry-run', 'tell what would be otherwise, and write nothing')
  .option(...threads)
  .option(...model)
  .addHelpText(
    'after',
    `
Reads the articles that another version or model of the extractor has read, or those with the ids given. So one that was
stopped goes on where it was. A server may run meanwhile.

What people have confirmed, corrected, rejected or added stays as it is. Where extraction now says something else of it,
that is a line on standard output:
  {"articleId", "quoteId", "field", "kept", "found"}     field is null where the quote is not found at all
The counts are told on standard error. An article that fails is named there, and the exit code is 1.

Example:
  onrecord reextract --dry-run > differences.ndjson`,
  )
  .action(async (articles: string[], flags) => {
    const { reextract } = await import('./commands/reextract.ts');
    const { all = false, dryRun = false, publisher } = flags;
    if (articles.length > 0 && publisher !== undefined) {
      program.error('give ids of articles or --publisher, not both', { exitCode: USAGE_ERROR });
    }
    await reextract(articles, { ...(await settingsOf(flags)), all, dryRun, publisher });
  });

command('evaluate', 'How far extraction agrees with what people have gone over')
  .option(...database)
  .option('--json', 'for machines, on one line')
  .option(...threads)
  .option(...model)
  .addHelpText(
    'after',
    `
Reads the articles again of which people have confirmed, corrected, added or rejected quotes, and compares. Nothing is
stored. A quote is found where over half of the shorter content is shared.

  recall       of the quotes that are right, those that are found; below it who said what, and what else agrees
  precision    of the quotes found, those that are right; in articles only all of whose quotes have been reviewed

Each share stands beside its counts and the range in which it lies with 95 % confidence. Where nobody has reviewed
anything the exit code is 1.

Example:
  onrecord evaluate --model small`,
  )
  .action(async (flags) => {
    const { evaluate } = await import('./commands/evaluate.ts');
    await evaluate({ ...(await settingsOf(flags)), json: flags.json === true });
  });

command('export [list]', 'Write records to standard output')
  .option(...database)
  .option('--format <name>', 'ndjson, csv, or jsonld with a document a line', 'ndjson')
  .option('--query <string>', 'filters and order as in the address of the list in the API', '')
  .option('--public-url <url>', 'address of the server, by which jsonld names records (ONRECORD_PUBLIC_URL)')
  .option('--gold', 'what people have gone over instead, to train and to measure with')
  .option('--partial', 'with --gold: also articles of which only some quotes have been gone over')
  .addHelpText(
    'after',
    `
LIST is quotes (unless given), articles, speakers, entities or claims. Writes all of it that passes the filters, which are
those that GET /quotes, GET /articles and so on have: speaker, act, publisher, saidFrom, q, sort ...

With --gold, writes an article a line whose quotes have all been confirmed, corrected, added or rejected:
  {"id", "publisher", "date", "title", "text", "attributions": [{"source", "cue", "content"}]}
Each of the three is a list of [start, end) in the text, in Unicode code points; the list may be empty. Rejected quotes
are left out.

Examples:
  onrecord export --format csv --query 'speaker=Anna Berg&act=denial' > denials.csv
  onrecord export articles --query 'publishedFrom=2024-03' | jq -r .headline
  onrecord export --gold > gold.jsonl`,
  )
  .action(async (list: string | undefined, flags) => {
    const { gold = false, partial = false, format, query } = flags;
    const { database, publicUrl, host, port } = await settingsOf(flags);
    if (gold && (list !== undefined || query !== '' || format !== 'ndjson')) {
      program.error('--gold takes no LIST, --query or --format', { exitCode: USAGE_ERROR });
    }
    if (partial && !gold) program.error('--partial goes with --gold', { exitCode: USAGE_ERROR });
    if (gold) {
      const { exportGold } = await import('./commands/gold.ts');
      return await exportGold({ database, partial });
    }
    const { exportList } = await import('./commands/export.ts');
    const origin = (publicUrl ?? `http://${host}:${port}`).replace(/\/+$/, '');
    await exportList(list ?? 'quotes', { database, format, query, origin });
  });

const entities = command('entities', 'Authority lists of entities');
entities
  .command('import <file>')
  .summary('Take in an authority list')
  .description('Take in an authority list: entities that articles are linked to by their names and aliases.')
  .option(...database)
  .option('--skip-bad', 'take in the good rows though there are bad ones; without it any bad row stops the import')
  .addHelpText(
    'after',
    `
Reads FILE by its ending, - being standard input in either form:
  .csv              a row that names the columns, then an entity a row: name and type, and where known aliases and roles
                    (parted by semicolons) and wikidata (Q42, or the address of the item); other columns are let be
  .jsonl, .ndjson   an entity a line: {"name": "Anna Berg", "type": "person", "aliases": ["A. Berg"],
                    "wikidata": "Q42", "roles": ["mayor"]}; only name and type are needed
type is person, organization or place.

An entity of the corpus that is clearly the one gets the id and the names; where that is doubtful both are kept, and the
pair is listed by GET /entities/doubtful. The same list again changes nothing. All rows are taken in or none: bad ones
are named with their line on standard error, and the exit code is 1.

Example:
  onrecord entities import people.csv`,
  )
  .action(async (file: string, flags) => {
    const { importAuthorityList } = await import('./commands/entities.ts');
    const { database } = await settingsOf(flags);
    await importAuthorityList(file, { database, skipBad: flags.skipBad === true });
  });

const keys = command('keys', 'Who may write: make, list and revoke keys');
const keyCommand = (usage: string, summary: string) =>
  keys
    .command(usage)
    .summary(summary)
    .description(`${summary}.`)
    .option(...database);

keyCommand('create <name>', 'Make a key, and print it once')
  .option('--scopes <list>', 'what it is for: read, write, admin; each holds those before it', 'write')
  .addHelpText(
    'after',
    `
Corrections are noted under NAME. Send the key with each request: Authorization: Bearer KEY
A server that runs knows it at once.

Example:
  curl -H "Authorization: Bearer $(onrecord keys create anna)" -H 'Content-Type: text/plain' \\
    --data-binary @article.txt https://quotes.example.org/articles`,
  )
  .action(async (name: string, flags) => {
    const { createKey } = await import('./commands/keys.ts');
    await createKey((await settingsOf(flags)).database, name, flags.scopes);
  });

keyCommand('list', 'List all keys, without their secrets').action(async (flags) => {
  const { listKeys } = await import('./commands/keys.ts');
  await listKeys((await settingsOf(flags)).database);
});

keyCommand('revoke <id>', 'Revoke a key for good').action(async (id: string, flags) => {
  const { revokeKey } = await import('./commands/keys.ts');
  await revokeKey((await settingsOf(flags)).database, id);
});

const reviews = command('reviews', 'Fact-checks of claims');
reviews
  .command('import <file>')
  .summary('Attach fact-checks to claims')
  .description('Attach fact-checks (schema.org ClaimReview) to the claims that say what they have checked.')
  .option(...database)
  .option('--skip-bad', 'take in the good reviews though there are bad ones; without it any bad one stops the import')
  .addHelpText(
    'after',
    `
Reads FILE by its ending, - being standard input in either form:
  .json, .jsonld    a feed (schema.org DataFeed, as Google's feed of fact-checks is), a list of reviews, or one review
  .jsonl, .ndjson   a review a line: {"@type": "ClaimReview", "url": "https://...", "claimReviewed": "...",
                    "author": {"name": "..."}, "reviewRating": {"alternateName": "False"}}

A review is attached to each claim that has the words of its claimReviewed, with the same numbers and no denial more or
less. Where the words are alike only, the review is named on standard error with the claim that it may be of, and POST
/claims/{id}/reviews attaches it. The same file again changes nothing. Bad reviews are named with their place on standard
error, and the exit code is 1.

Example:
  onrecord reviews import factchecks.json`,
  )
  .action(async (file: string, flags) => {
    const { importClaimReviews } = await import('./commands/reviews.ts');
    const { database } = await settingsOf(flags);
    await importClaimReviews(file, { database, skipBad: flags.skipBad === true });
  });

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that has seen enough is no error: a server goes on without one, other commands end when they next write.
  if (error.code !== 'EPIPE') fail(error);
});

try {
  await program.parseAsync();
} catch (error) {
  fail(error);
}

function fail(error: unknown): void {
  // Commander has said by now what is wrong.
  if (!(error instanceof CommanderError) && !isOutputClosed(error)) process.stderr.write(`${explain(error)}\n`);
  process.exitCode = exitCodeOf(error);
  // What was written so far goes out first; what is still open must not keep the process.
  process.stdout.write('', () => process.exit());
}

function isOutputClosed(error: unknown): boolean {
  return error instanceof Error && error.name === 'OutputClosed';
}

function exitCodeOf(error: unknown): number {
  if (isOutputClosed(error)) return 0;
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE_ERROR;
  return error instanceof Error && error.name === 'InvalidSettings' ? USAGE_ERROR : FAILURE;
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return `onrecord: ${error}`;
  const verbose = program.opts<{ verbose?: boolean }>().verbose || process.env.DEBUG;
  return verbose && error.stack ? error.stack : `onrecord: ${oneLine(error.message)}`;
}

function oneLine(message: string): string {
  return message.trim().replace(/\s*\n\s*/g, ' ');
}

async function settingsOf(flags: Record<string, unknown>) {
  const { readSettings } = await import('./config.ts');
  return readSettings(flags);
}
