import sql from 'sql-template-tag';
import type { Dialect, Queries } from './engine.ts';
import type { WordingKind } from './wording-kinds.ts';

/** So many groups without wordings so far; gives their keys. */
export async function newGroups(write: Queries, d: Dialect, count: number): Promise<number[]> {
  if (count === 0) return [];
  const none = Array.from({ length: count }, () => 0);
  const rows = await write.all<{ key: number }>(
    sql`insert into occurrence_groups (members) select value from ${d.numbers(none)} returning key`,
  );
  return rows.map(({ key }) => key);
}

/** Makes groups one. The one with most members keeps its key, so that few rows change; gives the key. */
export async function unite(write: Queries, d: Dialect, kind: WordingKind, groups: number[]): Promise<number> {
  const [only] = groups;
  if (only !== undefined && groups.length === 1) return only;
  const sizes = await write.all<{ key: number; members: number }>(sql`
    select key, members from occurrence_groups where ${d.among(sql`key`, groups)} order by members desc, key`);
  const [kept, ...others] = sizes;
  if (!kept) throw new Error('a wording has no group');
  for (const { key, members } of others) {
    await write.run(sql`update wordings set group_key = ${kept.key} where group_key = ${key}`);
    await write.run(sql`update ${kind.table} set group_key = ${kept.key} where group_key = ${key}`);
    await write.run(sql`update occurrence_groups set members = members + ${members} where key = ${kept.key}`);
    await write.run(sql`delete from occurrence_groups where key = ${key}`);
  }
  return kept.key;
}
