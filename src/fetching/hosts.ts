import { setTimeout as pause } from 'node:timers/promises';
import pLimit, { type LimitFunction } from 'p-limit';

export interface Politeness {
  /** Requests to one host at once. */
  perHost: number;
  /** Least milliseconds between the beginnings of two requests to one host. */
  gap: number;
}

interface Host {
  limit: LimitFunction;
  /** When the next request may begin, in milliseconds as `performance.now()` counts. */
  free: number;
  gap: number;
}

/** Keeps requests to one host apart: so many at once, and a while between them. */
export class Hosts {
  private readonly hosts = new Map<string, Host>();
  private readonly politeness: Politeness;

  constructor(politeness: Politeness) {
    this.politeness = politeness;
  }

  /** Does the work when it is its turn. @throws what aborts the signal */
  run<T>(url: URL, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const host = this.of(url);
    return host.limit(async () => {
      for (let wait = this.waitOf(host); wait > 0; wait = this.waitOf(host)) {
        await pause(wait, undefined, { signal });
      }
      signal.throwIfAborted();
      host.free = performance.now() + host.gap;
      return await work();
    });
  }

  /** The host asks for so many milliseconds between requests. */
  widen(url: URL, gap: number): void {
    const host = this.of(url);
    host.gap = Math.max(host.gap, gap);
  }

  /** Nothing is asked of the host for so many milliseconds. */
  rest(url: URL, milliseconds: number): void {
    const host = this.of(url);
    host.free = Math.max(host.free, performance.now() + milliseconds);
  }

  private waitOf = ({ free }: Host) => free - performance.now();

  private of({ host }: URL): Host {
    const known = this.hosts.get(host);
    if (known) return known;
    const { perHost, gap } = this.politeness;
    const made = { limit: pLimit(perHost), free: 0, gap };
    this.hosts.set(host, made);
    return made;
  }
}
