import sql from 'sql-template-tag';
import { nameKey } from '../linking/names.ts';
import type { EntityType } from '../records/entity.ts';
import { EntityId } from '../records/id-schemas.ts';
import type { Dialect, Queries } from './engine.ts';
import { atMost } from './paging.ts';
import { AmbiguousName, type NamedEntity, UnknownName } from './refusals.ts';

/** So many of those that a name may mean are shown. */
const MOST_CANDIDATES = 20;

/** An entity with its key. */
export interface KnownEntity {
  key: number;
  id: string;
  name: string;
  type: EntityType;
}

/** The entity with an id, or the one that it has become part of; null where there is none. */
export async function entityById(queries: Queries, id: string): Promise<KnownEntity | null> {
  const [row] = await queries.all<KnownEntity>(sql`
    select e.key, e.id, e.name, e.type from entities e where e.id = ${id}
    union all
    select e.key, e.id, e.name, e.type from merged_entities m join entities e on e.key = m.entity_key where m.id = ${id}`);
  return row ?? null;
}

/**
 * The keys of entities that are given by id or by name; an id that nothing has gives none. A name means every entity
 * that articles or authority lists call so; where several are, those that are quoted come before the others.
 *
 * @param parameter the filter they are given for, to be named where one cannot be used
 * @throws AmbiguousName, UnknownName
 */
export async function entityKeys(
  read: Queries,
  d: Dialect,
  parameter: string,
  values: readonly string[],
): Promise<number[]> {
  const ids = values.filter((value) => EntityId.safeParse(value).success);
  const rows = await read.all<{ key: number }>(sql`
    select key from entities where ${d.among(sql`id`, ids)}
    union select entity_key from merged_entities where ${d.among(sql`id`, ids)}`);
  const keys = rows.map(({ key }) => key);
  for (const name of values) if (!ids.includes(name)) keys.push(await keyOfName(read, d, parameter, name));
  return [...new Set(keys)];
}

async function keyOfName(read: Queries, d: Dialect, parameter: string, name: string): Promise<number> {
  const [person, other] = [nameKey('person', name), nameKey('organization', name)];
  const found = await read.all<NamedEntity & { key: number }>(sql`
    select e.key, e.id, e.name, e.type, e.quotes from entities e
    where e.key in (
      select n.entity_key from entity_names n join entities o on o.key = n.entity_key
      where n.name_key <> '' and n.given >= 0 and (n.name_key = ${person} and o.type = 'person'
        or ${d.among(sql`n.name_key`, [other, nameKey('place', name)])} and o.type <> 'person'))
    order by e.quotes desc, e.mentions desc, e.id ${atMost(MOST_CANDIDATES)}`);
  const [first, second] = found;
  if (!first) throw new UnknownName(parameter, name);
  if (second)
    throw new AmbiguousName(
      parameter,
      name,
      found.map(({ key: _, ...candidate }) => candidate),
    );
  return first.key;
}
