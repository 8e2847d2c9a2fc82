import sql from 'sql-template-tag';
import { nameKey } from '../linking/names.ts';
import type { GivenSpeaker } from '../records/correction.ts';
import type { EntityRef, EntityType } from '../records/entity.ts';
import { idOfWords } from '../records/id.ts';
import type { Dialect, Queries } from './engine.ts';
import { entityById } from './entity-keys.ts';
import { CannotApply } from './refusals.ts';
import { addAppearances } from './saved-entities.ts';

/** The article in which a person names somebody. */
export interface InArticle {
  key: number;
  id: string;
  publishedAt: string | null;
}

/** An entity to which a quote refers, with its key. */
export type KnownRef = EntityRef & { key: number };

/** Sees to it that the entity stands among those of the article: there it counts its quotes. */
async function bring(write: Queries, d: Dialect, article: InArticle, entity: Omit<KnownRef, 'role'>) {
  const there = await write.all(sql`
    select 1 from appearances where entity_key = ${entity.key} and article_key = ${article.key}`);
  if (there.length > 0) return;
  const [last] = await write.all<{ position: number | null }>(
    sql`select max(position) as position from appearances where article_key = ${article.key}`,
  );
  const { id, type, name, key } = entity;
  await addAppearances(
    write,
    d,
    [{ id, type, names: [name], roles: [], mentions: [], byPerson: true }],
    {
      articleKey: article.key,
      publishedAt: article.publishedAt,
      identities: { keys: new Map([[id, key]]), scores: new Map() },
    },
    (last?.position ?? -1) + 1,
  );
}

/** The entity of the article that has this name; null where none has. */
async function named(write: Queries, article: InArticle, name: string, type: EntityType) {
  const [row] = await write.all<Omit<KnownRef, 'role'>>(sql`
    select e.key, e.id, e.name, e.type from appearances n
      join entities e on e.key = n.entity_key join entity_names m on m.entity_key = e.key
    where n.article_key = ${article.key} and e.type = ${type} and m.name_key = ${nameKey(type, name)} and m.given >= 0
    order by n.position limit 1`);
  return row ?? null;
}

async function makeEntity(write: Queries, article: InArticle, name: string, type: EntityType) {
  const id = idOfWords('ent', article.id, [type, name], 0);
  const [row] = await write.all<{ key: number }>(sql`
    insert into entities (id, type, name) values (${id}, ${type}, ${name})
    on conflict (id) do update set id = excluded.id returning key`);
  if (!row) throw new Error(`entity ${id} was not written`);
  return { key: row.key, id, name, type };
}

/**
 * The entity that a person means: the one with the id, the one of the article with the name, or a new one.
 *
 * @param path where in what was given it stands
 * @throws CannotApply where no entity has the id
 */
export async function givenEntity(
  write: Queries,
  d: Dialect,
  article: InArticle,
  given: GivenSpeaker,
  path: readonly (string | number)[],
): Promise<Omit<KnownRef, 'role'>> {
  if ('id' in given) {
    const entity = await entityById(write, given.id);
    if (!entity) throw new CannotApply([...path, 'id'], `there is no entity with the id "${given.id}"`);
    await bring(write, d, article, entity);
    return entity;
  }
  const { name, type } = given;
  const known = await named(write, article, name, type);
  const entity = known ?? (await makeEntity(write, article, name, type));
  await bring(write, d, article, entity);
  return entity;
}
