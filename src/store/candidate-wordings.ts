import sql from 'sql-template-tag';
import type { Dialect, Queries } from './engine.ts';
import { atMost } from './paging.ts';
import { together } from './together.ts';
import { fingerprintsOf, type WordingKind } from './wording-kinds.ts';

/** Of the wordings that share a fingerprint so many are looked at, the oldest ones: what more share tells little. */
const WORDINGS_PER_FINGERPRINT = 32;

/** So many wordings are compared word by word, those that share most fingerprints. */
const MOST_COMPARED = 64;

/** A stored wording, its group and its words as one of its records has them. */
export interface StoredWording {
  key: number;
  groupKey: number;
  text: string;
}

/**
 * The keys of the wordings of this kind that share most with a text, looked up by its fingerprints.
 *
 * @param before only of those with lower keys, which were written before
 */
export async function similarKeys(
  queries: Queries,
  kind: WordingKind,
  text: string,
  before: number = Number.MAX_SAFE_INTEGER,
): Promise<number[]> {
  const shared = new Map<number, number>();
  const found = await together(fingerprintsOf(kind, text), (hash) =>
    queries.all<{ key: number }>(sql`
      select wording_key as key from fingerprints where hash = ${hash} and wording_key < ${before}
      order by wording_key ${atMost(WORDINGS_PER_FINGERPRINT)}`),
  );
  for (const { key } of found.flat()) shared.set(key, (shared.get(key) ?? 0) + 1);
  return [...shared]
    .sort(([a, n], [b, m]) => m - n || a - b)
    .slice(0, MOST_COMPARED)
    .map(([key]) => key);
}

/** The wordings with these keys. One all of whose records have other words by now has no text any more: it is about to go. */
export async function storedWordings(
  queries: Queries,
  d: Dialect,
  kind: WordingKind,
  keys: readonly number[],
): Promise<StoredWording[]> {
  if (keys.length === 0) return [];
  return queries.all<StoredWording>(sql`
    select w.key, w.group_key as "groupKey", t.text from wordings w join ${kind.table} t on t.key =
      (select min(key) from ${kind.table} where wording_key = w.key)
    where ${d.among(sql`w.key`, keys)}`);
}
