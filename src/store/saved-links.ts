import sql from 'sql-template-tag';
import type { Context } from '../linking/candidate.ts';
import { type Decision, link } from '../linking/link.ts';
import { nameKey } from '../linking/names.ts';
import type { EntityType, ExtractedEntity } from '../records/entity.ts';
import { candidatesById, candidatesFor, contextOf, type StoredCandidate } from './candidates.ts';
import type { Dialect, Queries } from './engine.ts';
import { saveDoubt } from './saved-doubts.ts';
import { together } from './together.ts';

/** So many candidates of an article are looked at more closely, and so much of its company is: a book has more. */
const MOST_CONTEXTS = 100;
const MOST_COMPANY = 200;

/** The entities of an article, and what is known of the article itself. */
export interface NamedIn {
  articleKey: number;
  publisher: string | null;
  entities: ExtractedEntity[];
}

/** Which entities of the corpus those of an article are, by their ids in the extraction. */
export interface Identities {
  keys: Map<string, number>;
  /** How likely each is the one of the other articles; null where this article has brought it. */
  scores: Map<string, number | null>;
}

/** Meets the article's entities with those of the corpus, and notes what is doubtful. */
export async function saveIdentities(write: Queries, d: Dialect, article: NamedIn): Promise<Identities> {
  const { entities, articleKey } = article;
  const ids = entities.map(({ id }) => id);
  const [known, named, merged] = await Promise.all([
    candidatesById(write, d, ids),
    candidatesFor(write, d, entities),
    mergedAmong(write, d, ids),
  ]);
  const candidates = [...known, ...named];
  const stored = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  const decisions = await decide(write, d, article, stored);

  // What a person has made one is one, whatever the names say.
  const said = await together(entities, async ({ id, type, name }) => {
    const linked = decisions.get(id)?.link?.id !== undefined;
    return merged.get(id) ?? (linked ? null : await givenTo(write, type, name));
  });
  const keys = new Map<string, number>();
  await together(entities, async ({ id, type, name }, place) => {
    const storedId = said[place] ?? decisions.get(id)?.link?.id ?? id;
    // What a person has said leaves nothing to doubt.
    if (said[place]) decisions.delete(id);
    // An entity that only this article knew may have got another type with the article's other words.
    const [row] = await write.all<{ key: number }>(sql`
      insert into entities (id, type, name) values (${storedId}, ${type}, ${name})
      on conflict (id) do update set type =
        case when entities.articles = 0 and entities.listed_as is null and entities.given_type is null then excluded.type else entities.type end
      returning key`);
    if (!row) throw new Error(`entity ${id} was not written`);
    keys.set(id, row.key);
  });
  const doubts = [...decisions].flatMap(([id, decision]) => decision.doubts.map((scored) => ({ id, scored })));
  await together(doubts, async ({ id, scored }) => {
    const [entityKey, otherKey] = [keys.get(id), stored.get(scored.id)?.key];
    if (entityKey !== undefined && otherKey !== undefined) {
      await saveDoubt(write, { articleKey, entityKey, otherKey, scored });
    }
  });
  return { keys, scores: new Map(entities.map(({ id }) => [id, decisions.get(id)?.link?.score ?? null])) };
}

/** The ids of entities that some of these have become part of. */
async function mergedAmong(write: Queries, d: Dialect, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await write.all<{ id: string; into: string }>(sql`
    select m.id, e.id as "into" from merged_entities m join entities e on e.key = m.entity_key
    where ${d.among(sql`m.id`, ids)}`);
  return new Map(rows.map(({ id, into }) => [id, into]));
}

/**
 * The id of the one entity to which a person has given this name, as a merge does; of a person a full name only. Null
 * where there is none, or several.
 */
async function givenTo(write: Queries, type: EntityType, name: string): Promise<string | null> {
  const key = nameKey(type, name);
  if (key === '' || (type === 'person' && !key.includes(' '))) return null;
  const [first, second] = await write.all<{ id: string }>(sql`
    select distinct e.id from entity_names n join entities e on e.key = n.entity_key
    where n.name_key = ${key} and n.given = 1 and e.type = ${type} limit 2`);
  return first && !second ? first.id : null;
}

/** Decides by names and roles, and once more with what stands around those that are left open. */
async function decide(
  write: Queries,
  d: Dialect,
  { entities, publisher }: NamedIn,
  stored: ReadonlyMap<string, StoredCandidate>,
): Promise<Map<string, Decision>> {
  const candidates = [...stored.values()];
  const first = link(entities, candidates);
  const keyOf = (id: string | undefined) => (id === undefined ? undefined : stored.get(id)?.key);
  const company = [...first].flatMap(([id, decision]) => keyOf(decision.link?.id ?? id) ?? []).slice(0, MOST_COMPANY);
  const contexts = new Map<string, Context>();
  const open = new Set([...first.values()].flatMap((decision) => decision.open));
  await together([...open].slice(0, MOST_CONTEXTS), async (id) => {
    const key = keyOf(id);
    if (key !== undefined) contexts.set(id, await contextOf(write, d, key, company, publisher));
  });
  return contexts.size > 0 ? link(entities, candidates, contexts) : first;
}
