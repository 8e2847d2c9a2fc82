import sql, { type Sql } from 'sql-template-tag';
import { type StoredRecord, sameWorded, type Worded } from './candidate-wordings.ts';
import type { Dialect, Queries } from './engine.ts';
import { enterGroups } from './new-wordings.ts';
import { uncountMembers } from './occurrence-groups.ts';
import { regroup } from './regrouping.ts';
import { together } from './together.ts';
import { fingerprintsOf, soughtBy, type WordingKind } from './wording-kinds.ts';
import { saidIn } from './words.ts';

/**
 * Records of this kind as they are before they are written anew or removed.
 *
 * @param condition which, by the columns of their table
 */
export const standingRecords = (write: Queries, kind: WordingKind, condition: Sql): Promise<StoredRecord[]> =>
  write.all(sql`select key, group_key as "groupKey", text from ${kind.table} where ${condition}`);

/** Removes the article's records of this kind but these. */
export async function removeRecords(
  write: Queries,
  d: Dialect,
  kind: WordingKind,
  articleKey: number,
  keep: readonly Worded[],
): Promise<void> {
  const kept = d.among(
    sql`key`,
    keep.map(({ key }) => key),
  );
  await write.run(sql`delete from ${kind.table} where article_key = ${articleKey} and not ${kept}`);
}

/**
 * Puts records in the groups of those whose words they repeat, once they are written and those that are gone are removed.
 *
 * @param before the same records as they were, and those that are gone
 * @param now all of them that are there, in their order
 */
export async function settleGroups(
  write: Queries,
  d: Dialect,
  kind: WordingKind,
  before: readonly StoredRecord[],
  now: readonly Worded[],
): Promise<void> {
  const was = new Map(before.map(({ key, text }) => [key, text]));
  const come = now.filter(({ key, text }) => !sameText(was.get(key), text));
  const stays = new Map(now.map(({ key, text }) => [key, text]));
  const gone = before.filter(({ key, text }) => !sameText(stays.get(key), text));
  if (gone.length > 0) await leaveGroups(write, d, kind, gone, come);
  await enterGroups(write, d, kind, come);
}

const sameText = (text: string | undefined, other: string) =>
  text === other || (text !== undefined && saidIn(text) === saidIn(other));

/**
 * Takes records out of their groups: what only their words have held together falls apart.
 *
 * @param gone as they were; those that are still there have other words by now
 * @param coming records that are in no group yet
 */
async function leaveGroups(
  write: Queries,
  d: Dialect,
  kind: WordingKind,
  gone: readonly StoredRecord[],
  coming: readonly Worded[],
): Promise<void> {
  const [keys, texts] = [gone.map(({ key }) => key), gone.map(({ text }) => text)];
  await write.run(
    sql`update ${kind.table} set group_key = null where group_key is not null and ${d.among(sql`key`, keys)}`,
  );
  const comingKeys = coming.map(({ key }) => key);
  const others = await sameWorded(write, d, kind, texts, comingKeys);
  await together(gone, (record, place) => handOver(write, d, kind, record, others[place] ?? null));
  const left = new Map<number, number>();
  const parted = new Set<number>();
  for (const [place, { groupKey }] of gone.entries()) {
    if (groupKey === null) continue;
    left.set(groupKey, (left.get(groupKey) ?? 0) + 1);
    if (!others[place]) parted.add(groupKey);
  }
  for (const [group, count] of left) {
    if (parted.has(group)) await regroup(write, d, kind, group);
    await uncountMembers(write, kind, group, count);
  }
}

/** By the words of a record that has them no more another one is found from now on, if it has the same. */
async function handOver(
  write: Queries,
  d: Dialect,
  kind: WordingKind,
  { key, text }: StoredRecord,
  other: StoredRecord | null,
): Promise<void> {
  const found = soughtBy(kind, text);
  if (found.length === 0) return;
  // Which of its grams are fingerprints was chosen otherwise before, on some databases.
  const kept = await write.run(
    sql`delete from ${kind.fingerprints} where record_key = ${key} and ${d.among(sql`hash`, found)}`,
  );
  if (!other || kept === 0) return;
  const prints = fingerprintsOf(kind, text).map((hash) => [hash, other.key] as const);
  await write.run(sql`insert into ${kind.fingerprints} (hash, record_key) select one, other from ${d.pairs(prints)}`);
}
