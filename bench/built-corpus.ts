import { renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { blockKey, nameKey } from '../src/linking/names.ts';
import { stableId } from '../src/records/id.ts';
import { openStore } from '../src/store/open.ts';
import { period } from '../src/store/period.ts';
import { Chance, inventedEntity, wordsOf } from './invented.ts';
import { forgetQuotes, type InventedArticle, inventArticle } from './invented-article.ts';

const PUBLISHERS = 400;
const FILLERS = 5_000;
const DAYS = 2_190;
const FIRST_DAY = Date.UTC(2019, 0, 1);
const DAY_MS = 86_400_000;
const NOW = '2025-01-01T10:00:00.000Z';

/** Winnowing keeps about one fingerprint for three words. */
const FINGERPRINTS_EACH = 11;

/** What is searched of each table. */
const SEARCHED = [
  ['quotes', 'text', 'text'],
  ['claims', 'text', 'text'],
  ['articles', 'headline, text', 'headline, text'],
  ['entities', 'names', "name || ' ' || aliases"],
] as const;

/** Each unit that is written; what was begun is begun anew after a crash, since nothing is flushed meanwhile. */
const PART = 20_000;

export const publisherName = (key: number) => `The ${inventedEntity(key * 8 + 7).name} Courier`;

/** The corpora grow, and fewer and fewer names are new (Heaps's law). */
export const entitiesOf = (quotes: number): number => Math.round(20 * quotes ** 0.6);

/** The id of the n-th quote, article or entity, from 1 on. */
export const idOf = (kind: 'quo' | 'art' | 'ent' | 'clm', n: number): string => stableId(kind, 'built', n);

/** How many of each there are so far: their keys go on from here. */
interface Written {
  articles: number;
  quotes: number;
  claims: number;
  wordings: number;
}

/** What is counted of each entity, by its number. */
interface Counts {
  articles: Int32Array;
  quotes: Int32Array;
  mentions: Int32Array;
  first: string[];
  last: string[];
}

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
  database.pragma('journal_mode = wal');
  database.close();
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
  const written: Written = { articles: 0, quotes: 0, claims: 0, wordings: 0 };
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
    // What is looked up by them is not what is measured: so many, anywhere.
    const fingerprints = written.quotes * FINGERPRINTS_EACH;
    database
      .prepare(
        `with recursive n (i) as (select 0 union all select i + 1 from n where i < ? - 1)
        insert into fingerprints select cast(i * ? as integer) - 2147483648, 1 + (i * 7919) % ? from n`,
      )
      .run(fingerprints, 4_294_967_295 / fingerprints, written.wordings);
  })();
}

