// How well and how fast `onrecord extract` finds who said what: npm run bench:attribution
//
// Runs the built command line over PolNeAR's development articles, scores what comes out, and prints the table that
// the README shows. The articles are their publishers' and so no part of this repository: ONRECORD_SHARED names the
// folder with `corpora/` and `eval/`, ../shared unless given. With `-- --readme` the README is given the new table.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Figures {
  precision: number;
  recall: number;
  f1: number;
  predicted: number;
  gold: number;
}

const SHOWN = ['who-said-what', 'who-said-what (direct)', 'source exact', 'cue exact', 'content exact'];

const root = fileURLToPath(new URL('..', import.meta.url));
const shared = resolve(root, process.env.ONRECORD_SHARED ?? '../shared');
const gold = join(shared, 'corpora/polnear/dev.jsonl');
const annotations = join(shared, 'corpora/polnear/annotations-dev.tsv');
const evaluation = (script: string) => join(shared, 'eval', script);

const report: string[] = [];

/** Says a part of the report, and keeps it for the README. */
function say(text: string): void {
  console.log(text);
  report.push(text);
}

function measure(): void {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
  try {
    const extracted = join(folder, 'extracted.ndjson');
    const times = runExtract(extracted);
    printAttributions(extracted);
    printRecords(extracted);
    printSpeed(times);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Seconds of all threads together (`cpu`) and on the clock, start of the program and its threads included. */
function runExtract(output: string): { cpu: number; clock: number } {
  // Node tells nothing of a child's CPU time; the shell does.
  const script = 'output=$1; shift; TIMEFORMAT="%U %S %R"; time "$0" "$@" > "$output"';
  const command = [join(root, 'dist/main.js'), 'extract', gold];
  const args = ['-c', `{ ${script}; } 2>&1`, process.execPath, output, ...command];
  const [times = ''] = execFileSync('bash', args, { encoding: 'utf8' }).trim().split('\n').slice(-1);
  const [user = Number.NaN, system = Number.NaN, clock = Number.NaN] = times.split(' ').map(Number);
  return { cpu: user + system, clock };
}

function runEvaluation(script: string, ...args: string[]): unknown {
  return JSON.parse(execFileSync(process.execPath, [evaluation(script), ...args, '--json'], { encoding: 'utf8' }));
}

function printAttributions(extracted: string): void {
  const { metrics } = runEvaluation('score.mjs', gold, extracted) as { metrics: Record<string, Figures> };
  say('| PolNeAR dev, 84 articles | P | R | F1 | predicted | gold |\n|---|---|---|---|---|---|');
  for (const name of SHOWN) printRow(name, metrics[name]);
}

function printRecords(extracted: string): void {
  const result = runEvaluation('speakers.mjs', gold, annotations, extracted) as Record<string, Figures> & {
    'speaker | found': { share: number; of: number };
    'act | found': { share: number; of: number; macroF1: number };
  };
  say('\n| 40 of them, resolved | P | R | F1 | predicted | gold |\n|---|---|---|---|---|---|');
  for (const name of ['speaker', 'addressee', 'saidAt']) printRow(name, result[name]);
  const { 'speaker | found': speaker, 'act | found': act } = result;
  say(`\nAmong quotes found: speaker right in ${percent(speaker.share)} % of ${speaker.of},`);
  say(`act right in ${percent(act.share)} % of ${act.of} (macro F1 ${percent(act.macroF1)}).`);
}

function printSpeed({ cpu, clock }: { cpu: number; clock: number }): void {
  const lines = readFileSync(gold, 'utf8').split('\n').filter(Boolean);
  const texts = lines.map((line) => (JSON.parse(line) as { text: string }).text);
  const words = texts.reduce((sum, text) => sum + (text.match(/\S+/gu)?.length ?? 0), 0);
  const rate = (per: number) => Math.round(words / per).toLocaleString('en');
  say(
    `\n${words.toLocaleString('en')} words: ${rate(cpu)} a CPU-second, ${rate(clock)} a second on ${availableParallelism()} cores, start included.`,
  );
}

const percent = (share: number) => (100 * share).toFixed(1);

function printRow(name: string, figures: Figures | undefined): void {
  if (!figures) throw new Error(`the evaluation gave no figures for "${name}": is it of another version?`);
  const { precision, recall, f1, predicted, gold } = figures;
  say(`| ${name} | ${[precision, recall, f1].map(percent).join(' | ')} | ${predicted} | ${gold} |`);
}

const missing = [gold, annotations, evaluation('score.mjs'), evaluation('speakers.mjs')].find((f) => !existsSync(f));
if (missing)
  console.log(`Not measured: ${missing} is missing; set ONRECORD_SHARED to the folder that holds the corpora.`);
else {
  measure();
  if (process.argv.includes('--readme')) writeReadme();
}

function writeReadme(): void {
  const file = join(root, 'README.md');
  const table = /(<!-- bench:attribution -->\n).*?(<!-- \/bench:attribution -->)/su;
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(table, (_, begin, end) => `${begin}${report.join('\n')}\n${end}`),
  );
}
