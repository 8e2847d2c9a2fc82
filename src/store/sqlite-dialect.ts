import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Dialect, SearchedTable } from './engine.ts';
import type { Search } from './search.ts';

/** In FTS5's own words: it reads a quoted string as words in a row, whatever is in it. */
function matchText(search: Search): string {
  if (search.kind === 'words') return `"${search.words.join(' ')}"${search.prefix ? ' *' : ''}`;
  if (search.kind !== 'not') return `(${search.parts.map(matchText).join(` ${search.kind.toUpperCase()} `)})`;
  return `(${[search.from, ...search.without].map(matchText).join(' NOT ')})`;
}

/** The index of a table's texts, under which FTS5 also takes what is searched for. */
const fts = (table: SearchedTable) => raw(`${table}_fts`);

/** Names come from code only, and are made of letters. */
const quoted = (name: string) => raw(`"${name}"`);

const object = (fields: Record<string, Sql>) =>
  sql`json_object(${join(Object.entries(fields).map(([name, value]) => sql`${raw(`'${name}'`)}, ${value}`))})`;

/** SQLite's own ways: JSON functions, and FTS5. */
export const sqliteDialect: Dialect = {
  object,
  // It steps through both, as one merges sorted lists.
  intersectsInOrder: true,
  // Backwards FTS5 reads the index of its pages from the beginning again at each step (fts5DlidxLvlPrev).
  searchesForward: true,
  tuple: (values) => sql`json_array(${join(values)})`,
  texts: (column, rows) => sql`(select json_group_array(${column}) from ${rows})`,
  each: (array, alias) => sql`json_each(${array}) ${raw(alias)}`,
  member: (object, name) => sql`${object} ->> ${raw(`'${name}'`)}`,
  numbers: (values) => sql`json_each(${JSON.stringify(values)})`,
  pairs: (values) =>
    sql`(select value ->> 0 as one, value ->> 1 as other from json_each(${JSON.stringify(values)})) as pairs`,
  // One a row: nothing has to travel, and the statement is there already.
  inserts(table, rows, rest = '') {
    const columns = Object.keys(rows[0] ?? {});
    const places = columns.map(() => '?').join(', ');
    const text = `insert into ${table} (${columns.join(', ')}) values (${places}) ${rest}`;
    return rows.map((row) => ({ sql: text, text, values: columns.map((column) => row[column]) }));
  },
  // Sorted inside, so that an index can give the order: `json_group_array(... order by ...)` always sorts, and made a
  // page of quotes a third slower. SQLite keeps the order of a subquery for aggregates that depend on it.
  array(columns, rows, order) {
    const names = Object.keys(columns);
    const inner = join(Object.entries(columns).map(([name, value]) => sql`${value} as ${quoted(name)}`));
    const item = object(Object.fromEntries(names.map((name) => [name, sql`o.${quoted(name)}`])));
    return sql`(select json_group_array(${item}) from (select ${inner} from ${rows} order by ${order}) as o)`;
  },
  arrayOf: (column, rows) =>
    sql`(select json_group_array(json(o.value)) from (select ${column} as value from ${rows}) as o)`,
  embedded: (column) => sql`json(${column})`,
  truth: (condition) => sql`json(case when ${condition} then 'true' else 'false' end)`,
  draftText: (draft) => sql`case when ${draft} is not null then draft_text(${draft}) end`,
  draftChanges: (before, after, otherwise) => sql`draft_changes(${before}, coalesce(${after}, ${otherwise}))`,
  // One is compared as it is: to take a list apart took longer than the look-up.
  among: (value, values) =>
    values.length === 1
      ? sql`${value} = ${values[0]}`
      : sql`${value} in (select value from json_each(${JSON.stringify(values)}))`,
  unindexed: (column) => sql`+${column}`,
  // What is out of the range of dates gives null.
  day: (moment) => sql`strftime('%Y-%m-%d', ${moment}, 'unixepoch')`,
  month: (moment) => sql`strftime('%Y-%m', ${moment}, 'unixepoch')`,
  found: (table, search) => sql`select rowid as key from ${fts(table)} where ${fts(table)} match ${matchText(search)}`,
  finds: (table, key, search) =>
    sql`exists (select 1 from ${fts(table)} where rowid = ${key} and ${fts(table)} match ${matchText(search)})`,
  lastKey: (table) => sql`
    select max(key) as key from (
      select max(key) as key from ${raw(table)} union all select seq from sqlite_sequence where name = ${table})`,
  // Only tables that never give a key again note the last one; the others go on after what they have.
  continueAfter: (table, key) => [
    sql`delete from sqlite_sequence where name = ${table}`,
    sql`insert into sqlite_sequence (name, seq)
      select name, ${key} from sqlite_schema where name = ${table} and sql like '%autoincrement%'`,
  ],
  scored(table, search, keys) {
    const matched = sql`${fts(table)} match ${matchText(search)}`;
    const score = sql`bm25(${fts(table)}) as score`;
    return keys
      ? sql`select k.key, ${score} from (${keys}) as k cross join ${fts(table)} where ${fts(table)}.rowid = k.key and ${matched}`
      : sql`select rowid as key, ${score} from ${fts(table)} where ${matched}`;
  },
};
