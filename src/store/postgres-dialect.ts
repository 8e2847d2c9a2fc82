import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { CellType } from '../records/archive.ts';
import { TABLES } from './archived-tables.ts';
import type { Dialect, SearchedTable } from './engine.ts';
import { deflatedChanges, deflatedText } from './postgres-drafts.ts';
import { firstOf, queryText } from './postgres-search.ts';
import type { Search } from './search.ts';

/** The table beside a table in which the words of its texts are. */
const words = (table: SearchedTable) => raw(`${table}_fts f`);

/** Names come from code only, and are made of letters. */
const columnsOf = (fields: Record<string, Sql>) =>
  join(Object.entries(fields).map(([name, value]) => sql`${value} as ${raw(`"${name}"`)}`));

/** Whether the words `f.words` are what is searched for. */
function matches(search: Search): Sql {
  const all = sql`f.words @@ cast(${queryText(search)} as tsquery)`;
  const first = firstOf(search);
  return first ? sql`${matches(first)} and ${all}` : all;
}

/** The sequence from which the keys of a table come; the name comes from code only. */
const sequenceOf = (table: string) => sql`cast(pg_get_serial_sequence(${raw(`'${table}'`)}, 'key') as regclass)`;

const ARRAYS: Record<CellType, string> = {
  text: 'text[]',
  integer: 'bigint[]',
  real: 'double precision[]',
  blob: 'bytea[]',
};

/** The years that have four digits: what is beyond them has no day. */
const [FIRST_MOMENT, LAST_MOMENT] = [raw('-62135596800'), raw('253402300799')];

const formatted = (moment: Sql, format: string) =>
  sql`case when ${moment} between ${FIRST_MOMENT} and ${LAST_MOMENT}
    then to_char(to_timestamp(${moment}) at time zone 'UTC', ${raw(`'${format}'`)}) end`;

/** PostgreSQL's own ways: JSON functions, arrays as parameters, and text search. */
export const postgresDialect: Dialect = {
  // A row, and not json_build_object, which writes blanks around colons and behind commas.
  object: (fields) => sql`(select row_to_json(o) from (select ${columnsOf(fields)}) as o)`,
  intersectsInOrder: false,
  searchesForward: false,
  tuple: (values) => sql`json_build_array(${join(values)})`,
  texts: (column, rows) => sql`array_to_json(array(select ${column} from ${rows}))`,
  each: (array, alias) =>
    sql`lateral (select place - 1 as key, value from json_array_elements_text(cast(${array} as json))
      with ordinality as elements (value, place)) as ${raw(alias)}`,
  member: (object, name) => sql`cast(${object} as json) ->> ${raw(`'${name}'`)}`,
  numbers: (values) => sql`unnest(cast(${values} as bigint[])) as numbers (value)`,
  pairs: (values) => {
    const [ones, others] = [values.map(([one]) => one), values.map(([, other]) => other)];
    return sql`unnest(cast(${ones} as bigint[]), cast(${others} as bigint[])) as pairs (one, other)`;
  },
  // All in one, a column a parameter: each statement is a message to the server and one back.
  inserts(table, rows, rest = '') {
    if (rows.length === 0) return [];
    const columns = Object.keys(rows[0] ?? {});
    const types = TABLES.find((each) => each.table === table)?.columns ?? {};
    const lists = columns.map((column, i) => `cast($${i + 1} as ${ARRAYS[types[column] ?? 'text']})`);
    const text = `insert into ${table} (${columns.join(', ')}) select * from unnest(${lists.join(', ')}) ${rest}`;
    return [{ sql: text, text, values: columns.map((column) => rows.map((row) => row[column] ?? null)) }];
  },
  array: (columns, rows, order) =>
    sql`array_to_json(array(select row_to_json(o) from (select ${columnsOf(columns)} from ${rows} order by ${order}) as o))`,
  arrayOf: (column, rows) =>
    sql`array_to_json(array(select cast(o.value as json) from (select ${column} as value from ${rows}) as o))`,
  embedded: (column) => sql`cast(${column} as json)`,
  truth: (condition) => sql`(${condition})`,
  draftText: deflatedText,
  draftChanges: deflatedChanges,
  among: (value, values) => sql`${value} = any(${values})`,
  // The planner knows how many rows have a value, and chooses by that; it needs no hint.
  unindexed: (column) => column,
  day: (moment) => formatted(moment, 'YYYY-MM-DD'),
  month: (moment) => formatted(moment, 'YYYY-MM'),
  // A GIN index gives no order, so there are two ways to the newest that are found: through the keys from the newest on,
  // looking into each text, and through the index to all that are found, to be sorted. The planner takes the first for what
  // is frequent and the second for what is rare, since it knows how frequent the 10,000 most frequent words are (see the
  // migration), and the search is known when it plans. A page of 20 of 299,000 quotes took 3 ms with a word in four of five of
  // them, 4 with one in 135, 6 with one in 1,400, 4 with a rare one, 24 with a phrase, on two busy cores.
  found: (table, search) => sql`select f.key from ${words(table)} where ${matches(search)}`,
  finds: (table, key, search) =>
    sql`exists (select 1 from ${words(table)} where f.key = ${key} and ${matches(search)})`,
  lastKey: (table) => sql`select pg_sequence_last_value(${sequenceOf(table)}) as key`,
  continueAfter: (table, key) => [sql`select setval(${sequenceOf(table)}, ${key})`],
  scored(table, search, keys) {
    // The more often a word stands there the better, and a little the shorter the text is, as with bm25; the best has the
    // least score.
    const rank = sql`ts_rank(f.words, cast(${queryText(search)} as tsquery))`;
    const score = sql`-${rank} / ln(cast(10 + length(f.words) as double precision)) as score`;
    return keys
      ? sql`select k.key, ${score} from (${keys}) as k cross join ${words(table)} where f.key = k.key and ${matches(search)}`
      : sql`select f.key, ${score} from ${words(table)} where ${matches(search)}`;
  },
};
