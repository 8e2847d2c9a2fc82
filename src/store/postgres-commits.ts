import type { Client } from 'pg';
import { type CommitSignal, commitSignal } from './commit-signal.ts';
import { openClient } from './postgres-connections.ts';

/** Where each commit is told of, with the id of its writer. */
export const COMMITS_CHANNEL = 'onrecord_commits';

/** A listener that was cut off listens again after so many milliseconds; meanwhile it is looked for commits. */
const AGAIN_MS = 500;

export interface PostgresCommits extends CommitSignal {
  /** Begins to listen. */
  listen(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Hears of the commits of every node.
 *
 * @param own id of this process's writer, whose commits it knows of itself
 * @param version gives another number after each commit; for where nothing can be heard
 * @param others is called after a commit of another process
 */
export function postgresCommits(
  url: string,
  own: string,
  version: () => Promise<number | null>,
  others: () => void,
): PostgresCommits {
  const signal = commitSignal(version);
  let client: Client | null = null;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  const heard = () => {
    others();
    signal.committed();
  };

  async function listen(): Promise<void> {
    const made = await openClient({ url, purpose: 'listener', session: {} });
    made.on('notification', ({ payload }) => {
      if (payload !== own) heard();
    });
    made.on('end', again);
    client = made;
    await made.query(`listen ${COMMITS_CHANNEL}`);
    // What came before it listened has not been heard.
    heard();
    if (closed) await made.end();
  }

  function again(): void {
    client = null;
    if (closed) return;
    clearTimeout(timer);
    timer = setTimeout(() => listen().catch(again), AGAIN_MS).unref();
  }

  return {
    ...signal,
    listen,
    async close() {
      closed = true;
      clearTimeout(timer);
      await client?.end();
    },
  };
}
