// What extraction takes on this machine: words a CPU-second beside spaCy's small model, the time of a first answer, memory,
// and whether time grows with the text alone. Measured on the built program, one process, one thread.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Model } from '../src/extract/model/models.ts';
import { V8 } from '../src/intake/pool.ts';
import { GOLD } from './attribution.ts';
import { ROOT, readPolnear } from './corpora.ts';
import type { Figures } from './figures.ts';
import type { Measure } from './measures.ts';

/** What an article took. */
interface Cost {
  /** Milliseconds of all threads. */
  cpu: number;
  /** Bytes held at most so far. */
  peak?: number;
}

/** Every so-manieth article of PolNeAR's development part. */
const EVERY = 2;
/** So many come before what is measured: an archive is read warm, and the first answer is measured on its own. */
const WARMING = 12;
const ROUNDS = 3;
const COLD_WORDS = 700;
/** Of each length in characters, so many texts that each is measured about as long, one of the longest at least. */
const LENGTHS: readonly [kilobytes: number, texts: number][] = [
  [10, 8],
  [100, 2],
  [1000, 1],
];

const PYTHON = process.env.ONRECORD_SPACY ?? '/var/tmp/onrecord-spacy/bin/python';

/** What is run, each on the same file of articles. */
interface Programs {
  file: string;
  extraction: string[];
  command: string[];
  /** Null where it is not installed. */
  spacy: string[] | null;
}

export const speed: Measure = {
  needs: [GOLD],
  async run({ model }) {
    execFileSync('npm', ['run', '--silent', 'build'], { cwd: ROOT, stdio: ['ignore', process.stderr, process.stderr] });
    const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
    try {
      const programs = programsOf(model, join(folder, 'articles.ndjson'));
      return { ...wordsASecond(programs), ...firstAnswer(programs), ...longTexts(programs) };
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

function programsOf(model: Model, file: string): Programs {
  const spacy = existsSync(PYTHON) ? [PYTHON, join(ROOT, 'bench/spacy_speed.py'), file] : null;
  if (!spacy) console.error(`NOTICE: ${PYTHON} is missing: spaCy is not measured (see bench/spacy_speed.py)`);
  return {
    file,
    extraction: [process.execPath, ...V8, join(ROOT, 'bench/extraction-process.js'), file, model],
    command: [process.execPath, join(ROOT, 'dist/main.js'), 'extract', '--model', model, file],
    spacy,
  };
}

function run([program = '', ...args]: readonly string[]): string {
  return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', process.stderr] });
}

function writeArticles(file: string, texts: readonly string[]): void {
  writeFileSync(file, texts.map((text) => `${JSON.stringify({ text, publishedAt: '2016-09-26' })}\n`).join(''));
}

/** Runs a program that says what each article took; leaves out the first ones, which are for warming up. */
function costsOf(program: readonly string[]): Cost[] {
  const costs = run(program).trim().split('\n').slice(WARMING);
  return costs.map((line) => JSON.parse(line) as Cost);
}

const wordsOf = (text: string): string[] => text.match(/\S+/gu) ?? [];
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** In turn, and the best round of each counts: what else runs on the machine takes from both. */
function wordsASecond({ file, extraction, spacy }: Programs): Figures {
  const texts = readPolnear(GOLD)
    .filter((_, index) => index % EVERY === 0)
    .map(({ text }) => text);
  writeArticles(file, texts);
  const words = sum(texts.slice(WARMING).map((text) => wordsOf(text).length));
  const rate = (costs: readonly Cost[]) => (1000 * words) / sum(costs.map(({ cpu }) => cpu));
  const best = { ours: 0, spacy: 0, peak: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    const costs = costsOf(extraction);
    best.ours = Math.max(best.ours, rate(costs));
    best.peak = Math.max(best.peak, peakOf(costs));
    if (spacy) best.spacy = Math.max(best.spacy, rate(costsOf(spacy)));
  }
  return {
    'words a second': { value: best.ours },
    ...(spacy ? { 'words a second, spaCy': { value: best.spacy } } : {}),
    memory: { value: best.peak },
  };
}

/** In megabytes. */
const peakOf = (costs: readonly Cost[]): number => Math.max(...costs.map(({ peak = 0 }) => peak)) / 1e6;

/** Seconds from the start of a process to its end with one article read; the best of some. */
function firstAnswer({ file, extraction, command }: Programs): Figures {
  const text = newsOf(10_000);
  const [next] = [...text.matchAll(/\S+/gu)].slice(COLD_WORDS);
  writeArticles(file, [text.slice(0, next?.index).trimEnd()]);
  const timed = (program: readonly string[]): number => {
    const seconds = Array.from({ length: ROUNDS }, () => {
      const before = performance.now();
      run(program);
      return (performance.now() - before) / 1000;
    });
    return Math.min(...seconds);
  };
  return { 'first answer': { value: timed(extraction) }, 'first answer, command': { value: timed(command) } };
}

/** Milliseconds for a word of texts of several lengths, and of the slowest over the fastest. */
function longTexts({ file, extraction }: Programs): Figures {
  const lengths = LENGTHS.map(([kilobytes, count]) => {
    const text = newsOf(kilobytes * 1000);
    writeArticles(file, [
      ...Array.from({ length: WARMING }, () => newsOf(5000)),
      ...Array.from({ length: count }, () => text),
    ]);
    const costs = costsOf(extraction);
    const perWord = sum(costs.map(({ cpu }) => cpu)) / count / wordsOf(text).length;
    return { kilobytes, perWord, peak: peakOf(costs) };
  });
  const times = lengths.map(({ perWord }) => perWord);
  return {
    ...Object.fromEntries(lengths.map(({ kilobytes, perWord }) => [`word of ${kilobytes} kB`, { value: perWord }])),
    'long texts': { value: Math.max(...times) / Math.min(...times) },
    'memory, long text': { value: Math.max(...lengths.map(({ peak }) => peak)) },
  };
}

/** The Wikinews articles that come with onrecord, over and over, up to a length. */
function newsOf(length: number): string {
  const folder = join(ROOT, 'data/articles');
  const articles = readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  const round = `${articles.join('\n\n')}\n\n`;
  return round.repeat(Math.ceil(length / round.length)).slice(0, length);
}
