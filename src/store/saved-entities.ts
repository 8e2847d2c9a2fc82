import sql, { type Sql } from 'sql-template-tag';
import { blockKey, fullestName, nameKey } from '../linking/names.ts';
import type { EntityType, ExtractedEntity, Mention } from '../records/entity.ts';
import type { Dialect, Queries } from './engine.ts';
import { moment } from './moment.ts';
import { atMost } from './paging.ts';
import type { Identities } from './saved-links.ts';
import { together } from './together.ts';

/** More names or roles than anyone reads are kept in the database, but not shown. */
const SHOWN_ALIASES = 50;
const SHOWN_ROLES = 20;

/** What an article knows of an entity. */
export interface Appearing extends Pick<ExtractedEntity, 'id' | 'type' | 'roles'> {
  names: readonly string[];
  mentions: readonly Pick<Mention, 'text' | 'start' | 'end' | 'kind'>[];
  /** Whether only a person has said that it has to do with the article. */
  byPerson: boolean;
}

/** What extraction knows of an entity. */
export const appearing = ({ name, aliases, ...entity }: ExtractedEntity): Appearing => ({
  ...entity,
  names: [name, ...aliases],
  byPerson: false,
});

/** The article in which entities appear. */
export interface AppearingIn {
  articleKey: number;
  publishedAt: string | null;
  identities: Identities;
}

/** Adds what the article knows of each entity: names, roles, mentions, and the counts of these; quotes are counted later. */
export async function saveAppearances(
  write: Queries,
  entities: readonly Appearing[],
  article: AppearingIn,
): Promise<void> {
  const first = ({ mentions }: Appearing) => Math.min(Number.MAX_SAFE_INTEGER, ...mentions.map(({ start }) => start));
  const ordered = asStored(entities, article.identities).sort((a, b) => first(a) - first(b));
  await together(ordered, (entity, position) => saveAppearance(write, article, entity, position));
}

/** Those that a person has made one, though extraction tells them apart, as one. */
function asStored(entities: readonly Appearing[], { keys }: Identities): Appearing[] {
  const stored = new Map<number | undefined, Appearing>();
  for (const entity of entities) {
    const key = keys.get(entity.id);
    const same = stored.get(key);
    stored.set(key, same ? united(same, entity) : entity);
  }
  return [...stored.values()];
}

const united = (one: Appearing, other: Appearing): Appearing => ({
  ...one,
  names: [...one.names, ...other.names],
  roles: [...one.roles, ...other.roles],
  mentions: [...one.mentions, ...other.mentions],
});

/** Adds what an article knows of an entity; `identities` has its key. */
export async function saveAppearance(
  write: Queries,
  article: AppearingIn,
  entity: Appearing,
  position: number,
): Promise<void> {
  const { articleKey, publishedAt } = article;
  const key = article.identities.keys.get(entity.id);
  if (key === undefined) throw new Error(`entity ${entity.id} has no key`);
  const names = [...new Set(entity.names)];
  const roles = [...new Set(entity.roles)];
  const mentions = entity.mentions.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const appearance = sql`
    insert into appearances (entity_key, article_key, position, quotes, mentions, names, roles, published, link_score,
      by_person)
    values (${key}, ${articleKey}, ${position}, 0, ${entity.mentions.length}, ${JSON.stringify(names)},
      ${JSON.stringify(roles)}, ${publishedAt === null ? null : moment(publishedAt)}, ${article.identities.scores.get(entity.id) ?? null},
      ${entity.byPerson ? 1 : 0})`;
  const parts = [
    ...mentions.map(
      ({ text, start, end, kind }, place) => sql`
        insert into mentions (entity_key, article_key, position, text, start_offset, end_offset, kind)
        values (${key}, ${articleKey}, ${place}, ${text}, ${start}, ${end}, ${kind})`,
    ),
    ...names.map(
      (name) => sql`
        insert into entity_names (entity_key, name, name_key, block_key, uses)
        values (${key}, ${name}, ${nameKey(entity.type, name)}, ${blockKey(entity.type, name)}, 1)
        on conflict (entity_key, name) do update set uses = entity_names.uses + 1`,
    ),
    ...roles.map(
      (role) => sql`
        insert into entity_roles (entity_key, role, uses) values (${key}, ${role}, 1)
        on conflict (entity_key, role) do update set uses = entity_roles.uses + 1`,
    ),
  ];
  const count = sql`
    update entities set articles = articles + 1, mentions = mentions + ${mentions.length} where key = ${key}`;
  await together([appearance, ...parts, count], (statement) => write.run(statement));
}

