import sql, { empty } from 'sql-template-tag';
import type { Claim } from '../records/claim.ts';
import { CodePoints } from '../records/span.ts';
import type { StoredArticle } from './articles.ts';
import { CLAIM_PARTS, claimRecord } from './claims.ts';
import type { Dialect, Queries, Reading } from './engine.ts';
import { atMost, filtersOf, type List, readPage } from './paging.ts';
import { several, type WithdrawnQuery } from './queries.ts';
import type { Json, Page } from './store.ts';
import type { Become } from './withdrawn-quotes.ts';

/** The claims that stand in an article before it is revised. */
export async function standingClaims(write: Queries, d: Dialect, articleKey: number): Promise<Claim[]> {
  const rows = await write.all<{ record: string }>(sql`
    select ${claimRecord(d)} as record from claims c ${CLAIM_PARTS}
    where c.article_key = ${articleKey} and coalesce(c.parts, '') <> '[]' order by c.position`);
  return rows.map(({ record }) => JSON.parse(record) as Claim);
}

/**
 * Keeps the claims that the publisher has taken out, as quotes are kept: not those whose words still stand there, where what
 * reads the article is another than before, nor those of an excerpt that has become the whole; those with fact-checks always.
 *
 * @param text the text in which they stood
 */
export async function withdrawClaims(
  write: Queries,
  stored: StoredArticle,
  claims: readonly Claim[],
  text: string,
  become: Become,
): Promise<void> {
  const { extractor, revision, now } = become;
  const sameReader = stored.extractorName === extractor.name && stored.extractorVersion === extractor.version;
  const points = new CodePoints(text);
  for (const claim of claims) {
    if (become.ids.has(claim.id)) continue;
    const checked = claim.reviews.length > 0;
    if (!checked && stored.excerpt === 1) continue;
    if (!checked && !sameReader && claim.spans.every((span) => become.text.includes(points.at(span)))) continue;
    const withdrawn = { at: now, revision };
    const record: Claim = { ...claim, occurrences: 0, reviews: [], withdrawn };
    await write.run(sql`
      insert into withdrawn_claims (id, article_key, withdrawn, record)
      values (${claim.id}, ${stored.key}, ${JSON.stringify(withdrawn)}, ${JSON.stringify(record)})
      on conflict (id) do update set withdrawn = excluded.withdrawn, record = excluded.record`);
  }
}

/** Claims that stand in their article again are withdrawn no longer. */
export async function returnClaims(write: Queries, d: Dialect, ids: readonly string[]): Promise<void> {
  await write.run(sql`delete from withdrawn_claims where ${d.among(sql`id`, ids)}`);
}

/** The claim with an id that was withdrawn; null where there is none. */
export async function withdrawnClaim(queries: Queries, id: string): Promise<Json<Claim> | null> {
  const [row] = await queries.all<{ record: Json<Claim> }>(sql`select record from withdrawn_claims where id = ${id}`);
  return row?.record ?? null;
}

export function withdrawnClaimReads({ dialect: d, read }: Reading) {
  return {
    /** The last withdrawn first. */
    withdrawnClaims(query: WithdrawnQuery): Promise<Page<Claim>> {
      const list: List = { name: 'withdrawn claims', filters: filtersOf(query), place: ['integer'] };
      const inArticle =
        query.article === undefined
          ? empty
          : sql`and k.article_key in (select key from articles where ${d.among(sql`id`, several(query.article))})`;
      return readPage(read, list, query, (after, limit) => {
        const earlier = after ? sql`and k.key < ${after[0]}` : empty;
        // Of one that fact-checks have kept, they are told as well.
        const checked = sql`select ${claimRecord(d)} from claims c ${CLAIM_PARTS} where c.id = k.id`;
        return sql`select coalesce((${checked}), ${d.embedded(sql`k.record`)}) as record, ${d.tuple([sql`k.key`])} as place
          from withdrawn_claims k where true ${inArticle} ${earlier} order by k.key desc ${atMost(limit)}`;
      });
    },
  };
}
