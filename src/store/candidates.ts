import sql, { raw, type Sql } from 'sql-template-tag';
import type { Candidate, Context, Named } from '../linking/candidate.ts';
import { lookupKeys } from '../linking/names.ts';
import type { Dialect, Queries } from './engine.ts';
import { atMost } from './paging.ts';
import { together } from './together.ts';

/** With more than so many stored entities of one name, which one it is cannot be told anyway. */
const CANDIDATES_PER_KEY = 20;

/** So many of the latest articles of a candidate tell with whom it comes up. */
const ARTICLES_OF_CONTEXT = 30;

/** A candidate as the store knows it. */
export interface StoredCandidate extends Candidate {
  key: number;
  /** What an authority list knows it as. */
  listedAs: string | null;
}

interface CandidateRow {
  key: number;
  id: string;
  type: Candidate['type'];
  name: string;
  aliases: string;
  roles: string;
  articles: number;
  listedAs: string | null;
  listed: string | null;
}

const columns = (
  d: Dialect,
) => sql`e.key, e.id, e.type, e.name, e.aliases, e.roles, e.articles, e.listed_as as "listedAs",
  case when e.listed_as is null then null else
    ${d.texts(sql`l.name`, sql`entity_names l where l.entity_key = e.key and l.listed = 1`)} end as listed`;

const parsed = ({ aliases, roles, listed, ...row }: CandidateRow): StoredCandidate => ({
  ...row,
  aliases: JSON.parse(aliases) as string[],
  roles: JSON.parse(roles) as string[],
  listed: listed === null ? [] : (JSON.parse(listed) as string[]),
});

/** Stored entities with these ids. */
export async function candidatesById(write: Queries, d: Dialect, ids: readonly string[]): Promise<StoredCandidate[]> {
  const rows = await write.all<CandidateRow>(
    sql`select ${columns(d)} from entities e where ${d.among(sql`e.id`, ids)}`,
  );
  return rows.map(parsed);
}

/** Stored entities that these may be, by their names: each looked up by an index, and so many a name at most. */
export async function candidatesFor(
  write: Queries,
  d: Dialect,
  entities: readonly Named[],
): Promise<StoredCandidate[]> {
  const found = new Map<number, StoredCandidate>();
  const asked = new Map<string, Sql>();
  for (const entity of entities) {
    const ofType = entity.type === 'person' ? sql`e.type = 'person'` : sql`e.type <> 'person'`;
    const { names, blocks } = lookupKeys(entity);
    for (const [column, keys] of [
      ['name_key', names],
      ['block_key', blocks],
    ] as const) {
      for (const key of keys) {
        const question = JSON.stringify([entity.type === 'person', column, key]);
        if (!asked.has(question)) asked.set(question, lookUp(d, raw(`n.${column}`), key, ofType));
      }
    }
  }
  const rows = await together(asked.values(), (query) => write.all<CandidateRow>(query));
  for (const row of rows.flat()) found.set(row.key, parsed(row));
  return [...found.values()];
}

/** An empty block key is none, and stands in no index. */
const lookUp = (d: Dialect, column: Sql, key: string, ofType: Sql) => sql`
  select ${columns(d)} from entity_names n cross join entities e
  where ${column} = ${key} and ${column} <> '' and n.given >= 0 and e.key = n.entity_key and ${ofType}
  order by n.entity_key ${atMost(CANDIDATES_PER_KEY)}`;

/** What a candidate's latest articles have in common with one that names these entities and has this publisher. */
export async function contextOf(
  write: Queries,
  d: Dialect,
  candidate: number,
  company: readonly number[],
  publisher: string | null,
): Promise<Context> {
  const latest = sql`(select article_key as key from appearances where entity_key = ${candidate}
    order by article_key desc ${atMost(ARTICLES_OF_CONTEXT)}) as latest`;
  const others = company.filter((key) => key !== candidate);
  // Crossed, so that the few articles are gone through, and not all of those in which the company comes up.
  const shared = await write.all<{ name: string; articles: number }>(sql`
    select e.name, e.articles from entities e where ${d.among(sql`e.key`, others)}
      and exists (select 1 from ${latest} cross join appearances o where o.entity_key = e.key and o.article_key = latest.key)`);
  const same = await write.all(sql`
    select 1 from ${latest} join articles a on a.key = latest.key where a.publisher = ${publisher} limit 1`);
  return { company: shared, publisher: same.length > 0 ? publisher : null };
}
