// What taking everything out costs: `npm run build && npx tsx bench/export.ts [quotes]`. Builds a database of so many quotes (100,000),
// starts the server as a process, and takes all of it as CSV and as NDJSON while other requests go on. Prints what the
// server's memory grows by, and what the other requests take with and without an export.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { buildCorpus } from './built-corpus.ts';
import { idOf } from './written-articles.ts';

const QUIET_MS = 5_000;

/** At full speed: what the other requests fill by themselves (64 MB of SQLite's cache, V8's young heap) is no export's. */
const WARM_MS = 45_000;
/** As it ships: what loads TypeScript keeps memory of its own. */
const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));

const quotes = Number(process.argv[2] ?? 100_000);
const folder = mkdtempSync(join(tmpdir(), 'onrecord-export-'));
const file = join(folder, 'onrecord.sqlite');
let server: ChildProcess | undefined;
try {
  const built = performance.now();
  await buildCorpus(file, quotes);
  console.log(`${quotes} quotes built in ${seconds(built)} s`);
  server = spawn(process.execPath, [MAIN, 'serve', '--port', '0', '--database', file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ONRECORD_SEED: 'false' },
  });
  const origin = await addressOf(server);
  await measure('warm-up', origin, () => pause(WARM_MS), 0);
  await measure('nothing else', origin, () => pause(QUIET_MS));
  for (const form of ['csv', 'ndjson']) await measure(form, origin, () => takeAll(`${origin}/quotes.${form}`));
} finally {
  server?.kill();
  rmSync(folder, { recursive: true });
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1_000).toFixed(1);
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
async function measure(name: string, origin: string, work: () => Promise<unknown>, pauseMs = 5): Promise<void> {
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
    const paths = ['/quotes?limit=20', `/quotes/${idOf('quo', 1 + ((n * 7_919) % quotes))}`, '/quotes?act=denial'];
    await (await fetch(origin + paths[n % paths.length])).text();
    times.push(performance.now() - began);
    peak = Math.max(peak, memory());
    await pause(pauseMs);
  }
  await working;
  times.sort((a, b) => a - b);
  const at = (part: number) => times[Math.floor(times.length * part)]?.toFixed(1);
  const memories = `memory ${before.toFixed(0)} MB before, ${peak.toFixed(0)} MB at its peak`;
  console.log(`${name}: ${result ?? ''} ${memories}; ${times.length} requests, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`);
}
