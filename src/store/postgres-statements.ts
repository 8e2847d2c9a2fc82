import type { ClientBase, QueryResult, QueryResultRow } from 'pg';
import type { Statement } from './engine.ts';

/** Filters with several values make many statements: so many are kept prepared on a connection, and the oldest one goes. */
const MOST = 500;

const kept = new WeakMap<ClientBase, Map<string, string>>();
/** Names are never used again: connections that share one session, as PGlite's do, do not get each other's statements. */
let last = 0;

/** Runs a statement on a connection, on which its text is kept prepared. */
export async function runKept<Row extends QueryResultRow>(
  client: ClientBase,
  { text, values }: Statement,
): Promise<QueryResult<Row>> {
  const names = kept.get(client) ?? new Map<string, string>();
  kept.set(client, names);
  const known = names.get(text);
  if (known) return client.query<Row>({ name: known, text, values });
  const [oldest] = names.size === MOST ? names : [];
  if (oldest) {
    names.delete(oldest[0]);
    // Not waited for, so that statements are sent in the order in which they are asked for.
    client.query(`deallocate ${oldest[1]}`).catch(() => {});
  }
  last += 1;
  const name = `onrecord_${last}`;
  names.set(text, name);
  return client.query<Row>({ name, text, values });
}
