import { identityOf } from '../linking/authority.ts';
import type { AuthorityEntry } from '../records/authority.ts';
import { openStore } from '../store/open.ts';
import { readAuthorityList } from './authority-list.ts';
import { tellBadRows } from './bad-rows.ts';
import { checkReadable } from './input.ts';
import { print } from './output.ts';
import { messageOf } from './problems.ts';

export interface ImportOptions {
  database: string;
  /** Whether the good rows are taken in though there are bad ones. */
  skipBad: boolean;
}

/**
 * `onrecord entities import`: takes in an authority list, all of it or nothing, and prints what came of it. Bad rows are
 * named on standard error.
 *
 * @throws Error where a row is bad, unless those are to be skipped
 */
export async function importAuthorityList(file: string, options: ImportOptions): Promise<void> {
  await checkReadable([file]);
  const { entries, problems } = await readEntries(file);
  tellBadRows(file, problems, entries.length + problems.length, options.skipBad);
  const store = await openStore(options.database);
  try {
    const { created, met, updated, unchanged, doubtful } = await store.importEntities(entries);
    const skipped = problems.length > 0 ? `, ${problems.length} skipped` : '';
    await print(`${created} created, ${met} met, ${updated} updated, ${unchanged} unchanged${skipped}\n`);
    if (doubtful > 0) await print(`doubtful pairs to review (GET /entities/doubtful): ${doubtful}\n`);
  } finally {
    await store.close();
  }
}

async function readEntries(file: string): Promise<{ entries: AuthorityEntry[]; problems: string[] }> {
  const entries: AuthorityEntry[] = [];
  const problems: string[] = [];
  const lineOf = new Map<string, number>();
  try {
    for await (const source of readAuthorityList(file)) {
      const { line } = source;
      const problem = 'problem' in source ? source.problem : repeats(source.entry, lineOf);
      if (problem !== null) problems.push(`${line}: ${problem}`);
      else if ('entry' in source) {
        entries.push(source.entry);
        lineOf.set(identityOf(source.entry), line);
      }
    }
  } catch (error) {
    throw new Error(`${file}: ${messageOf(error)}; nothing was imported`);
  }
  return { entries, problems };
}

function repeats(entry: AuthorityEntry, lineOf: ReadonlyMap<string, number>): string | null {
  const first = lineOf.get(identityOf(entry));
  return first === undefined ? null : `${entry.wikidata ?? entry.name} is on line ${first} already`;
}
