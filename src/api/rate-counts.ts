const MINUTE = 60_000;

/** So many counters there are at once; beyond that the one whose minute began first is forgotten. */
const MOST = 20_000;

/** Counts requests by the minute, from the first one on. */
export interface RateCounts {
  /** Counts one more; gives how many there were in this minute, and in how many milliseconds it ends. */
  count(counter: string): { current: number; ttl: number };
}

interface Minute {
  requests: number;
  /** In milliseconds of the clock. */
  ends: number;
}

/** The counts of this process. */
export class MinuteCounts implements RateCounts {
  /** In the order in which their minutes began. */
  readonly #minutes = new Map<string, Minute>();

  count(counter: string) {
    const now = Date.now();
    const minute = this.of(counter, now);
    minute.requests += 1;
    return { current: minute.requests, ttl: minute.ends - now };
  }

  /** The minute that goes on; where it is over, or nobody has asked, one that begins now. */
  of(counter: string, now = Date.now()): Minute {
    const known = this.#minutes.get(counter);
    if (known && known.ends > now) return known;
    this.#minutes.delete(counter);
    const [oldest] = this.#minutes.size >= MOST ? this.#minutes.keys() : [];
    if (oldest !== undefined) this.#minutes.delete(oldest);
    const begun = { requests: 0, ends: now + MINUTE };
    this.#minutes.set(counter, begun);
    return begun;
  }
}
