import sql, { type Sql } from 'sql-template-tag';
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

/** A wording of an article that is looked at again when all of the article is written: it may be no one's any more. */
export interface ForgottenWording {
  key: number;
  text: string;
}

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
  const rows = await together(texts, async (text) => {
    const [row] = await write.all<{ key: number; groupKey: number | null }>(sql`
      insert into wordings (hash, members) values (${wordingHash(kind.name, text)}, 1)
      on conflict (hash) do update set members = wordings.members + 1 returning key, group_key as "groupKey"`);
    if (!row) throw new Error('the words of a record were not written');
    return { ...row, text };
  });
  const fresh = new Map(rows.flatMap(({ key, groupKey, text }) => (groupKey === null ? [[key, text] as const] : [])));
  const placed = await placeNew(write, d, kind, fresh);
  const wordings = rows.map(({ key, groupKey }) => ({ key, groupKey: placed.groupOf(key, groupKey) }));
  await together(wordings, ({ groupKey }) =>
    write.run(sql`update occurrence_groups set members = members + 1 where key = ${groupKey}`),
  );
  return wordings;
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
