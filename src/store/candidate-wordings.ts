import sql from 'sql-template-tag';
import type { Dialect, Queries } from './engine.ts';
import { atMost } from './paging.ts';
import { fingerprintsOf, type WordingKind } from './wording-kinds.ts';
import { foldedWords } from './words.ts';

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

/** The stored wordings of this kind that share most with a text, looked up by its fingerprints. */
export async function similarWordings(
  queries: Queries,
  d: Dialect,
  kind: WordingKind,
  text: string,
): Promise<StoredWording[]> {
  const shared = new Map<number, number>();
  for (const hash of fingerprintsOf(kind, text)) {
    const rows = await queries.all<{ key: number }>(sql`
      select wording_key as key from fingerprints where hash = ${hash}
      order by wording_key ${atMost(WORDINGS_PER_FINGERPRINT)}`);
    for (const { key } of rows) shared.set(key, (shared.get(key) ?? 0) + 1);
  }
  if (shared.size === 0) return [];
  const most = [...shared].sort(([a, n], [b, m]) => m - n || a - b).slice(0, MOST_COMPARED);
  const keys = most.map(([key]) => key);
  // A wording all of whose records have been written anew, with other words, has no text any more: it is about to go.
  return queries.all<StoredWording>(sql`
    select w.key, w.group_key as "groupKey", t.text from wordings w join ${kind.table} t on t.key =
      (select min(key) from ${kind.table} where wording_key = w.key)
    where ${d.among(sql`w.key`, keys)}`);
}

/** The groups of the wordings that a text repeats, or that repeat it. */
export async function repeatedBy(queries: Queries, d: Dialect, kind: WordingKind, text: string): Promise<number[]> {
  const words = foldedWords(text);
  const groups = new Set<number>();
  for (const stored of await similarWordings(queries, d, kind, text)) {
    if (!groups.has(stored.groupKey) && kind.same(words, foldedWords(stored.text))) groups.add(stored.groupKey);
  }
  return [...groups];
}
