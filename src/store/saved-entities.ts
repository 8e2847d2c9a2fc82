import sql, { type Sql } from 'sql-template-tag';
import { blockKey, fullestName, nameKey } from '../linking/names.ts';
import type { EntityType, ExtractedEntity, Mention } from '../records/entity.ts';
import type { Dialect, Queries, Row } from './engine.ts';
import { moment } from './moment.ts';
import { atMost } from './paging.ts';
import type { Identities } from './saved-links.ts';
import { insertAll } from './saved-rows.ts';
import { together } from './together.ts';

/** More names or roles than anyone reads are kept in the database, but not shown. */
const SHOWN_ALIASES = 50;
const SHOWN_ROLES = 20;

/** So many entities are looked at at once: more would hold up everything else. */
const PORTION = 100;

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
  d: Dialect,
  entities: readonly Appearing[],
  article: AppearingIn,
): Promise<void> {
  const first = ({ mentions }: Appearing) => Math.min(Number.MAX_SAFE_INTEGER, ...mentions.map(({ start }) => start));
  const ordered = asStored(entities, article.identities).sort((a, b) => first(a) - first(b));
  await addAppearances(write, d, ordered, article);
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

/**
 * Adds what an article knows of entities, of which each is another; `identities` has their keys.
 *
 * @param from so many entities of the article stand before them
 */
export async function addAppearances(
  write: Queries,
  d: Dialect,
  entities: readonly Appearing[],
  { articleKey, publishedAt, identities }: AppearingIn,
  from = 0,
): Promise<void> {
  const [appearances, mentions, names, roles]: [Row[], Row[], Row[], Row[]] = [[], [], [], []];
  const counts: [number, number][] = [];
  for (const [place, entity] of entities.entries()) {
    const key = identities.keys.get(entity.id);
    if (key === undefined) throw new Error(`entity ${entity.id} has no key`);
    const [ownNames, ownRoles] = [[...new Set(entity.names)], [...new Set(entity.roles)]];
    appearances.push({
      entity_key: key,
      article_key: articleKey,
      position: from + place,
      quotes: 0,
      mentions: entity.mentions.length,
      names: JSON.stringify(ownNames),
      roles: JSON.stringify(ownRoles),
      published: publishedAt === null ? null : moment(publishedAt),
      link_score: identities.scores.get(entity.id) ?? null,
      by_person: entity.byPerson ? 1 : 0,
    });
    const inOrder = entity.mentions.toSorted((a, b) => a.start - b.start || a.end - b.end);
    for (const [position, { text, start, end, kind }] of inOrder.entries()) {
      mentions.push({
        entity_key: key,
        article_key: articleKey,
        position,
        text,
        start_offset: start,
        end_offset: end,
        kind,
      });
    }
    for (const name of ownNames) {
      const keys = { name_key: nameKey(entity.type, name), block_key: blockKey(entity.type, name) };
      names.push({ entity_key: key, name, ...keys, uses: 1 });
    }
    for (const role of ownRoles) roles.push({ entity_key: key, role, uses: 1 });
    counts.push([key, entity.mentions.length]);
  }
  await insertAll(write, d, { appearances, mentions });
  const used = [
    ...d.inserts('entity_names', names, 'on conflict (entity_key, name) do update set uses = entity_names.uses + 1'),
    ...d.inserts('entity_roles', roles, 'on conflict (entity_key, role) do update set uses = entity_roles.uses + 1'),
    sql`update entities set articles = articles + 1, mentions = mentions + other from ${d.pairs(counts)} where key = one`,
  ];
  await together(used, (statement) => write.run(statement));
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
  for (let from = 0; from < touched.length; from += PORTION) {
    await settleThese(write, d, touched.slice(from, from + PORTION));
  }
}

interface Known {
  key: number;
  /** The name that a person or a list has given; null where neither has. */
  said: string | null;
  /** JSON arrays, what a person has given and what is used most first. */
  names: string;
  roles: string;
}

async function settleThese(write: Queries, d: Dialect, keys: readonly number[]): Promise<void> {
  const ofEntity = sql`n where n.entity_key = e.key and n.given >= 0`;
  const order = sql`n.given desc, n.uses desc, n.listed desc`;
  const names = d.array({ name: sql`n.name`, uses: sql`n.uses` }, sql`entity_names ${ofEntity}`, sql`${order}, n.name`);
  const roles = sql`(select n.role from entity_roles ${ofEntity} order by ${order}, n.role ${atMost(SHOWN_ROLES)}) as n`;
  const known = await write.all<Known>(sql`
    select e.key, coalesce(e.given_name, e.listed_name) as said,
      ${names} as names, ${d.texts(sql`n.role`, roles)} as roles
    from entities e where ${d.among(sql`e.key`, keys)}`);
  await together(known, async (entity) => {
    const used = JSON.parse(entity.names) as { name: string; uses: number }[];
    if (used.length === 0) return;
    const name = entity.said ?? fullestName(used);
    const aliases = used.map((each) => each.name).filter((each) => each !== name);
    const seen = sql`select a.published_at from appearances n join articles a on a.key = n.article_key
      where n.entity_key = ${entity.key} and n.published is not null`;
    await write.run(sql`
      update entities set name = ${name}, aliases = ${JSON.stringify(aliases.slice(0, SHOWN_ALIASES))},
        roles = ${entity.roles},
        first_seen = (${seen} order by n.published limit 1),
        last_seen = (${seen} order by n.published desc limit 1)
      where key = ${entity.key}`);
  });
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
