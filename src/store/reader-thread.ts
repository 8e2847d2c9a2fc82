import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Sql } from 'sql-template-tag';
import type { Queries } from './engine.ts';

const WORKER = new URL('./reader-worker.js', import.meta.url);

/** Rows live until they are posted: more room for what is young only lets more of them lie about. */
const YOUNG_MB = 8;

/** A statement for the thread; null instead of one ends it. */
export interface Question {
  id: number;
  text: string;
  values: unknown[];
}

/** What came of it: rows, or of the error what a copy of it would lose. */
export type Reply =
  | { id: number; rows: unknown[] }
  | { id: number; error: { message: string; code?: string | undefined } };

/** What the thread reads from, and how. */
export interface ReaderOptions {
  file: string;
  busyTimeoutMs: number;
  cacheKib: number;
}

interface Asked {
  resolve: (rows: unknown[]) => void;
  reject: (reason: unknown) => void;
}

/** Reads on a thread of its own, so that what takes long holds up nobody else. */
export interface ReaderThread {
  readonly queries: Queries;
  /** Ends the thread once what was asked is answered. */
  close(): Promise<void>;
}

/** Makes a reader over a SQLite file; the thread starts with the first query, and keeps no process from its end. */
export function readerThread(options: ReaderOptions): ReaderThread {
  const asked = new Map<number, Asked>();
  let worker: Worker | null = null;
  let last = 0;
  let ending: Promise<void> | null = null;

  function settle(reply: Reply): void {
    const question = asked.get(reply.id);
    if (!question) return;
    const { resolve, reject } = question;
    asked.delete(reply.id);
    if (asked.size === 0 && !ending) worker?.unref();
    if ('rows' in reply) resolve(reply.rows);
    else reject(Object.assign(new Error(reply.error.message), reply.error));
  }

  function start(): Worker {
    const started = new Worker(WORKER, { workerData: options, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
    // A port hands over what has come, and what comes meanwhile, before anything else has its turn: whoever asks for
    // one page after the other would hold up everything.
    started.on('message', (reply: Reply) => setImmediate(settle, reply));
    // A thread that dies takes with it what it was asked; the next query starts another.
    const fail = (error: unknown) => {
      if (worker !== started) return;
      worker = null;
      for (const { reject } of asked.values()) reject(error);
      asked.clear();
    };
    started.on('error', fail);
    started.on('exit', () => setImmediate(fail, new Error('the reader thread has ended')));
    return started;
  }

  function ask(query: Sql): Promise<unknown[]> {
    if (ending) return Promise.reject(new Error('the database is closed'));
    worker ??= start();
    worker.ref();
    last += 1;
    const question: Question = { id: last, text: query.sql, values: query.values };
    return new Promise((resolve, reject) => {
      asked.set(question.id, { resolve, reject });
      worker?.postMessage(question);
    });
  }

  async function end(): Promise<void> {
    if (!worker) return;
    const ended = once(worker, 'exit');
    worker.ref();
    worker.postMessage(null);
    await ended;
  }

  return {
    queries: {
      all: <Row>(query: Sql) => ask(query) as Promise<Row[]>,
      run: () => Promise.reject(new Error('the reader thread only reads')),
    },
    close() {
      ending ??= end();
      return ending;
    },
  };
}
