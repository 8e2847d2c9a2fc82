import sql, { type Sql } from 'sql-template-tag';
import { noteChange, refuseStale } from './changes.ts';
import { entityRecord, raiseVersion } from './corrected-entities.ts';
import type { Dialect, Queries } from './engine.ts';
import { entityById } from './entity-keys.ts';
import { CannotApply } from './refusals.ts';
import type { Revised, Revision } from './store.ts';

/** What undoing needs: the id of the other one. */
export interface ApartState {
  from: string;
}

/** Whether a person has said that the two of a pair `p` are two. */
export const isKeptApart: Sql = sql`exists (
  select 1 from kept_apart k where k.entity_key = p.entity_key and k.other_key = p.other_key)`;

/**
 * Notes that two entities are two, so that no doubt about them is listed any more; to be run in a transaction. Null:
 * there is no entity with the first id.
 *
 * @throws StaleVersion, CannotApply
 */
export async function keepApart(
  write: Queries,
  d: Dialect,
  id: string,
  from: string,
  revision: Revision,
): Promise<Revised | null> {
  const entity = await entityById(write, id);
  if (!entity || entity.id !== id) return null;
  const { version } = await entityRecord(write, d, entity.key);
  refuseStale(version, revision);
  const other = await entityById(write, from);
  if (!other) throw new CannotApply(['from'], `there is no entity with the id "${from}"`);
  if (other.key === entity.key) throw new CannotApply(['from'], 'is this entity itself');
  if (!(await part(write, entity.key, other.key))) return { version, changed: false };
  const { name, type } = await entityRecord(write, d, other.key);
  const raised = await raiseVersion(write, entity.key);
  const state: ApartState = { from: other.id };
  await noteChange(write, {
    recordId: id,
    version: raised,
    action: 'apart',
    by: revision.by,
    at: new Date().toISOString(),
    before: {},
    after: { apartFrom: { id: other.id, name, type } },
    state,
  });
  return { version: raised, changed: true };
}

/** Takes back that an entity and another are two. */
export async function allowAsOne(write: Queries, key: number, { from }: ApartState): Promise<void> {
  const other = await entityById(write, from);
  if (other) await write.run(sql`delete from kept_apart where ${isPair(key, other.key)}`);
}

/** The keys of those from which an entity is kept apart. */
export async function apartFrom(write: Queries, key: number): Promise<number[]> {
  const rows = await write.all<{ other: number }>(sql`
    select entity_key + other_key - ${key} as other from kept_apart where entity_key = ${key} or other_key = ${key}`);
  return rows.map(({ other }) => Number(other));
}

/** Whoever is not the one that goes is not the one that stays either. */
export async function moveApart(write: Queries, gone: number, kept: number): Promise<void> {
  for (const other of await apartFrom(write, gone)) if (other !== kept) await part(write, kept, other);
  await write.run(sql`delete from kept_apart where entity_key = ${gone} or other_key = ${gone}`);
}

/**
 * Gives the one that is there again what was said of it before.
 *
 * @param gones from whom it was kept apart
 * @param kepts from whom the other one was
 */
export async function restoreApart(
  write: Queries,
  [gone, gones]: readonly [number, readonly number[]],
  [kept, kepts]: readonly [number, readonly number[]],
): Promise<void> {
  for (const other of gones) {
    const [there] = await write.all(sql`select 1 as one from entities where key = ${other}`);
    if (!there) continue;
    await part(write, gone, other);
    if (!kepts.includes(other)) await write.run(sql`delete from kept_apart where ${isPair(kept, other)}`);
  }
}

const isPair = (one: number, other: number): Sql =>
  sql`entity_key = ${Math.max(one, other)} and other_key = ${Math.min(one, other)}`;

/** False: it was said already. */
const part = async (write: Queries, one: number, other: number): Promise<boolean> =>
  (await write.run(sql`
    insert into kept_apart (entity_key, other_key) values (${Math.max(one, other)}, ${Math.min(one, other)})
    on conflict do nothing`)) > 0;
