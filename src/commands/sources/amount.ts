import { stat } from 'node:fs/promises';
import type { Opened } from './opened.ts';
import { type Named, noneLeftOut, placesIn } from './places.ts';

/** How much of all that is named has been gone through, in bytes of files. */
export interface Amount {
  /** A share of the source has been gone through. */
  reach(source: Opened, share: number): void;
  /** All of the source has been gone through. */
  finish(source: Opened): void;
  /** The source was gone through before. */
  skip(source: Opened): void;
  /** From 0 to 1; null where nobody knows, or not yet. */
  readonly share: number | null;
  readonly skipped: number;
}

/** Begins to count, beside everything else; ends where that is aborted. */
export function startAmount(named: readonly Named[], signal: AbortSignal): Amount {
  let total: number | null = null;
  let [passed, skipped, current] = [0, 0, 0];
  void totalOf(named, signal).then((bytes) => {
    total = bytes;
  });
  return {
    reach({ size }, share) {
      current = share * size;
    },
    finish({ size }) {
      passed += size;
      current = 0;
    },
    skip({ size }) {
      passed += size;
      skipped += size;
    },
    get share() {
      return total ? (passed + current) / total : null;
    },
    get skipped() {
      return total ? skipped / total : 0;
    },
  };
}

async function totalOf(named: readonly Named[], signal: AbortSignal): Promise<number | null> {
  if (named.some(({ kind }) => kind === 'address' || kind === 'stdin')) return null;
  let total = 0;
  for await (const place of placesIn(named, noneLeftOut())) {
    if (signal.aborted) return null;
    // What cannot be looked at now is told of when it is its turn.
    if (place.kind === 'file')
      total += await stat(place.name)
        .then(({ size }) => size)
        .catch(() => 0);
  }
  return total;
}
