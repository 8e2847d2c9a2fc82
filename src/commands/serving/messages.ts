import type { PoolAnswer, PoolQuestion } from '../../intake/remote-pool.ts';

/** Requests of a minute by one key or address, since it was last told. */
export type Counted = [counter: string, requests: number];

/** The same of all workers, and when the minute ends. */
export type Totalled = [counter: string, requests: number, ends: number];

/** What a worker tells the primary. */
export type FromWorker =
  | { what: 'listening'; address: string }
  | { what: 'failed'; message: string }
  | { what: 'committed' }
  | { what: 'counted'; counts: Counted[] }
  | { what: 'ask'; id: number; question: PoolQuestion };

/** What the primary tells a worker. */
export type FromPrimary =
  | { what: 'stop' }
  | { what: 'committed' }
  | { what: 'totals'; totals: Totalled[] }
  | { what: 'answer'; id: number; answer: PoolAnswer };
