import sql from 'sql-template-tag';
import type { Queries } from './engine.ts';
import { together } from './together.ts';

/** Of how many quotes of the article each entity is a speaker, by its key; what a person has rejected is no quote. */
async function spokenIn(write: Queries, articleKey: number): Promise<Map<number, number>> {
  const rows = await write.all<{ key: number; n: number }>(sql`
    select s.entity_key as key, count(*) as n from quotes q join quote_speakers s on s.quote_key = q.key
    where q.article_key = ${articleKey} and q.review_status <> 'rejected' group by s.entity_key`);
  return new Map(rows.map(({ key, n }) => [key, n]));
}

/** Counts anew how often the entities of an article are quoted in it, and what the article itself counts. */
export async function countArticle(write: Queries, articleKey: number): Promise<void> {
  const spoken = await spokenIn(write, articleKey);
  const appearances = await write.all<{ key: number; quotes: number }>(
    sql`select entity_key as key, quotes from appearances where article_key = ${articleKey}`,
  );
  const changes = appearances.flatMap(({ key, quotes }) => {
    const now = spoken.get(key) ?? 0;
    if (now === quotes) return [];
    return [
      sql`update appearances set quotes = ${now} where entity_key = ${key} and article_key = ${articleKey}`,
      sql`update entities set quotes = quotes + ${now - quotes} where key = ${key}`,
    ];
  });
  await together(changes, (statement) => write.run(statement));
  await write.run(sql`
    update articles set speakers = ${spoken.size},
      quotes = (select count(*) from quotes where article_key = ${articleKey} and review_status <> 'rejected'),
      claims = (select count(*) from claims where article_key = ${articleKey}),
      entities = (select count(*) from appearances where article_key = ${articleKey})
    where key = ${articleKey}`);
}

/** Numbers the quotes of an article in text order. */
export async function orderQuotes(write: Queries, articleKey: number): Promise<void> {
  const ordered = await write.all<{ key: number; position: number }>(
    sql`select key, position from quotes where article_key = ${articleKey} order by start_offset, key`,
  );
  const moved = ordered.map((row, place) => ({ ...row, place })).filter(({ position, place }) => position !== place);
  await together(moved, ({ key, place }) => write.run(sql`update quotes set position = ${place} where key = ${key}`));
}
