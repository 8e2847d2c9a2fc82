import type { ExtractedEntity } from '../records/entity.ts';
import { isFullName, nameKey } from './names.ts';

/** A stored entity that one of the article's entities may be. */
export type Candidate = Pick<ExtractedEntity, 'id' | 'type' | 'name' | 'aliases' | 'roles'>;

type Named = Pick<ExtractedEntity, 'type' | 'name' | 'aliases'>;

/** The keys of all names of an entity, each once; stored entities that have one of them are the candidates. */
export const nameKeys = ({ type, name, aliases }: Named): string[] =>
  [...new Set([name, ...aliases].map((each) => nameKey(type, each)))].filter((key) => key !== '');

const roleKeys = (roles: readonly string[]) => new Set(roles.map((role) => nameKey('organization', role)));

function shareRole(a: Candidate, b: Candidate): boolean {
  const roles = roleKeys(a.roles);
  return [...roleKeys(b.roles)].some((role) => roles.has(role));
}

/** The only one, or none where there are none or several: several are a doubt. */
const only = <T>(candidates: readonly T[]): T | undefined => (candidates.length === 1 ? candidates[0] : undefined);

const withKey = (keys: readonly string[], candidates: readonly Candidate[]) =>
  candidates.filter((candidate) => nameKeys(candidate).some((key) => keys.includes(key)));

/** A person is known by a full name; by a surname alone only with a role to confirm it. */
function samePerson(person: Candidate, candidates: readonly Candidate[]): Candidate | undefined {
  const full = nameKeys(person).filter(isFullName);
  if (full.length > 0) {
    const named = withKey(full, candidates);
    return only(named) ?? only(named.filter((candidate) => shareRole(person, candidate)));
  }
  const named = withKey(nameKeys(person), candidates);
  // Those that no article has named in full are doubtful themselves, and make no other one doubtful.
  const known = named.filter((candidate) => nameKeys(candidate).some(isFullName));
  const one = only(known.length > 0 ? known : named);
  return one && shareRole(person, one) ? one : undefined;
}

/** Organizations and places are known by their name; by an alias only where it is no one else's. */
function sameThing(thing: Candidate, candidates: readonly Candidate[]): Candidate | undefined {
  const key = nameKey(thing.type, thing.name);
  if (key === '') return undefined;
  const byName = candidates.filter((candidate) => nameKey(candidate.type, candidate.name) === key);
  return byName.length > 0 ? only(byName) : only(withKey(nameKeys(thing), candidates));
}

/**
 * Decides which stored entity each entity of one article is. Pure: the same input gives the same answer. A doubtful
 * one stays apart, since two entities are joined more easily than one is taken asunder. No two entities of an article
 * become one: extraction, which saw the text, kept them apart.
 *
 * Not yet: evidence from the text around (two persons of one full name are one here), spellings that differ by more
 * than case and accents, one-word persons that a later article names in full, joining and parting by hand.
 *
 * @param entities all entities of the article
 * @param candidates stored entities with a name key or the id of one of them, in any order
 * @returns for every entity's id that of the stored one, or its own where it is new
 */
export function link(entities: readonly ExtractedEntity[], candidates: readonly Candidate[]): Map<string, string> {
  const stored = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  const links = new Map<string, string>();
  const taken = new Set<string>();
  const settle = (id: string, storedId: string) => {
    links.set(id, storedId);
    taken.add(storedId);
  };

  // Ids are stable: the same article has brought this entity before.
  for (const { id } of entities) if (stored.has(id)) settle(id, id);

  // Full names first, so that a doubtful one never takes the place of a sure one.
  const open = entities.filter(({ id }) => !links.has(id));
  const sure = (entity: ExtractedEntity) => nameKeys(entity).some(isFullName);
  for (const entity of [...open.filter(sure), ...open.filter((each) => !sure(each))]) {
    const free = candidates.filter(({ id, type }) => type === entity.type && !taken.has(id));
    const same = entity.type === 'person' ? samePerson(entity, free) : sameThing(entity, free);
    settle(entity.id, same?.id ?? entity.id);
  }
  return links;
}
