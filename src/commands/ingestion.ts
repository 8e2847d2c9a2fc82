import { Readable } from 'node:stream';
import pLimit from 'p-limit';
import type { LinePlace } from '../formats/lines.ts';
import { readSource } from '../intake/read-source.ts';
import { type Parts, takeIn } from '../intake/take-in.ts';
import type { SaveResult } from '../store/store.ts';
import { messageOf } from './problems.ts';
import { draftOf } from './sources/drafts.ts';
import { type Item, type Opened, type Opening, open } from './sources/opened.ts';
import type { Place } from './sources/places.ts';

/**
 * What came of an article, or of a source as a whole: `ended` comes after all of its articles, `skipped` instead of
 * them where they are stored from before.
 */
export type Outcome = { source: Opened } & (
  | { what: 'skipped' }
  | { what: 'ended' }
  | { what: 'stopped' }
  | { what: 'problem'; place: string; problem: string; share: number }
  | { what: 'stored'; place: string; result: SaveResult; end: LinePlace | null; share: number }
);

/** An article, or the end of a source. */
type Step = { source: Opened } & ({ what: 'article'; item: Item } | { what: 'skipped' } | { what: 'ended' });

/** So many articles a thread are on their way at once: while a long one is read, others go on beside it. */
const AHEAD = 8;

/** So many a thread have been given to the pool of these: when one is done, the next is there. */
const BEGUN = 2;

/**
 * Takes in what articles there are in places, in their order, as many at once as keep every thread at work. What is on
 * its way is bounded, however much there is.
 *
 * @param opening its `signal` ends it: what was begun is finished, nothing more is begun
 */
export async function* takeInAll(
  places: AsyncIterable<Place>,
  parts: Parts,
  opening: Omit<Opening, 'store' | 'read'>,
): AsyncGenerator<Outcome> {
  const { pool, store } = parts;
  const { signal } = opening;
  const limit = pLimit(pool.threads * BEGUN);
  const begun = new Set<Promise<unknown>>();

  const keep = async (step: Step): Promise<Outcome> => {
    if (step.what !== 'article') return step;
    const working = limit(() => (signal.aborted ? stopped(step.source) : takenIn(step.source, step.item, parts)));
    begun.add(working);
    return await working.finally(() => begun.delete(working));
  };
  const read: Opening['read'] = (source, format) => readSource(source, format, pool);
  const opened = Readable.from(places).map((place) => open(place, { ...opening, store, read }), {
    concurrency: pool.threads,
  });
  try {
    yield* Readable.from(steps(opened, signal)).map(keep, { concurrency: pool.threads * AHEAD });
  } finally {
    await Promise.allSettled(begun);
  }
}

async function* steps(opened: AsyncIterable<Opened>, signal: AbortSignal): AsyncGenerator<Step> {
  for await (const source of opened) {
    if (signal.aborted) return;
    if (!source.items) {
      yield { source, what: 'skipped' };
      continue;
    }
    for await (const item of source.items) {
      if (signal.aborted) return;
      yield { source, what: 'article', item };
    }
    if (!signal.aborted) yield { source, what: 'ended' };
  }
}

const stopped = async (source: Opened): Promise<Outcome> => ({ source, what: 'stopped' });

async function takenIn(source: Opened, { found, end, share }: Item, parts: Parts): Promise<Outcome> {
  const place = placeOf(source, found.place);
  const draft = draftOf(found);
  if ('problem' in draft) return { source, what: 'problem', place, problem: draft.problem, share };
  try {
    return { source, what: 'stored', place, result: await takeIn(draft.draft, parts), end, share };
  } catch (error) {
    return { source, what: 'problem', place, problem: messageOf(error), share };
  }
}

/** A line stands right behind its file, as editors take it. */
function placeOf({ name }: Opened, place: string): string {
  if (place === '') return name;
  return /^\d/.test(place) ? `${name}:${place}` : `${name} ${place}`;
}
