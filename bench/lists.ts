// What lists take to read: `npx tsx bench/lists.ts [quotes]`. Builds a database of so many quotes (200,000), and reads the
// first page and a deep one of each list from the store, without HTTP: median and slowest of the rounds, in milliseconds.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../src/store/open.ts';
import type { QuoteQuery } from '../src/store/queries.ts';
import { buildCorpus } from './built-corpus.ts';

const ROUNDS = 15;
/** Pages that lie before the deep one. */
const DEEP = 25;
const LIMIT = 20;

const QUERIES: Record<string, Omit<QuoteQuery, 'limit'>> = {
  'all quotes': {},
  'oldest first': { sort: 'oldest' },
  'by day said': { sort: 'said' },
  'review queue': { review: 'unreviewed', sort: 'confidence' },
  'common speaker': { speaker: 'Speaker 1' },
  'rare speaker': { speaker: 'Speaker 4321' },
  'three speakers': { speaker: ['Speaker 1', 'Speaker 2', 'Speaker 900'] },
  publisher: { publisher: 'Publisher 7' },
  'publisher and act': { publisher: 'Publisher 7', act: 'denial' },
  'common word': { q: 'schools' },
  'middling word': { q: 'word40' },
  'rare word': { q: 'word31234' },
  'phrase OR beginning': { q: '"open 12" OR word12*' },
  'common word, rare speaker': { q: 'schools', speaker: 'Speaker 4321' },
  'rare word, common speaker': { q: 'word31234', speaker: 'Speaker 1' },
  'one day': { publishedFrom: '2021-03-05', publishedTo: '2021-03-05' },
  'one month': { publishedFrom: '2021-03', publishedTo: '2021-03' },
  'one year': { publishedFrom: '2021', publishedTo: '2021' },
  'said in a month': { saidFrom: '2021-03', saidTo: '2021-03' },
  'sure ones': { minConfidence: 0.9 },
  'relevance, middling word': { q: 'word40', sort: 'relevance' },
  'relevance, common word': { q: 'schools', sort: 'relevance' },
  'counted, common speaker': { speaker: 'Speaker 1', count: true },
  'counted, all': { count: true },
};

const folder = mkdtempSync(join(tmpdir(), 'onrecord-lists-'));
const file = join(folder, 'onrecord.sqlite');
try {
  const quotes = Number(process.argv[2] ?? 200_000);
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
  for (const q of ['s', 'speaker 4', 'speaker 4321']) {
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
