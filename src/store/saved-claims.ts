import sql from 'sql-template-tag';
import type { ExtractedClaim } from '../records/claim.ts';
import type { StoredRecord, Worded } from './candidate-wordings.ts';
import type { Dialect, Queries, Row } from './engine.ts';
import { period } from './period.ts';
import { placeOf } from './places.ts';
import { type EntityKeys, keyOf } from './saved-quotes.ts';
import { expectOnce, insertAll, saveById } from './saved-rows.ts';
import { settleGroups, standingRecords } from './saved-wordings.ts';
import { together } from './together.ts';
import { CLAIMS } from './wording-kinds.ts';
import { wordingHash } from './words.ts';

/** What the claims of an article are saved with. */
export interface ClaimsOfArticle {
  articleKey: number;
  claims: ExtractedClaim[];
  /** Keys by the ids in the extraction. */
  entities: Map<string, number>;
  quotes: Map<string, number>;
}

function quoteKey({ id, quoteId }: ExtractedClaim, quotes: Map<string, number>): number | null {
  if (quoteId === null) return null;
  const key = quotes.get(quoteId);
  if (key === undefined) throw new Error(`claim ${id} refers to quote ${quoteId}, which is not in the extraction`);
  return key;
}

/** A claim as its row; one whose id was there keeps its key and its reviews. */
function rowOf(claim: ExtractedClaim, position: number, article: ClaimsOfArticle) {
  const { id, checkworthiness, quantities, dates, spans, text } = claim;
  const place = placeOf(spans);
  return {
    id,
    article_key: article.articleKey,
    position,
    quote_key: quoteKey(claim, article.quotes),
    words: wordingHash(CLAIMS.name, text),
    checkworthiness,
    quantities: JSON.stringify(quantities),
    dates: JSON.stringify(dates),
    start_offset: place.start,
    end_offset: place.end,
    parts: place.parts,
    text,
  };
}

/** What claims have beside them, by the table: who makes them, and what they state, so that it can be asked for. */
function partsOf(keys: EntityKeys, { claims, entities }: ClaimsOfArticle) {
  const parts: Record<'claimants' | 'claim_quantities' | 'claim_dates', Row[]> = {
    claimants: [],
    claim_quantities: [],
    claim_dates: [],
  };
  for (const { id, claimants, quantities, dates } of claims) {
    const claim = { claim_key: keyOf(keys, id) };
    const makers = new Map(claimants.map((each) => [keyOf(entities, each.id), each]));
    for (const [position, [entity, { role, stance }]] of [...makers].entries()) {
      parts.claimants.push({ ...claim, entity_key: entity, position, role, stance });
    }
    for (const [position, { value, unit }] of quantities.entries()) {
      parts.claim_quantities.push({ ...claim, position, value, unit: unit?.toLowerCase() ?? null });
    }
    for (const [position, { value }] of dates.entries()) {
      const { first, last } = period(value);
      parts.claim_dates.push({ ...claim, position, first, last });
    }
  }
  return parts;
}

/** Saves the claims of an article in text order with all that belongs to them but their groups (`settleGroups`). */
export async function saveClaims(write: Queries, d: Dialect, article: ClaimsOfArticle): Promise<Worded[]> {
  const { claims } = article;
  expectOnce('claim', claims);
  const rows = claims.map((claim, place) => rowOf(claim, place, article));
  const keys = await saveById(write, d, 'claims', rows);
  await insertAll(write, d, partsOf(keys, article));
  return claims.map(({ id, text }) => ({ key: keyOf(keys, id), text }));
}

/** Takes away what the article's claims added elsewhere; the claims themselves, as given, stay until `removeRecords`. */
export async function forgetClaims(write: Queries, articleKey: number): Promise<StoredRecord[]> {
  const ofArticle = sql`select key from claims where article_key = ${articleKey}`;
  await together([sql`claimants`, sql`claim_quantities`, sql`claim_dates`], (table) =>
    write.run(sql`delete from ${table} where claim_key in (${ofArticle})`),
  );
  return standingRecords(write, CLAIMS, sql`article_key = ${articleKey}`);
}

/** Behind every claim that is found in the text: a text has fewer characters than this. */
const BEHIND_ALL = 1_000_000;

/**
 * Keeps the article's claims that have reviews and are not found any more, with their words only: a fact-check is not
 * lost because the article, or what reads it, has changed. Gives them.
 *
 * @param found the claims that are found now
 */
export async function keepChecked(
  write: Queries,
  d: Dialect,
  articleKey: number,
  found: readonly Worded[],
): Promise<Worded[]> {
  const reviewed = await write.all<Worded>(sql`
    update claims set quote_key = null, parts = '[]', quantities = '[]', dates = '[]', position = ${BEHIND_ALL} + key
    where article_key = ${articleKey} and not ${d.among(
      sql`key`,
      found.map(({ key }) => key),
    )}
      and exists (select 1 from claim_reviews where claim_key = claims.key)
    returning key, text`);
  await write.run(sql`update articles set claims = claims + ${reviewed.length} where key = ${articleKey}`);
  return reviewed;
}

/** Removes a claim that only reviews have kept, when it has none any more. */
export async function removeUnchecked(write: Queries, d: Dialect, key: number): Promise<void> {
  const [gone] = await write.all<StoredRecord & { articleKey: number }>(sql`
    delete from claims where key = ${key} and parts = '[]'
      and not exists (select 1 from claim_reviews where claim_key = claims.key)
    returning article_key as "articleKey", key, group_key as "groupKey", text`);
  if (!gone) return;
  await write.run(sql`update articles set claims = claims - 1 where key = ${gone.articleKey}`);
  await settleGroups(write, d, CLAIMS, [gone], []);
}
