import sql from 'sql-template-tag';
import { identityOf, isItem } from '../linking/authority.ts';
import { link } from '../linking/link.ts';
import { blockKey, nameKey } from '../linking/names.ts';
import type { AuthorityEntry } from '../records/authority.ts';
import { stableId } from '../records/id.ts';
import { candidatesFor, type StoredCandidate } from './candidates.ts';
import type { Dialect, Queries } from './engine.ts';
import { saveDoubt } from './saved-doubts.ts';
import { settleEntities, sweepNames, writeNameKeys } from './saved-entities.ts';
import type { ImportResult } from './store.ts';

/** An entity that a list has brought, as the list has it. */
interface Listed {
  key: number;
  type: string;
  name: string;
  sameAs: string;
  names: string;
  roles: string;
}

/** Takes in an authority list; to be run in a transaction. */
export async function importEntities(
  write: Queries,
  d: Dialect,
  entries: readonly AuthorityEntry[],
): Promise<ImportResult> {
  const result: ImportResult = { created: 0, met: 0, updated: 0, unchanged: 0, doubtful: 0 };
  for (const entry of entries) {
    const listed = await findListed(write, d, entry);
    if (!listed) await importNew(write, d, entry, result);
    else if (isSame(listed, entry)) result.unchanged += 1;
    else {
      await writeEntry(write, d, listed.key, entry);
      result.updated += 1;
    }
  }
  return result;
}

async function findListed(write: Queries, d: Dialect, entry: AuthorityEntry): Promise<Listed | null> {
  const [listed] = await write.all<Listed>(sql`
    select e.key, case when e.given_type is null then e.type else ${entry.type} end as type, e.listed_name as name,
      case when e.given_same_as is null then e.same_as else ${sameAsOf(entry)} end as "sameAs",
      ${d.texts(sql`name`, sql`entity_names where entity_key = e.key and listed = 1`)} as names,
      ${d.texts(sql`role`, sql`entity_roles where entity_key = e.key and listed = 1`)} as roles
    from entities e where e.listed_as = ${identityOf(entry)}`);
  return listed ?? null;
}

const namesOf = ({ name, aliases }: AuthorityEntry) => [...new Set([name, ...aliases])];
const sameAsOf = ({ wikidata }: AuthorityEntry) =>
  JSON.stringify(wikidata === null ? [] : [`https://www.wikidata.org/entity/${wikidata}`]);

function isSame(listed: Listed, entry: AuthorityEntry): boolean {
  const sorted = (list: readonly string[]) => JSON.stringify([...new Set(list)].sort());
  return (
    listed.type === entry.type &&
    listed.name === entry.name &&
    listed.sameAs === sameAsOf(entry) &&
    sorted(JSON.parse(listed.names)) === sorted(namesOf(entry)) &&
    sorted(JSON.parse(listed.roles)) === sorted(entry.roles)
  );
}

/** Takes in an entry that no list has had: the entity of the corpus that it clearly means becomes it. */
async function importNew(write: Queries, d: Dialect, entry: AuthorityEntry, result: ImportResult): Promise<void> {
  const id = stableId('ent', 'listed', identityOf(entry));
  const candidates = (await candidatesFor(write, d, [entry])).filter((each) => mayBe(each, entry));
  const decision = link([{ ...entry, id, mentions: [] }], candidates).get(id);
  const keyOf = (each: string | undefined) => candidates.find((candidate) => candidate.id === each)?.key;
  const met = keyOf(decision?.link?.id);
  const key = met ?? (await insertEntity(write, id, entry));
  await writeEntry(write, d, key, entry);
  result[met === undefined ? 'created' : 'met'] += 1;
  for (const scored of decision?.doubts ?? []) {
    const otherKey = keyOf(scored.id);
    if (otherKey === undefined) continue;
    await saveDoubt(write, { articleKey: null, entityKey: key, otherKey, scored });
    result.doubtful += 1;
  }
}

/** Two items of Wikidata are two things, and so are two entries of a list that has none. */
const mayBe = ({ listedAs }: StoredCandidate, { wikidata }: AuthorityEntry) =>
  listedAs === null || isItem(listedAs) !== (wikidata !== null);

async function insertEntity(write: Queries, id: string, { type, name }: AuthorityEntry): Promise<number> {
  const [row] = await write.all<{ key: number }>(sql`
    insert into entities (id, type, name) values (${id}, ${type}, ${name})
    on conflict (id) do update set type = excluded.type returning key`);
  if (!row) throw new Error(`entity ${id} was not written`);
  return row.key;
}

/** Gives an entity what the entry says, in place of what an earlier form of the entry has said. */
async function writeEntry(write: Queries, d: Dialect, key: number, entry: AuthorityEntry): Promise<void> {
  const [stored] = await write.all<{ type: string; givenType: string | null; listedAs: string | null }>(
    sql`select type, given_type as "givenType", listed_as as "listedAs" from entities where key = ${key}`,
  );
  // A list without Wikidata's ids adds names to what one with them has brought.
  const adds = entry.wikidata === null && isItem(stored?.listedAs ?? null);
  if (!adds) {
    await write.run(sql`
      update entities set type = coalesce(given_type, ${entry.type}), listed_as = ${identityOf(entry)},
        listed_name = ${entry.name}, same_as = coalesce(given_same_as, ${sameAsOf(entry)}) where key = ${key}`);
    await write.run(sql`update entity_names set listed = 0 where entity_key = ${key}`);
    await write.run(sql`update entity_roles set listed = 0 where entity_key = ${key}`);
  }
  for (const name of namesOf(entry)) {
    await write.run(sql`
      insert into entity_names (entity_key, name, name_key, block_key, uses, listed)
      values (${key}, ${name}, ${nameKey(entry.type, name)}, ${blockKey(entry.type, name)}, 0, 1)
      on conflict (entity_key, name) do update set listed = 1`);
  }
  for (const role of new Set(entry.roles)) {
    await write.run(sql`
      insert into entity_roles (entity_key, role, uses, listed) values (${key}, ${role}, 0, 1)
      on conflict (entity_key, role) do update set listed = 1`);
  }
  await sweepNames(write, key);
  if (stored?.type !== entry.type && stored?.givenType === null) await writeNameKeys(write, key, entry.type);
  await settleEntities(write, d, [key]);
}
