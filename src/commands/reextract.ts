import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Model } from '../extract/model/models.ts';
import { createExtractionPool } from '../intake/pool.ts';
import type { Parts } from '../intake/take-in.ts';
import type { Compared } from '../store/store.ts';
import { openExistingStore } from './existing-store.ts';
import { print } from './output.ts';
import { messageOf } from './problems.ts';
import { startProgress } from './progress.ts';
import { awaitStop, type StopSignal } from './stop-signal.ts';
import { listedArticles, storedDraft } from './stored-articles.ts';

export interface ReextractOptions {
  database: string;
  threads: number;
  model?: Model | undefined;
  /** Also articles that this very extractor has read. */
  all: boolean;
  publisher?: string | undefined;
  /** Whether only to tell what would be otherwise. */
  dryRun: boolean;
}

/** What came of an article; `other`: it has changed or gone meanwhile. */
type Outcome = { id: string } & (Compared | { problem: string } | { other: true } | { stopped: true });

/**
 * `onrecord reextract`: runs extraction again over stored articles and keeps every correction. Prints a line for all that
 * extraction says otherwise of what people have gone over. An article that fails is named on standard error, and the next
 * ones are read all the same.
 *
 * @param ids articles to read, whatever has read them; where there are none, those that another extractor has read
 * @throws Error at the end if an article could not be read, or where a signal has stopped it
 */
export async function reextract(ids: readonly string[], options: ReextractOptions): Promise<void> {
  const store = await openExistingStore(options.database);
  const pool = createExtractionPool({ threads: options.threads, model: options.model });
  const parts = { store, pool };
  const progress = startProgress('articles');
  const stop = awaitStop();
  const count = { read: 0, failed: 0, other: 0, kept: 0, differences: 0 };
  const share = new Share(parts, options);
  try {
    const again = (id: string) => readAgain(id, parts, options.dryRun, stop);
    const due = ids.length > 0 ? ids : share.articles();
    for await (const outcome of Readable.from(due).map(again, { concurrency: pool.threads * 2 })) {
      if ('stopped' in outcome) continue;
      const { id } = outcome;
      progress.tick('problem' in outcome);
      if ('problem' in outcome) {
        count.failed += 1;
        progress.note(`${id}: ${outcome.problem}`);
      } else if ('other' in outcome) {
        count.other += 1;
      } else {
        count.read += 1;
        count.kept += outcome.kept;
        count.differences += outcome.differences.length;
        for (const difference of outcome.differences) {
          await print(`${JSON.stringify({ articleId: id, ...difference })}\n`);
        }
      }
    }
    const changed = count.other > 0 ? `, ${count.other} left that have changed meanwhile` : '';
    const left = share.left > 0 ? `, ${share.left} left to another process` : '';
    const dry = options.dryRun ? '; nothing was written' : '';
    progress.note(
      `articles read: ${count.read}${changed}${left}; quotes kept: ${count.kept}; differences: ${count.differences}${dry}`,
    );
  } finally {
    stop.release();
    progress.end();
    await pool.close();
    await share.giveBack();
    await store.close();
  }
  const { read, failed, other } = count;
  if (failed > 0) throw new Error(`${failed} of ${read + failed + other} articles could not be read again`);
  if (stop.stopped) throw new Error('stopped before the end: what was read is kept');
}

/** An article is nobody else's for so long, in milliseconds: longer than it takes to read a book. */
const LEASE_MS = 600_000;

/** What this process reads of the articles that are due, while others may read the rest. */
class Share {
  /** Articles that another process reads, or has read meanwhile. */
  left = 0;
  readonly #holder = randomUUID();
  readonly #parts: Parts;
  readonly #options: ReextractOptions;

  constructor(parts: Parts, options: ReextractOptions) {
    this.#parts = parts;
    this.#options = options;
  }

  /** The ids of the articles that another extractor has read, or of all; taken a few at a time, just before they are read. */
  async *articles(): AsyncGenerator<string> {
    const { store, pool } = this.#parts;
    const { all, publisher, dryRun } = this.#options;
    const { name, version } = pool.extractor;
    let few: string[] = [];
    for await (const { id, extractor } of listedArticles(store.background, { publisher })) {
      if (!all && extractor.name === name && extractor.version === version) continue;
      // What writes nothing takes nothing from others.
      if (dryRun) yield id;
      else few.push(id);
      if (few.length < pool.threads) continue;
      yield* await this.#take(few);
      few = [];
    }
    if (few.length > 0) yield* await this.#take(few);
  }

  async #take(ids: readonly string[]): Promise<string[]> {
    const { store, pool } = this.#parts;
    const unlessReadBy = this.#options.all ? undefined : pool.extractor;
    const taken = await store.takeArticles(ids, { holder: this.#holder, ms: LEASE_MS, unlessReadBy });
    this.left += ids.length - taken.length;
    return taken;
  }

  giveBack(): Promise<void> {
    return this.#options.dryRun ? Promise.resolve() : this.#parts.store.giveBackArticles(this.#holder);
  }
}

async function readAgain(id: string, { store, pool }: Parts, dryRun: boolean, stop: StopSignal): Promise<Outcome> {
  if (stop.stopped) return { id, stopped: true };
  try {
    const draft = await storedDraft(store, id);
    if (!draft) return { id, problem: 'there is no article with this id' };
    const extraction = await pool.extract(draft);
    const compared = dryRun
      ? await store.compareReextraction(draft, extraction)
      : await store.saveReextraction(draft, extraction, pool.extractor);
    return compared ? { id, ...compared } : { id, other: true };
  } catch (error) {
    return { id, problem: messageOf(error) };
  }
}
