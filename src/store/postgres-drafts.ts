import sql, { type Sql } from 'sql-template-tag';
import { Tinypool } from 'tinypool';
import type { Queries } from './engine.ts';

/** In JSON it marks what is to be put in place of it, and so in a statement that there may be such. */
const DEFLATED = 'deflatedDrafts';

const inBase64 = (draft: Sql) => sql`to_json(encode(${draft}, 'base64'))`;

/** Stands for the JSON text of a draft until `inflating` puts it there. */
export const deflatedText = (draft: Sql): Sql =>
  sql`case when ${draft} is not null then json_build_object('deflatedDrafts', json_build_array(${inBase64(draft)})) end`;

/** The same for what changed from one draft to the next, as JSON of `ArticleRevision.changed`. */
export const deflatedChanges = (before: Sql, after: Sql, otherwise: Sql): Sql =>
  sql`json_build_object('deflatedDrafts', json_build_array(${inBase64(before)},
    case when ${after} is not null then ${inBase64(after)} else ${otherwise} end))`;

/**
 * The same queries, but what stands for drafts in their records is worked out: on a thread, since to compare long texts
 * takes a while. The thread starts with the first of them.
 */
export function inflating(queries: Queries): { queries: Queries; close(): Promise<void> } {
  let pool: Tinypool | null = null;
  const start = () =>
    new Tinypool({
      filename: new URL('./draft-worker.js', import.meta.url).href,
      runtime: 'worker_threads',
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: 10_000,
    });
  return {
    queries: {
      async all<Row>(query: Sql) {
        const rows = await queries.all<Row>(query);
        if (!query.text.includes(DEFLATED)) return rows;
        pool ??= start();
        return (await pool.run(rows)) as Row[];
      },
      run: (query) => queries.run(query),
    },
    close: async () => pool?.destroy(),
  };
}
