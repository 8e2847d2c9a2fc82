import { renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { blockKey, nameKey } from '../src/linking/names.ts';
import { addFunctions } from '../src/store/migrate-functions.ts';
import { migrationsOf } from '../src/store/migrations.ts';
import { openStore } from '../src/store/open.ts';
import { CLAIMS, QUOTES } from '../src/store/wording-kinds.ts';
import { Chance, inventedEntity, wordsOf } from './invented.ts';
import { forgetQuotes, inventArticle } from './invented-article.ts';
import { articleWriter, type Counts, idOf, PUBLISHERS, publisherName, type Written } from './written-articles.ts';

const FILLERS = 5_000;
const DAYS = 2_190;
const FIRST_DAY = Date.UTC(2019, 0, 1);
const DAY_MS = 86_400_000;
/** What is searched of each table. */
const SEARCHED = [
  ['quotes', 'text', 'text'],
  ['claims', 'text', 'text'],
  ['articles', 'headline, text', 'headline, text'],
  ['entities', 'names', "name || ' ' || aliases"],
] as const;

/** Each unit that is written; what was begun is begun anew after a crash, since nothing is flushed meanwhile. */
const PART = 20_000;

/** The corpora grow, and fewer and fewer names are new (Heaps's law). */
export const entitiesOf = (quotes: number): number => Math.round(20 * quotes ** 0.6);

/**
 * A database as the store makes one, filled by SQL in units of many rows: Zipf's law for words and speakers, and of
 * everything about as much as extraction finds in newspaper articles. Indexes are made at the end, so the file is as
 * small as after VACUUM. It has its name only once it is whole.
 *
 * @param say is told now and then how many quotes there are
 */
export async function buildCorpus(
  path: string,
  count: number,
  say: (quotes: number) => void = () => {},
): Promise<void> {
  const part = `${path}.part`;
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(part + suffix, { force: true });
  await (await openStore(part)).close();
  const database = new Database(part);
  for (const setting of [
    'journal_mode = delete',
    'journal_mode = off',
    'synchronous = off',
    'locking_mode = exclusive',
    'cache_size = -4000000',
    'foreign_keys = off',
  ])
    database.pragma(setting);
  // A trigger would have the index of texts written anew with each row; it is filled from the tables, as the others are.
  const made = database
    .prepare<[], { type: string; name: string; sql: string }>(
      "select type, name, sql from sqlite_schema where type = 'trigger' or type = 'index' and sql is not null",
    )
    .all();
  for (const { type, name } of made) database.exec(`drop ${type} "${name}"`);
  fill(database, count, say);
  for (const [table, columns, values] of SEARCHED) {
    database.exec(`insert into ${table}_fts (rowid, ${columns}) select key, ${values} from ${table}`);
  }
  for (const { sql } of made) database.exec(sql);
  writeFingerprints(database);
  writeCounts(database);
  database.pragma('journal_mode = wal');
  database.close();
  // As `onrecord ingest` ends.
  const store = await openStore(part);
  await store.settle(new AbortController().signal);
  await store.close();
  renameSync(part, path);
}

function fill(database: Database.Database, count: number, say: (quotes: number) => void): void {
  const chance = new Chance(1);
  forgetQuotes();
  const names = Array.from({ length: entitiesOf(count) }, (_, n) => inventedEntity(n).name);
  const fillers = Array.from({ length: FILLERS }, () => `${wordsOf(chance, 8 + chance.below(20))}.`);
  const counts: Counts = {
    articles: new Int32Array(names.length),
    quotes: new Int32Array(names.length),
    mentions: new Int32Array(names.length),
    first: [],
    last: [],
  };
  const written: Written = { articles: 0, quotes: 0, claims: 0 };
  const write = articleWriter(database, written, counts, chance);
  while (written.quotes < count) {
    database.transaction(() => {
      const end = Math.min(count, written.quotes + PART);
      while (written.quotes < end) {
        // One to some thirty, ten on the average.
        const quotes = Math.min(count - written.quotes, 1 + Math.floor(-9 * Math.log(1 - chance.next() * 0.96)));
        // About in the order of their days, as they come in.
        const at = Math.floor((written.quotes / count) * DAYS) - chance.below(20);
        const day = new Date(FIRST_DAY + Math.max(0, at) * DAY_MS).toISOString().slice(0, 10);
        write(inventArticle(chance, quotes, day, { names, fillers }));
      }
    })();
    say(written.quotes);
  }
  database.transaction(() => {
    writeEntities(database, names, counts);
    writePublishers(database);
  })();
}

/** Of records with the same words, which are one group here, the first has the fingerprints. */
function writeFingerprints(database: Database.Database): void {
  addFunctions(database);
  for (const { name, table, fingerprints } of [QUOTES, CLAIMS]) {
    database.exec(`insert into ${fingerprints.sql} (hash, record_key)
      select f.value, t.key from ${table.sql} t cross join json_each(fewer_fingerprints_of('${name}', t.text)) f
      where t.group_key is null or t.key = (select min(key) from ${table.sql} where group_key = t.group_key)
      order by 1, 2`);
  }
}

/** As the migration that began to keep counts has made them of the quotes that were there. */
function writeCounts(database: Database.Database): void {
  database.exec('delete from quote_counts');
  const statements = migrationsOf('sqlite').flatMap(({ sql }) => sql().split(/;\n/u));
  for (const each of statements) if (/^\s*insert into quote_counts\s+select\b/u.test(each)) database.exec(each);
}

function writeEntities(database: Database.Database, names: readonly string[], counts: Counts): void {
  const entity = database.prepare(
    `insert into entities (key, id, type, name, roles, articles, quotes, mentions, first_seen, last_seen)
      values (?, ?, ?, ?, '[]', ?, ?, ?, ?, ?)`,
  );
  const entityName = database.prepare(
    'insert into entity_names (entity_key, name, name_key, block_key, uses) values (?, ?, ?, ?, ?)',
  );
  for (const [n, name] of names.entries()) {
    const { type } = inventedEntity(n);
    const articles = counts.articles[n] ?? 0;
    entity.run(
      ...[n + 1, idOf('ent', n + 1), type, name, articles, counts.quotes[n], counts.mentions[n]],
      ...[counts.first[n] ?? null, counts.last[n] ?? null],
    );
    entityName.run(n + 1, name, nameKey(type, name), blockKey(type, name), articles);
  }
}

function writePublishers(database: Database.Database): void {
  const publisher = database.prepare('insert into publishers (key, name) values (?, ?)');
  for (let key = 1; key <= PUBLISHERS; key += 1) publisher.run(key, publisherName(key));
}
