import sql from 'sql-template-tag';
import type { Dialect, Queries } from './engine.ts';
import { pairOf, settleDoubts } from './saved-doubts.ts';

/** A doubt about an entity, and the other one of its pair. */
export interface MovedDoubt {
  key: number;
  other: number;
  article: number | null;
  score: number;
  evidence: string;
}

/** What is doubted about an entity. */
export const doubtsAbout = (write: Queries, entity: number): Promise<MovedDoubt[]> =>
  write.all<MovedDoubt>(sql`
    select t.key, p.entity_key + p.other_key - ${entity} as other, t.article_key as article, t.score, t.evidence
    from doubtful_pairs p join doubts t on t.pair_key = p.key
    where p.entity_key = ${entity} or p.other_key = ${entity} order by t.key`);

/** Doubts about the one are doubts about the other; that they may be each other is none any more. */
export async function moveDoubts(write: Queries, gone: number, kept: number): Promise<void> {
  for (const { key, other } of await doubtsAbout(write, gone)) {
    if (other === kept) continue;
    await write.run(sql`update doubts set pair_key = ${await pairOf(write, kept, other)} where key = ${key}`);
  }
  await write.run(sql`delete from doubtful_pairs where entity_key = ${gone} or other_key = ${gone}`);
}

/**
 * Gives the one that is there again its doubts: those that it had, and those of articles in which it is now and the
 * other is not; that the two may be each other is doubted again.
 *
 * @param moved what was doubted of it before
 */
export async function partDoubts(
  write: Queries,
  d: Dialect,
  gone: number,
  kept: number,
  moved: readonly MovedDoubt[],
): Promise<void> {
  const appearances = await write.all<{ entity: number; article: number }>(sql`
    select entity_key as entity, article_key as article from appearances where entity_key in (${gone}, ${kept})`);
  const articlesOf = (key: number) => new Set(appearances.flatMap((each) => (each.entity === key ? each.article : [])));
  const [gones, kepts] = [articlesOf(gone), articlesOf(kept)];
  const had = new Set(moved.map(({ key }) => key));
  const left: number[] = [];
  for (const { key, other, article } of await doubtsAbout(write, kept)) {
    const its = article !== null && gones.has(article) && !kepts.has(article);
    if (!had.has(key) && !its) continue;
    left.push(await pairOf(write, kept, other));
    await write.run(sql`update doubts set pair_key = ${await pairOf(write, gone, other)} where key = ${key}`);
  }
  await settleDoubts(write, d, left);
  for (const { other, article, score, evidence } of moved) {
    if (other !== kept || (article !== null && !gones.has(article) && !kepts.has(article))) continue;
    await write.run(sql`
      insert into doubts (pair_key, article_key, score, evidence)
      values (${await pairOf(write, gone, kept)}, ${article}, ${score}, ${evidence})`);
  }
}
