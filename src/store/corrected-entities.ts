import sql from 'sql-template-tag';
import { blockKey, nameKey } from '../linking/names.ts';
import type { EntityPatch } from '../records/correction.ts';
import type { Entity } from '../records/entity.ts';
import { lastChange, markUndone, noteChange, refuseStale, type Undoable } from './changes.ts';
import type { Dialect, Queries } from './engine.ts';
import { entityFields } from './entities.ts';
import { entityById } from './entity-keys.ts';
import { type ApartState, allowAsOne } from './kept-apart.ts';
import { CannotApply } from './refusals.ts';
import { settleEntities, sweepNames, writeNameKeys } from './saved-entities.ts';
import type { Revised, Revision } from './store.ts';
import { type MergeState, unmerge } from './unmerged-entities.ts';

/** What people have said of an entity, beside what articles and lists say: all that a correction may touch. */
export interface GivenState {
  type: string;
  givenName: string | null;
  givenType: string | null;
  givenSameAs: string | null;
  sameAs: string;
  names: { name: string; given: number }[];
  roles: { role: string; given: number }[];
}

const FIELDS = ['name', 'type', 'aliases', 'roles', 'sameAs'] as const;
type Correctable = Pick<Entity, (typeof FIELDS)[number]>;

/** The record of an entity. */
export async function entityRecord(write: Queries, d: Dialect, key: number): Promise<Entity> {
  const [row] = await write.all<{ record: string }>(
    sql`select ${d.object(entityFields(d))} as record from entities e where e.key = ${key}`,
  );
  if (!row) throw new Error(`there is no entity with the key ${key}`);
  return JSON.parse(row.record) as Entity;
}

async function givenState(write: Queries, key: number): Promise<GivenState> {
  const [row] = await write.all<Omit<GivenState, 'names' | 'roles'>>(sql`
    select type, given_name as "givenName", given_type as "givenType", given_same_as as "givenSameAs",
      same_as as "sameAs" from entities where key = ${key}`);
  if (!row) throw new Error(`there is no entity with the key ${key}`);
  const names = await write.all<{ name: string; given: number }>(
    sql`select name, given from entity_names where entity_key = ${key} and given <> 0`,
  );
  const roles = await write.all<{ role: string; given: number }>(
    sql`select role, given from entity_roles where entity_key = ${key} and given <> 0`,
  );
  return { ...row, names, roles };
}

/** Gives an entity a name, or takes it away. */
async function giveName(write: Queries, key: number, type: Entity['type'], name: string, given: number): Promise<void> {
  await write.run(sql`
    insert into entity_names (entity_key, name, name_key, block_key, uses, given)
    values (${key}, ${name}, ${nameKey(type, name)}, ${blockKey(type, name)}, 0, ${given})
    on conflict (entity_key, name) do update set given = excluded.given`);
}

async function giveRole(write: Queries, key: number, role: string, given: number): Promise<void> {
  await write.run(sql`
    insert into entity_roles (entity_key, role, uses, given) values (${key}, ${role}, 0, ${given})
    on conflict (entity_key, role) do update set given = excluded.given`);
}

async function apply(write: Queries, key: number, before: Entity, patch: EntityPatch): Promise<void> {
  const type = patch.type ?? before.type;
  if (patch.type) {
    await write.run(sql`update entities set type = ${type}, given_type = ${type} where key = ${key}`);
    await writeNameKeys(write, key, type);
  }
  const name = patch.name ?? before.name;
  if (patch.name) {
    await write.run(sql`update entities set given_name = ${name} where key = ${key}`);
    await giveName(write, key, type, name, 1);
  }
  if (patch.aliases) {
    const kept = new Set([name, ...patch.aliases]);
    const names = await write.all<{ name: string }>(sql`select name from entity_names where entity_key = ${key}`);
    for (const each of names) if (!kept.has(each.name)) await giveName(write, key, type, each.name, -1);
    for (const alias of kept) await giveName(write, key, type, alias, 1);
  }
  if (patch.roles) {
    const kept = new Set(patch.roles);
    const roles = await write.all<{ role: string }>(sql`select role from entity_roles where entity_key = ${key}`);
    for (const each of roles) if (!kept.has(each.role)) await giveRole(write, key, each.role, -1);
    for (const role of kept) await giveRole(write, key, role, 1);
  }
  if (patch.sameAs) {
    const sameAs = JSON.stringify([...new Set(patch.sameAs)]);
    await write.run(sql`update entities set same_as = ${sameAs}, given_same_as = ${sameAs} where key = ${key}`);
  }
}

