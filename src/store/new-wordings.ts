import sql from 'sql-template-tag';
import { type StoredWording, similarKeys, storedWordings } from './candidate-wordings.ts';
import type { Dialect, Queries } from './engine.ts';
import { newGroups, unite } from './occurrence-groups.ts';
import { fingerprintsOf, type WordingKind } from './wording-kinds.ts';
import { foldedWords } from './words.ts';

/** Words that are written, but in no group so far. */
export interface NewWording {
  key: number;
  text: string;
}

/** A wording that a new one repeats; one that is new itself has no group yet. */
type Repeated = Pick<StoredWording, 'key'> & { groupKey: number | null };

/**
 * Puts new words into the groups of those that they repeat, which become one group by them.
 *
 * @param fresh by their keys, the least first
 * @param unread wordings of the same save that are in groups, but have no records yet by which their words could be read
 * @returns tells in which group a wording is now; what it was in before is null where it is new
 */
export async function placeNew(
  write: Queries,
  d: Dialect,
  kind: WordingKind,
  fresh: readonly NewWording[],
  unread: readonly StoredWording[],
): Promise<(key: number, before: number | null) => number> {
  const groups = new Map<number, number>();
  const became = new Map<number, number>();
  const now = (group: number): number => {
    const other = became.get(group);
    return other === undefined ? group : now(other);
  };
  const groupOf = (key: number, before: number | null) => now(before ?? (groups.get(key) as number));
  if (fresh.length === 0) return groupOf;
  const prints = fresh.flatMap(({ key, text }) => fingerprintsOf(kind, text).map((hash) => [hash, key] as const));
  const [, repeated] = await Promise.all([
    write.run(sql`insert into fingerprints (hash, wording_key) select one, other from ${d.pairs(prints)}`),
    repeatedBy(write, d, kind, fresh, unread),
  ]);
  const alone = fresh.filter((_, place) => repeated[place]?.length === 0);
  for (const [place, group] of (await newGroups(write, d, alone.length)).entries()) {
    groups.set((alone[place] as NewWording).key, group);
  }
  for (const [place, { key }] of fresh.entries()) {
    const theirs = new Set(repeated[place]?.map((other) => groupOf(other.key, other.groupKey)));
    if (theirs.size === 0) continue;
    const group = await unite(write, d, kind, [...theirs]);
    for (const each of theirs) if (each !== group) became.set(each, group);
    groups.set(key, group);
  }
  const places = fresh.map(({ key }) => [key, groupOf(key, null)] as const);
  await write.run(sql`update wordings set group_key = other from ${d.pairs(places)} where key = one`);
  return groupOf;
}

/** For each of the new wordings those written before that it repeats, or that repeat it. */
async function repeatedBy(
  write: Queries,
  d: Dialect,
  kind: WordingKind,
  fresh: readonly NewWording[],
  unread: readonly StoredWording[],
): Promise<Repeated[][]> {
  const similar = await similarKeys(
    write,
    d,
    kind,
    fresh.map(({ key, text }) => ({ text, before: key })),
  );
  const known = new Map<number, NewWording & { groupKey: number | null }>(unread.map((each) => [each.key, each]));
  for (const each of fresh) known.set(each.key, { ...each, groupKey: null });
  const others = new Set(similar.flat().filter((key) => !known.has(key)));
  for (const each of await storedWordings(write, d, kind, [...others])) known.set(each.key, each);
  return fresh.map(({ text }, place) => {
    const words = foldedWords(text);
    const groups = new Set<number>();
    const repeats = (other: { groupKey: number | null; text: string }) => {
      if (other.groupKey !== null && groups.has(other.groupKey)) return false;
      if (!kind.same(words, foldedWords(other.text))) return false;
      if (other.groupKey !== null) groups.add(other.groupKey);
      return true;
    };
    return (similar[place] ?? []).flatMap((key) => known.get(key) ?? []).filter(repeats);
  });
}
