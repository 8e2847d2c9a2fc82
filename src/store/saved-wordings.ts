import sql, { type Sql } from 'sql-template-tag';
import { repeatedBy } from './candidate-wordings.ts';
import type { Dialect, Queries } from './engine.ts';
import { newGroup, unite } from './occurrence-groups.ts';
import { regroup } from './regrouping.ts';
import { fingerprintsOf, type WordingKind } from './wording-kinds.ts';
import { wordingHash } from './words.ts';

/** The words of a record, and the group of those that repeat one another. */
export interface Wording {
  key: number;
  groupKey: number;
}

/** A wording of an article that is looked at again when all of the article is written: it may be no one's any more. */
export interface ForgottenWording {
  key: number;
  text: string;
}

/** Counts a record's words once more; words that are new are grouped with those that they repeat. */
export async function countWording(write: Queries, d: Dialect, kind: WordingKind, text: string): Promise<Wording> {
  const [row] = await write.all<{ key: number; groupKey: number | null }>(sql`
    insert into wordings (hash, members) values (${wordingHash(kind.name, text)}, 1)
    on conflict (hash) do update set members = wordings.members + 1 returning key, group_key as "groupKey"`);
  if (!row) throw new Error('the words of a record were not written');
  const groupKey = row.groupKey ?? (await placeNew(write, d, kind, row.key, text));
  await write.run(sql`update occurrence_groups set members = members + 1 where key = ${groupKey}`);
  return { key: row.key, groupKey };
}

/** Puts new words into the group of those that they repeat, which become one group by them; gives its key. */
async function placeNew(write: Queries, d: Dialect, kind: WordingKind, key: number, text: string): Promise<number> {
  const groups = await repeatedBy(write, d, kind, text);
  const groupKey = groups.length > 0 ? await unite(write, d, kind, groups) : await newGroup(write, 0);
  await write.run(sql`update wordings set group_key = ${groupKey} where key = ${key}`);
  await write.run(sql`
    insert into fingerprints (hash, wording_key)
    select value, cast(${key} as bigint) from ${d.numbers(fingerprintsOf(kind, text))}`);
  return groupKey;
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
  for (const { key, n } of wordings) await uncountWording(write, key, n);
  return wordings;
}

/** Takes so many records out of the count of their words. */
export async function uncountWording(write: Queries, key: number, n: number): Promise<void> {
  await write.run(sql`update wordings set members = members - ${n} where key = ${key}`);
  await write.run(sql`
    update occurrence_groups set members = members - ${n} where key = (select group_key from wordings where key = ${key})`);
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
  for (const { key, text } of forgotten) {
    const [gone] = await write.all<{ groupKey: number }>(
      sql`delete from wordings where key = ${key} and members = 0 returning group_key as "groupKey"`,
    );
    if (!gone) continue;
    touched.add(gone.groupKey);
    await write.run(sql`
      delete from fingerprints where wording_key = ${key} and ${d.among(sql`hash`, fingerprintsOf(kind, text))}`);
  }
  for (const groupKey of touched) await regroup(write, d, kind, groupKey);
}
