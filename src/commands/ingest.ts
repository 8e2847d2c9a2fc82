import type { Model } from '../extract/model/models.ts';
import { Fetcher } from '../fetching/fetcher.ts';
import { createExtractionPool } from '../intake/pool.ts';
import { openStore } from '../store/open.ts';
import { moveIn } from './archive.ts';
import { type Outcome, takeInAll } from './ingestion.ts';
import { print } from './output.ts';
import { startProgress } from './progress.ts';
import { readingLog } from './reading-log.ts';
import { startReport } from './report.ts';
import { startAmount } from './sources/amount.ts';
import { archiveAmong } from './sources/archive-source.ts';
import type { Opened } from './sources/opened.ts';
import { type LeftOut, namedPlaces, noneLeftOut, placesIn } from './sources/places.ts';
import { formatCalled } from './sources/source-format.ts';
import { awaitStop } from './stop-signal.ts';

export interface IngestOptions {
  database: string;
  threads: number;
  model?: Model | undefined;
  /** Name of what sources are that do not tell. */
  format?: string | undefined;
  /** Whether files are read that have been taken in before and are as they were. */
  again?: boolean | undefined;
  /** Whether the pages of feeds' items are fetched that are but excerpts. */
  followLinks?: boolean | undefined;
  /** At which those whose pages are fetched reach whoever runs this. */
  contact?: string | undefined;
  /** File to write problems and counts to. */
  report?: string | undefined;
}

/** What came of it all. */
interface Counts {
  created: number;
  revised: number;
  unchanged: number;
  failed: number;
  /** Files that were taken in before. */
  skipped: number;
}

/**
 * `onrecord ingest`: stores the articles of files, folders and addresses with all that is found in them, and prints a
 * line for each. A bad one is named on standard error, and the next ones are stored all the same. Files that were taken
 * in before are left out, so that what was stopped goes on where it was.
 *
 * @throws Error at the end if any article could not be stored, or where a signal has stopped it
 */
export async function ingest(sources: readonly string[], options: IngestOptions): Promise<void> {
  const format = options.format === undefined ? undefined : formatCalled(options.format);
  const named = await namedPlaces(sources);
  if (format === undefined) {
    const archive = await archiveAmong(named);
    if (archive) return await moveIn(archive, options);
  }
  const report = await startReport(options.report);
  const store = await openStore(options.database);
  const pool = createExtractionPool({ threads: options.threads, model: options.model });
  const stop = awaitStop();
  const progress = startProgress('articles', { lines: true });
  const amount = startAmount(named, stop.signal);
  const log = readingLog(store);
  const leftOut = noneLeftOut();
  const counts: Counts = { created: 0, revised: 0, unchanged: 0, failed: 0, skipped: 0 };
  /** What has gone wrong with stays to be read again. */
  const spoilt = new Set<Opened>();
  let stopped = false;

  const heed = async (outcome: Outcome): Promise<void> => {
    const { source } = outcome;
    switch (outcome.what) {
      case 'stopped':
        spoilt.add(source);
        return;
      case 'skipped':
        counts.skipped += 1;
        amount.skip(source);
        return;
      case 'ended':
        amount.finish(source);
        if (!spoilt.delete(source) && source.noted) await log.done(source.noted);
        return;
      case 'problem':
        counts.failed += 1;
        spoilt.add(source);
        progress.note(`${outcome.place}: ${outcome.problem}`);
        report.problem(outcome.place, outcome.problem);
        break;
      case 'stored':
        counts[outcome.result.outcome] += 1;
        progress.clear();
        await print(`${outcome.result.outcome} ${outcome.result.id} ${outcome.place}\n`);
        if (source.noted && outcome.end && !spoilt.has(source)) await log.reached(source.noted, outcome.end);
    }
    amount.reach(source, outcome.share);
    progress.reach(amount);
    progress.tick(outcome.what === 'problem');
  };

  try {
    const { again = false, followLinks: follow = false, contact } = options;
    const fetcher = new Fetcher({ contact, signal: stop.signal });
    const opening = { format, again, follow, fetcher, signal: stop.signal };
    for await (const outcome of takeInAll(placesIn(named, leftOut), { store, pool }, opening)) await heed(outcome);
  } finally {
    progress.end();
    await log.write();
    await pool.close();
    stopped = stop.stopped;
    await store.settle(stop.signal);
    await store.close();
    await report.end({
      ...counts,
      leftOut: { ...leftOut, unknown: Object.fromEntries(leftOut.unknown) },
      stopped,
    });
    stop.release();
  }
  for (const line of remarks(counts, leftOut)) progress.note(line);
  const { failed, created, revised, unchanged } = counts;
  const stored = created + revised + unchanged;
  if (stopped) {
    throw new Error(`stopped before the end: ${stored} articles are stored; the same command goes on from there`);
  }
  if (failed > 0) throw new Error(`${failed} of ${stored + failed} articles could not be stored`);
}

function remarks({ skipped }: Counts, { hidden, unknown }: LeftOut): string[] {
  const lines: string[] = [];
  if (skipped > 0)
    lines.push(`${skipped} files left out that are as they were when they were stored; --again reads them`);
  const endings = [...unknown].sort(([, a], [, b]) => b - a).map(([ending, count]) => `${ending} ${count}`);
  const others = [...(hidden > 0 ? [`hidden ${hidden}`] : []), ...endings];
  if (others.length > 0) lines.push(`files left out that are hidden or not of a known kind: ${others.join(', ')}`);
  return lines;
}
