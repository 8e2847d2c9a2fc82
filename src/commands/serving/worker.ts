import cluster from 'node:cluster';
import { createApp } from '../../api/app.ts';
import { listen } from '../../api/server.ts';
import type { Settings } from '../../config.ts';
import { type PoolAnswer, type PoolQuestion, remotePool } from '../../intake/remote-pool.ts';
import type { Neighbours } from '../../store/commit-signal.ts';
import { openStore } from '../../store/open.ts';
import { messageOf } from '../problems.ts';
import { WorkerCounts } from './counts.ts';
import type { FromPrimary, FromWorker } from './messages.ts';
import { appOptions, keepHeapSmall } from './options.ts';
import { settleWhenQuiet } from './settling.ts';

/** To the primary; it is gone where that fails, and then so is this process soon. */
const tell = (message: FromWorker) => process.send?.(message, undefined, undefined, () => {});

/** One of several processes that answer requests on one port, over one database. It ends when the primary says so. */
export async function serveWorker(settings: Settings): Promise<void> {
  // Ctrl-C goes to all processes of a terminal, and an end of a service to all of its own.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
  keepHeapSmall();
  const asked = new Map<number, (answer: PoolAnswer) => void>();
  let last = 0;
  const ask = (question: PoolQuestion): Promise<PoolAnswer> =>
    new Promise((resolve) => {
      last += 1;
      asked.set(last, resolve);
      tell({ what: 'ask', id: last, question });
    });
  const counts = new WorkerCounts((told) => tell({ what: 'counted', counts: told }));
  let heardOfCommit = () => {};
  const neighbours: Neighbours = {
    tell: () => tell({ what: 'committed' }),
    hear(heard) {
      heardOfCommit = heard;
    },
  };
  let stop = async () => {};
  process.on('message', (message: FromPrimary) => {
    switch (message.what) {
      case 'stop':
        return void stop();
      case 'committed':
        return heardOfCommit();
      case 'totals':
        return counts.heard(message.totals);
      case 'answer':
        asked.get(message.id)?.(message.answer);
        asked.delete(message.id);
    }
  });

  try {
    const store = await openStore(settings.database, { replica: settings.databaseReplica, neighbours });
    const pool = remotePool(ask, settings);
    const app = await createApp({ store, pool }, { ...appOptions(settings), rateCounts: counts });
    const endSettling = settleWhenQuiet(store);
    stop = async () => {
      await app.close();
      await endSettling();
      await pool.close();
      await store.close();
      cluster.worker?.disconnect();
    };
    tell({ what: 'listening', address: await listen(app, settings.host, settings.port) });
  } catch (error) {
    // Told by the primary, in one line for all.
    process.send?.({ what: 'failed', message: messageOf(error) } satisfies FromWorker, () => process.exit(1));
  }
}
