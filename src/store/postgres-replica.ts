import sql from 'sql-template-tag';
import type { Queries } from './engine.ts';

/** So often a copy that lags is asked how far it has come, in milliseconds; one that does not answer less often. */
const LOOK_MS = 20;
const LOOK_AGAIN_MS = 1_000;

/** A place in the log: two hexadecimal numbers. */
const placeIn = (lsn: string): bigint => {
  const [high = '0', low = '0'] = lsn.split('/');
  return (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`);
};

/** Knows how far a copy of the database has come, and how far it must have come to be read from. */
export interface Replica {
  /** Something was committed up to this place in the log. */
  committed(lsn: string): void;
  /** Another process has committed something. */
  othersCommitted(): void;
  /**
   * Reads from the copy once it has all that this process knows to be committed, by itself or by others; until then, and
   * where the copy does not answer, from the database itself. So whoever has stored something through this node finds it.
   */
  orElse(copy: Queries, primary: Queries): Queries;
}

/**
 * @param primary the database itself
 * @param copy its copy
 */
export function replica(primary: Queries, copy: Queries): Replica {
  let [needed, reached] = [1n, 0n];
  let looking = false;

  async function look(): Promise<void> {
    if (looking) return;
    looking = true;
    const [row] = await copy
      .all<{ place: string | null }>(sql`select pg_last_wal_replay_lsn() as place`)
      .catch(() => [{ place: null }]);
    // Null: there is no answer, or it is no copy.
    reached = placeIn(row?.place ?? '0/0');
    looking = false;
    if (reached < needed) setTimeout(look, row?.place ? LOOK_MS : LOOK_AGAIN_MS).unref();
  }

  const committed = (lsn: string) => {
    const place = placeIn(lsn);
    if (place > needed) needed = place;
    void look();
  };

  const othersCommitted = () => {
    primary.all<{ place: string }>(sql`select pg_current_wal_flush_lsn() as place`).then(
      ([row]) => committed(row?.place ?? '0/0'),
      () => {},
    );
  };
  othersCommitted();

  return {
    committed,
    othersCommitted,
    orElse: (reads, otherwise) => ({
      async all<Row>(query: Parameters<Queries['all']>[0]) {
        if (reached < needed) return otherwise.all<Row>(query);
        try {
          return await reads.all<Row>(query);
        } catch {
          reached = 0n;
          void look();
          return otherwise.all<Row>(query);
        }
      },
      run: (query) => otherwise.run(query),
    }),
  };
}
