import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import sql from 'sql-template-tag';
import { latestSchema } from './migrations.ts';
import { readerThread } from './reader-thread.ts';
import { APPLICATION_ID } from './sqlite-migrate.ts';

/** What a database holds, told to whoever makes or takes a copy of it. */
export interface Holdings {
  articles: number;
  quotes: number;
  /** Day or moment on which the newest article was published; null where none says it. */
  newest: string | null;
}

/** The file is no database that this onrecord can go on with; the message tells why. */
export class Unsound extends Error {
  override readonly name = 'Unsound';
}

/** So many rows that refer to nothing are enough to say so. */
const MOST_BROKEN = 10;

/** Refuses at once what is no database of onrecord's, or of a newer one. */
function refuseOthers(file: string): void {
  const connection = new Database(file, { readonly: true });
  try {
    const pragma = (name: string) => Number(connection.pragma(name, { simple: true }));
    if (pragma('application_id') !== APPLICATION_ID) throw new Unsound('it is the database of another program');
    const [schema, latest] = [pragma('user_version'), latestSchema('sqlite')];
    if (schema > latest) {
      throw new Unsound(`a newer onrecord has written it (its schema is ${schema}, this one knows ${latest})`);
    }
    // What is missing at the end may be room that no one uses, which SQLite would not miss.
    if (statSync(file).size < pragma('page_count') * pragma('page_size'))
      throw new Unsound('it is damaged (it was cut off)');
  } finally {
    connection.close();
  }
}

/**
 * Looks through all of a SQLite file that nobody writes to, on a thread: every page, every index, every reference.
 *
 * @throws Unsound
 */
export async function checkSound(file: string): Promise<Holdings> {
  try {
    refuseOthers(file);
    const thread = readerThread({ file, busyTimeoutMs: 0, cacheKib: 65_536 });
    try {
      const { all } = thread.queries;
      const [{ integrity_check: state } = { integrity_check: 'nothing' }] = await all<{ integrity_check: string }>(
        sql`pragma integrity_check(1)`,
      );
      if (state !== 'ok') throw new Unsound(`it is damaged (${state.split('\n').at(-1)})`);
      const broken = await all(sql`select 1 from pragma_foreign_key_check limit ${MOST_BROKEN}`);
      if (broken.length > 0) throw new Unsound('it is damaged (rows refer to others that are not there)');
      const [holdings] = await all<Holdings>(sql`
        select (select count(*) from articles) as articles, (select count(*) from quotes) as quotes,
          (select max(published_at) from articles) as newest`);
      if (!holdings) throw new Unsound('it is damaged (it cannot be counted)');
      return holdings;
    } finally {
      await thread.close();
    }
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string };
    if (code === 'SQLITE_NOTADB') throw new Unsound('it is no SQLite database');
    if (/^SQLITE_(CORRUPT|IOERR)/.test(code)) throw new Unsound(`it is damaged (${message})`);
    throw error;
  }
}
