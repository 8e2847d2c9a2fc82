import sql from 'sql-template-tag';
import type { Dialect, Queries } from './engine.ts';
import { atMost } from './paging.ts';
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

/** A text for which similar ones are looked for. */
export interface Sought {
  text: string;
  /** Only among wordings with lower keys, which were written before; among all unless given. */
  before?: number;
}

/** The keys of the wordings of this kind that share most with each text, looked up by its fingerprints. */
export async function similarKeys(
  queries: Queries,
  d: Dialect,
  kind: WordingKind,
  texts: readonly Sought[],
): Promise<number[][]> {
  const prints = texts.map(({ text }) => fingerprintsOf(kind, text));
  const hashes = [...new Set(prints.flat())];
  if (hashes.length === 0) return texts.map(() => []);
  const oldest = sql`(select wording_key from fingerprints where hash = value order by wording_key
    ${atMost(WORDINGS_PER_FINGERPRINT)}) as f`;
  const rows = await queries.all<{ hash: number; keys: string }>(
    sql`select value as hash, ${d.texts(sql`f.wording_key`, oldest)} as keys from ${d.numbers(hashes)}`,
  );
  const sharing = new Map(rows.map(({ hash, keys }) => [hash, JSON.parse(keys) as number[]]));
  return texts.map(({ before = Number.POSITIVE_INFINITY }, place) => {
    const shared = new Map<number, number>();
    for (const key of (prints[place] ?? []).flatMap((hash) => sharing.get(hash) ?? [])) {
      if (key < before) shared.set(key, (shared.get(key) ?? 0) + 1);
    }
    const most = [...shared].sort(([a, n], [b, m]) => m - n || a - b).slice(0, MOST_COMPARED);
    return most.map(([key]) => key);
  });
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
