import type { RateCounts } from '../../api/rate-limits.ts';
import type { Counted, Totalled } from './messages.ts';

const MINUTE = 60_000;

/** So often a worker tells of what it has counted and hears of the others, in milliseconds. */
const TELL_MS = 100;

/** So many who ask are counted at once; beyond that whoever came first is forgotten. */
const MOST = 20_000;

interface Count {
  requests: number;
  ends: number;
}

class Counts {
  readonly #counts = new Map<string, Count>();

  /** The count of this minute; where that is over, or nobody has asked, of one that begins now. */
  of(counter: string): Count {
    const known = this.#counts.get(counter);
    if (known && known.ends > Date.now()) return known;
    this.#counts.delete(counter);
    const [oldest] = this.#counts.size >= MOST ? this.#counts.keys() : [];
    if (oldest !== undefined) this.#counts.delete(oldest);
    const begun = { requests: 0, ends: Date.now() + MINUTE };
    this.#counts.set(counter, begun);
    return begun;
  }
}

/** What all workers have counted together. */
export class Totals {
  readonly #counts = new Counts();

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
  readonly #counts = new Counts();
  readonly #tell: (counts: Counted[]) => void;
  #untold = new Map<string, number>();
  #telling = false;

  constructor(tell: (counts: Counted[]) => void) {
    this.#tell = tell;
  }

  count(counter: string) {
    const count = this.#counts.of(counter);
    count.requests += 1;
    this.#untold.set(counter, (this.#untold.get(counter) ?? 0) + 1);
    if (!this.#telling) this.#tellSoon();
    return { current: count.requests, ttl: count.ends - Date.now() };
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
