import Database from 'better-sqlite3';
import { blockKey, nameKey } from '../src/linking/names.ts';
import { stableId } from '../src/records/id.ts';
import { ACTS, QUOTE_TYPES } from '../src/records/quote.ts';
import { openStore } from '../src/store/open.ts';

const QUOTES_EACH = 10;
const SPEAKERS = 5_000;
const PUBLISHERS = 40;
const WORDS = 50_000;

/** From 1 to `most`, small numbers often and large ones seldom (1/x), the same each time. */
const zipf = (n: number, most: number): number => Math.floor(most ** (((n * 7_919) % 100_003) / 100_003)) || 1;
const word = (n: number) => `word${zipf(n, WORDS)}`;

/** A database as the store makes one, filled by SQL; few are quoted often, and many now and then. */
export async function buildCorpus(path: string, count: number): Promise<void> {
  await (await openStore(path)).close();
  const database = new Database(path);
  database.pragma('synchronous = OFF');
  const insert = {
    entity: database.prepare(
      'insert into entities (key, id, type, name, articles, quotes, mentions) values (?, ?, ?, ?, 1, 1, 1)',
    ),
    name: database.prepare(
      'insert into entity_names (entity_key, name, name_key, block_key, uses) values (?, ?, ?, ?, 1)',
    ),
    article: database.prepare(
      `insert into articles (key, id, url, headline, publisher, publisher_key, authors, language, published_at, published,
        content_hash, extractor_name, extractor_version, quotes, created_at, updated_at, text)
        values (?, ?, ?, ?, ?, ?, '[]', 'en', ?, ?, '', 'bench', '1', ?, ?, ?, 'Text.')`,
    ),
    group: database.prepare('insert into occurrence_groups (key, members) values (?, 1)'),
    wording: database.prepare('insert into wordings (key, hash, members, group_key) values (?, ?, 1, ?)'),
    quote: database.prepare(
      `insert into quotes (key, id, article_key, position, wording_key, type, act, said_at, said_first, said_last,
        confidence, created_at, cue, source, spans, text, group_key, published, publisher_key)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    publisher: database.prepare('insert into publishers (key, name) values (?, ?)'),
    speaker: database.prepare('insert into quote_speakers (quote_key, entity_key, position, role) values (?, ?, 0, ?)'),
  };
  const now = new Date().toISOString();
  const cue = JSON.stringify({ text: 'said', start: 120, end: 124, lemma: 'say' });
  const fill = database.transaction((from: number, to: number) => {
    for (let n = from; n < to; n += 1) {
      const article = Math.floor(n / QUOTES_EACH) + 1;
      const published = Date.UTC(2020, 0, 1) / 1_000 + (article % 1_500) * 86_400;
      const day = new Date(published * 1_000).toISOString().slice(0, 10);
      const publisher = (article % PUBLISHERS) + 1;
      if (n % QUOTES_EACH === 0) {
        const url = `https://www.example.org/news/${article}`;
        const facts = [
          url,
          `Headline number ${article}, as long as headlines are`,
          `Publisher ${publisher}`,
          publisher,
        ];
        insert.article.run(article, stableId('art', article), ...facts, day, published, QUOTES_EACH, now, now);
      }
      const speaker = zipf(n, SPEAKERS);
      const [one, two, three] = [word(n * 31), word(n * 57 + 3), word(n * 91 + 7)];
      const text = `We will open ${n} schools for ${one} and ${two}, and nobody who knows ${three} has any doubt of it`;
      const source = JSON.stringify({ text: `Speaker ${speaker}`, spans: [{ start: 105, end: 119 }] });
      const kind = [QUOTE_TYPES[n % QUOTE_TYPES.length], ACTS[n % ACTS.length]];
      insert.group.run(n + 1);
      insert.wording.run(n + 1, String(n), n + 1);
      insert.quote.run(
        ...[n + 1, stableId('quo', n), article, n % QUOTES_EACH, n + 1, ...kind, day, day, day, (n % 997) / 997],
        ...[now, cue, source, JSON.stringify([{ start: 0, end: text.length }]), text, n + 1, published, publisher],
      );
      insert.speaker.run(n + 1, speaker, 'minister');
    }
  });
  database.transaction(() => {
    for (let key = 1; key <= PUBLISHERS; key += 1) insert.publisher.run(key, `Publisher ${key}`);
    for (let key = 1; key <= SPEAKERS; key += 1) {
      const name = `Speaker ${key}`;
      insert.entity.run(key, stableId('ent', key), 'person', name);
      insert.name.run(key, name, nameKey('person', name), blockKey('person', name));
    }
  })();
  for (let n = 0; n < count; n += 50_000) fill(n, Math.min(n + 50_000, count));
  database.close();
}
