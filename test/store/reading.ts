import { z } from 'zod';
import type { PageQuery } from '../../src/store/queries.ts';
import type { Json, Page, Store } from '../../src/store/store.ts';

/** Where a database is; opening it again gives what was kept. */
export interface Place {
  open(): Promise<Store>;
  discard(): Promise<void>;
}

/** What an engine under test cannot do, or only slowly. */
export interface Means {
  /** Whether one connection can see what was, while another writes; true unless given. */
  sessions?: boolean;
  /** The share of the usual runs of a property; 1 unless given. */
  runs?: number;
}

/** Makes room for a new, empty database. */
export type MakePlace = () => Place;

/** A page as a client sees it: every record is held against its schema. */
export function parsed<S extends z.ZodType>(schema: S, page: Page<z.infer<S>>): z.infer<S>[] {
  return z.array(schema).parse(JSON.parse(page.items));
}

/** One record, held against its schema; null where there is none. */
export const record = <S extends z.ZodType>(schema: S, json: Json<z.infer<S>> | null): z.infer<S> | null =>
  json === null ? null : schema.parse(JSON.parse(json));

/** All records of a list, page by page. */
export async function everything<S extends z.ZodType>(
  schema: S,
  list: (query: PageQuery) => Promise<Page<z.infer<S>>>,
  limit = 1_000,
): Promise<z.infer<S>[]> {
  const records: z.infer<S>[] = [];
  let cursor: string | undefined;
  for (;;) {
    const page = await list({ limit, cursor });
    const items = parsed(schema, page);
    if (items.length > limit) throw new Error(`a page of ${limit} has ${items.length} records`);
    records.push(...items);
    if (page.next === null) return records;
    if (items.length < limit) throw new Error('a page that is not full has a next one');
    cursor = page.next;
  }
}
