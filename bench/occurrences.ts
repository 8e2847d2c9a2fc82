// What it costs to know the same words elsewhere: tsx bench/occurrences.ts [QUOTES]
//
// Saves made-up articles of 20 quotes each, 200,000 quotes unless given, into a new database. A quote has about 20 words,
// which follow each other as words do (few are frequent, and each is followed by few); 15 of 100 are an earlier one
// again, 15 are one that is cut, 10 are a few words only. Prints milliseconds a quote as the corpus grows, all of saving
// included, the bytes a quote of what is kept for it, and what a page of the largest group costs.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ArticleDraft, articleId } from '../src/records/article.ts';
import { stableId } from '../src/records/id.ts';
import type { ExtractedQuote, Quote } from '../src/records/quote.ts';
import { openStore } from '../src/store/open.ts';

const QUOTES = Number(process.argv[2] ?? 200_000);
const EACH = 20;
const STEP = QUOTES / 10;
const VOCABULARY = 30_000;
const FOLLOWERS = 300;
/** What is kept for occurrences alone. */
const TABLES = ['quote_fingerprints', 'quotes_by_words', 'quotes_by_group', 'occurrence_groups'];

let state = 42;
/** Mulberry32: the same numbers on every run, from 0 to 1. */
function random(): number {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
/** A rank, of which the first are the most frequent (Zipf). */
const rank = (of: number) => Math.floor(of ** random()) - 1;
const letters = 'etaoinshrdlu';
const word = (n: number): string => (n < 12 ? (letters[n] ?? '') : word(Math.floor(n / 12)) + (letters[n % 12] ?? ''));

function sentence(length: number): string {
  const words: string[] = [];
  for (let at = rank(VOCABULARY), i = 0; i < length; i += 1) {
    words.push(word(at));
    at = (Math.imul(at + 1, 7919) + rank(FOLLOWERS) ** 2) % VOCABULARY;
    if (at < 0) at += VOCABULARY;
  }
  return words.join(' ');
}

const made: string[] = [];
function nextText(): string {
  const kind = random();
  const earlier = made[Math.floor(random() * made.length)];
  if (kind < 0.1) return sentence(1 + Math.floor(random() * 4));
  if (earlier !== undefined && kind < 0.25) return earlier;
  if (earlier !== undefined && kind < 0.4) {
    const words = earlier.split(' ');
    return words.slice(Math.floor(random() * 4), words.length - Math.floor(random() * 6)).join(' ');
  }
  const text = sentence(10 + Math.floor(random() * 24));
  made.push(text);
  return text;
}

function quoteOf(article: string, position: number): ExtractedQuote {
  const text = nextText();
  return {
    id: stableId('quo', article, text, position),
    articleId: article,
    type: 'direct',
    text,
    spans: [{ start: 0, end: text.length }],
    cue: null,
    source: null,
    speakers: [],
    addressees: [],
    act: 'statement',
    saidAt: null,
    confidence: 1,
  };
}

const folder = mkdtempSync(join(tmpdir(), 'onrecord-occurrences-'));
const file = join(folder, 'onrecord.sqlite');
const store = await openStore(file);
let began = performance.now();
for (let n = 0; n < QUOTES / EACH; n += 1) {
  const draft = ArticleDraft.parse({ url: `https://example.org/${n}`, text: 'A report.' });
  const id = articleId(draft);
  const quotes = Array.from({ length: EACH }, (_, position) => quoteOf(id, position));
  const found = { id, language: 'en', extraction: 'complete' as const, quotes, entities: [], claims: [] };
  await store.saveExtraction(draft, found, { name: 'made-up', version: '1' });
  const saved = (n + 1) * EACH;
  if (saved % STEP === 0) {
    console.log(`${saved} quotes: ${((performance.now() - began) / STEP).toFixed(3)} ms a quote`);
    began = performance.now();
  }
}

const database = new Database(file, { readonly: true });
const bytes = database
  .prepare('select coalesce(sum(pgsize), 0) from dbstat where name = ? and aggregate = true')
  .pluck();
let sum = 0;
for (const name of TABLES) {
  const each = Number(bytes.get(name)) / QUOTES;
  sum += each;
  console.log(`${name}: ${each.toFixed(1)} bytes a quote`);
}
console.log(`for occurrences: ${sum.toFixed(1)} bytes a quote`);
const { id, members } = database
  .prepare(
    `select q.id, g.members from occurrence_groups g join quotes q on q.group_key = g.key
     order by g.members desc, q.key limit 1`,
  )
  .get() as { id: string; members: number };
for (let page = 0, cursor: string | undefined; page < 3; page += 1) {
  const start = performance.now();
  const { items, next } = await store.quoteOccurrences(id, { limit: 20, cursor });
  const count = (JSON.parse(items) as Quote[]).length;
  console.log(
    `page ${page + 1} of a group of ${members}: ${count} quotes in ${(performance.now() - start).toFixed(2)} ms`,
  );
  if (next === null) break;
  cursor = next;
}
database.close();
await store.close();
rmSync(folder, { recursive: true });
