// What lists take to read: `npx tsx bench/lists.ts [quotes]`. Builds a database of so many quotes (200,000), and reads the
// first page and a deep one of each list from the store, without HTTP: median and slowest of the rounds, in milliseconds.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../src/store/open.ts';
import type { QuoteQuery } from '../src/store/queries.ts';
import { buildCorpus, entitiesOf } from './built-corpus.ts';
import { inventedEntity, VOCABULARY, wordIn } from './invented.ts';
import { publisherName } from './written-articles.ts';

const ROUNDS = 15;
/** Pages that lie before the deep one. */
const DEEP = 25;
const LIMIT = 20;

const quotes = Number(process.argv[2] ?? 200_000);
const speakers = Array.from({ length: entitiesOf(quotes) }, (_, n) => inventedEntity(n)).filter(
  ({ type }) => type !== 'place',
);
const [first, second, third] = [0, 1, 900].map((rank) => speakers[rank]?.name ?? '') as [string, string, string];
const seldom = speakers[2_000]?.name ?? '';
const [common, middling, rare] = [1, quotes / 500, quotes].map(
  (every) => VOCABULARY[wordIn(quotes, quotes / every)] ?? '',
);

const QUERIES: Record<string, Omit<QuoteQuery, 'limit'>> = {
  'all quotes': {},
  'oldest first': { sort: 'oldest' },
  'by day said': { sort: 'said' },
  'review queue': { review: 'unreviewed', sort: 'confidence' },
  'common speaker': { speaker: first },
  'rare speaker': { speaker: seldom },
  'three speakers': { speaker: [first, second, third] },
  publisher: { publisher: publisherName(7) },
  'publisher and act': { publisher: publisherName(7), act: 'denial' },
  'common word': { q: common },
  'middling word': { q: middling },
  'rare word': { q: rare },
  'phrase OR beginning': { q: `"${common} ${middling}" OR ${rare?.slice(0, 4)}*` },
  'common word, rare speaker': { q: common, speaker: seldom },
  'rare word, common speaker': { q: rare, speaker: first },
  'one day': { publishedFrom: '2021-03-05', publishedTo: '2021-03-05' },
  'one month': { publishedFrom: '2021-03', publishedTo: '2021-03' },
  'one year': { publishedFrom: '2021', publishedTo: '2021' },
  'said in a month': { saidFrom: '2021-03', saidTo: '2021-03' },
  'sure ones': { minConfidence: 0.9 },
  'relevance, middling word': { q: middling, sort: 'relevance' },
  'relevance, common word': { q: common, sort: 'relevance' },
  'counted, common speaker': { speaker: first, count: true },
  'counted, all': { count: true },
};

const folder = mkdtempSync(join(tmpdir(), 'onrecord-lists-'));
const file = join(folder, 'onrecord.sqlite');
try {
  await buildCorpus(file, quotes);
  console.log(`${quotes} quotes, ${Math.round(statSync(file).size / quotes)} bytes each`);
  const store = await openStore(file);
  for (const [name, query] of Object.entries(QUERIES)) {
    let cursor: string | undefined;
    const first = await timed(() => store.quotes({ ...query, limit: LIMIT }));
    for (let page = 0; page < DEEP; page += 1) {
      const { next } = await store.quotes({ ...query, count: false, limit: LIMIT, cursor });
      if (next === null) break;
      cursor = next;
    }
    const deep = await timed(() => store.quotes({ ...query, limit: LIMIT, cursor }));
    console.log(`${name.padEnd(28)} ${first}   deep ${deep}`);
  }
  for (const q of [first.slice(0, 1), first.slice(0, 7), first]) {
    console.log(`${`names that begin ${q}`.padEnd(28)} ${await timed(() => store.entities({ q, limit: LIMIT }))}`);
  }
  await store.close();
} finally {
  rmSync(folder, { recursive: true });
}

async function timed(read: () => Promise<unknown>): Promise<string> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    await read();
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  const shown = (ms: number | undefined) => (ms ?? 0).toFixed(2).padStart(8);
  return `${shown(times[Math.floor(ROUNDS / 2)])} ms, at most ${shown(times.at(-1))}`;
}
