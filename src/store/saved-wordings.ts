import sql, { type Sql } from 'sql-template-tag';
import type { StoredWording } from './candidate-wordings.ts';
import type { Dialect, Queries } from './engine.ts';
import { placeNew } from './new-wordings.ts';
import { regroup } from './regrouping.ts';
import { together } from './together.ts';
import { fingerprintsOf, type WordingKind } from './wording-kinds.ts';
import { wordingHash } from './words.ts';

/** The words of a record, and the group of those that repeat one another. */
export interface Wording {
  key: number;
  groupKey: number;
}

interface WordingRow {
  hash: string;
  key: number;
  /** Null where the words are new. */
  groupKey: number | null;
}

/** A wording of an article that is looked at again when all of the article is written: it may be no one's any more. */
export interface ForgottenWording {
  key: number;
  text: string;
}

/** So many words are met with what is stored at once: more would hold up everything else. */
const PORTION = 100;

/**
 * Counts the words of records once more; words that are new are grouped with those that they repeat.
 *
 * @param texts of records that are saved together, in their order
 */
export async function countWordings(
  write: Queries,
  d: Dialect,
  kind: WordingKind,
  texts: readonly string[],
): Promise<Wording[]> {
  const said = texts.map((text) => ({ hash: wordingHash(kind.name, text), text }));
  const counted = new Map<string, StoredWording>();
  for (let from = 0; from < said.length; from += PORTION) {
    await countPortion(write, d, kind, said.slice(from, from + PORTION), counted);
  }
  const wordings = said.map(({ hash }) => counted.get(hash) as StoredWording);
  await write.run(sql`
    update occurrence_groups set members = members + n.more
    from (select value, count(*) as more from ${d.numbers(wordings.map(({ groupKey }) => groupKey))} group by value) as n
    where key = n.value`);
  return wordings;
}

/** @param counted the wordings of this save so far, by their hashes; those of the portion are added */
async function countPortion(
  write: Queries,
  d: Dialect,
  kind: WordingKind,
  said: readonly { hash: string; text: string }[],
  counted: Map<string, StoredWording>,
): Promise<void> {
  const textOf = new Map(said.map(({ hash, text }) => [hash, text]));
  const members = new Map<string, number>();
  for (const { hash } of said) members.set(hash, (members.get(hash) ?? 0) + 1);
  const statements = d.inserts(
    'wordings',
    [...members].map(([hash, count]) => ({ hash, members: count })),
    `on conflict (hash) do update set members = wordings.members + excluded.members
      returning hash, key, group_key as "groupKey"`,
  );
  const rows = (await together(statements, (statement) => write.all<WordingRow>(statement))).flat();
  const words = rows.map((row) => ({ ...row, text: textOf.get(row.hash) as string }));
  const fresh = words.filter(({ groupKey }) => groupKey === null).sort((a, b) => a.key - b.key);
  const groupOf = await placeNew(write, d, kind, fresh, [...counted.values()]);
  for (const { hash, key, groupKey, text } of words) counted.set(hash, { key, text, groupKey: groupOf(key, groupKey) });
  // By these words the groups of those before may have become one.
  for (const wording of counted.values()) wording.groupKey = groupOf(wording.key, wording.groupKey);
}

/**
 * Takes records of this kind out of the counts of their words; the words themselves stay for now.
 *
 * @param condition which records, by the columns of their table
 */
export async function forgetWordings(write: Queries, kind: WordingKind, condition: Sql): Promise<ForgottenWording[]> {
  const wordings = await write.all<ForgottenWording & { n: number }>(sql`
    select wording_key as key, count(*) as n, min(text) as text from ${kind.table}
    where ${condition} group by wording_key`);
  await together(wordings, ({ key, n }) => uncountWording(write, key, n));
  return wordings;
}

/** Takes so many records out of the count of their words. */
export async function uncountWording(write: Queries, key: number, n: number): Promise<void> {
  const less = [
    sql`update wordings set members = members - ${n} where key = ${key}`,
    sql`update occurrence_groups set members = members - ${n}
      where key = (select group_key from wordings where key = ${key})`,
  ];
  await together(less, (statement) => write.run(statement));
}

/** Removes the article's records of this kind but those with these keys, and wordings that no record has since then. */
export async function removeRecords(
  write: Queries,
  d: Dialect,
  kind: WordingKind,
  articleKey: number,
  keep: readonly number[],
  forgotten: readonly ForgottenWording[],
): Promise<void> {
  await write.run(sql`delete from ${kind.table} where article_key = ${articleKey} and not ${d.among(sql`key`, keep)}`);
  await removeWordings(write, d, kind, forgotten);
}

/** Removes those of the wordings that no record has any more; what only they have held together falls apart. */
export async function removeWordings(
  write: Queries,
  d: Dialect,
  kind: WordingKind,
  forgotten: readonly ForgottenWording[],
): Promise<void> {
  const touched = new Set<number>();
  await together(forgotten, async ({ key, text }) => {
    const [gone] = await write.all<{ groupKey: number }>(
      sql`delete from wordings where key = ${key} and members = 0 returning group_key as "groupKey"`,
    );
    if (!gone) return;
    touched.add(gone.groupKey);
    await write.run(sql`
      delete from fingerprints where wording_key = ${key} and ${d.among(sql`hash`, fingerprintsOf(kind, text))}`);
  });
  for (const groupKey of touched) await regroup(write, d, kind, groupKey);
}
