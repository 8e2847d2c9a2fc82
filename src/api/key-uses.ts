import type { FastifyBaseLogger } from 'fastify';
import type { Key } from '../records/key.ts';
import type { Store } from '../store/store.ts';

const MINUTE = 60_000;

/**
 * Notes when keys are used: at most once a minute each, whichever process has noted it, and with no request waiting for
 * it, since each note is a write to the disk.
 */
export function keyUses(store: Store, log: FastifyBaseLogger): (key: Key) => void {
  const noted = new Map<string, number>();
  return ({ id, lastUsedAt }) => {
    const now = Date.now();
    const last = Math.max(noted.get(id) ?? 0, lastUsedAt === null ? 0 : Date.parse(lastUsedAt));
    if (now - last < MINUTE) return;
    noted.set(id, now);
    store.noteKeyUse({ id, at: new Date(now).toISOString() }).catch((error: unknown) => {
      log.warn({ err: error, key: id }, 'the use of a key was not noted');
    });
  };
}
