import sql, { join, raw, type Sql } from 'sql-template-tag';
import { countArticle } from './article-counts.ts';
import type { Dialect, Queries } from './engine.ts';
import { restoreApart } from './kept-apart.ts';
import { type MovedDoubt, partDoubts } from './moved-doubts.ts';
import { settleEntities, sweepNames } from './saved-entities.ts';

/** A row by the names of its columns. */
export type Row = Record<string, string | number | null>;

export const rowsOf = (queries: Queries, table: string, condition: Sql): Promise<Row[]> =>
  queries.all<Row>(sql`select * from ${raw(table)} where ${condition}`);

/** Rows as they were before an entity became part of another. */
export interface MergeState {
  /** All of the one that went. */
  entity: Row;
  names: Row[];
  roles: Row[];
  appearances: Row[];
  mentions: Row[];
  addressees: Row[];
  /** By table: what referred to it. */
  ties: Record<string, Row[]>;
  /** What was doubted of it; states that were kept before doubts were have none. */
  doubts?: MovedDoubt[];
  /** The keys of those from whom each of the two was kept apart; states that were kept before have none. */
  apart?: { gone: number[]; kept: number[] };
  /** Ids of those that had become part of it before. */
  redirects: string[];
  /** The other's, in articles in which both are. */
  shared: Row[];
  keptNames: Row[];
  keptRoles: Row[];
  /** The other's own row. */
  keptRow: Row;
}

/** Writes a row as it was, unless it is there. */
async function putBack(write: Queries, table: string, row: Row): Promise<void> {
  const columns = join(Object.keys(row).map((column) => raw(column)));
  const values = join(Object.values(row).map((value) => sql`${value}`));
  await write.run(sql`insert into ${raw(table)} (${columns}) values (${values}) on conflict do nothing`);
}

/** Counts anew in how many articles an entity is, and what it has there. */
export async function countEntity(write: Queries, key: number): Promise<void> {
  await write.run(sql`
    update appearances set mentions = (select count(*) from mentions m
      where m.entity_key = appearances.entity_key and m.article_key = appearances.article_key)
    where entity_key = ${key}`);
  await write.run(sql`
    update entities set (articles, quotes, mentions) =
      (select count(*), coalesce(sum(quotes), 0), coalesce(sum(mentions), 0) from appearances where entity_key = ${key})
    where key = ${key}`);
}

/** Counts anew how many articles use each name and each role; those of a state come back with what was said of them. */
async function countNames(
  write: Queries,
  d: Dialect,
  key: number,
  names: readonly Row[],
  roles: readonly Row[],
): Promise<void> {
  for (const [table, column, rows] of [
    ['entity_names', 'name', names],
    ['entity_roles', 'role', roles],
  ] as const) {
    const [from, what] = [raw(table), raw(column)];
    for (const row of rows) {
      await putBack(write, table, { ...row, uses: 0 });
      await write.run(sql`
        update ${from} set listed = ${row.listed}, given = ${row.given} where entity_key = ${key} and ${what} = ${row[column]}`);
    }
    const said = rows.map((row) => String(row[column]));
    await write.run(sql`
      update ${from} set listed = 0, given = 0
      where entity_key = ${key} and not ${d.among(what, said)}`);
    const used = sql`select count(*) from appearances n cross join ${d.each(raw(`n.${column}s`), 'j')}
      where n.entity_key = ${key} and j.value = ${from}.${what}`;
    await write.run(sql`update ${from} set uses = (${used}) where entity_key = ${key}`);
  }
  await sweepNames(write, key);
}

/**
 * Parts what a merge has made one: what referred to the one that went, and still refers to the other, refers to it
 * again. Articles that were read anew since then stay with the other, as far as they say something else now.
 */
