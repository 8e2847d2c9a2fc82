import sql from 'sql-template-tag';
import type { Dialect, Queries } from './engine.ts';
import { entityKeys } from './entity-keys.ts';
import { searchIn } from './filters.ts';
import { period } from './period.ts';
import { type ClaimQuery, several } from './queries.ts';
import { all, type Filter, NO_KEYS } from './selection.ts';

/** Claims that one of the entities makes (all where null), as one of the stances says (any where there is none). */
function byClaimant(d: Dialect, entities: readonly number[] | null, stances: readonly string[]): Filter {
  const stance = stances.length > 0 ? d.among(d.unindexed(sql`t.stance`), stances) : sql`1 = 1`;
  const ofEntities = (entities ?? []).map(
    (key) => sql`select t.claim_key as key from claimants t where t.entity_key = ${key} and ${stance}`,
  );
  // Several may deny a claim: it comes with the first of them. No index lists what is asserted, as most is.
  const has = (each: string) =>
    each === 'asserts'
      ? sql`${d.unindexed(sql`t.stance`)} = 'asserts'`
      : sql`t.stance = ${each} and t.stance <> 'asserts'`;
  const ofStances = stances.map(
    (each) => sql`select t.claim_key as key from claimants t where ${has(each)} and not exists (
      select 1 from claimants o where o.claim_key = t.claim_key and o.stance = t.stance and o.position < t.position)`,
  );
  const keys = entities === null ? ofStances : ofEntities;
  const among = entities === null ? sql`1 = 1` : d.among(sql`t.entity_key`, entities);
  return {
    keys: keys.length > 0 ? keys : [NO_KEYS],
    holds: sql`exists (select 1 from claimants t where t.claim_key = q.key and ${among} and ${stance})`,
    ordered: true,
    keyOnly: true,
  };
}

const byOwner = (d: Dialect, table: 'articles' | 'quotes', ids: readonly string[]): Filter => {
  const [owners, column] = table === 'articles' ? [sql`articles`, sql`q.article_key`] : [sql`quotes`, sql`q.quote_key`];
  const keys = sql`(select key from ${owners} where ${d.among(sql`id`, ids)})`;
  return {
    keys: [sql`select q.key from claims q where ${column} in ${keys}`],
    holds: sql`${d.unindexed(column)} in ${keys}`,
    ordered: false,
  };
};

/** Claims with a quantity that is all that is asked for. */
function byQuantity(d: Dialect, { unit, minValue, maxValue }: ClaimQuery): Filter[] {
  const units = several(unit).map((each) => each.toLowerCase());
  const condition = all([
    ...(units.length > 0 ? [d.among(sql`t.unit`, units)] : []),
    ...(minValue === undefined ? [] : [sql`t.value >= ${minValue}`]),
    ...(maxValue === undefined ? [] : [sql`t.value <= ${maxValue}`]),
  ]);
  if (unit === undefined && minValue === undefined && maxValue === undefined) return [];
  return [
    {
      keys: [sql`select distinct t.claim_key as key from claim_quantities t where ${condition}`],
      holds: sql`exists (select 1 from claim_quantities t where t.claim_key = q.key and ${condition})`,
      ordered: false,
    },
  ];
}

/** Claims with a date whose period overlaps the range. */
function byDate({ dateFrom, dateTo }: ClaimQuery): Filter[] {
  if (dateFrom === undefined && dateTo === undefined) return [];
  const condition = all([
    ...(dateFrom === undefined ? [] : [sql`t.last >= ${period(dateFrom).first}`]),
    ...(dateTo === undefined ? [] : [sql`t.first <= ${period(dateTo).last}`]),
  ]);
  return [
    {
      keys: [sql`select distinct t.claim_key as key from claim_dates t where ${condition}`],
      holds: sql`exists (select 1 from claim_dates t where t.claim_key = q.key and ${condition})`,
      ordered: false,
    },
  ];
}

const byCheckworthiness = (d: Dialect, least: number): Filter => ({
  keys: [sql`select q.key from claims q where q.checkworthiness >= ${least}`],
  holds: sql`${d.unindexed(sql`q.checkworthiness`)} >= ${least}`,
  ordered: false,
});

/** Claims that have a fact-check, or have none; nearly all have none. */
function byReviewed(reviewed: boolean): Filter {
  const reviews = sql`select 1 from claim_reviews r where r.claim_key = q.key`;
  if (!reviewed) return { keys: [], holds: sql`not exists (${reviews})`, ordered: false };
  return {
    keys: [sql`select distinct r.claim_key as key from claim_reviews r`],
    holds: sql`exists (${reviews})`,
    ordered: false,
  };
}

/**
 * The filters of a query, those that usually leave least first.
 *
 * @throws InvalidSearch, AmbiguousName, UnknownName
 */
export async function claimFilters(read: Queries, d: Dialect, query: ClaimQuery): Promise<Filter[]> {
  const { claimant, stance, article, quote, minCheckworthiness, hasReview } = query;
  const claimants = claimant === undefined ? null : await entityKeys(read, d, 'claimant', several(claimant));
  return [
    ...(quote === undefined ? [] : [byOwner(d, 'quotes', several(quote))]),
    ...(article === undefined ? [] : [byOwner(d, 'articles', several(article))]),
    ...(claimants || stance !== undefined ? [byClaimant(d, claimants, several(stance))] : []),
    ...searchIn(d, 'claims', query),
    ...byQuantity(d, query),
    ...byDate(query),
    ...(hasReview === undefined ? [] : [byReviewed(hasReview)]),
    ...(minCheckworthiness === undefined ? [] : [byCheckworthiness(d, minCheckworthiness)]),
  ];
}
