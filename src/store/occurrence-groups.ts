import sql from 'sql-template-tag';
import type { Dialect, Queries } from './engine.ts';
import type { WordingKind } from './wording-kinds.ts';

/** A group without records so far; gives its key. */
export async function newGroup(write: Queries): Promise<number> {
  const [row] = await write.all<{ key: number }>(sql`insert into occurrence_groups (members) values (0) returning key`);
  if (!row) throw new Error('the new group has no key');
  return row.key;
}

/** Makes groups one; gives its key. The one with most members keeps its own, so that few rows change. */
export async function unite(write: Queries, d: Dialect, kind: WordingKind, groups: number[]): Promise<number> {
  const [only] = groups;
  if (only === undefined) return newGroup(write);
  if (groups.length === 1) return only;
  const sizes = await write.all<{ key: number; members: number }>(sql`
    select key, members from occurrence_groups where ${d.among(sql`key`, groups)} order by members desc, key`);
  const [kept, ...others] = sizes;
  if (!kept) throw new Error('a record has no group');
  for (const { key, members } of others) {
    await write.run(sql`update ${kind.table} set group_key = ${kept.key} where group_key = ${key}`);
    await write.run(sql`update occurrence_groups set members = members + ${members} where key = ${kept.key}`);
    await write.run(sql`delete from occurrence_groups where key = ${key}`);
  }
  return kept.key;
}

/** Counts records that have come into a group. */
export const countMembers = (write: Queries, group: number, count: number): Promise<number> =>
  write.run(sql`update occurrence_groups set members = members + ${count} where key = ${group}`);

/** Counts records that have left a group. One that is left in it alone has no group any more. */
export async function uncountMembers(write: Queries, kind: WordingKind, group: number, count: number): Promise<void> {
  const [left] = await write.all<{ members: number }>(
    sql`update occurrence_groups set members = members - ${count} where key = ${group} returning members`,
  );
  if (!left || left.members > 1) return;
  await write.run(sql`update ${kind.table} set group_key = null where group_key = ${group}`);
  await write.run(sql`delete from occurrence_groups where key = ${group}`);
}
