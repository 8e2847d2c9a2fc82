import pg, { type ClientBase, type CustomTypesConfig, type PoolConfig } from 'pg';
import type { Queries, Statement } from './engine.ts';
import { isLost, isOutdated, unusable } from './postgres-errors.ts';
import { runKept } from './postgres-statements.ts';

/** So long is waited for a connection, in milliseconds: then the database does not answer. */
const CONNECT_MS = 5_000;

/** A connection is made anew after so many seconds, so that what it has kept in memory does not grow. */
const LIFETIME_S = 3_600;

/** The server tells how long a statement may take; where it tells nothing, the connection is given up after so much more. */
const SILENCE_MS = 5_000;

const { builtins } = pg.types;

/** Numbers are numbers: keys stay below 2^53, and sums as well. JSON goes as it was written. */
const types: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === builtins.INT8 || oid === builtins.NUMERIC) return Number;
    if (oid === builtins.JSON) return (text: string) => text;
    return pg.types.getTypeParser(oid, format);
  }) as CustomTypesConfig['getTypeParser'],
};

/** How connections are used. */
export interface Use {
  url: string;
  /** What the database calls them. */
  purpose: string;
  /** Settings of the session, by their names; they come from code only. */
  session: Record<string, string>;
}

const config = ({ url, purpose }: Use): PoolConfig => ({
  connectionString: url,
  application_name: `onrecord ${purpose}`,
  connectionTimeoutMillis: CONNECT_MS,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  // What is asked at once is sent at once, and answered in order.
  pipeline: true,
  types,
});

/** Compiling statements to machine code takes longer than to run these. */
const settle = async (client: ClientBase, { session }: Use): Promise<void> => {
  // Whoever uses it hears of its end there; unheard, it would end the process.
  client.on('error', () => {});
  const settings = Object.entries({ jit: 'off', ...session });
  await client.query(settings.map(([name, value]) => `set ${name} = '${value}'`).join('; '));
};

/** Opens a single connection; it tells of its end by `end`. */
export async function openClient(use: Use): Promise<pg.Client> {
  const client = new pg.Client(config(use));
  await client.connect();
  await settle(client, use);
  return client;
}

/** Connections that are made as they are wanted, up to `most`. */
export interface Pool {
  readonly queries: Queries;
  close(): Promise<void>;
}

/**
 * @param use.most how many connections there are at most
 * @param use.longestMs after so long the server gives a statement up
 */
export function openPool(use: Use & { name: string; most: number; longestMs: number }): Pool {
  const { name, most, longestMs } = use;
  const session = { ...use.session, statement_timeout: String(longestMs) };
  const pool = new pg.Pool({
    ...config(use),
    max: most,
    maxLifetimeSeconds: LIFETIME_S,
    query_timeout: longestMs + SILENCE_MS,
    onConnect: (client) => settle(client, { ...use, session }),
  });
  // An idle connection that ends is taken out of the pool, and that is all.
  pool.on('error', () => {});

  async function ask<Row extends object>(query: Statement, more = true) {
    let broken = false;
    const client = await pool.connect();
    try {
      return await runKept<Row>(client, query);
    } catch (error) {
      broken = isLost(error) || isOutdated(error);
      // Reading the same again does no harm: the next connection may be well.
      if (!broken || !more) throw error;
    } finally {
      client.release(broken);
    }
    return ask<Row>(query, false);
  }
  const told = <T>(answer: Promise<T>): Promise<T> =>
    answer.catch((error: unknown) => {
      throw unusable(name, error);
    });
  return {
    queries: {
      all: async <Row>(query: Statement) => (await told(ask<Row & object>(query))).rows,
      run: async (query) => (await told(ask(query))).rowCount ?? 0,
    },
    close: () => pool.end(),
  };
}
