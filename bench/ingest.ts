// How much of what extraction alone can do is left of it when articles are also stored: npm run bench:ingest
//
// The same texts, the same pool of processes: first with nothing but extraction, as many at once as keep it at work; then
// by `onrecord ingest` from a file with an article a line. Articles a minute count from the first that is done to the last,
// and the best round of each counts. What else runs on the machine takes from both, and not alike: so the CPU time of all
// processes stands beside, which is what decides where nothing else runs and every core is at work.
//
// ONRECORD_SHARED names the folder with `corpora/`, ../shared unless given. ARTICLES, THREADS, MODEL, ROUNDS and WORDS (of
// each article at most) may be given in the environment. With KILL=n the second part is ended by kill -9 after every n articles and started again, and what is
// stored in the end is checked.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { DEFAULT_MODEL, type Model } from '../src/extract/model/models.ts';
import { createExtractionPool } from '../src/intake/pool.ts';
import { ArticleDraft, articleId } from '../src/records/article.ts';
import { corpus, ROOT, readPolnear } from './corpora.ts';

const { env } = process;
const THREADS = Number(env.THREADS ?? 2);
const MODEL = (env.MODEL ?? DEFAULT_MODEL) as Model;
const ARTICLES = Number(env.ARTICLES ?? 200);
const WORDS = Number(env.WORDS ?? Number.POSITIVE_INFINITY);
const ROUNDS = Number(env.ROUNDS ?? 2);
const KILL = Number(env.KILL ?? 0);
const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** Articles of PolNeAR, over and over up to the number; each has an address of its own, so that none is another's. */
function articles(): ArticleDraft[] {
  const gold = readPolnear(corpus('polnear/train.jsonl'));
  return Array.from({ length: ARTICLES }, (_, n) => {
    const { text, title, date } = gold[n % gold.length] as (typeof gold)[number];
    return ArticleDraft.parse({
      url: `https://example.org/${n}`,
      headline: title,
      publishedAt: date,
      text: text
        .split(/(?<=\s)(?=\S)/)
        .slice(0, WORDS)
        .join(''),
    });
  });
}

/** Articles a minute, from the first that is done to the last. */
class Rate {
  private done = 0;
  private first = 0;
  private last = 0;
  count(): void {
    this.last = performance.now();
    if (this.done === 0) this.first = this.last;
    this.done += 1;
  }
  get aMinute(): number {
    return ((this.done - 1) * 60_000) / (this.last - this.first);
  }
}

/** CPU seconds of this process and of those that it started and that have ended. */
function cpu(): number {
  const TICKS = 100;
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS;
}

interface Round {
  aMinute: number;
  cpu: number;
}

async function timed(run: (rate: Rate) => Promise<void>): Promise<Round> {
  const before = cpu();
  const rate = new Rate();
  await run(rate);
  return { aMinute: rate.aMinute, cpu: cpu() - before };
}

const better = (one: Round | null, other: Round): Round => ({
  aMinute: Math.max(one?.aMinute ?? 0, other.aMinute),
  cpu: Math.min(one?.cpu ?? Number.POSITIVE_INFINITY, other.cpu),
});

async function extractAll(drafts: readonly ArticleDraft[], rate: Rate): Promise<void> {
  const pool = createExtractionPool({ threads: THREADS, model: MODEL, maxWaiting: drafts.length });
  try {
    await Promise.all(drafts.map((draft) => pool.extract(draft).then(() => rate.count())));
  } finally {
    await pool.close();
  }
}

function startIngest(folder: string): ChildProcess {
  const args = ['ingest', '--database', join(folder, 'db.sqlite'), '--threads', `${THREADS}`, '--model', MODEL];
  return spawn(process.execPath, ['--import', 'tsx', MAIN, ...args, join(folder, 'articles.ndjson')], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function ingestAll(folder: string, rate: Rate): Promise<void> {
  rmSync(join(folder, 'db.sqlite'), { force: true });
  const child = startIngest(folder);
  createInterface(child.stdout as NodeJS.ReadableStream).on('line', () => rate.count());
  await once(child, 'close');
}

/** Ends it in the middle over and over, until it comes to its end by itself; gives how often it was started. */
async function ingestKilled(folder: string): Promise<number> {
  for (let starts = 1; ; starts += 1) {
    const child = startIngest(folder);
    let created = 0;
    createInterface(child.stdout as NodeJS.ReadableStream).on('line', (line) => {
      if (line.startsWith('created')) created += 1;
      if (created === KILL) child.kill('SIGKILL');
    });
    const [code] = await once(child, 'close');
    if (code === 0) return starts;
  }
}

function check(folder: string, drafts: readonly ArticleDraft[]): string {
  const database = new Database(join(folder, 'db.sqlite'), { readonly: true });
  const ids = database.prepare('select id from articles').pluck().all() as string[];
  const lost = new Set(drafts.map(articleId));
  for (const id of ids) lost.delete(id);
  const integrity = database.pragma('integrity_check', { simple: true });
  const foreign = (database.pragma('foreign_key_check') as unknown[]).length;
  database.close();
  const twice = ids.length - new Set(ids).size;
  return `${ids.length} stored, ${lost.size} lost, ${twice} twice, integrity ${integrity}, ${foreign} broken references`;
}

const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
try {
  const drafts = articles();
  writeFileSync(join(folder, 'articles.ndjson'), drafts.map((draft) => `${JSON.stringify(draft)}\n`).join(''));
  if (KILL > 0) {
    const starts = await ingestKilled(folder);
    console.log(`${ARTICLES} articles, started ${starts} times: ${check(folder, drafts)}`);
  } else {
    let alone: Round | null = null;
    let stored: Round | null = null;
    for (let round = 0; round < ROUNDS; round += 1) {
      alone = better(alone, await timed((rate) => extractAll(drafts, rate)));
      stored = better(stored, await timed((rate) => ingestAll(folder, rate)));
    }
    if (!alone || !stored) throw new Error('ROUNDS must be 1 at least');
    const share = (part: number, of: number) => `${((100 * part) / of).toFixed(1)} %`;
    console.log(`${MODEL}, ${THREADS} threads, ${ARTICLES} articles of ${lengthOf(drafts)} words on average`);
    console.log(
      `articles a minute: extraction alone ${alone.aMinute.toFixed(0)}, ingest ${stored.aMinute.toFixed(0)}: ${share(stored.aMinute, alone.aMinute)}`,
    );
    console.log(
      `CPU seconds: extraction alone ${alone.cpu.toFixed(1)}, ingest ${stored.cpu.toFixed(1)}: ${share(alone.cpu, stored.cpu)}`,
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}

function lengthOf(drafts: readonly ArticleDraft[]): number {
  const words = drafts.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
  return Math.round(words / drafts.length);
}