export async function unmerge(write: Queries, d: Dialect, kept: number, state: MergeState): Promise<void> {
  const gone = Number(state.entity.key);
  const { keptRow } = state;
  await write.run(sql`
    update entities set listed_as = ${keptRow.listed_as}, listed_name = ${keptRow.listed_name},
      given_name = ${keptRow.given_name}, same_as = ${keptRow.same_as} where key = ${kept}`);
  await putBack(write, 'entities', { ...state.entity, articles: 0, quotes: 0, mentions: 0 });
  await write.run(sql`delete from merged_entities where id = ${state.entity.id}`);
  for (const id of state.redirects) {
    await write.run(sql`update merged_entities set entity_key = ${gone} where id = ${id}`);
  }
  await partAppearances(write, kept, state);
  await partTies(write, gone, kept, state);
  await partDoubts(write, d, gone, kept, state.doubts ?? []);
  const { apart = { gone: [], kept: [] } } = state;
  await restoreApart(write, [gone, apart.gone], [kept, apart.kept]);
  for (const { article_key: article } of state.appearances) await countArticle(write, d, Number(article));
  await countNames(write, d, gone, state.names, state.roles);
  await countNames(write, d, kept, state.keptNames, state.keptRoles);
  await countEntity(write, gone);
  await countEntity(write, kept);
  await settleEntities(write, d, [gone]);
}

async function partAppearances(write: Queries, kept: number, state: MergeState): Promise<void> {
  const shared = new Map(state.shared.map((row) => [row.article_key, row]));
  for (const row of state.appearances) {
    const article = row.article_key;
    const [there] = await rowsOf(write, 'appearances', sql`entity_key = ${kept} and article_key = ${article}`);
    if (!there) continue;
    // When the article was published may have changed since.
    const published = there.published ?? null;
    await putBack(write, 'appearances', { ...row, published, quotes: 0, mentions: 0 });
    for (const mention of state.mentions.filter((each) => each.article_key === article)) {
      const taken = await write.run(sql`
        delete from mentions where entity_key = ${kept} and article_key = ${article}
          and start_offset = ${mention.start_offset} and end_offset = ${mention.end_offset}`);
      if (taken > 0) await putBack(write, 'mentions', mention);
    }
    const before = shared.get(article);
    if (before) {
      await write.run(sql`
        update appearances set position = ${before.position}, names = ${before.names}, roles = ${before.roles}
        where entity_key = ${kept} and article_key = ${article}`);
    } else {
      await write.run(sql`
        delete from appearances where entity_key = ${kept} and article_key = ${article} and not exists (
          select 1 from mentions m where m.entity_key = ${kept} and m.article_key = ${article})`);
    }
  }
}

async function partTies(
  write: Queries,
  gone: number,
  kept: number,
  { ties, addressees, shared }: MergeState,
): Promise<void> {
  const both = new Set(shared.map((row) => row.article_key));
  for (const [table, rows] of Object.entries(ties)) {
    const [from, thing] = [raw(table), raw(table === 'claimants' ? 'claim_key' : 'quote_key')];
    const things = table === 'claimants' ? sql`claims` : sql`quotes`;
    for (const row of rows) {
      const what = row[table === 'claimants' ? 'claim_key' : 'quote_key'];
      const [owner] = await write.all<{ article: number }>(
        sql`select article_key as article from ${things} where key = ${what}`,
      );
      if (!owner) continue;
      const mine = sql`${thing} = ${what} and entity_key = ${kept}`;
      const position =
        'position' in row ? sql`and position = ${row.position}` : sql`and ${both.has(owner.article) ? 0 : 1} = 1`;
      const moved = await write.run(sql`update ${from} set entity_key = ${gone} where ${mine} ${position}`);
      // Where both stood the row of the one had gone.
      if (moved === 0 && (await rowsOf(write, table, mine)).length > 0) await putBack(write, table, row);
    }
  }
  for (const { quote_key: quote, position } of addressees) {
    await write.run(sql`
      update quote_addressees set entity_key = ${gone}
      where quote_key = ${quote} and position = ${position} and entity_key = ${kept}`);
  }
}
