import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type KeptKey, keyHash, keyIdOf, newSecret } from '../../src/records/key.ts';
import type { Store } from '../../src/store/store.ts';
import type { MakePlace, Place } from './reading.ts';

const keyNamed = (name: string, fields: Partial<KeptKey> = {}): KeptKey => {
  const secret = newSecret();
  return {
    id: keyIdOf(secret) ?? '',
    name,
    scopes: ['read', 'write'],
    hash: keyHash(secret),
    createdAt: '2024-03-05T09:30:00.000Z',
    lastUsedAt: null,
    revokedAt: null,
    ...fields,
  };
};

/** What a store does with keys. */
export function keysContract(makePlace: MakePlace): void {
  describe('keys', () => {
    let place: Place;
    let store: Store;
    beforeEach(async () => {
      place = makePlace();
      store = await place.open();
    });
    afterEach(async () => {
      await store.close();
      await place.discard();
    });

    const [EARLY, LATE] = ['2024-03-06T00:00:00.000Z', '2024-03-07T00:00:00.000Z'];

    test('are found by id, listed without their hash, and there after a restart', async () => {
      const [anna, tom] = [keyNamed('Anna'), keyNamed('Tom', { scopes: ['admin'], createdAt: LATE })];
      expect(await store.keys()).toEqual([]);
      expect(await store.createKey(tom)).toBe(true);
      expect(await store.createKey(anna)).toBe(true);
      await store.close();
      store = await place.open();
      expect(await store.key(anna.id)).toEqual(anna);
      expect(await store.key('onr_00000000')).toBeNull();
      const listed = [anna, tom].map(({ hash: _, ...key }) => key);
      expect(await store.keys()).toEqual(listed);
    });

    test('of one name are one at a time', async () => {
      const [first, second] = [keyNamed('Anna'), keyNamed('Anna')];
      expect(await store.createKey(first)).toBe(true);
      expect(await store.createKey(second)).toBe(false);
      expect(await store.createKey({ ...second, name: 'Tom', id: first.id })).toBe(false);
      expect(await store.keys()).toHaveLength(1);
      await store.revokeKey(first.id, EARLY);
      expect(await store.createKey(second)).toBe(true);
      expect((await store.keys()).map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());
    });

    test('are revoked once', async () => {
      const key = keyNamed('Anna');
      await store.createKey(key);
      expect(await store.revokeKey(key.id, EARLY)).toMatchObject({ name: 'Anna', revokedAt: EARLY });
      expect(await store.revokeKey(key.id, LATE)).toMatchObject({ revokedAt: EARLY });
      expect(await store.key(key.id)).toEqual({ ...key, revokedAt: EARLY });
      expect(await store.revokeKey('onr_00000000', LATE)).toBeNull();
    });

    test('know when they were last used', async () => {
      const [anna, tom] = [keyNamed('Anna'), keyNamed('Tom')];
      await store.createKey(anna);
      await store.createKey(tom);
      await store.noteKeyUse({ id: anna.id, at: LATE });
      await store.noteKeyUse({ id: anna.id, at: EARLY });
      expect(await store.key(anna.id)).toEqual({ ...anna, lastUsedAt: LATE });
      expect(await store.key(tom.id)).toEqual(tom);
    });
  });
}
