import sql from 'sql-template-tag';
import type { Dialect, Queries } from './engine.ts';
import { together } from './together.ts';

/** Of how many quotes of the article each entity is a speaker, by its key; what a person has rejected is no quote. */
async function spokenIn(write: Queries, articleKey: number): Promise<Map<number, number>> {
  const rows = await write.all<{ key: number; n: number }>(sql`
    select s.entity_key as key, count(*) as n from quotes q join quote_speakers s on s.quote_key = q.key
    where q.article_key = ${articleKey} and q.review_status <> 'rejected' group by s.entity_key`);
  return new Map(rows.map(({ key, n }) => [key, n]));
}

/** Counts anew how often the entities of an article are quoted in it, and what the article itself counts. */
export async function countArticle(write: Queries, d: Dialect, articleKey: number): Promise<void> {
  const [spoken, appearances] = await Promise.all([
    spokenIn(write, articleKey),
    write.all<{ key: number; quotes: number }>(
      sql`select entity_key as key, quotes from appearances where article_key = ${articleKey}`,
    ),
  ]);
  const changes = appearances
    .map(({ key, quotes }) => [key, (spoken.get(key) ?? 0) - quotes] as const)
    .filter(([, more]) => more !== 0);
  const counted = sql`
    update articles set speakers = ${spoken.size},
      quotes = (select count(*) from quotes where article_key = ${articleKey} and review_status <> 'rejected'),
      claims = (select count(*) from claims where article_key = ${articleKey}),
      entities = (select count(*) from appearances where article_key = ${articleKey})
    where key = ${articleKey}`;
  const changed = [
    sql`update appearances set quotes = quotes + other from ${d.pairs(changes)}
      where entity_key = one and article_key = ${articleKey}`,
    sql`update entities set quotes = quotes + other from ${d.pairs(changes)} where key = one`,
  ];
  await together(changes.length > 0 ? [...changed, counted] : [counted], (statement) => write.run(statement));
}

/** Numbers the quotes of an article in text order. */
export async function orderQuotes(write: Queries, d: Dialect, articleKey: number): Promise<void> {
  const ordered = await write.all<{ key: number; position: number }>(
    sql`select key, position from quotes where article_key = ${articleKey} order by start_offset, key`,
  );
  const moved = ordered.map((row, place) => ({ ...row, place })).filter(({ position, place }) => position !== place);
  if (moved.length === 0) return;
  const places = moved.map(({ key, place }) => [key, place] as const);
  await write.run(sql`update quotes set position = other from ${d.pairs(places)} where key = one`);
}
