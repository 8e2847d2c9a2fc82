import type Database from 'better-sqlite3';
import { stableId } from '../src/records/id.ts';
import { period } from '../src/store/period.ts';
import { CLAIMS, QUOTES, type WordingKind } from '../src/store/wording-kinds.ts';
import { wordingHash } from '../src/store/words.ts';
import { type Chance, inventedEntity } from './invented.ts';
import type { InventedArticle } from './invented-article.ts';

export const PUBLISHERS = 400;
const NOW = '2025-01-01T10:00:00.000Z';

/** So many quotes or claims later nobody repeats one. */
const FORGOTTEN = 5_000;

export const publisherName = (key: number) => `The ${inventedEntity(key * 8 + 7).name} Courier`;

/** The id of the n-th quote, article or entity, from 1 on. */
export const idOf = (kind: 'quo' | 'art' | 'ent' | 'clm', n: number): string => stableId(kind, 'built', n);

/** How many of each there are so far: their keys go on from here. */
export interface Written {
  articles: number;
  quotes: number;
  claims: number;
}

/** What is counted of each entity, by its number. */
export interface Counts {
  articles: Int32Array;
  quotes: Int32Array;
  mentions: Int32Array;
  first: string[];
  last: string[];
}

/** Writes articles with all that is in them, counting what there is of each. */
export function articleWriter(database: Database.Database, written: Written, counts: Counts, chance: Chance) {
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
    quote: into(
      'quotes',
      `key, id, article_key, position, words, group_key, type, act, said_at, said_first, said_last, confidence,
        review_status, review_by, review_at, text, published, publisher_key, start_offset, end_offset, cue_text, cue_start,
        cue_end, cue_lemma, source_text, source_start, source_end`,
    ),
    speaker: into('quote_speakers', 'quote_key, entity_key, position, role'),
    addressee: into('quote_addressees', 'quote_key, position, entity_key, name, start_offset, end_offset'),
    about: into('quote_entities', 'quote_key, entity_key'),
    claim: into(
      'claims',
      `key, id, article_key, position, quote_key, words, group_key, checkworthiness, quantities, dates, text,
        start_offset, end_offset`,
    ),
    claimant: into('claimants', 'claim_key, entity_key, position, role, stance'),
    quantity: into('claim_quantities', 'claim_key, position, value, unit'),
  };
  const said = wordsWriter(database, QUOTES);
  const claimed = wordsWriter(database, CLAIMS);

  return ({ text, day, entities, quotes, claims }: InventedArticle): void => {
    written.articles += 1;
    const article = written.articles;
    const published = Date.parse(day) / 1_000;
    const publisher = 1 + chance.rank(PUBLISHERS);
    const statuses = quotes.map(() =>
      chance.next() < 0.01 ? chance.pick(['confirmed', 'confirmed', 'corrected', 'rejected']) : 'unreviewed',
    );
    // What is rejected is counted nowhere.
    const stand = quotes.filter((_, n) => statuses[n] !== 'rejected');
    const spoken = (rank: number) => stand.filter(({ speaker }) => speaker.rank === rank).length;
    const speakers = entities.filter(({ rank }) => spoken(rank) > 0).length;
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
      ...[stableId('art', article, 'hash'), 'onrecord', '1', stand.length, speakers, entities.length, claims.length],
      ...[NOW, NOW, text],
    );
    for (const [position, { rank, name, spans }] of entities.entries()) {
      const quoted = spoken(rank);
      const names = JSON.stringify({ [name]: spans.length });
      insert.appearance.run(rank + 1, article, position, quoted, spans.length, names, '[]', published, null);
      for (const [start, end] of spans) insert.mention.run(rank + 1, article, start, name, start, end, 'name');
      counts.articles[rank] = (counts.articles[rank] ?? 0) + 1;
      counts.quotes[rank] = (counts.quotes[rank] ?? 0) + quoted;
      counts.mentions[rank] = (counts.mentions[rank] ?? 0) + spans.length;
      counts.first[rank] ??= day;
      counts.last[rank] = day;
    }
    const before = written.quotes;
    for (const [position, quote] of quotes.entries()) {
      const key = written.quotes + 1;
      const { cue, speaker, addressee, about, start, sourceStart } = quote;
      written.quotes = key;
      const status = statuses[position] ?? 'unreviewed';
      const review = status === 'unreviewed' ? [status, null, null] : [status, 'anna', NOW];
      const { first, last } = quote.said === null ? { first: '', last: '' } : period(quote.said);
      insert.quote.run(
        ...[key, idOf('quo', key), article, position, ...said(key, quote.text), quote.type, quote.act],
        ...[quote.said, first, last],
        ...[quote.confidence, ...review, quote.text, published, publisher, start, start + quote.text.length],
        ...[cue.text, cue.start, cue.start + cue.text.length, cue.lemma],
        ...[speaker.name, sourceStart, sourceStart + speaker.name.length],
      );
      insert.speaker.run(key, speaker.rank + 1, 0, quote.role);
      if (addressee) insert.addressee.run(key, 0, addressee.rank + 1, addressee.name, cue.start + 6, cue.start + 20);
      if (about) insert.about.run(key, about.rank + 1);
    }
    for (const [position, claim] of claims.entries()) {
      written.claims += 1;
      const { quantity } = claim;
      const figure = { value: quantity, unit: 'people', comparison: null, text: `${quantity}`, start: 10, end: 16 };
      insert.claim.run(
        ...[written.claims, idOf('clm', written.claims), article, position, before + claim.quote + 1],
        ...claimed(written.claims, claim.text),
        ...[claim.checkworthiness, quantity === null ? '[]' : JSON.stringify([figure]), '[]'],
        ...[claim.text, claim.start, claim.start + claim.text.length],
      );
      const speaker = quotes[claim.quote]?.speaker.rank ?? 0;
      insert.claimant.run(written.claims, speaker + 1, 0, null, 'asserts');
      if (quantity !== null) insert.quantity.run(written.claims, 0, quantity, 'people');
    }
  };
}

/** Tells the hash of a record's words and its group; what is repeated for the first time gets one. */
function wordsWriter(database: Database.Database, kind: WordingKind) {
  const found = database
    .prepare<[], number>('insert into occurrence_groups (members) values (1) returning key')
    .pluck();
  const count = database.prepare('update occurrence_groups set members = members + 1 where key = ?');
  const join = database.prepare(`update ${kind.table.sql} set group_key = ? where key = ?`);
  const known = new Map<string, { key: number; group: number | null }>();
  return (key: number, text: string): [words: number, group: number | null] => {
    const words = wordingHash(kind.name, text);
    const first = known.get(text);
    if (!first) {
      known.set(text, { key, group: null });
      const [oldest = text] = known.keys();
      if (known.size > FORGOTTEN) known.delete(oldest);
      return [words, null];
    }
    if (first.group === null) {
      first.group = found.get() as number;
      join.run(first.group, first.key);
    }
    count.run(first.group);
    return [words, first.group];
  };
}
