import sql from 'sql-template-tag';
import type { Scored } from '../linking/link.ts';
import type { Dialect, Queries } from './engine.ts';

/** A doubt that an article has raised, or an authority list where there is none. */
export interface Doubt {
  articleKey: number | null;
  entityKey: number;
  otherKey: number;
  scored: Scored;
}

/** The key of the pair of two entities, which is made where there is none; the one that came later stands first. */
export async function pairOf(write: Queries, one: number, other: number): Promise<number> {
  const [pair] = await write.all<{ key: number }>(sql`
    insert into doubtful_pairs (entity_key, other_key) values (${Math.max(one, other)}, ${Math.min(one, other)})
    on conflict (entity_key, other_key) do update set entity_key = excluded.entity_key returning key`);
  if (!pair) throw new Error('a doubtful pair was not written');
  return pair.key;
}

/** Notes that two entities may be one. */
export async function saveDoubt(write: Queries, { articleKey, entityKey, otherKey, scored }: Doubt): Promise<void> {
  await write.run(sql`
    insert into doubts (pair_key, article_key, score, evidence)
    values (${await pairOf(write, entityKey, otherKey)}, ${articleKey}, ${scored.score}, ${JSON.stringify(scored.evidence)})`);
}

/** Takes away the doubts of an article; gives the keys of their pairs. The pairs themselves stay for now. */
export async function forgetDoubts(write: Queries, articleKey: number): Promise<number[]> {
  const pairs = await write.all<{ key: number }>(
    sql`select distinct pair_key as key from doubts where article_key = ${articleKey}`,
  );
  await write.run(sql`delete from doubts where article_key = ${articleKey}`);
  return pairs.map(({ key }) => key);
}

/** Removes those of the pairs that no one doubts any more. */
export async function settleDoubts(write: Queries, d: Dialect, pairs: readonly number[]): Promise<void> {
  if (pairs.length === 0) return;
  await write.run(sql`
    delete from doubtful_pairs where ${d.among(sql`key`, pairs)}
      and not exists (select 1 from doubts where pair_key = doubtful_pairs.key)`);
}
