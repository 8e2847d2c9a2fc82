import type { Sql } from 'sql-template-tag';
import type { Commits } from './commit-signal.ts';
import type { Search } from './search.ts';

/** A statement as engines run it: its text with `?` or with `$1`, and the values for them. */
export type Statement = Pick<Sql, 'sql' | 'text' | 'values'>;

/** Runs statements; the texts are kept prepared, so values always travel as parameters. */
export interface Queries {
  all<Row>(query: Statement): Promise<Row[]>;
  /** The number of rows that were changed. */
  run(query: Statement): Promise<number>;
}

/**
 * A statement for one value whose text is made once: to put together a record's, and to look it up among those that are
 * prepared, cost half of what SQLite takes to read the record.
 */
export function statementFor<V>(make: (value: V) => Sql): (value: V) => Statement {
  const slot = Symbol('value');
  const { sql, text, values } = make(slot as V);
  return (value) => ({ sql, text, values: values.map((each) => (each === slot ? value : each)) });
}

/** The tables whose texts are searched. */
export type SearchedTable = 'articles' | 'quotes' | 'entities' | 'claims';

/** A row to be written, by the names of its columns. */
export type Row = Record<string, string | number | null>;

/** The database as it is at one moment, whatever is written meanwhile. */
export interface Snapshot {
  all<Row>(query: Sql): Promise<Row[]>;
  /** The rows as arrays of values, some at a time: however many there are, few are in memory. */
  each(query: Sql): AsyncIterable<unknown[][]>;
  close(): Promise<void>;
}

/** The few fragments of SQL in which the engines differ. */
export interface Dialect {
  /** A JSON object; the names are written into the statement, so they come from code only. */
  object(fields: Record<string, Sql>): Sql;
  /** A JSON array of these values. */
  tuple(values: readonly Sql[]): Sql;
  /** The JSON array of the texts that a column has in these rows (what follows `from`). */
  texts(column: Sql, rows: Sql): Sql;
  /**
   * To be joined to: a row under the alias for each element of an array in JSON text, with its place from 0 on as `key` and
   * its text as `value`.
   */
  each(array: Sql, alias: string): Sql;
  /** A text in an object that is JSON text. */
  member(object: Sql, name: string): Sql;
  /** Whether selections of keys in order are intersected in their order, so that a few of the first cost little. */
  readonly intersectsInOrder: boolean;
  /** Whether an index of texts finds its way to a key soon only where it goes from the least key on. */
  readonly searchesForward: boolean;
  /** To be selected from: a row for each of the numbers, as `value`. */
  numbers(values: readonly number[]): Sql;
  /** To be selected from: a row for each pair of integers, as `one` and `other`. */
  pairs(values: readonly (readonly [one: number, other: number])[]): Sql;
  /**
   * Statements that write these rows, which have the same columns, in their order: as many as the engine is fastest with.
   *
   * @param rest SQL that follows, such as `returning key`; it comes from code only
   */
  inserts(table: string, rows: readonly Row[], rest?: string): Statement[];
  /**
   * The JSON array of objects with these columns, one a row of `rows` (what follows `from`), in that order; `[]` where
   * there are none.
   */
  array(columns: Record<string, Sql>, rows: Sql, order: Sql): Sql;
  /** The JSON array of what the column, which holds JSON text, has in these rows (what follows `from`), in their order. */
  arrayOf(column: Sql, rows: Sql): Sql;
  /** A column that holds JSON text, as a part of a larger one. */
  embedded(column: Sql): Sql;
  /** A condition as a JSON true or false, as a part of a larger value. */
  truth(condition: Sql): Sql;
  /** The JSON text of a draft that was deflated; null where there is none. Only on the threads. */
  draftText(draft: Sql): Sql;
  /**
   * What changed from a deflated draft to the next one, as JSON text of `ArticleRevision.changed`; that one is JSON text
   * where it is not deflated. Only on the threads.
   */
  draftChanges(before: Sql, after: Sql, otherwise: Sql): Sql;
  /** Whether the value is among these. */
  among(value: Sql, values: readonly (string | number)[]): Sql;
  /** The column as a value that no index can be looked up by. */
  unindexed(column: Sql): Sql;
  /** The day in UTC (2024-03-05) of a column of moments (see `moment`), and the month (2024-03); null where there is none. */
  day(moment: Sql): Sql;
  month(moment: Sql): Sql;
  /** Selects the `key` of every record of the table that the search finds, the newest first where that is asked for. */
  found(table: SearchedTable, search: Search): Sql;
  /** Whether the search finds the record with that key. */
  finds(table: SearchedTable, key: Sql, search: Search): Sql;
  /** Selects as `key` the largest key that the database has ever given in the table; null where it has given none. */
  lastKey(table: string): Sql;
  /** Statements after which the database gives keys over this one in the table. */
  continueAfter(table: string, key: number): readonly Sql[];
  /** Selects `key` and `score` of records with these keys (all where null) that are found, the best score the least. */
  scored(table: SearchedTable, search: Search, keys: Sql | null): Sql;
}

/** What reading needs. */
export interface Reading {
  readonly dialect: Dialect;
  /** Sees what is committed, and waits for no writer. */
  readonly read: Queries;
}

/** A database: what a store is built on. */
export interface Engine extends Reading {
  /**
   * For lists, which may be read from a copy: it sees all that this process knows to be committed, but what another has
   * committed in the last moment it may not see yet, where `read` does.
   */
  readonly pages: Queries;
  /** Sees the same as `pages`, for what may take over 10 ms: it holds up no other work of the process. */
  readonly heavy: Queries;
  /** The same apart from it, so that neither who counts nor who takes everything out waits for the other. */
  readonly counting: Queries;
  /** For streams: what one of the two sees the other sees too, so that nothing is missed between them. */
  readonly streams: { readonly read: Queries; readonly heavy: Queries };
  /** Hears of every commit, of other processes too. */
  readonly commits: Commits;
  /** Another number after each commit of anyone that reading may show; null where that cannot be told at once. */
  version(): number | null;
  /** The number of the form of the tables, which means the same in every engine. */
  readonly schema: number;
  /** What is committed now, on a connection of its own. */
  snapshot(): Promise<Snapshot>;
  /** All of the work or nothing of it; kept on disk once the promise is fulfilled. Works run one after the other. */
  transaction<T>(work: (write: Queries) => Promise<T>): Promise<T>;
  /** Puts in order what much writing has left, in short transactions, where the database does not see to it itself. */
  settle(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}
