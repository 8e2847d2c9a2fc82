import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CliOptions, runCli } from './cli.ts';

/** Stands before the program and writes down each module that is loaded. */
const WATCH = `
import { register } from 'node:module';
register('data:text/javascript,' + encodeURIComponent(\`
  import { appendFileSync } from 'node:fs';
  export async function load(url, context, next) {
    appendFileSync(\${JSON.stringify(process.env.LOADS_FILE)}, url + '\\\\n');
    return next(url, context);
  }\`));`;

/** The packages that a run of the command line loads, those of processes that it starts left out. */
export async function packagesOf(args: string[], options: CliOptions = {}): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-loads-'));
  const file = join(folder, 'loads.txt');
  try {
    const run = await runCli(args, {
      ...options,
      env: { LOADS_FILE: file, NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(WATCH)}` },
    });
    if (run.code !== 0) throw new Error(run.stderr);
    const loaded = (await readFile(file, 'utf8')).matchAll(/node_modules\/((?:@[^/]+\/)?[^/\n]+)/gu);
    return [...new Set([...loaded].map(([, name = '']) => name))];
  } finally {
    await rm(folder, { recursive: true });
  }
}
