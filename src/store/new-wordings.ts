import sql from 'sql-template-tag';
import { PORTION, recordsWith, type StoredRecord, sameWorded, similarKeys, type Worded } from './candidate-wordings.ts';
import { Components } from './components.ts';
import type { Dialect, Queries } from './engine.ts';
import { countMembers, unite } from './occurrence-groups.ts';
import { fingerprintsOf, repeats, type WordingKind } from './wording-kinds.ts';
import { foldedWords, saidIn } from './words.ts';

/** Puts records that are written, but in no group so far, into the groups of those whose words they repeat. */
export async function enterGroups(
  write: Queries,
  d: Dialect,
  kind: WordingKind,
  records: readonly Worded[],
): Promise<void> {
  const keys = records.map(({ key }) => key);
  for (let from = 0; from < records.length; from += PORTION) {
    const sets = await setsOf(write, d, kind, records.slice(from, from + PORTION), keys.slice(from));
    await joinGroups(write, d, kind, sets);
  }
}

/** A record that stands alone is a node by its key, a group one by its key below zero. */
const nodeOf = ({ key, groupKey }: StoredRecord) => (groupKey === null ? key : -groupKey);

/**
 * What the records repeat, and what becomes one group by them.
 *
 * @param waiting keys of the records and of those that come in after them
 */
async function setsOf(
  write: Queries,
  d: Dialect,
  kind: WordingKind,
  records: readonly Worded[],
  waiting: readonly number[],
): Promise<Components> {
  const sets = new Components();
  const firstOf = new Map<string, Worded>();
  for (const record of records) {
    const said = saidIn(record.text);
    const first = firstOf.get(said);
    if (first) sets.join(first.key, record.key);
    else firstOf.set(said, record);
  }
  const wordings = [...firstOf.values()];
  const texts = wordings.map(({ text }) => text);
  const same = await sameWorded(write, d, kind, texts, waiting);
  for (const [place, { key }] of wordings.entries()) {
    const other = same[place];
    if (other) sets.join(key, nodeOf(other));
  }
  await joinSimilar(
    write,
    d,
    kind,
    wordings.filter((_, place) => same[place] === null),
    sets,
  );
  return sets;
}

/** Joins words that no record had before with those that they repeat; from now on they are found themselves. */
async function joinSimilar(
  write: Queries,
  d: Dialect,
  kind: WordingKind,
  fresh: readonly Worded[],
  sets: Components,
): Promise<void> {
  const prints = fresh.flatMap(({ key, text }) => fingerprintsOf(kind, text).map((hash) => [hash, key] as const));
  if (prints.length === 0) return;
  const [, similar] = await Promise.all([
    write.run(sql`insert into ${kind.fingerprints} (hash, record_key) select one, other from ${d.pairs(prints)}`),
    similarKeys(
      write,
      d,
      kind,
      fresh.map(({ text }) => text),
    ),
  ]);
  const places = new Map(fresh.map(({ key }, place) => [key, place]));
  const known = new Map<number, StoredRecord>(fresh.map((each) => [each.key, { ...each, groupKey: null }]));
  const others = new Set(similar.flat().filter((key) => !known.has(key)));
  for (const each of await recordsWith(write, d, kind, [...others])) known.set(each.key, each);
  for (const [place, { key, text }] of fresh.entries()) {
    const words = foldedWords(text);
    for (const other of (similar[place] ?? []).flatMap((each) => known.get(each) ?? [])) {
      // Of two new ones the later finds the earlier.
      if ((places.get(other.key) ?? -1) >= place) continue;
      const node = nodeOf(other);
      if (sets.of(key) !== sets.of(node) && repeats(kind, words, foldedWords(other.text))) sets.join(key, node);
    }
  }
}

/** Writes which groups have become one, and which records are in them now. */
async function joinGroups(write: Queries, d: Dialect, kind: WordingKind, sets: Components): Promise<void> {
  const nodesOf = new Map<number, number[]>();
  for (const [node, least] of sets.entries()) nodesOf.set(least, [...(nodesOf.get(least) ?? []), node]);
  const places: [record: number, group: number][] = [];
  for (const nodes of nodesOf.values()) {
    const group = await unite(write, d, kind, nodes.filter((node) => node < 0).map(Math.abs));
    const records = nodes.filter((node) => node > 0);
    for (const record of records) places.push([record, group]);
    await countMembers(write, group, records.length);
  }
  if (places.length === 0) return;
  await write.run(sql`update ${kind.table} set group_key = other from ${d.pairs(places)} where key = one`);
}
