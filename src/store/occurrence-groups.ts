import sql from 'sql-template-tag';
import type { Dialect, Queries } from './engine.ts';
import type { WordingKind } from './wording-kinds.ts';

/** A group without wordings so far; gives its key. */
export async function newGroup(write: Queries, members: number): Promise<number> {
  const [row] = await write.all<{ key: number }>(
    sql`insert into occurrence_groups (members) values (${members}) returning key`,
  );
  if (!row) throw new Error('a group was not written');
  return row.key;
}

/** Makes groups one. The one with most members keeps its key, so that few rows change; gives the key. */
export async function unite(write: Queries, d: Dialect, kind: WordingKind, groups: number[]): Promise<number> {
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