/** Takes away names and roles that no article uses, no list has, and nobody has given or taken away. */
export async function sweepNames(write: Queries, key: number): Promise<void> {
  await together([sql`entity_names`, sql`entity_roles`], (table) =>
    write.run(sql`delete from ${table} where entity_key = ${key} and uses = 0 and listed = 0 and given = 0`),
  );
}

interface AppearanceRow {
  key: number;
  quotes: number;
  mentions: number;
  names: string;
  roles: string;
}

/** Takes away what the article added to its entities; gives their keys. The entities themselves stay for now. */
export const forgetAppearances = (write: Queries, articleKey: number): Promise<number[]> =>
  forgetSome(write, sql`article_key = ${articleKey}`);

/**
 * Takes away entities that an article does not mention, and that only a quote referred to which does so no more. Gives
 * their keys.
 */
export const forgetUnused = (write: Queries, articleKey: number): Promise<number[]> =>
  forgetSome(
    write,
    sql`article_key = ${articleKey} and mentions = 0 and by_person = 1 and entity_key not in (
      select s.entity_key from quotes q join quote_speakers s on s.quote_key = q.key where q.article_key = ${articleKey}
      union select t.entity_key from quotes q join quote_addressees t on t.quote_key = q.key
        where q.article_key = ${articleKey} and t.entity_key is not null)`,
  );

async function forgetSome(write: Queries, condition: Sql): Promise<number[]> {
  const rows = await write.all<AppearanceRow>(sql`
    select entity_key as key, quotes, mentions, names, roles from appearances where ${condition}`);
  await together(rows, async ({ key, quotes, mentions, names, roles }) => {
    const less = [
      sql`update entities set articles = articles - 1, quotes = quotes - ${quotes}, mentions = mentions - ${mentions}
        where key = ${key}`,
      ...(JSON.parse(names) as string[]).map(
        (name) => sql`update entity_names set uses = uses - 1 where entity_key = ${key} and name = ${name}`,
      ),
      ...(JSON.parse(roles) as string[]).map(
        (role) => sql`update entity_roles set uses = uses - 1 where entity_key = ${key} and role = ${role}`,
      ),
    ];
    await together(less, (statement) => write.run(statement));
    await sweepNames(write, key);
  });
  await write.run(sql`delete from appearances where ${condition}`);
  return rows.map(({ key }) => key);
}

/**
 * Writes anew what follows from the appearances of entities and from authority lists, and removes those that are in no
 * article and on no list.
 */
export async function settleEntities(write: Queries, d: Dialect, keys: Iterable<number>): Promise<void> {
  const touched = [...new Set(keys)];
  // What a person has changed stays, so that what was said of it is not lost.
  await write.run(sql`delete from entities where ${d.among(sql`key`, touched)} and articles = 0
    and listed_as is null and not exists (select 1 from changes where record_id = entities.id)`);
  await together(touched, (key) => settleEntity(write, key));
}

async function settleEntity(write: Queries, key: number): Promise<void> {
  const [names, [said], roles] = await Promise.all([
    write.all<{ name: string; uses: number }>(
      sql`select name, uses from entity_names
        where entity_key = ${key} and given >= 0 order by given desc, uses desc, listed desc, name`,
    ),
    write.all<{ name: string | null }>(
      sql`select coalesce(given_name, listed_name) as name from entities where key = ${key}`,
    ),
    write.all<{ role: string }>(
      sql`select role from entity_roles
        where entity_key = ${key} and given >= 0 order by given desc, uses desc, listed desc, role ${atMost(SHOWN_ROLES)}`,
    ),
  ]);
  if (names.length === 0) return;
  const name = said?.name ?? fullestName(names);
  const aliases = names.map((each) => each.name).filter((each) => each !== name);
  const seen = sql`select a.published_at from appearances n join articles a on a.key = n.article_key
    where n.entity_key = ${key} and n.published is not null`;
  await write.run(sql`
    update entities set name = ${name}, aliases = ${JSON.stringify(aliases.slice(0, SHOWN_ALIASES))},
      roles = ${JSON.stringify(roles.map(({ role }) => role))},
      first_seen = (${seen} order by n.published limit 1),
      last_seen = (${seen} order by n.published desc limit 1)
    where key = ${key}`);
}

/** A name is compared by its type's rules. */
export async function writeNameKeys(write: Queries, key: number, type: EntityType): Promise<void> {
  const names = await write.all<{ name: string }>(sql`select name from entity_names where entity_key = ${key}`);
  for (const { name } of names) {
    await write.run(sql`
      update entity_names set name_key = ${nameKey(type, name)}, block_key = ${blockKey(type, name)}
      where entity_key = ${key} and name = ${name}`);
  }
}