/** Puts back what people had said before a correction. */
async function restore(write: Queries, key: number, state: GivenState): Promise<void> {
  const { type, givenName, givenType, givenSameAs, sameAs, names, roles } = state;
  await write.run(sql`
    update entities set type = ${type}, given_name = ${givenName}, given_type = ${givenType},
      given_same_as = ${givenSameAs}, same_as = ${sameAs} where key = ${key}`);
  await write.run(sql`update entity_names set given = 0 where entity_key = ${key}`);
  await write.run(sql`update entity_roles set given = 0 where entity_key = ${key}`);
  for (const { name, given } of names) await giveName(write, key, type as Entity['type'], name, given);
  for (const { role, given } of roles) await giveRole(write, key, role, given);
  await writeNameKeys(write, key, type as Entity['type']);
}

/** The fields of two states of an entity that differ. */
export function entityChanges(before: Correctable, after: Correctable) {
  const changed = FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  const only = (entity: Correctable) => Object.fromEntries(changed.map((field) => [field, entity[field]]));
  return { changed, before: only(before), after: only(after) };
}

/** Writes anew what follows from a change of an entity; gives its record. */
export async function settledRecord(write: Queries, d: Dialect, key: number): Promise<Entity> {
  await sweepNames(write, key);
  await settleEntities(write, d, [key]);
  return entityRecord(write, d, key);
}

/** Counts a change of an entity; gives its version since then. */
export async function raiseVersion(write: Queries, key: number): Promise<number> {
  const [row] = await write.all<{ version: number }>(
    sql`update entities set version = version + 1 where key = ${key} returning version`,
  );
  return row?.version ?? 1;
}

/** Changes an entity as a person says; to be run in a transaction. Null: there is none. */
export async function reviseEntity(
  write: Queries,
  d: Dialect,
  id: string,
  patch: EntityPatch,
  { by, versions }: Revision,
): Promise<Revised | null> {
  const entity = await entityById(write, id);
  if (!entity || entity.id !== id) return null;
  const { key } = entity;
  const before = await entityRecord(write, d, key);
  refuseStale(before.version, { by, versions });
  const state = await givenState(write, key);
  await apply(write, key, before, patch);
  const change = entityChanges(before, await settledRecord(write, d, key));
  if (change.changed.length === 0) {
    await restore(write, key, state);
    await sweepNames(write, key);
    return { version: before.version, changed: false };
  }
  const version = await raiseVersion(write, key);
  const at = new Date().toISOString();
  await noteChange(write, {
    recordId: id,
    version,
    action: 'correct',
    by,
    at,
    before: change.before,
    after: change.after,
    state,
  });
  return { version, changed: true };
}

/** Takes back the last change of an entity, a merge among them; to be run in a transaction. Null: there is none. */
export async function undoEntity(
  write: Queries,
  d: Dialect,
  id: string,
  { by, versions }: Revision,
): Promise<Revised | null> {
  const entity = await entityById(write, id);
  if (!entity || entity.id !== id) return null;
  const before = await entityRecord(write, d, entity.key);
  refuseStale(before.version, { by, versions });
  const last = await lastChange(write, id);
  if (!last) throw new CannotApply([], 'there is no change of this entity that could be taken back');
  await takeBack(write, d, entity.key, last);
  const change = entityChanges(before, await settledRecord(write, d, entity.key));
  const version = await raiseVersion(write, entity.key);
  await markUndone(write, last.key);
  const at = new Date().toISOString();
  await noteChange(write, {
    recordId: id,
    version,
    action: 'undo',
    by,
    at,
    before: change.before,
    after: change.after,
  });
  return { version, changed: true };
}

function takeBack(write: Queries, d: Dialect, key: number, { action, state }: Undoable): Promise<void> {
  if (action === 'merge') return unmerge(write, d, key, state as MergeState);
  if (action === 'apart') return allowAsOne(write, key, state as ApartState);
  return restore(write, key, state as GivenState);
}
