import type { Command } from 'commander';
import { command, DATABASE, settingsOf } from './declaration.ts';

export function declareEntities(program: Command): void {
  const entities = command(program, 'entities', 'Authority lists of entities');
  entities
    .command('import <file>')
    .summary('Take in an authority list')
    .description('Take in an authority list: entities that articles are linked to by their names and aliases.')
    .option(...DATABASE)
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
      const { importAuthorityList } = await import('../commands/entities.ts');
      const { database } = await settingsOf(flags);
      await importAuthorityList(file, { database, skipBad: flags.skipBad === true });
    });
}
