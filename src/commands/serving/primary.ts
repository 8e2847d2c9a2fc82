import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import type { Settings } from '../../config.ts';
import type { ExtractionPool } from '../../intake/pool.ts';
import { answerOf } from '../../intake/remote-pool.ts';
import { Totals } from './counts.ts';
import type { FromPrimary, FromWorker } from './messages.ts';
import { announce, stopOnSignal } from './options.ts';

/** A worker that has lived for so long has not died of how it began, in milliseconds. */
const SETTLED_MS = 10_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Keeps so many workers that share the port, and does for them what is done once: it has the pool that extracts, adds up
 * what they count, and tells each what another has committed. One that dies is replaced. Fulfilled when all listen.
 *
 * @param pool closed when a signal ends it all
 * @throws CannotListen, StoreUnavailable as a worker has told it
 */
export async function servePrimary(settings: Settings, pool: ExtractionPool): Promise<void> {
  const totals = new Totals();
  const listening = new Set<Worker>();
  let announced: string | null = null;
  let stopping = false;
  /** How often in a row one has died soon. */
  let deaths = 0;
  let begun: (error: Error | null) => void = () => {};
  const beginning = new Promise<void>((resolve, reject) => {
    begun = (error) => (error ? reject(error) : resolve());
  });
  // With JSON the bytes of a page would become an object of numbers.
  cluster.setupPrimary({ serialization: 'advanced' });

  function heed(worker: Worker, message: FromWorker): void {
    switch (message.what) {
      case 'listening':
        listens(worker, message.address);
        break;
      case 'failed':
        if (announced === null) begun(new Error(message.message));
        else complain(`worker ${worker.process.pid} cannot start: ${message.message}`);
        break;
      case 'committed':
        for (const other of listening) if (other !== worker) send(other, { what: 'committed' });
        break;
      case 'counted':
        send(worker, { what: 'totals', totals: totals.add(message.counts) });
        break;
      case 'ask':
        answerOf(pool, message.question).then((answer) => send(worker, { what: 'answer', id: message.id, answer }));
    }
  }

  function listens(worker: Worker, address: string): void {
    listening.add(worker);
    if (announced !== null) complain(`worker ${worker.process.pid} has taken its place`);
    else if (listening.size < settings.workers) return;
    // Only where all have died at once, and any port was good, is it another one.
    if (announced !== address) announce(settings.database, address);
    announced = address;
    begun(null);
  }

  function start(): void {
    const worker = cluster.fork();
    const started = performance.now();
    worker.on('message', (message: FromWorker) => heed(worker, message));
    worker.on('error', (error) => complain(`worker ${worker.process.pid}: ${error.message}`));
    worker.once('exit', (code, signal) => {
      listening.delete(worker);
      if (stopping) return;
      const cause = signal ?? `code ${code}`;
      if (announced === null) return begun(new Error(`a worker has ended (${cause}) before it could listen`));
      deaths = performance.now() - started < SETTLED_MS ? deaths + 1 : 0;
      const pause = deaths === 0 ? 0 : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (deaths - 1));
      complain(`worker ${worker.process.pid} has ended (${cause}): another one starts in ${pause / 1_000} s`);
      setTimeout(() => {
        if (!stopping) start();
      }, pause);
    });
  }

  const stopWorkers = async () => {
    stopping = true;
    const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
    const ended = workers.map((worker) => once(worker, 'exit'));
    for (const worker of workers) {
      if (listening.has(worker)) send(worker, { what: 'stop' });
      // It has begun nothing, and may not hear yet.
      else worker.process.kill('SIGKILL');
    }
    await Promise.all(ended);
  };

  stopOnSignal(async () => {
    begun(null);
    await stopWorkers();
    await pool.close();
  });
  for (let n = 0; n < settings.workers; n += 1) start();
  try {
    await beginning;
  } catch (error) {
    await stopWorkers();
    throw error;
  }
}

/** A worker that is gone by now needs no answer. */
function send(worker: Worker, message: FromPrimary): void {
  if (worker.isConnected()) worker.send(message, () => {});
}

const complain = (line: string) => process.stderr.write(`${new Date().toISOString()} onrecord: ${line}\n`);
