import sql, { empty, type Sql } from 'sql-template-tag';
import type { Dialect, Queries } from './engine.ts';
import { atMost } from './paging.ts';
import { soughtBy, type WordingKind } from './wording-kinds.ts';
import { saidIn, wordingHash } from './words.ts';

/** Of the wordings that share a fingerprint so many are looked at, the oldest ones: what more share tells little. */
const WORDINGS_PER_FINGERPRINT = 32;

/** So many wordings are compared word by word, those that share most fingerprints. */
const MOST_COMPARED = 64;

/** Of the records with the hash of a text so many are looked at: that other words have it happens once in 10^14 times. */
const RECORDS_PER_HASH = 4;

/** So many records are met with what is stored at once: more would hold up everything else. */
export const PORTION = 100;

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
  const others = except.length > 0 ? sql`and not ${d.among(sql`key`, except)}` : empty;
  const same: (StoredRecord | null)[] = [];
  for (let from = 0; from < texts.length; from += PORTION) {
    const portion = texts.slice(from, from + PORTION).map((text) => ({
      said: saidIn(text),
      hash: wordingHash(kind.name, text),
    }));
    const having = await keysBy(queries, d, new Set(portion.map(({ hash }) => hash)), [
      sql`key`,
      sql`from ${kind.table} where words = value ${others} order by key ${atMost(RECORDS_PER_HASH)}`,
    ]);
    const stored = await recordsWith(queries, d, kind, [...having.values()].flat());
    const records = new Map(stored.map((record) => [record.key, record]));
    for (const { said, hash } of portion) {
      const found = (having.get(hash) ?? []).flatMap((key) => records.get(key) ?? []);
      same.push(found.find(({ text }) => saidIn(text) === said) ?? null);
    }
  }
  return same;
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
