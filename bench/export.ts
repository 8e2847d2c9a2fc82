// What taking everything out costs: `npx tsx bench/export.ts [quotes]`. Builds a database of so many quotes (100,000),
// starts the server as a process, and takes all of it as CSV and as NDJSON while other requests go on. Prints what the
// server's memory grows by, and what the other requests take with and without an export.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { stableId } from '../src/records/id.ts';
import { ACTS, QUOTE_TYPES } from '../src/records/quote.ts';
import { openStore } from '../src/store/open.ts';

const QUOTES_EACH = 10;
const SPEAKERS = 5_000;
const QUIET_MS = 5_000;
const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

const quotes = Number(process.argv[2] ?? 100_000);
const folder = mkdtempSync(join(tmpdir(), 'onrecord-export-'));
const file = join(folder, 'onrecord.sqlite');
let server: ChildProcess | undefined;
try {
  const built = performance.now();
  await build(file, quotes);
  console.log(`${quotes} quotes built in ${seconds(built)} s`);
  server = spawn(process.execPath, ['--import', 'tsx', MAIN, 'serve', '--port', '0', '--database', file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ONRECORD_SEED: 'false' },
  });
  const origin = await addressOf(server);
  await measure('warm-up', origin, () => pause(QUIET_MS));
  await measure('nothing else', origin, () => pause(QUIET_MS));
  for (const form of ['csv', 'ndjson']) await measure(form, origin, () => takeAll(`${origin}/quotes.${form}`));
} finally {
  server?.kill();
  rmSync(folder, { recursive: true });
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1_000).toFixed(1);
}

/** A database as the store makes one, filled by SQL; few are quoted often, and many now and then. */
async function build(path: string, count: number): Promise<void> {
  await (await openStore(path)).close();
  const database = new Database(path);
  database.pragma('synchronous = OFF');
  const insert = {
    entity: database.prepare(
      'insert into entities (key, id, type, name, articles, quotes, mentions) values (?, ?, ?, ?, 1, 1, 1)',
    ),
    article: database.prepare(
      `insert into articles (key, id, url, headline, publisher, authors, language, published_at, content_hash,
        extractor_name, extractor_version, quotes, created_at, updated_at, text)
        values (?, ?, ?, ?, ?, '[]', 'en', ?, '', 'bench', '1', ?, ?, ?, 'Text.')`,
    ),
    wording: database.prepare('insert into wordings (key, hash, quotes) values (?, ?, 1)'),
    quote: database.prepare(
      `insert into quotes (key, id, article_key, position, wording_key, type, act, said_at, said_first, said_last,
        confidence, created_at, cue, source, spans, text) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0.9, ?, ?, ?, ?, ?)`,
    ),
    speaker: database.prepare('insert into quote_speakers (quote_key, entity_key, position, role) values (?, ?, 0, ?)'),
  };
  const now = new Date().toISOString();
  const cue = JSON.stringify({ text: 'said', start: 120, end: 124, lemma: 'say' });
  const fill = database.transaction((from: number, to: number) => {
    for (let n = from; n < to; n += 1) {
      const article = Math.floor(n / QUOTES_EACH) + 1;
      const day = new Date(Date.UTC(2020, 0, 1) + (article % 1_500) * 86_400_000).toISOString().slice(0, 10);
      if (n % QUOTES_EACH === 0) {
        const url = `https://www.example.org/news/${article}`;
        const facts = [url, `Headline number ${article}, as long as headlines are`, `Publisher ${article % 40}`];
        insert.article.run(article, stableId('art', article), ...facts, day, QUOTES_EACH, now, now);
      }
      const speaker = Math.floor(SPEAKERS ** (((n * 7_919) % 100_003) / 100_003)) || 1;
      const text = `We will open ${n} schools in the spring, and nobody who has followed the matter has any doubt of it`;
      const source = JSON.stringify({ text: `Speaker ${speaker}`, spans: [{ start: 105, end: 119 }] });
      const kind = [QUOTE_TYPES[n % QUOTE_TYPES.length], ACTS[n % ACTS.length]];
      insert.wording.run(n + 1, String(n));
      insert.quote.run(
        ...[n + 1, stableId('quo', n), article, n % QUOTES_EACH, n + 1, ...kind, day, day, day],
        ...[now, cue, source, JSON.stringify([{ start: 0, end: text.length }]), text],
      );
      insert.speaker.run(n + 1, speaker, 'minister');
    }
  });
  database.transaction(() => {
    for (let key = 1; key <= SPEAKERS; key += 1) {
      insert.entity.run(key, stableId('ent', key), 'person', `Speaker ${key}`);
    }
  })();
  for (let n = 0; n < count; n += 50_000) fill(n, Math.min(n + 50_000, count));
  database.close();
}

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  for await (const chunk of stdout ?? []) {
    const [address] = /http:\/\/[\d.]+:\d+/.exec(String(chunk)) ?? [];
    if (address) return address;
  }
  throw new Error('the server did not start');
}

/** Takes all of an answer in a process of its own, so that its work is not measured along. */
async function takeAll(url: string): Promise<string> {
  const code = `let n = 0; for await (const c of (await fetch(${JSON.stringify(url)})).body) n += c.length; console.log(n);`;
  const client = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  const began = performance.now();
  const [bytes] = await once(client.stdout, 'data');
  return `${(Number(bytes) / 1e6).toFixed(0)} MB in ${seconds(began)} s`;
}

/** Resident memory of the server, in MB. */
function memory(): number {
  const [, kib] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server?.pid}/status`, 'utf8')) ?? [];
  return Number(kib) / 1_024;
}

/** Asks for pages and records one after the other while something goes on. */
async function measure(name: string, origin: string, work: () => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  const before = memory();
  let peak = before;
  let result: unknown;
  let done = false;
  const working = work().then((value) => {
    result = value;
    done = true;
  });
  for (let n = 0; !done; n += 1) {
    const began = performance.now();
    const paths = ['/quotes?limit=20', `/quotes/${stableId('quo', (n * 7_919) % quotes)}`, '/quotes?act=denial'];
    await (await fetch(origin + paths[n % paths.length])).text();
    times.push(performance.now() - began);
    peak = Math.max(peak, memory());
    await pause(5);
  }
  await working;
  times.sort((a, b) => a - b);
  const at = (part: number) => times[Math.floor(times.length * part)]?.toFixed(1);
  const memories = `memory ${before.toFixed(0)} MB before, ${peak.toFixed(0)} MB at its peak`;
  console.log(`${name}: ${result ?? ''} ${memories}; ${times.length} requests, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`);
}