function articleWriter(database: Database.Database, written: Written, counts: Counts, chance: Chance) {
  const into = (table: string, columns: string, rest = '') => {
    const places = columns
      .split(',')
      .map(() => '?')
      .join(', ');
    return database.prepare(`insert into ${table} (${columns}) values (${places}) ${rest}`);
  };
  const insert = {
    article: into(
      'articles',
      `key, id, url, headline, publisher, publisher_key, authors, language, published_at, published, content_hash,
        extractor_name, extractor_version, quotes, speakers, entities, claims, created_at, updated_at, text`,
    ),
    appearance: into(
      'appearances',
      'entity_key, article_key, position, quotes, mentions, names, roles, published, link_score',
    ),
    mention: into('mentions', 'entity_key, article_key, position, text, start_offset, end_offset, kind'),
    group: into('occurrence_groups', 'key, members'),
    member: database.prepare('update occurrence_groups set members = members + 1 where key = ?'),
    wording: into('wordings', 'key, hash, members, group_key'),
    again: database.prepare('update wordings set members = members + 1 where key = ?'),
    quote: into(
      'quotes',
      `key, id, article_key, position, wording_key, group_key, type, act, said_at, said_first, said_last, confidence,
        review_status, review_by, review_at, created_at, cue, source, spans, text, published, publisher_key`,
    ),
    speaker: into('quote_speakers', 'quote_key, entity_key, position, role'),
    addressee: into('quote_addressees', 'quote_key, position, entity_key, name, start_offset, end_offset'),
    about: into('quote_entities', 'quote_key, entity_key'),
    claim: into(
      'claims',
      `key, id, article_key, position, quote_key, wording_key, group_key, checkworthiness, quantities, dates, created_at,
        spans, text`,
    ),
    claimant: into('claimants', 'claim_key, entity_key, position, role, stance'),
    quantity: into('claim_quantities', 'claim_key, position, value, unit'),
  };
  /** Words that no record had before; gives their key. */
  const wording = () => {
    written.wordings += 1;
    insert.group.run(written.wordings, 1);
    const hash = stableId('quo', 'wording', written.wordings).slice(-16);
    insert.wording.run(written.wordings, hash, 1, written.wordings);
    return written.wordings;
  };
  /** Under which key the words of a quote stand that others may repeat. */
  const wordingOf = new Map<number, number>();

  return ({ text, day, entities, quotes, claims }: InventedArticle): void => {
    written.articles += 1;
    const article = written.articles;
    const published = Date.parse(day) / 1_000;
    const publisher = 1 + chance.rank(PUBLISHERS);
    const speakers = entities.filter((entity) => entity.quotes > 0).length;
    insert.article.run(
      ...[article, idOf('art', article), `https://www.example.org/news/${day}/${idOf('art', article).slice(4)}.html`],
      ...[
        text.slice(0, 20 + (article % 50)),
        publisherName(publisher),
        publisher,
        '["Anna Example"]',
        'en',
        day,
        published,
      ],
      ...[stableId('art', article, 'hash'), 'onrecord', '1', quotes.length, speakers, entities.length, claims.length],
      ...[NOW, NOW, text],
    );
    for (const [position, { rank, name, spans, quotes }] of entities.entries()) {
      const names = JSON.stringify({ [name]: spans.length });
      insert.appearance.run(rank + 1, article, position, quotes, spans.length, names, '[]', `${day}T00:00:00Z`, null);
      for (const [start, end] of spans) insert.mention.run(rank + 1, article, start, name, start, end, 'name');
      counts.articles[rank] = (counts.articles[rank] ?? 0) + 1;
      counts.quotes[rank] = (counts.quotes[rank] ?? 0) + quotes;
      counts.mentions[rank] = (counts.mentions[rank] ?? 0) + spans.length;
      counts.first[rank] ??= day;
      counts.last[rank] = day;
    }
    const before = written.quotes;
    for (const [position, quote] of quotes.entries()) {
      const key = written.quotes + 1;
      const { cue, speaker, addressee, about, said, start, sourceStart } = quote;
      const known = quote.repeats === null ? undefined : wordingOf.get(quote.repeats);
      if (known !== undefined) {
        insert.member.run(known);
        insert.again.run(known);
      }
      const words = known ?? wording();
      wordingOf.set(written.quotes, words);
      wordingOf.delete(written.quotes - 5_000);
      written.quotes = key;
      const status =
        chance.next() < 0.01 ? chance.pick(['confirmed', 'confirmed', 'corrected', 'rejected']) : 'unreviewed';
      const review = status === 'unreviewed' ? [status, null, null] : [status, 'anna', NOW];
      const { first, last } = said === null ? { first: '', last: '' } : period(said);
      insert.quote.run(
        ...[key, idOf('quo', key), article, position, words, words, quote.type, quote.act, said, first, last],
        ...[quote.confidence, ...review, NOW],
        JSON.stringify({ text: cue.text, start: cue.start, end: cue.start + cue.text.length, lemma: cue.lemma }),
        JSON.stringify({ text: speaker.name, spans: [{ start: sourceStart, end: sourceStart + speaker.name.length }] }),
        ...[JSON.stringify([{ start, end: start + quote.text.length }]), quote.text, published, publisher],
      );
      insert.speaker.run(key, speaker.rank + 1, 0, quote.role);
      if (addressee) insert.addressee.run(key, 0, addressee.rank + 1, addressee.name, cue.start + 6, cue.start + 20);
      if (about) insert.about.run(key, about.rank + 1);
    }
    for (const [position, claim] of claims.entries()) {
      written.claims += 1;
      const { quantity } = claim;
      const words = wording();
      const figure = { value: quantity, unit: 'people', comparison: null, text: `${quantity}`, start: 10, end: 16 };
      insert.claim.run(
        ...[written.claims, idOf('clm', written.claims), article, position, before + claim.quote + 1, words, words],
        ...[claim.checkworthiness, quantity === null ? '[]' : JSON.stringify([figure]), '[]', NOW],
        ...[JSON.stringify([{ start: claim.start, end: claim.start + claim.text.length }]), claim.text],
      );
      const speaker = quotes[claim.quote]?.speaker.rank ?? 0;
      insert.claimant.run(written.claims, speaker + 1, 0, null, 'asserts');
      if (quantity !== null) insert.quantity.run(written.claims, 0, quantity, 'people');
    }
  };
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
