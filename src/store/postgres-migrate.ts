import type { Client } from 'pg';
import { latestSchema, migrationsOf } from './migrations.ts';
import { StoreUnavailable } from './refusals.ts';

/** Two processes may start at once: whoever holds this lock migrates, and the other then finds the work done. */
const LOCK = 'pg_advisory_xact_lock(8021106531)';

const OLDEST = 150_000;

/** Tables, views and the like that are neither the system's nor an extension's. */
const OWN_RELATIONS = `select count(*) as n from pg_class c
  where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
    and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')`;

async function refuseUnfit(client: Client, name: string): Promise<void> {
  const { rows } = await client.query<{ version: string; number: string; encoding: string; schema: string | null }>(
    `select current_setting('server_version') as version, current_setting('server_version_num') as number,
      current_setting('server_encoding') as encoding, current_schema() as schema`,
  );
  const [server] = rows;
  if (!server) throw new Error('the server says nothing of itself');
  if (Number(server.number) < OLDEST) {
    throw new StoreUnavailable(`${name} is on PostgreSQL ${server.version}: onrecord needs version 15 or later`);
  }
  if (server.encoding !== 'UTF8') {
    throw new StoreUnavailable(
      `${name} keeps texts in ${server.encoding}: make a database with createdb --encoding=UTF8 --template=template0`,
    );
  }
  if (server.schema === null) {
    throw new StoreUnavailable(`in ${name} there is no schema that the user may use: look at its search_path`);
  }
}

/** The number of the newest migration that the database has; 0 where it is empty. */
async function versionOf(client: Client, name: string): Promise<number> {
  const { rows: marks } = await client.query<{ known: boolean }>(
    "select to_regclass(quote_ident(current_schema()) || '.onrecord_schema') is not null as known",
  );
  if (marks[0]?.known) {
    const { rows } = await client.query<{ version: number }>('select version from onrecord_schema');
    return rows[0]?.version ?? 0;
  }
  const { rows } = await client.query<{ n: number }>(OWN_RELATIONS);
  if (rows[0]?.n !== 0) {
    throw new StoreUnavailable(`${name} is the database of another program: choose another one with --database`);
  }
  return 0;
}

/**
 * Brings the database to the form that this code reads, in one transaction; forward only.
 *
 * @param name of the database, for messages
 * @throws StoreUnavailable where a newer onrecord, or another program, has written it, or the server cannot serve it
 */
export async function migrate(client: Client, name: string): Promise<void> {
  await refuseUnfit(client, name);
  const latest = latestSchema('postgres');
  await client.query(`begin; select ${LOCK}`);
  try {
    const current = await versionOf(client, name);
    if (current > latest) {
      throw new StoreUnavailable(
        `${name} was written by a newer onrecord (its schema is ${current}, this one knows ${latest}): ` +
          'update onrecord, or choose another database with --database',
      );
    }
    for (const { version, sql } of migrationsOf('postgres')) if (version > current) await client.query(sql());
    if (current < latest) {
      await client.query('delete from onrecord_schema');
      await client.query('insert into onrecord_schema (version) values ($1)', [latest]);
    }
    // Of writers that are long gone nobody asks any more.
    await client.query("delete from writers where at < now() - interval '1 day'");
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}
