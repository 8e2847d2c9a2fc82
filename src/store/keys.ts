import sql from 'sql-template-tag';
import type { KeptKey, Key, Scope } from '../records/key.ts';
import type { Engine, Queries } from './engine.ts';
import type { KeyUse } from './store.ts';

type KeyRow = Omit<KeptKey, 'scopes'> & { scopes: string };

const COLUMNS = sql`id, name, scopes, hash, created_at as "createdAt", last_used_at as "lastUsedAt",
  revoked_at as "revokedAt"`;

const keyOf = (row: KeyRow): KeptKey => ({ ...row, scopes: JSON.parse(row.scopes) as Scope[] });

const withoutHash = ({ hash: _, ...key }: KeptKey): Key => key;

/** What can be asked and done about keys. */
export function keyStore(engine: Engine) {
  const { read } = engine;
  return {
    async key(id: string): Promise<KeptKey | null> {
      const [row] = await read.all<KeyRow>(sql`select ${COLUMNS} from keys where id = ${id}`);
      return row ? keyOf(row) : null;
    },

    async keys(): Promise<Key[]> {
      const rows = await read.all<KeyRow>(sql`select ${COLUMNS} from keys order by created_at, id`);
      return rows.map((row) => withoutHash(keyOf(row)));
    },

    createKey: (key: KeptKey) => engine.transaction((write) => createKey(write, key)),

    revokeKey: (id: string, at: string) => engine.transaction((write) => revokeKey(write, id, at)),

    noteKeyUse: ({ id, at }: KeyUse) =>
      engine.transaction(async (write) => {
        await write.run(sql`
          update keys set last_used_at = ${at} where id = ${id} and (last_used_at is null or last_used_at < ${at})`);
      }),
  };
}

async function createKey(write: Queries, key: KeptKey): Promise<boolean> {
  const { id, name, scopes, hash, createdAt } = key;
  const written = await write.run(sql`
    insert into keys (id, name, scopes, hash, created_at)
    values (${id}, ${name}, ${JSON.stringify(scopes)}, ${hash}, ${createdAt}) on conflict do nothing`);
  return written > 0;
}

async function revokeKey(write: Queries, id: string, at: string): Promise<Key | null> {
  await write.run(sql`update keys set revoked_at = ${at} where id = ${id} and revoked_at is null`);
  const [row] = await write.all<KeyRow>(sql`select ${COLUMNS} from keys where id = ${id}`);
  return row ? withoutHash(keyOf(row)) : null;
}
