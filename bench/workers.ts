// What several workers cost: `npm run build && npx tsx bench/workers.ts [quotes] [seconds] [rounds] [bare]`; with `bare`, what
// they cost the bare server (bench/bare-server.js) under node:cluster, which is what the machine takes. Builds a database of so many
// quotes (100,000), serves it with 1, 2 and 4 workers in turn, and asks for single quotes and for pages of 20 over some
// connections a worker. Prints requests a CPU second of the server (all its processes together), as a share of one
// worker's, and the memory that belongs to them alone and together. Clients run beside it: on few cores wall-clock time
// says nothing here.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { buildCorpus } from './built-corpus.ts';
import { idOf } from './written-articles.ts';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const BARE = fileURLToPath(new URL('./bare-server.js', import.meta.url));
const WORKERS = [1, 2, 4];
const ROUNDS = Number(process.argv[4] ?? 3);
/** Of each worker: enough that it always has something to do, or it would be measured how it falls asleep and wakes. */
const CONNECTIONS = 16;
/** For each worker: its code is compiled by what it is asked. */
const WARM_MS = 4_000;
const TICKS = 100;
const IS_BARE = process.argv[5] === 'bare';
/** Starts a program in so many processes of node:cluster. */
const CLUSTER = `
  import cluster from 'node:cluster';
  const [exec, workers, ...args] = process.argv.slice(1);
  cluster.setupPrimary({ exec, args, execArgv: [] });
  for (let n = 0; n < Number(workers); n += 1) cluster.fork();
  process.on('SIGTERM', () => process.exit());`;

const quotes = Number(process.argv[2] ?? 100_000);
const seconds = Number(process.argv[3] ?? 8);

/** The server's processes: the first, and those that it has started to answer. */
const processesOf = ({ pid }: ChildProcess): number[] => [
  pid ?? 0,
  ...readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
];

const cpuOf = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
};

/** Memory in MB, what is shared counted in shares. */
const memoryOf = (pid: number): number =>
  Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]) / 1_024;

const sum = (numbers: number[]) => numbers.reduce((all, each) => all + each, 0);

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  for await (const chunk of stdout ?? []) {
    const [address] = /http:\/\/[\d.]+:\d+/.exec(String(chunk)) ?? [];
    if (address) return address;
  }
  throw new Error('the server did not start');
}

/** Asks for paths as fast as they are answered, in a process of its own; gives how many answers there were. */
async function load(origin: string, paths: string[], connections: number, ms: number): Promise<number> {
  const code = `
    import { Agent, get } from 'node:http';
    const [origin, paths, connections, ms] = JSON.parse(process.argv[1]);
    const agent = new Agent({ keepAlive: true, maxSockets: connections });
    const end = Date.now() + ms;
    let done = 0;
    const one = (n) => new Promise((resolve, reject) => {
      const path = paths[n % paths.length];
      get(origin + path, { agent }, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(path + ': ' + answer.statusCode + (answer.statusCode === 503 ? ': is the machine busy with something else?' : '')));
        answer.resume().on('end', resolve);
      }).on('error', reject);
    });
    const client = async (from) => { for (let n = from; Date.now() < end; n += connections) { await one(n); done += 1; } };
    await Promise.all(Array.from({ length: connections }, (_, i) => client(i)));
    console.log(done);
    agent.destroy();`;
  const given = JSON.stringify([origin, paths, connections, ms]);
  const client = spawn(process.execPath, ['--input-type=module', '-e', code, given], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  client.stdout.on('data', (chunk) => {
    told += chunk;
  });
  const [failed] = await once(client, 'close');
  if (failed !== 0) throw new Error('the load has ended before its time');
  return Number(told);
}

const ids = Array.from({ length: 1_000 }, (_, n) => `/quotes/${idOf('quo', 1 + ((n * 7_919) % quotes))}`);
const WORK: Record<string, string[]> = { 'one quote': ids, 'a page of 20': ['/quotes?limit=20'] };

interface Measured {
  /** Requests a CPU second, by what was asked for. */
  rates: Record<string, number[]>;
  memory: number[];
}

async function measure(file: string, workers: number): Promise<{ rates: Record<string, number>; memory: number }> {
  // Answers that are kept take so little that the client, which is on the same cores, would be measured.
  const args = ['serve', '--port', '0', '--database', file, '--workers', String(workers), '--kept-answers', '0'];
  const bare = ['--input-type=module', '-e', CLUSTER, BARE, String(workers), file, '0', 'rows'];
  const server = spawn(process.execPath, IS_BARE ? bare : [MAIN, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ONRECORD_SEED: 'false' },
  });
  try {
    const origin = await addressOf(server);
    const rates: Record<string, number> = {};
    for (const [what, paths] of Object.entries(WORK)) {
      await load(origin, paths, workers * CONNECTIONS, workers * WARM_MS);
      const processes = processesOf(server);
      const before = sum(processes.map(cpuOf));
      const answers = await load(origin, paths, workers * CONNECTIONS, seconds * 1_000);
      await pause(100);
      rates[what] = answers / (sum(processes.map(cpuOf)) - before);
    }
    return { rates, memory: sum(processesOf(server).map(memoryOf)) };
  } finally {
    const ended = once(server, 'exit');
    server.kill();
    await ended;
  }
}

const median = (numbers: number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

const folder = mkdtempSync(join(tmpdir(), 'onrecord-workers-'));
try {
  const file = join(folder, 'onrecord.sqlite');
  await buildCorpus(file, quotes);
  const measured = new Map<number, Measured>();
  // In turn, so that what else the machine does falls on all of them.
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const workers of WORKERS) {
      const { rates, memory } = await measure(file, workers);
      const all = measured.get(workers) ?? { rates: {}, memory: [] };
      for (const [what, rate] of Object.entries(rates)) all.rates[what] = [...(all.rates[what] ?? []), rate];
      all.memory.push(memory);
      measured.set(workers, all);
    }
  }
  console.log(
    `${quotes} quotes, ${ROUNDS} rounds of ${seconds} s, ${CONNECTIONS} connections a worker; the median (least to most)`,
  );
  for (const what of Object.keys(WORK)) {
    const alone = median(measured.get(1)?.rates[what] ?? []);
    for (const [workers, { rates }] of measured) {
      const [rate, all] = [median(rates[what] ?? []), rates[what] ?? []];
      const spread = `${Math.min(...all).toFixed(0)} to ${Math.max(...all).toFixed(0)}`;
      console.log(
        `${what}: ${workers} workers ${rate.toFixed(0)} requests a CPU second (${spread}), ${(rate / alone).toFixed(2)} of one worker's`,
      );
    }
  }
  for (const [workers, { memory }] of measured)
    console.log(`memory: ${workers} workers ${median(memory).toFixed(0)} MB`);
} finally {
  rmSync(folder, { recursive: true });
}
