import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Entity } from '../records/entity.ts';
import { countArticle } from './article-counts.ts';
import { noteChange, refuseStale } from './changes.ts';
import { entityChanges, entityRecord, raiseVersion, settledRecord } from './corrected-entities.ts';
import type { Dialect, Queries } from './engine.ts';
import { entityById } from './entity-keys.ts';
import { apartFrom, moveApart } from './kept-apart.ts';
import { doubtsAbout, moveDoubts } from './moved-doubts.ts';
import { CannotApply } from './refusals.ts';
import type { Revision } from './store.ts';
import { countEntity, type MergeState, type Row, rowsOf } from './unmerged-entities.ts';

/** The tables whose rows refer to an entity and to something else, of which each stands once with an entity. */
const TIES = [
  ['quote_speakers', 'quote_key'],
  ['quote_entities', 'quote_key'],
  ['claimants', 'claim_key'],
] as const;

/** What only undoing needs: every row of the one that goes, and those of the other that its rows are mixed with. */
async function stateOf(write: Queries, gone: number, kept: number): Promise<MergeState> {
  const of = (table: string, key: number) => rowsOf(write, table, sql`entity_key = ${key}`);
  const [entity] = await rowsOf(write, 'entities', sql`key = ${gone}`);
  if (!entity) throw new Error(`there is no entity with the key ${gone}`);
  // One after the other, as a connection takes them.
  const ties: Record<string, Row[]> = {};
  for (const [table] of TIES) ties[table] = await of(table, gone);
  return {
    entity,
    names: await of('entity_names', gone),
    roles: await of('entity_roles', gone),
    appearances: await of('appearances', gone),
    mentions: await of('mentions', gone),
    addressees: await rowsOf(write, 'quote_addressees', sql`entity_key = ${gone}`),
    ties,
    redirects: (await rowsOf(write, 'merged_entities', sql`entity_key = ${gone}`)).map(({ id }) => String(id)),
    shared: await rowsOf(
      write,
      'appearances',
      sql`entity_key = ${kept} and article_key in (select article_key from appearances where entity_key = ${gone})`,
    ),
    keptNames: await of('entity_names', kept),
    keptRoles: await of('entity_roles', kept),
    doubts: await doubtsAbout(write, gone),
    apart: { gone: await apartFrom(write, gone), kept: await apartFrom(write, kept) },
    keptRow: (await rowsOf(write, 'entities', sql`key = ${kept}`))[0] ?? {},
  };
}

const least = (column: string) => {
  const [one, other] = [raw(`appearances.${column}`), raw(`excluded.${column}`)];
  return sql`case when ${one} < ${other} then ${one} else ${other} end`;
};

const most = (table: string, column: string) => {
  const [one, other] = [raw(`${table}.${column}`), raw(`excluded.${column}`)];
  return sql`case when ${one} > ${other} then ${one} else ${other} end`;
};

/** What is in one of two JSON arrays of texts, once each. */
const united = (...arrays: (Row[string] | undefined)[]) =>
  JSON.stringify([...new Set(arrays.flatMap((array) => JSON.parse(String(array ?? '[]')) as string[]))]);

/**
 * Moves the appearances with their mentions; where both are in an article they become one.
 *
 * @param shared the other's, in articles in which both are
 */
async function moveAppearances(
  write: Queries,
  gone: number,
  kept: number,
  { appearances, shared }: Pick<MergeState, 'appearances' | 'shared'>,
): Promise<void> {
  for (const { article_key: article, names, roles } of appearances) {
    const there = shared.find((row) => row.article_key === article);
    await write.run(sql`
      insert into appearances (entity_key, article_key, position, quotes, mentions, names, roles, published, link_score, by_person)
      select ${kept}, article_key, position, 0, 0, names, roles, published, link_score, by_person
      from appearances where entity_key = ${gone} and article_key = ${article as number}
      on conflict (entity_key, article_key) do update set
        position = ${least('position')}, by_person = ${least('by_person')},
        names = ${united(there?.names, names)}, roles = ${united(there?.roles, roles)}`);
    await moveMentions(write, article as number, [gone, kept], kept);
    await write.run(sql`delete from appearances where entity_key = ${gone} and article_key = ${article as number}`);
  }
}

/** Gives the mentions of some entities in an article to one of them, numbered in text order. */
export async function moveMentions(
  write: Queries,
  article: number,
  from: readonly number[],
  to: number,
): Promise<void> {
  const keys = join(from.map((key) => sql`${key}`));
  const mentions = await rowsOf(write, 'mentions', sql`article_key = ${article} and entity_key in (${keys})`);
  await write.run(sql`delete from mentions where article_key = ${article} and entity_key in (${keys})`);
  const place = ({ start_offset: start }: Row) => Number(start);
  for (const [position, { text, start_offset: start, end_offset: end, kind }] of mentions
    .sort((a, b) => place(a) - place(b))
    .entries()) {
    await write.run(sql`
      insert into mentions (entity_key, article_key, position, text, start_offset, end_offset, kind)
      values (${to}, ${article}, ${position}, ${text}, ${start}, ${end}, ${kind})`);
  }
}

