import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client, QueryResult } from 'pg';
import type { Statement } from './engine.ts';
import { COMMITS_CHANNEL } from './postgres-commits.ts';
import { openClient } from './postgres-connections.ts';
import { ConnectionLost, isInTheWay, isLost, isOutdated } from './postgres-errors.ts';
import { runKept } from './postgres-statements.ts';
import { StoreUnavailable } from './refusals.ts';
import type { Writing } from './write-queue.ts';

/**
 * Of all nodes one writes at a time: whoever holds this lock until its transaction ends. What is saved is met with what is
 * stored: entities by their names, words by those that they repeat, publishers, counts. Two that did so at once would make
 * two of one, or would wait for each other in a circle. And keys grow in the order of commits, so that who follows a list
 * misses nothing. What takes long, extraction, is done before, on every node; works that wait share a commit.
 */
const WRITERS_LOCK = 'pg_advisory_xact_lock(8021106530)';

/** How long a writer waits for the others, in milliseconds. */
const PATIENCE_MS = 10_000;

const SESSION = {
  lock_timeout: String(PATIENCE_MS),
  statement_timeout: '60000',
  // A node that has gone without a word lets the others go on: asleep between two statements, or while it waits.
  idle_in_transaction_session_timeout: '15000',
  client_connection_check_interval: '2000',
  tcp_keepalives_idle: '5',
  tcp_keepalives_interval: '2',
  tcp_keepalives_count: '3',
};

export interface Writer extends Writing {
  /** Marks this writer's commits among those of others. */
  readonly id: string;
  close(): Promise<void>;
}

/**
 * A connection on which a queue writes; made as it is wanted, and again where it is lost.
 *
 * @param committed is told where in the log the last commit ends
 */
export function postgresWriter(url: string, name: string, committed: (place: string) => void): Writer {
  const id = randomUUID();
  let commits = 0;
  let client: Client | null = null;
  let open = false;

  async function connected(): Promise<Client> {
    if (client) return client;
    const made = await openClient({ url, purpose: 'writer', session: SESSION });
    // Whoever has turned it off for all has not meant this.
    await made.query(
      "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'",
    );
    made.on('end', () => {
      if (client === made) drop();
    });
    client = made;
    return made;
  }

  function drop(): void {
    client?.end().catch(() => {});
    client = null;
    open = false;
  }

  /** A transaction ends with its connection; so does one in which a statement has to be prepared anew. */
  async function guarded<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const used = client;
    if (!used || !open) throw new ConnectionLost('the connection has ended');
    try {
      return await work(used);
    } catch (error) {
      if ((isLost(error) || isOutdated(error)) && client === used) drop();
      throw error;
    }
  }

  async function begin(): Promise<number> {
    const began = performance.now();
    const used = await connected();
    open = true;
    await guarded(() => used.query(`begin; select ${WRITERS_LOCK}`));
    return performance.now() - began;
  }

  async function rollback(): Promise<void> {
    await guarded((used) => used.query('rollback')).catch(drop);
    open = false;
  }

  /** Whether the last commit was kept, though the connection was lost before the server could tell. */
  async function wasKept(cause: unknown): Promise<boolean> {
    for (let waited = 0; ; waited += 200) {
      try {
        // With the lock what was going on then has come to its end.
        await begin();
        const { rows } = await guarded((used) =>
          used.query<{ commits: number }>('select commits from writers where id = $1', [id]),
        );
        await rollback();
        return rows[0]?.commits === commits;
      } catch (error) {
        drop();
        if (waited >= PATIENCE_MS || !(isLost(error) || isInTheWay(error))) {
          throw new StoreUnavailable(
            `${name} does not answer, and whether it has saved is not known: look again later`,
            { cause },
          );
        }
        await pause(200);
      }
    }
  }

  return {
    id,
    queries: {
      all: async <Row>(query: Statement) => (await guarded((used) => runKept<Row & object>(used, query))).rows,
      run: async (query) => (await guarded((used) => runKept(used, query))).rowCount ?? 0,
    },
    get inTransaction() {
      return open;
    },
    begin,
    // Whoever waits for the lock gets it in turn.
    breakMs: 0,
    exec: async (text) => void (await guarded((used) => used.query(text))),

    async commit() {
      commits += 1;
      const text = `insert into writers (id, commits, at) values ('${id}', ${commits}, now())
          on conflict (id) do update set commits = excluded.commits, at = excluded.at;
        select pg_notify('${COMMITS_CHANNEL}', '${id}'); commit; select pg_current_wal_flush_lsn() as place`;
      try {
        // Several statements at once have several results, which the types of the driver do not know.
        const results = (await guarded((used) => used.query(text))) as unknown as QueryResult<{ place: string }>[];
        open = false;
        committed(results.at(-1)?.rows[0]?.place ?? '0/0');
      } catch (error) {
        if (!isLost(error)) throw error;
        if (!(await wasKept(error))) throw new ConnectionLost('the connection has ended', { cause: error });
      }
    },

    rollback,
    again: (error) => isLost(error) || isOutdated(error) || isInTheWay(error),

    async close() {
      await client?.end();
    },
  };
}
