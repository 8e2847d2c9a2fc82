import sql from 'sql-template-tag';
import type { Engine } from './engine.ts';
import { latestSchema } from './migrations.ts';
import { postgresCommits } from './postgres-commits.ts';
import { openClient, openPool } from './postgres-connections.ts';
import { postgresDialect } from './postgres-dialect.ts';
import { inflating } from './postgres-drafts.ts';
import { nameOf, unopened, unusable } from './postgres-errors.ts';
import { migrate } from './postgres-migrate.ts';
import { replica } from './postgres-replica.ts';
import { postgresSnapshot } from './postgres-snapshot.ts';
import { postgresWriter } from './postgres-writer.ts';
import { writeQueue } from './write-queue.ts';

/** Connections of a node to each database, for pages and records and for what takes long, and how long that may take. */
const QUICK = { most: 8, longestMs: 30_000, session: {} };
const LONG = { most: 2, longestMs: 120_000, session: {} };

async function prepare(url: string, name: string): Promise<void> {
  const client = await openClient({ url, purpose: 'migration', session: {} });
  try {
    await migrate(client, name);
  } finally {
    await client.end();
  }
}

/** The pools of a database: what takes long has its own, so that nobody waits for it. */
const poolsOf = (url: string) => {
  const name = nameOf(url);
  return {
    quick: openPool({ url, name, purpose: 'reader', ...QUICK }),
    heavy: openPool({ url, name, purpose: 'walker', ...LONG }),
    counting: openPool({ url, name, purpose: 'counter', ...LONG }),
  };
};

/**
 * A PostgreSQL database as an engine, which any number of processes may share.
 *
 * A copy of it, where there is one, is read by lists, counts and exports. Records that are asked for by their ids, and all
 * that is read in order to write, come from the database itself: so what a node has answered with an address is there for
 * whoever goes to that address through any other node; and of lists see `Replica`.
 *
 * @param copyUrl a read replica of it
 * @throws StoreUnavailable where it cannot be used as it is; its message is one line that says what to do
 */
export async function openPostgres(url: string, copyUrl?: string): Promise<Engine> {
  const name = nameOf(url);
  await prepare(url, name).catch((error: unknown) => {
    throw unopened(name, error);
  });
  const pools = poolsOf(url);
  const copies = copyUrl === undefined ? null : poolsOf(copyUrl);
  const read = pools.quick.queries;
  const copy = copies && replica(read, copies.quick.queries);
  const from = (which: 'quick' | 'heavy' | 'counting') =>
    copy && copies ? copy.orElse(copies[which].queries, pools[which].queries) : pools[which].queries;

  const writer = postgresWriter(url, name, (place) => copy?.committed(place));
  const queue = writeQueue(writer);
  const heavy = inflating(from('heavy'));
  const version = async () => {
    const rows = await read.all<{ n: number }>(sql`select coalesce(sum(commits), 0) as n from writers`).catch(() => []);
    return rows[0]?.n ?? null;
  };
  const commits = postgresCommits(url, writer.id, version, () => copy?.othersCommitted());
  await commits.listen().catch((error: unknown) => {
    throw unopened(name, error);
  });
  return {
    dialect: postgresDialect,
    read,
    pages: from('quick'),
    heavy: heavy.queries,
    counting: from('counting'),
    streams: { read, heavy: pools.heavy.queries },
    commits,
    version: () => null,
    schema: latestSchema('postgres'),
    snapshot: () =>
      postgresSnapshot(url).catch((error: unknown) => {
        throw unusable(name, error);
      }),
    async transaction(work) {
      try {
        const done = await queue.add(work);
        commits.committed();
        return done;
      } catch (error) {
        throw unusable(name, error);
      }
    },
    // Autovacuum does.
    settle: async () => {},
    async close() {
      await queue.drained();
      await Promise.all([writer.close(), commits.close(), heavy.close()]);
      const all = [...Object.values(pools), ...Object.values(copies ?? {})];
      await Promise.all(all.map((pool) => pool.close()));
    },
  };
}
