import sql from 'sql-template-tag';
import type { Engine } from './engine.ts';

/** How far a source has been taken in. */
export interface ReadSource {
  /** Absolute path of a file. */
  place: string;
  /** What it was like then, in whatever words: another state is another source. */
  state: string;
  /** Whether everything in it is stored; else what comes before this line and byte is. */
  done: boolean;
  lines: number;
  bytes: number;
}

/** What commands that take in sources ask, so that they go on where they stopped. */
export interface ReadSources {
  /** Null: nothing of it has been taken in. */
  readSource(place: string): Promise<ReadSource | null>;
  /** Notes how far sources have been taken in; only what is stored already may be said to be. */
  noteReadSources(sources: readonly ReadSource[]): Promise<void>;
}

export function readSources(engine: Engine): ReadSources {
  return {
    async readSource(place) {
      const [row] = await engine.read.all<Omit<ReadSource, 'done'> & { done: number }>(
        sql`select place, state, done, lines, bytes from read_sources where place = ${place}`,
      );
      return row ? { ...row, done: row.done === 1 } : null;
    },

    noteReadSources: (sources) =>
      engine.transaction(async (write) => {
        for (const { place, state, done, lines, bytes } of sources) {
          await write.run(sql`
            insert into read_sources (place, state, done, lines, bytes)
            values (${place}, ${state}, ${Number(done)}, ${lines}, ${bytes})
            on conflict (place) do update set state = excluded.state, done = excluded.done, lines = excluded.lines,
              bytes = excluded.bytes`);
        }
      }),
  };
}
