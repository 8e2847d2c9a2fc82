import type { Command } from 'commander';
import { command, DATABASE, settingsOf, USAGE_ERROR } from './declaration.ts';

export function declareExport(program: Command): void {
  command(program, 'export [list]', 'Write records to standard output')
    .option(...DATABASE)
    .option('--format <name>', 'ndjson, csv, or jsonld with a document a line', 'ndjson')
    .option('--query <string>', 'filters and order as in the address of the list in the API', '')
    .option('--public-url <url>', 'address of the server, by which jsonld names records (ONRECORD_PUBLIC_URL)')
    .option('--gold', 'what people have gone over instead, to train and to measure with')
    .option('--partial', 'with --gold: also articles of which only some quotes have been gone over')
    .addHelpText(
      'after',
      `
LIST is quotes (unless given), articles, speakers, entities, claims or archive. Writes all of it that passes the filters, which are
those that GET /quotes, GET /articles and so on have: speaker, act, publisher, saidFrom, q, sort ...

archive is everything that is in the database at this moment, to be moved to another, of SQLite or PostgreSQL: articles,
records and ids, corrections with who made them and when, history, keys, feeds. \`onrecord ingest\` takes it into an empty one.

With --gold, writes an article a line whose quotes have all been confirmed, corrected, added or rejected:
  {"id", "publisher", "date", "title", "text", "attributions": [{"source", "cue", "content"}]}
Each of the three is a list of [start, end) in the text, in Unicode code points; the list may be empty. Rejected quotes
are left out.

Examples:
  onrecord export --format csv --query 'speaker=Anna Berg&act=denial' > denials.csv
  onrecord export articles --query 'publishedFrom=2024-03' | jq -r .headline
  onrecord export --gold > gold.jsonl
  onrecord export archive | gzip > archive.ndjson.gz`,
    )
    .action(async (list: string | undefined, flags) => {
      const { gold = false, partial = false, format, query } = flags;
      const { database, publicUrl, host, port } = await settingsOf(flags);
      if (gold && (list !== undefined || query !== '' || format !== 'ndjson')) {
        program.error('--gold takes no LIST, --query or --format', { exitCode: USAGE_ERROR });
      }
      if (partial && !gold) program.error('--partial goes with --gold', { exitCode: USAGE_ERROR });
      if (gold) {
        const { exportGold } = await import('../commands/gold.ts');
        return await exportGold({ database, partial });
      }
      if (list === 'archive') {
        if (query !== '' || format !== 'ndjson') {
          program.error('an archive is all there is, as ndjson: it takes no --query or --format', {
            exitCode: USAGE_ERROR,
          });
        }
        const { exportArchive } = await import('../commands/archive.ts');
        return await exportArchive(database);
      }
      const { exportList } = await import('../commands/export.ts');
      const origin = (publicUrl ?? `http://${host}:${port}`).replace(/\/+$/, '');
      await exportList(list ?? 'quotes', { database, format, query, origin });
    });
}
