import sql, { raw } from 'sql-template-tag';
import type { Queries, SearchedTable } from './engine.ts';

const TABLES: readonly SearchedTable[] = ['quotes', 'articles', 'claims', 'entities'];

/** So many pages of an index are merged in one transaction, which takes some milliseconds: whoever writes waits no longer. */
const STEP_PAGES = 64;

/** What has come since the last time must be such a part of the rest: to write all of it anew for little does not pay. */
const WORTH = 0.1;

/**
 * Merges the segments of the search indexes of SQLite (FTS5), where what was written since the last time is worth it. Each
 * commit adds one, and FTS5 merges some when there are many; to look into a text for a word, it is looked up in each:
 * with eight segments, over a million quotes, that took twice as long as with one, and searches that go through a
 * speaker's quotes thrice.
 *
 * @param transaction runs one step; others write between two
 */
export async function mergeSegments(
  read: Queries,
  transaction: <T>(work: (write: Queries) => Promise<T>) => Promise<T>,
  signal: AbortSignal,
): Promise<void> {
  for (const table of TABLES) {
    if (!(await pays(read, table))) continue;
    // A negative number begins with all segments, whatever their sizes; what is begun then goes on.
    let pages = -STEP_PAGES;
    while (!signal.aborted && (await transaction((write) => mergeStep(write, table, pages)))) pages = STEP_PAGES;
  }
}

async function pays(read: Queries, table: SearchedTable): Promise<boolean> {
  const sizes = await read.all<{ pages: number }>(
    sql`select count(*) as pages from ${raw(`${table}_fts_idx`)} group by segid order by pages desc`,
  );
  const [largest = 0, ...others] = sizes.map(({ pages }) => pages);
  return others.reduce((sum, pages) => sum + pages, 0) > largest * WORTH;
}

/** Whether there was anything left to merge: then more rows were changed than the one that is asked to. */
async function mergeStep(write: Queries, table: SearchedTable, pages: number): Promise<boolean> {
  const before = await changesOf(write);
  const index = raw(`${table}_fts`);
  await write.run(sql`insert into ${index} (${index}, rank) values ('merge', ${pages})`);
  return (await changesOf(write)) - before > 1;
}

async function changesOf(write: Queries): Promise<number> {
  const [row] = await write.all<{ n: number }>(sql`select total_changes() as n`);
  return row?.n ?? 0;
}
