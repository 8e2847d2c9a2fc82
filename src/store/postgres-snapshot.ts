import type { Sql } from 'sql-template-tag';
import type { Snapshot } from './engine.ts';
import { openClient } from './postgres-connections.ts';

/** So many rows are in memory at once. */
const PART = 200;

/** A connection that sees what is committed now, and goes on seeing that. */
export async function postgresSnapshot(url: string): Promise<Snapshot> {
  const client = await openClient({ url, purpose: 'snapshot', session: {} });
  await client.query('begin isolation level repeatable read read only; select 1');
  return {
    all: async <Row>({ text, values }: Sql) => (await client.query<Row & object>(text, values)).rows,
    async *each({ text, values }) {
      await client.query(`declare rows no scroll cursor for ${text}`, values);
      for (;;) {
        const { rows } = await client.query<unknown[]>({ text: `fetch ${PART} from rows`, rowMode: 'array' });
        if (rows.length > 0) yield rows;
        if (rows.length < PART) break;
      }
      await client.query('close rows');
    },
    close: () => client.end(),
  };
}
