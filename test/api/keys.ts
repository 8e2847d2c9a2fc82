import { keyHash, keyIdOf, newSecret, type Scope } from '../../src/records/key.ts';
import type { Store } from '../../src/store/store.ts';

/** Makes a key; gives its id, and the headers that send it. */
export async function makeKey(store: Store, name: string, scopes: Scope[] = ['write']) {
  const secret = newSecret();
  const id = keyIdOf(secret) ?? '';
  const moments = { createdAt: new Date().toISOString(), lastUsedAt: null, revokedAt: null };
  if (!(await store.createKey({ id, name, scopes, hash: keyHash(secret), ...moments }))) {
    throw new Error(`there is a key named ${name}`);
  }
  return { id, secret, headers: { authorization: `Bearer ${secret}` } };
}
