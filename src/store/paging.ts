import { hash } from 'node:crypto';
import sql, { type Sql } from 'sql-template-tag';
import type { Queries } from './engine.ts';
import type { PageQuery } from './queries.ts';
import { InvalidCursor } from './refusals.ts';
import type { Json, Page } from './store.ts';

/** Where a row stands in its list: the values of the columns that order it. */
export type Place = readonly (string | number)[];

export type PlaceKind = 'integer' | 'number' | 'text';

/** A list: its name, its filters with its order, and what kind of values its places are made of. */
export interface List {
  name: string;
  filters: readonly unknown[];
  place: readonly PlaceKind[];
}

/** What of a query tells one list from another: all but the page. */
export const filtersOf = (query: object): unknown[] => {
  const { limit: _, cursor: __, count: ___, ...filters } = query as PageQuery & { count?: boolean };
  return Object.entries(filters)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
};

/** A row of a list: the record's JSON, and its place as a JSON array. */
export interface ListRow {
  record: string;
  place: string;
}

/**
 * Limits a statement to so many rows. Not plainly `limit ?`: SQLite looks into a bare parameter there to plan by its
 * value, and so compiles the statement anew on each call, which cost 60 of 150 µs on a page of quotes.
 */
export const atMost = (rows: number): Sql => sql`limit cast(${rows} as bigint)`;

const fingerprint = ({ name, filters }: List) =>
  hash('sha256', JSON.stringify([name, ...filters.map((filter) => filter ?? null)]), 'base64url').slice(0, 8);

/** A cursor: where one goes on in the list. */
export const placeOf = (list: List, place: unknown): string =>
  Buffer.from(`${fingerprint(list)}${JSON.stringify(place)}`, 'utf8').toString('base64url');

const FITS: Record<PlaceKind, (value: unknown) => boolean> = {
  integer: Number.isSafeInteger,
  number: Number.isFinite,
  text: (value) => typeof value === 'string',
};

/**
 * The place that a cursor stands for.
 *
 * @throws InvalidCursor for one that this list with these filters did not give out
 */
export function startOf(list: List, cursor: string): Place {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  let place: unknown;
  try {
    place = JSON.parse(text.slice(8));
  } catch {
    throw new InvalidCursor();
  }
  const known =
    Array.isArray(place) &&
    place.length === list.place.length &&
    list.place.every((kind, i) => FITS[kind]((place as unknown[])[i]));
  // Encoding it again rules out other spellings of the same cursor, and those of other lists.
  if (!known || placeOf(list, place) !== cursor) throw new InvalidCursor();
  return place as Place;
}

/**
 * Reads one page.
 *
 * @param select builds the statement for rows after a place (null: from the beginning), at most `limit`; it gives the
 *   columns of `ListRow`
 * @throws InvalidCursor for a cursor that this list with these filters did not give out
 */
export async function readPage<T>(
  read: Queries,
  list: List,
  { limit, cursor }: PageQuery,
  select: (after: Place | null, limit: number) => Sql | Promise<Sql>,
): Promise<Page<T>> {
  if (!Number.isSafeInteger(limit) || limit < 1) throw new RangeError(`limit must be a whole number over 0: ${limit}`);
  const after = cursor === undefined ? null : startOf(list, cursor);
  // One more than asked for tells whether there is a next page.
  const rows = await read.all<ListRow>(await select(after, limit + 1));
  const more = rows.length > limit;
  if (more) rows.pop();
  const last = rows.at(-1);
  const records = rows.map((row) => row.record as Json<T>);
  return {
    records,
    items: `[${records.join(',')}]` as Json<T[]>,
    next: more && last ? placeOf(list, JSON.parse(last.place)) : null,
  };
}
