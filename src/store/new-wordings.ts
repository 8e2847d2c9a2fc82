import sql from 'sql-template-tag';
import { similarKeys, storedWordings } from './candidate-wordings.ts';
import type { Dialect, Queries } from './engine.ts';
import { newGroup, unite } from './occurrence-groups.ts';
import { together } from './together.ts';
import { fingerprintsOf, type WordingKind } from './wording-kinds.ts';
import { foldedWords } from './words.ts';

/** A wording with which a new one is compared; one that is new itself has no group yet. */
interface Other {
  key: number;
  groupKey: number | null;
  text: string;
}

/** Where wordings have come. */
export interface Placed {
  /** The group of a wording now; `before` is what it was, null where the wording is new. */
  groupOf(key: number, before: number | null): number;
}

/**
 * Puts new words into the groups of those that they repeat, which become one group by them.
 *
 * @param fresh the new wordings by their keys, the one that was written first first
 */
export async function placeNew(
  write: Queries,
  d: Dialect,
  kind: WordingKind,
  fresh: ReadonlyMap<number, string>,
): Promise<Placed> {
  await together(fresh, ([key, text]) =>
    write.run(sql`
      insert into fingerprints (hash, wording_key)
      select value, cast(${key} as bigint) from ${d.numbers(fingerprintsOf(kind, text))}`),
  );
  const repeated = await together(fresh, ([key, text]) => repeatedBy(write, d, kind, { key, text }, fresh));
  const groups = new Map<number, number>();
  const became = new Map<number, number>();
  const now = (group: number): number => {
    const other = became.get(group);
    return other === undefined ? group : now(other);
  };
  const alone = [...fresh.keys()].filter((_, place) => repeated[place]?.length === 0);
  for (const [place, group] of (await together(alone, () => newGroup(write, 0))).entries()) {
    groups.set(alone[place] as number, group);
  }
  for (const [place, key] of [...fresh.keys()].entries()) {
    const others = repeated[place] ?? [];
    if (others.length === 0) continue;
    const theirs = others.map((other) => now(other.groupKey ?? (groups.get(other.key) as number)));
    const group = await unite(write, d, kind, [...new Set(theirs)]);
    for (const each of theirs) if (each !== group) became.set(each, group);
    groups.set(key, group);
  }
  await together(groups, ([key, group]) =>
    write.run(sql`update wordings set group_key = ${now(group)} where key = ${key}`),
  );
  return { groupOf: (key, before) => now(before ?? (groups.get(key) as number)) };
}

/** The wordings written before that a new one repeats, or that repeat it. */
async function repeatedBy(
  write: Queries,
  d: Dialect,
  kind: WordingKind,
  { key, text }: { key: number; text: string },
  fresh: ReadonlyMap<number, string>,
): Promise<Other[]> {
  const keys = await similarKeys(write, kind, text, key);
  if (keys.length === 0) return [];
  const stored: Other[] = await storedWordings(
    write,
    d,
    kind,
    keys.filter((each) => !fresh.has(each)),
  );
  // What is saved together has no records yet, by which its words could be read.
  const together = keys.flatMap((each) => {
    const words = fresh.get(each);
    return words === undefined ? [] : [{ key: each, groupKey: null, text: words }];
  });
  const words = foldedWords(text);
  return [...stored, ...together].filter((other) => kind.same(words, foldedWords(other.text)));
}
