import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Dialect } from './engine.ts';

/** FTS5 reads a quoted string as words in a row, whatever is in it; strings beside each other must all match. */
const matchText = (words: readonly string[]) => words.map((word) => `"${word}"`).join(' ');

/** Names come from code only, and are made of letters. */
const quoted = (name: string) => raw(`"${name}"`);

const object = (fields: Record<string, Sql>) =>
  sql`json_object(${join(Object.entries(fields).map(([name, value]) => sql`${raw(`'${name}'`)}, ${value}`))})`;

/** SQLite's own ways: JSON functions, and FTS5. */
export const sqliteDialect: Dialect = {
  object,
  tuple: (values) => sql`json_array(${join(values)})`,
  // Sorted inside, so that an index can give the order: `json_group_array(... order by ...)` always sorts, and made a
  // page of quotes a third slower. SQLite keeps the order of a subquery for aggregates that depend on it.
  array(columns, rows, order) {
    const names = Object.keys(columns);
    const inner = join(Object.entries(columns).map(([name, value]) => sql`${value} as ${quoted(name)}`));
    const item = object(Object.fromEntries(names.map((name) => [name, sql`o.${quoted(name)}`])));
    return sql`(select json_group_array(${item}) from (select ${inner} from ${rows} order by ${order}) as o)`;
  },
  embedded: (column) => sql`json(${column})`,
  among: (value, values) => sql`${value} in (select value from json_each(${JSON.stringify(values)}))`,
  quotesWith: (words) => sql`select rowid as key from quotes_fts where quotes_fts match ${matchText(words)}`,
  quoteHas: (key, words) =>
    sql`exists (select 1 from quotes_fts where rowid = ${key} and quotes_fts match ${matchText(words)})`,
};
