import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Tinypool } from 'tinypool';
import type { ExtractionInput } from '../extract/extractor.ts';
import { DEFAULT_MODEL, type Model } from '../extract/model/models.ts';
import { extractorOf } from '../extract/version.ts';
import { type Format, type Found, Malformed, type Source } from '../formats/format.ts';
import type { Extraction } from '../records/extraction.ts';
import type { Done, Work } from './worker.ts';

export interface ExtractionPoolOptions {
  /** Processes at most, a thread each; as many as there are cores when not given. */
  threads?: number | undefined;
  /** Articles that may wait beside those being read; sixteen a thread when not given. */
  maxWaiting?: number | undefined;
  /** `large` when not given. */
  model?: Model | undefined;
}

/**
 * Extraction in processes of its own, so that a long article holds up nobody else. Not in worker threads: onnxruntime-node
 * 1.16 takes the process down when a thread that has loaded it ends.
 */
export interface ExtractionPool {
  /** Processes at most. */
  readonly threads: number;
  /** What stands on an article as what has read it. */
  readonly extractor: ReturnType<typeof extractorOf>;
  /**
   * Extracts one article; articles begin in the order in which they came.
   *
   * @throws ExtractionPoolFull when too many wait already; else what went wrong inside, with its message
   */
  extract(input: ExtractionInput): Promise<Extraction>;
  /**
   * Reads what articles a source holds, in the same processes: pages take too long for one that answers others.
   *
   * @throws ExtractionPoolFull as above; Malformed
   */
  read(source: Source, format: Format): Promise<Found[]>;
  /** Fulfilled when more may come: at once where it may now, else when something is done. Others may be faster. */
  room(): Promise<void>;
  /** Finishes what was begun or waits, and ends the processes. */
  close(): Promise<void>;
}

/** So many articles wait that one more would only wait in vain: try again later, or keep fewer in flight. */
export class ExtractionPoolFull extends Error {
  override readonly name = 'ExtractionPoolFull';
  constructor(waiting: number) {
    super(`${waiting} articles are waiting to be read already: try again in a few seconds`);
  }
}

/** A process holds a language model, so one that has had no work for so long is let go. */
const IDLE_MILLISECONDS = 60_000;

// Beside this file stands `worker.ts` under tsx and vitest, `worker.js` in dist/.
const WORKER = fileURLToPath(new URL(`./worker${extname(import.meta.url)}`, import.meta.url));

/**
 * A function runs several times as long as by default before it is optimised. Many small ones read an article; to optimise
 * them early takes more than it gains: without this, what is not the encoder's takes a sixth more in the first 100 articles.
 * V8 calls it otherwise in each version, and at a flag that it does not know Node does not start.
 */
const OPTIMISED_LATER: Readonly<Record<string, readonly string[]>> = {
  20: ['--interrupt-budget=540000'],
  22: ['--invocation-count-for-turbofan=30000'],
  24: ['--invocation-count-for-turbofan=30000'],
};
const [major = ''] = process.versions.node.split('.');

/** How V8 runs in the processes. */
export const V8 = [
  // Garbage is collected sooner than V8 would, for less memory; with 4 it would take 10 MB less and 3 % more time. The
  // longest article that is taken does with 700; the lower the limit, the sooner V8 looks for what to free, from 2,048 on
  // only when the heap has grown fourfold.
  '--max-semi-space-size=8',
  '--max-old-space-size=1200',
  // A regular expression is compiled on its fiftieth use, not on its second: chrono's take a tenth of a second each.
  '--regexp-tier-up-ticks=50',
  ...(OPTIMISED_LATER[major] ?? []),
];

/** Makes a pool; no process starts before the first article. */
export function createExtractionPool(options: ExtractionPoolOptions = {}): ExtractionPool {
  const threads = options.threads ?? availableParallelism();
  const maxWaiting = options.maxWaiting ?? threads * 16;
  const model = options.model ?? DEFAULT_MODEL;
  const inFlight = new Map<AbortController, Promise<unknown>>();
  const isFull = () => inFlight.size >= threads + maxWaiting;
  let wakeAll: (() => void)[] = [];
  const pool = new Tinypool({
    filename: WORKER,
    runtime: 'child_process',
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: IDLE_MILLISECONDS,
    // JSON would make an object of numbers of the bytes of a source.
    serialization: 'advanced',
    execArgv: [...process.execArgv, ...V8],
  });
  // A process that cannot even start takes no article and so fails none: all would wait for ever.
  pool.on('error', (error: Error) => {
    for (const controller of inFlight.keys()) controller.abort(error);
  });

  async function run<W extends Work>(work: W): Promise<Done<W>> {
    if (isFull()) throw new ExtractionPoolFull(inFlight.size - threads);
    const controller = new AbortController();
    const running: Promise<Done<W>> = pool.run(work, { signal: controller.signal });
    inFlight.set(controller, running);
    try {
      return await running;
    } catch (error) {
      throw controller.signal.aborted ? controller.signal.reason : asError(error);
    } finally {
      inFlight.delete(controller);
      for (const wake of wakeAll) wake();
      wakeAll = [];
    }
  }

  return {
    threads,
    extractor: extractorOf(model),
    extract: (input) => run({ extract: input, model }),
    async read(source, format) {
      try {
        return await run({ read: source, format: format.name });
      } catch (error) {
        // From another process it comes as a plain error.
        throw error instanceof Error && error.name === 'Malformed' ? new Malformed(error.message) : error;
      }
    },
    async room() {
      if (!isFull()) return;
      await new Promise<void>((wake) => {
        wakeAll.push(wake);
      });
    },
    async close() {
      // The pool's own end drops what is given to a process that is still starting.
      await Promise.allSettled(inFlight.values());
      await pool.destroy();
    },
  };
}

/** An error comes from another process as a plain object. */
const asError = (error: unknown): Error => (error instanceof Error ? error : Object.assign(new Error(), error));
