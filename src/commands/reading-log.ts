import type { LinePlace } from '../formats/lines.ts';
import type { ReadSource } from '../store/read-sources.ts';
import type { Store } from '../store/store.ts';

/** So often it is written how far sources are taken in, in milliseconds: what comes after is but looked at once more. */
const EVERY_MS = 1_000;
const MOST = 500;

type Noted = Pick<ReadSource, 'place' | 'state'>;

/** Notes in the store how far sources have been taken in, several at a time. */
export function readingLog(store: Pick<Store, 'noteReadSources'>) {
  const due = new Map<string, ReadSource>();
  let written = performance.now();

  async function write(): Promise<void> {
    const sources = [...due.values()];
    due.clear();
    written = performance.now();
    if (sources.length > 0) await store.noteReadSources(sources);
  }
  async function note(source: ReadSource): Promise<void> {
    due.set(source.place, source);
    if (due.size >= MOST || performance.now() - written > EVERY_MS) await write();
  }
  return {
    /** All that comes before is stored. */
    reached: (noted: Noted, end: LinePlace) => note({ ...noted, done: false, ...end }),
    done: (noted: Noted) => note({ ...noted, done: true, lines: 0, bytes: 0 }),
    write,
  };
}
