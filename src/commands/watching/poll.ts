import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { FetchFailed } from '../../fetching/failure.ts';
import type { Found, Source } from '../../formats/format.ts';
import { type Parts, takeIn } from '../../intake/take-in.ts';
import { messageOf } from '../problems.ts';
import { draftOf } from '../sources/drafts.ts';
import { articlesOf, type Fetching, followed } from '../sources/fetched.ts';

export interface Polling extends Fetching {
  parts: Parts;
  /** Whether pages of items are fetched that are but excerpts. */
  follow: boolean;
  /** Ends it: what was begun is finished. */
  signal: AbortSignal;
  /** Told of each article, and of each that could not be had. */
  say(line: string): void;
}

/** What came of a poll. */
export interface PollResult {
  created: number;
  revised: number;
  /** Items that were in the feed before, as they are now. */
  seen: number;
  failed: number;
  /** Milliseconds that the feed asks to be left alone, 0 where it does not. */
  asked: number;
}

/** So many items of a feed are on their way at once. */
const AT_ONCE = 8;

/** An item whose page fails that often is kept as the feed has it. */
const TRIES = 3;

/** A feed with what is known of it between polls. */
export interface Watched {
  url: string;
  /** How often items could not be had as they should be, by what they are known by. */
  tries: Map<string, number>;
}

/**
 * Polls a feed once, and takes in what is new or has changed.
 *
 * @throws FetchFailed, Malformed where the feed cannot be had or read
 */
export async function poll({ url, tries }: Watched, polling: Polling): Promise<PollResult> {
  const { parts, fetcher, read, signal, say } = polling;
  const before = await parts.store.watchedFeed(url);
  const { source, etag, lastModified, maxAge } = await fetcher.fetch(url, before ?? undefined);
  const result: PollResult = { created: 0, revised: 0, seen: 0, failed: 0, asked: (maxAge ?? 0) * 1_000 };
  if (!source) return { ...result, seen: Object.keys(before?.items ?? {}).length };
  result.asked = Math.max(result.asked, timeToLive(source));

  const items: Record<string, string> = {};
  let incomplete = false;
  const takeInItem = async (found: Found): Promise<void> => {
    const { key, state } = identityOf(found);
    if (before?.items[key] === state) {
      items[key] = state;
      result.seen += 1;
      return;
    }
    const tried = (tries.get(key) ?? 0) + 1;
    const outcome = signal.aborted ? 'again' : await takenIn(found, tried, polling, result);
    if (outcome === 'again') {
      incomplete = true;
      tries.set(key, tried);
    } else {
      items[key] = state;
      tries.delete(key);
    }
  };
  // The oldest first, which feeds have last: lists begin with what was stored last.
  const found = [...(await articlesOf(source, read))].reverse();
  await Readable.from(found).map(takeInItem, { concurrency: AT_ONCE }).toArray();
  if (incomplete && !signal.aborted) say(`${url}: what could not be had is tried again with the next poll`);
  // Without validators the next poll gets all of the feed, and with it what is missing.
  const validators = incomplete ? { etag: null, lastModified: null } : { etag, lastModified };
  await parts.store.noteWatchedFeed({ url, ...validators, items });
  return result;
}

async function takenIn(found: Found, tried: number, polling: Polling, result: PollResult): Promise<'done' | 'again'> {
  const { parts, follow, signal, say } = polling;
  const { article, problem } = follow ? await followed(found, polling) : { article: found, problem: null };
  if (signal.aborted) return 'again';
  const name = addressOf(found) ?? found.place;
  if (problem) say(`${name}: its page was not read, the excerpt is kept: ${messageOf(problem)}`);
  try {
    const draft = draftOf(article);
    if ('problem' in draft) throw new Error(draft.problem);
    const { outcome, id } = await takeIn(draft.draft, parts);
    if (outcome !== 'unchanged') {
      result[outcome] += 1;
      say(`${outcome} ${id} ${draft.draft.url ?? name}`);
    } else result.seen += 1;
    return problem instanceof FetchFailed && problem.passing && tried < TRIES ? 'again' : 'done';
  } catch (error) {
    result.failed += 1;
    say(`${name}: ${messageOf(error)}`);
    return tried < TRIES ? 'again' : 'done';
  }
}

const draftIn = (found: Found): unknown => ('draft' in found ? found.draft : found.problem);

function addressOf(found: Found): string | null {
  const draft = draftIn(found) as { url?: unknown } | null;
  return typeof draft === 'object' && typeof draft?.url === 'string' ? draft.url : null;
}

/** What an item is known by, and what tells whether it has changed. */
function identityOf(found: Found): { key: string; state: string } {
  const state = createHash('sha256')
    .update(JSON.stringify(draftIn(found)))
    .digest('base64url')
    .slice(0, 22);
  return { key: addressOf(found) ?? state, state };
}

/** Milliseconds that an RSS feed says it stays as it is, in minutes, before its first item. */
function timeToLive({ bytes }: Source): number {
  const head =
    Buffer.from(bytes.subarray(0, 16_384))
      .toString('latin1')
      .split(/<item\b/)[0] ?? '';
  const [, minutes] = /<ttl>\s*(\d{1,6})\s*<\/ttl>/i.exec(head) ?? [];
  return Number(minutes ?? 0) * 60_000;
}
