// Every figure by which onrecord is judged, beside what it is to reach: npm run evaluate -- --help
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { folderOf, MODELS, type Model } from '../src/extract/model/models.ts';
import { createExtractionPool } from '../src/intake/pool.ts';
import { readBaseline, regressions, updateBaseline } from './baseline.ts';
import { ROOT } from './corpora.ts';
import type { Figures } from './figures.ts';
import { MEASURES, QUALITY, SPEED, type Tools } from './measures.ts';
import { table } from './rows.ts';

interface Options {
  model: Model | 'both';
  speed: boolean;
  only?: string[];
  check?: true;
  update?: true;
  readme?: true;
}

const program = new Command('evaluate')
  .description('Measures extraction: how good it is, on the corpora, and what it takes, on this machine.')
  .addOption(new Option('--model <name>', 'which model').choices([...MODELS, 'both']).default('both'))
  .option('--no-speed', 'leave out speed and memory')
  .addOption(new Option('--only <measures...>', 'some of the measures').choices(Object.keys(MEASURES)))
  .option('--check', 'fail when a figure of quality is more than 0.5 worse than in bench/baseline.json')
  .option('--update', 'write the figures of quality to bench/baseline.json')
  .option('--readme', 'show the table in README.md')
  .parse();
const options = program.opts<Options>();

const README = join(ROOT, 'README.md');
const PLACE = /(<!-- evaluate -->\n).*?(\n<!-- \/evaluate -->)/su;
if (options.readme && (options.only || !options.speed)) program.error('--readme shows all figures: leave out nothing');
if (options.readme && !PLACE.test(readFileSync(README, 'utf8'))) program.error('README.md has no <!-- evaluate -->');

const hasModel = (model: Model): boolean => existsSync(new URL('model.data', folderOf(model)));
const models = options.model === 'both' ? MODELS.filter(hasModel) : [options.model];
const absent = models.find((model) => !hasModel(model));
if (absent) program.error(`there is no model "${absent}" in ${folderOf(absent).pathname}`);

const figures: Partial<Record<Model, Figures>> = {};
for (const model of models) figures[model] = await measured(model, options);
if (models.every((model) => Object.keys(figures[model] ?? {}).length === 0)) program.error('nothing could be measured');

const shown = table(figures);
console.log(shown);
if (options.readme) writeReadme(shown);
if (options.check) check();
if (options.update) updateBaseline(figures);

async function measured(model: Model, { only, speed }: Options): Promise<Figures> {
  const pool = createExtractionPool({ model, maxWaiting: Number.POSITIVE_INFINITY });
  const tools: Tools = { model, extract: (inputs) => Promise.all(inputs.map((input) => pool.extract(input))) };
  const figures: Figures = {};
  try {
    for (const name of only ?? Object.keys(speed ? { ...QUALITY, ...SPEED } : QUALITY)) {
      const measure = MEASURES[name];
      const missing = measure?.needs.find((path) => !existsSync(path));
      if (missing) console.error(`NOTICE: ${name} is not measured: ${missing} is missing (see ONRECORD_SHARED)`);
      if (!measure || missing) continue;
      const started = Date.now();
      Object.assign(figures, await measure.run(tools));
      console.error(`${model}, ${name}: ${((Date.now() - started) / 1000).toFixed(0)} s`);
    }
  } finally {
    await pool.close();
  }
  return figures;
}

function check(): void {
  const baseline = readBaseline();
  for (const model of models.filter((one) => !baseline[one]))
    console.error(`NOTICE: bench/baseline.json has nothing of ${model}: write it with --update`);
  const worse = models.flatMap((model) => regressions(model, figures[model] ?? {}, baseline));
  for (const one of worse) console.error(`worse: ${one}`);
  if (worse.length > 0) process.exitCode = 1;
  else console.error('no figure is worse than the baseline');
}

function writeReadme(shown: string): void {
  const readme = readFileSync(README, 'utf8');
  writeFileSync(
    README,
    readme.replace(PLACE, (_, begin: string, end: string) => `${begin}${shown}${end}`),
  );
}
