import { setTimeout as pause } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { Model } from '../extract/model/models.ts';
import { FetchFailed } from '../fetching/failure.ts';
import { Fetcher } from '../fetching/fetcher.ts';
import { webUrl } from '../fetching/request.ts';
import { createExtractionPool } from '../intake/pool.ts';
import { readSource } from '../intake/read-source.ts';
import { openStore } from '../store/open.ts';
import { messageOf } from './problems.ts';
import { awaitStop } from './stop-signal.ts';
import { feedsOf } from './watching/feed-list.ts';
import { type Polling, type PollResult, poll, type Watched } from './watching/poll.ts';
import { millisecondsOf, pauseAfter } from './watching/schedule.ts';

export interface WatchOptions {
  database: string;
  threads: number;
  model?: Model | undefined;
  /** File with more feeds. */
  feeds?: string | undefined;
  /** Least time between two polls of a feed: `15m`. */
  every: string;
  /** Whether each feed is polled once only. */
  once: boolean;
  /** Whether the pages of items are fetched that are but excerpts. */
  followLinks: boolean;
  /** At which those whose feeds are polled reach whoever runs this. */
  contact?: string | undefined;
}

/** So many feeds are polled at once. */
const POLLS = 16;

/**
 * `onrecord watch`: polls feeds, each at its own pace, and takes in what is new, until a signal stops it. What goes wrong
 * with a feed is told, and tried again.
 *
 * @throws Error at the end if each feed was to be polled once and one of them could not be
 */
export async function watch(named: readonly string[], options: WatchOptions): Promise<void> {
  const every = millisecondsOf(options.every);
  const urls = [...named, ...(options.feeds === undefined ? [] : await feedsOf(options.feeds))].map(feedAddress);
  if (urls.length === 0) throw new Error('name a feed, or a file of feeds with --feeds');
  const store = await openStore(options.database);
  const stop = awaitStop();
  const { signal } = stop;
  const polls = pLimit(POLLS);
  const pool = createExtractionPool({ threads: options.threads, model: options.model, maxWaiting: WAITING });
  const polling: Polling = {
    parts: { store, pool },
    fetcher: new Fetcher({ contact: options.contact, signal }),
    read: (source, format) => readSource(source, format, pool),
    follow: options.followLinks,
    signal,
    say,
  };
  let failures = 0;

  const watchFeed = async (url: string): Promise<void> => {
    const feed: Watched = { url, tries: new Map() };
    const polled = { quiet: 0, failed: 0, asked: 0 };
    while (!signal.aborted) {
      let told: string;
      try {
        const result = await polls(() => (signal.aborted ? null : poll(feed, polling)));
        if (!result) return;
        const news = result.created + result.revised;
        Object.assign(polled, { failed: 0, quiet: news > 0 ? 0 : polled.quiet + 1, asked: result.asked });
        told = countsOf(result);
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        polled.failed += 1;
        polled.asked = error instanceof FetchFailed ? (error.wait ?? 0) : 0;
        told = messageOf(error);
      }
      if (options.once) return say(`${url}: ${told}`);
      const wait = pauseAfter(polled, every, Math.random());
      say(
        `${url}: ${told}; next in ${wait < 60_000 ? `${Math.round(wait / 1_000)} s` : `${Math.round(wait / 60_000)} min`}`,
      );
      await pause(wait, undefined, { signal }).catch(() => {});
    }
  };

  try {
    await Promise.all([...new Set(urls)].map(watchFeed));
  } finally {
    stop.release();
    await pool.close();
    await store.close();
  }
  if (stop.stopped) say('stopped: what was taken in is kept');
  else if (failures > 0) throw new Error(`${failures} of ${new Set(urls).size} feeds could not be read`);
}

/** Feeds wait for each other, so that none is refused: so many items are on their way at most. */
const WAITING = POLLS * 16;

function feedAddress(name: string): string {
  try {
    return webUrl(name).href;
  } catch (error) {
    throw new Error(`${name}: ${messageOf(error)}`);
  }
}

function countsOf({ created, revised, seen, failed }: PollResult): string {
  const bad = failed > 0 ? `, ${failed} failed` : '';
  return `${created} new, ${revised} changed, ${seen} seen before${bad}`;
}

/** A line of the log. */
function say(line: string): void {
  process.stderr.write(`${new Date().toISOString()} ${line}\n`);
}
