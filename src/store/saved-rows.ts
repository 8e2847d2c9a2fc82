import type { Dialect, Queries, Row } from './engine.ts';
import { together } from './together.ts';

/** Writes rows, by their tables. */
export async function insertAll(write: Queries, d: Dialect, rows: Record<string, readonly Row[]>): Promise<void> {
  const statements = Object.entries(rows).flatMap(([table, each]) => d.inserts(table, each));
  await together(statements, (statement) => write.run(statement));
}

/** No record of an extraction comes twice. */
export function expectOnce(kind: 'quote' | 'claim', records: readonly { id: string }[]): void {
  const ids = new Set<string>();
  for (const { id } of records) {
    if (ids.has(id)) throw new Error(`the extraction has ${kind} ${id} twice`);
    ids.add(id);
  }
}

/**
 * Writes records of an article; one whose id was there keeps its key, and what the row does not say.
 *
 * @param rows of the same columns, `id` and `article_key` among them; no id twice
 * @param also an assignment where the id was there, as SQL
 * @returns the keys by id
 */
export async function saveById(
  write: Queries,
  d: Dialect,
  table: 'quotes' | 'claims',
  rows: readonly (Row & { id: string })[],
  also?: string,
): Promise<Map<string, number>> {
  const anew = Object.keys(rows[0] ?? {})
    .filter((column) => column !== 'id' && column !== 'article_key')
    .map((column) => `${column} = excluded.${column}`);
  const statements = d.inserts(
    table,
    rows,
    `on conflict (id) do update set ${[...anew, ...(also ? [also] : [])].join(', ')}
      where ${table}.article_key = excluded.article_key returning id, key`,
  );
  const saved = await together(statements, (statement) => write.all<{ id: string; key: number }>(statement));
  const keys = new Map(saved.flat().map(({ id, key }) => [id, key]));
  for (const { id } of rows) {
    if (!keys.has(id)) throw new Error(`${id} belongs to another article: an id must come from its article`);
  }
  return keys;
}
