import { type Key, KeyName, keyHash, keyIdOf, newSecret, SCOPES, type Scope } from '../records/key.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import { print } from './output.ts';
import { problemsOf } from './problems.ts';

async function withStore<T>(database: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(database);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/**
 * `onrecord keys create`: prints a new key, and nothing else on standard output. It cannot be shown again.
 *
 * @param scopes names of scopes, parted by commas
 * @throws Error where the name or a scope cannot be, or a key of that name is in use
 */
export async function createKey(database: string, name: string, scopes: string): Promise<void> {
  const parsed = KeyName.safeParse(name);
  if (!parsed.success) throw new Error(`the name of a key ${problemsOf(parsed.error)}`);
  const secret = newSecret();
  const key = {
    id: keyIdOf(secret) ?? '',
    name: parsed.data,
    scopes: scopesOf(scopes),
    hash: keyHash(secret),
    createdAt: new Date().toISOString(),
    lastUsedAt: null,
    revokedAt: null,
  };
  if (!(await withStore(database, (store) => store.createKey(key)))) {
    throw new Error(`there is a key named "${key.name}": choose another name, or revoke that one first`);
  }
  process.stderr.write('This is the key. Keep it: it is not stored, and cannot be shown again.\n');
  await print(`${secret}\n`);
}

function scopesOf(text: string): Scope[] {
  const named = text.split(',').map((each) => each.trim());
  const wrong = named.find((each) => !SCOPES.some((scope) => scope === each));
  if (wrong !== undefined) throw new Error(`--scopes: "${wrong}" is no scope: there are ${SCOPES.join(', ')}`);
  return SCOPES.filter((scope) => named.includes(scope));
}

const HEAD = ['ID', 'NAME', 'SCOPES', 'CREATED', 'LAST USED', 'REVOKED'];

/** `onrecord keys list`: prints a table of all keys, the oldest first. */
export async function listKeys(database: string): Promise<void> {
  const keys = await withStore(database, (store) => store.keys());
  const rows = [HEAD, ...keys.map(rowOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  await print(`${lines.join('\n')}\n`);
}

const rowOf = ({ id, name, scopes, createdAt, lastUsedAt, revokedAt }: Key) => [
  id,
  name,
  scopes.join(','),
  createdAt,
  lastUsedAt ?? '-',
  revokedAt ?? '-',
];

/**
 * `onrecord keys revoke`: from now on the key opens nothing, also on servers that run.
 *
 * @param id of the key, or the key itself
 * @throws Error where there is no such key
 */
export async function revokeKey(database: string, id: string): Promise<void> {
  const now = new Date().toISOString();
  const key = await withStore(database, (store) => store.revokeKey(keyIdOf(id) ?? id, now));
  if (key === null) throw new Error(`there is no key with the id "${id}": \`onrecord keys list\` shows all`);
  await print(`${key.id} (${key.name}) is revoked\n`);
}