/** Lets all that referred to the one refer to the other, each thing once. */
async function moveTies(write: Queries, gone: number, kept: number): Promise<void> {
  for (const [table, thing] of TIES) {
    const [from, other]: [Sql, Sql] = [raw(table), raw(thing)];
    await write.run(sql`
      delete from ${from} where entity_key = ${gone}
        and ${other} in (select ${other} from ${from} where entity_key = ${kept})`);
    await write.run(sql`update ${from} set entity_key = ${kept} where entity_key = ${gone}`);
  }
  await write.run(sql`update quote_addressees set entity_key = ${kept} where entity_key = ${gone}`);
}

/** Names and roles count together: whoever merges says that the names of the one are the other's. */
async function moveNames(write: Queries, gone: number, kept: number): Promise<void> {
  await write.run(sql`
    insert into entity_names (entity_key, name, name_key, block_key, uses, listed, given)
    select ${kept}, name, name_key, block_key, uses, listed, case when given < 0 then given else 1 end
      from entity_names where entity_key = ${gone}
    on conflict (entity_key, name) do update set uses = entity_names.uses + excluded.uses,
      listed = ${most('entity_names', 'listed')}, given = ${most('entity_names', 'given')}`);
  await write.run(sql`
    insert into entity_roles (entity_key, role, uses, listed, given)
    select ${kept}, role, uses, listed, given from entity_roles where entity_key = ${gone}
    on conflict (entity_key, role) do update set uses = entity_roles.uses + excluded.uses,
      listed = ${most('entity_roles', 'listed')}, given = ${most('entity_roles', 'given')}`);
}

/** The other entity, if it can take this one in. */
async function targetOf(write: Queries, id: string, into: string) {
  const target = await entityById(write, into);
  if (!target) throw new CannotApply(['into'], `there is no entity with the id "${into}"`);
  if (target.id === id) {
    const already = into === id ? 'is this entity itself' : 'has become this entity already';
    throw new CannotApply(['into'], already);
  }
  return target;
}

/**
 * Makes an entity part of another; to be run in a transaction. Its id goes on meaning that one. Gives the id of the one
 * that stays; null: there is no entity with the first id.
 *
 * @throws StaleVersion, CannotApply
 */
export async function mergeEntity(
  write: Queries,
  d: Dialect,
  id: string,
  into: string,
  revision: Revision,
): Promise<{ id: string; version: number } | null> {
  const entity = await entityById(write, id);
  if (!entity || entity.id !== id) return null;
  const gone = entity.key;
  const record = await entityRecord(write, d, gone);
  refuseStale(record.version, revision);
  const target = await targetOf(write, id, into);
  const before = await entityRecord(write, d, target.key);
  const state = await stateOf(write, gone, target.key);
  // Whoever merges says which one stays: its name stays too, however full the other's are.
  await write.run(sql`update entities set given_name = coalesce(given_name, name) where key = ${target.key}`);
  await moveTies(write, gone, target.key);
  await moveNames(write, gone, target.key);
  await moveAppearances(write, gone, target.key, state);
  await moveDoubts(write, gone, target.key);
  await moveApart(write, gone, target.key);
  await takeListing(write, gone, target.key);
  await write.run(sql`update merged_entities set entity_key = ${target.key} where entity_key = ${gone}`);
  await write.run(sql`delete from entities where key = ${gone}`);
  for (const { article_key: article } of state.appearances) await countArticle(write, d, Number(article));
  await countEntity(write, target.key);
  const after = await settledRecord(write, d, target.key);
  const version = await raiseVersion(write, target.key);
  const change = await noteMerge(write, { record, before, after, version, revision, state });
  await write.run(
    sql`insert into merged_entities (id, entity_key, change_key) values (${id}, ${target.key}, ${change})`,
  );
  return { id: target.id, version };
}

/** What an authority list says of the one holds for the other, unless a list knows that one too. */
async function takeListing(write: Queries, gone: number, kept: number): Promise<void> {
  const [row] = await rowsOf(write, 'entities', sql`key = ${gone}`);
  const [other] = await rowsOf(write, 'entities', sql`key = ${kept}`);
  if (row?.listed_as == null || other?.listed_as != null) return;
  await write.run(sql`update entities set listed_as = null where key = ${gone}`);
  await write.run(sql`
    update entities set listed_as = ${row.listed_as}, listed_name = ${row.listed_name},
      same_as = coalesce(given_same_as, ${row.same_as}) where key = ${kept}`);
}

interface Merged {
  record: Entity;
  before: Entity;
  after: Entity;
  version: number;
  revision: Revision;
  state: MergeState;
}

function noteMerge(write: Queries, { record, before, after, version, revision, state }: Merged): Promise<number> {
  const change = entityChanges(before, after);
  return noteChange(write, {
    recordId: before.id,
    version,
    action: 'merge',
    by: revision.by,
    at: new Date().toISOString(),
    before: { ...change.before, merged: record },
    after: change.after,
    state,
  });
}
