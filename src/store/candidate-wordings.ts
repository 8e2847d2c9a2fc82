import sql, { empty, type Sql } from 'sql-template-tag';
import type { Dialect, Queries } from './engine.ts';
import { atMost } from './paging.ts';
import { soughtBy, type WordingKind } from './wording-kinds.ts';
import { saidIn, wordingHash } from './words.ts';

/** Of the wordings that share a fingerprint so many are looked at, the oldest ones: what more share tells little. */
const WORDINGS_PER_FINGERPRINT = 32;

/** So many wordings are compared word by word, those that share most fingerprints. */
const MOST_COMPARED = 64;

/** Other words have the hash of a text once in 10^14 times: what it is looked for among so many is not missed. */
const RECORDS_PER_HASH = 4;

/** A stored record with its words. */
export interface Worded {
  key: number;
  text: string;
}

export interface StoredRecord extends Worded {
  /** Null where it stands alone. */
  groupKey: number | null;
}

/** The keys of the records of this kind that share most with each text, looked up by its fingerprints. */
export async function similarKeys(
  queries: Queries,
  d: Dialect,
  kind: WordingKind,
  texts: readonly string[],
): Promise<number[][]> {
  const sought = texts.map((text) => soughtBy(kind, text));
  const sharing = await keysBy(queries, d, new Set(sought.flat()), [
    sql`record_key`,
    sql`from ${kind.fingerprints} where hash = value order by record_key ${atMost(WORDINGS_PER_FINGERPRINT)}`,
  ]);
  return sought.map((hashes) => {
    const shared = new Map<number, number>();
    for (const key of hashes.flatMap((hash) => sharing.get(hash) ?? [])) shared.set(key, (shared.get(key) ?? 0) + 1);
    const most = [...shared].sort(([a, n], [b, m]) => m - n || a - b).slice(0, MOST_COMPARED);
    return most.map(([key]) => key);
  });
}

/**
 * For each text a record of this kind with the same words; null where there is none.
 *
 * @param except keys of records that do not count
 */
export async function sameWorded(
  queries: Queries,
  d: Dialect,
  kind: WordingKind,
  texts: readonly string[],
  except: readonly number[] = [],
): Promise<(StoredRecord | null)[]> {
  const hashes = texts.map((text) => wordingHash(kind.name, text));
  const others = except.length > 0 ? sql`and not ${d.among(sql`key`, except)}` : empty;
  const having = await keysBy(queries, d, new Set(hashes), [
    sql`key`,
    sql`from ${kind.table} where words = value ${others} order by key ${atMost(RECORDS_PER_HASH)}`,
  ]);
  const records = new Map((await recordsWith(queries, d, kind, [...having.values()].flat())).map((r) => [r.key, r]));
  return texts.map((text, place) => {
    const said = saidIn(text);
    const found = (having.get(hashes[place] as number) ?? []).flatMap((key) => records.get(key) ?? []);
    return found.find((record) => saidIn(record.text) === said) ?? null;
  });
}

/** The records of this kind with these keys. */
export async function recordsWith(
  queries: Queries,
  d: Dialect,
  kind: WordingKind,
  keys: readonly number[],
): Promise<StoredRecord[]> {
  if (keys.length === 0) return [];
  return queries.all<StoredRecord>(
    sql`select key, group_key as "groupKey", text from ${kind.table} where ${d.among(sql`key`, keys)}`,
  );
}

/** The keys that are found for each hash; hashes for which there are none are left out. */
async function keysBy(
  queries: Queries,
  d: Dialect,
  hashes: ReadonlySet<number>,
  [key, rows]: [key: Sql, rows: Sql],
): Promise<Map<number, number[]>> {
  if (hashes.size === 0) return new Map();
  const found = await queries.all<{ hash: number; keys: string }>(sql`
    select value as hash, ${d.texts(sql`f.key`, sql`(select ${key} as key ${rows}) as f`)} as keys
    from ${d.numbers([...hashes])}`);
  return new Map(found.map(({ hash, keys }) => [hash, JSON.parse(keys) as number[]]));
}
