import { MinuteCounts, type RateCounts } from '../../api/rate-counts.ts';
import type { Counted, Totalled } from './messages.ts';

/** So often a worker tells of what it has counted and hears of the others, in milliseconds. */
const TELL_MS = 100;

/** What all workers have counted together. */
export class Totals {
  readonly #counts = new MinuteCounts();

  add(counts: readonly Counted[]): Totalled[] {
    return counts.map(([counter, requests]) => {
      const count = this.#counts.of(counter);
      count.requests += requests;
      return [counter, count.requests, count.ends];
    });
  }
}

/**
 * Counts the requests of a worker together with those of the others, of which it hears ten times a second: to ask before
 * each request would cost more than many a request.
 */
export class WorkerCounts implements RateCounts {
  readonly #counts = new MinuteCounts();
  readonly #tell: (counts: Counted[]) => void;
  #untold = new Map<string, number>();
  #telling = false;

  constructor(tell: (counts: Counted[]) => void) {
    this.#tell = tell;
  }

  count(counter: string) {
    this.#untold.set(counter, (this.#untold.get(counter) ?? 0) + 1);
    if (!this.#telling) this.#tellSoon();
    return this.#counts.count(counter);
  }

  /** Takes over what all have counted; what has come meanwhile is on top of it. */
  heard(totals: readonly Totalled[]): void {
    for (const [counter, requests, ends] of totals) {
      Object.assign(this.#counts.of(counter), { requests: requests + (this.#untold.get(counter) ?? 0), ends });
    }
    this.#telling = false;
    if (this.#untold.size > 0) this.#tellSoon();
  }

  #tellSoon(): void {
    this.#telling = true;
    setTimeout(() => {
      const counts = [...this.#untold];
      this.#untold = new Map();
      this.#tell(counts);
    }, TELL_MS).unref();
  }
}
