#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { declareBackup, declareRestore } from './command-line/backup.ts';
import { USAGE_ERROR } from './command-line/declaration.ts';
import { declareEntities } from './command-line/entities.ts';
import { declareEvaluate } from './command-line/evaluate.ts';
import { declareExport } from './command-line/export.ts';
import { declareExtract } from './command-line/extract.ts';
import { declareIngest } from './command-line/ingest.ts';
import { declareKeys } from './command-line/keys.ts';
import { declareReextract } from './command-line/reextract.ts';
import { declareReviews } from './command-line/reviews.ts';
import { declareServe } from './command-line/serve.ts';
import { declareWatch } from './command-line/watch.ts';
import { version } from './version.ts';

const FAILURE = 1;

const program = new Command('onrecord')
  .description('Who said what: news articles in, their quotes, speakers, entities and claims out, over a REST API.')
  .option('--verbose', 'show where in the program an error comes from (as DEBUG=1 does)')
  .exitOverride()
  .configureOutput({
    outputError: (message, write) => write(`onrecord: ${oneLine(message.replace(/^error: /, ''))}\n`),
  })
  .version(version);

/** In the order in which help lists them. */
const COMMANDS = [
  declareServe,
  declareIngest,
  declareWatch,
  declareExtract,
  declareReextract,
  declareEvaluate,
  declareExport,
  declareBackup,
  declareRestore,
  declareEntities,
  declareKeys,
  declareReviews,
];
for (const declare of COMMANDS) declare(program);

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that has seen enough is no error: a server goes on without one, other commands end when they next write.
  if (error.code !== 'EPIPE') fail(error);
});

try {
  await program.parseAsync();
} catch (error) {
  fail(error);
}

function fail(error: unknown): void {
  // Commander has said by now what is wrong.
  if (!(error instanceof CommanderError) && !isOutputClosed(error)) process.stderr.write(`${explain(error)}\n`);
  process.exitCode = exitCodeOf(error);
  // What was written so far goes out first; what is still open must not keep the process.
  process.stdout.write('', () => process.exit());
}

function isOutputClosed(error: unknown): boolean {
  return error instanceof Error && error.name === 'OutputClosed';
}

function exitCodeOf(error: unknown): number {
  if (isOutputClosed(error)) return 0;
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE_ERROR;
  return error instanceof Error && error.name === 'InvalidSettings' ? USAGE_ERROR : FAILURE;
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return `onrecord: ${error}`;
  const verbose = program.opts<{ verbose?: boolean }>().verbose || process.env.DEBUG;
  return verbose && error.stack ? error.stack : `onrecord: ${oneLine(error.message)}`;
}

function oneLine(message: string): string {
  return message.trim().replace(/\s*\n\s*/g, ' ');
}
