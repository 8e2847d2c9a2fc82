import { Readable } from 'node:stream';
import type { Model } from '../extract/model/models.ts';
import { createExtractionPool } from '../intake/pool.ts';
import { type Parts, takeIn } from '../intake/take-in.ts';
import { openStore } from '../store/open.ts';
import type { SaveResult } from '../store/store.ts';
import { type DraftSource, readDrafts } from './drafts.ts';
import { checkReadable } from './input.ts';
import { print } from './output.ts';
import { messageOf } from './problems.ts';
import { startProgress } from './progress.ts';

export interface IngestOptions {
  database: string;
  threads: number;
  model?: Model | undefined;
}

/**
 * `onrecord ingest`: stores the articles of files with all that is found in them, and prints a line for each. A bad one
 * is named on standard error, and the next ones are stored all the same.
 *
 * @throws Error at the end if any article could not be stored
 */
export async function ingestFiles(files: readonly string[], options: IngestOptions): Promise<void> {
  await checkReadable(files);
  const store = await openStore(options.database);
  const pool = createExtractionPool({ threads: options.threads, model: options.model });
  const progress = startProgress('articles');
  let failed = 0;
  let read = 0;
  try {
    const results = Readable.from(allDrafts(files)).map((source) => keep(source, { store, pool }), {
      concurrency: pool.threads * 2,
    });
    for await (const result of results) {
      const isFailure = 'problem' in result;
      read += 1;
      if (isFailure) failed += 1;
      progress.tick(isFailure);
      if (isFailure) progress.note(`${result.place}: ${result.problem}`);
      else await print(`${result.outcome} ${result.id} ${result.place}\n`);
    }
  } finally {
    progress.end();
    await pool.close();
    await store.close();
  }
  if (failed > 0) throw new Error(`${failed} of ${read} articles could not be stored`);
}

async function* allDrafts(files: readonly string[]): AsyncGenerator<DraftSource> {
  for (const file of files) yield* readDrafts(file);
}

async function keep(
  source: DraftSource,
  parts: Parts,
): Promise<{ place: string } & (SaveResult | { problem: string })> {
  if ('problem' in source) return source;
  const { place, draft } = source;
  try {
    return { place, ...(await takeIn(draft, parts)) };
  } catch (error) {
    return { place, problem: messageOf(error) };
  }
}
