import { LRUCache } from 'lru-cache';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Queries } from './engine.ts';
import { atMost } from './paging.ts';
import type { Filter } from './selection.ts';

/** So few records are gone through in milliseconds: then the filter that leaves them leads, whatever else is asked for. */
const FEW = 5_000;

/** Of what a search finds somewhat more: the other way, it would be read anew for each record of the order. */
const FEW_FOUND = 12_000;

/** So many of the newest that pass a filter tell how often records do. */
const SAMPLE = 500;

/**
 * What it costs to see whether a record passes, beside a look at an index, which tells most filters by the key alone: a
 * search is read anew for each, and elsewhere the record itself is looked up.
 */
const SEARCH_COST = 25;
const RECORD_COST = 8;
const KEY_COST = 1;

/** What one step costs where several filters' keys are gone through side by side. */
const STEP_COST = 0.1;

const costOfLook = ({ search, keyOnly }: Filter) => (search ? SEARCH_COST : keyOnly ? KEY_COST : RECORD_COST);

/**
 * So much of what filters find is remembered, for so long, in milliseconds: it changes slowly, to find it out costs half of a
 * search, and whichever filter leads, the same records pass.
 */
const REMEMBERED = { max: 4_000, ttl: 60_000 };

const memories = new WeakMap<Queries, LRUCache<string, object>>();

/** What a filter finds in a database, as it was told a moment ago or is found out now. */
async function remembered<T>(read: Queries, what: string, { keys }: Filter, find: () => Promise<T>): Promise<T> {
  const memory = memories.get(read) ?? new LRUCache<string, object>(REMEMBERED);
  memories.set(read, memory);
  const name = JSON.stringify([what, ...keys.flatMap(({ sql, values }) => [sql, values])]);
  const known = memory.get(name) as { value: T } | undefined;
  if (known) return known.value;
  const value = await find();
  memory.set(name, { value });
  return value;
}

/** So few are gone through in less time than it takes to find out more. */
const NEXT_TO_NOTHING = 2;

export const leads = ({ keys }: Filter): boolean => keys.length > 0;

/** A filter that leaves few, and how many. */
interface Few {
  filter: Filter;
  count: number;
}

/** The filter that leaves fewest, where it leaves few. */
export const fewestOf = async (read: Queries, filters: readonly Filter[]): Promise<Filter | null> =>
  (await countedFewest(read, filters))?.filter ?? null;

/** The same with how many it leaves. Counting stops early: what it costs does not grow with the corpus. */
export async function countedFewest(read: Queries, filters: readonly Filter[]): Promise<Few | null> {
  let fewest: Few | null = null;
  for (const filter of filters.filter(leads)) {
    const most = filter.search ? FEW_FOUND : FEW;
    const count = await remembered(read, 'count', filter, () => countedTo(read, filter, most));
    if (count < most && count < (fewest?.count ?? Number.POSITIVE_INFINITY)) fewest = { filter, count };
  }
  return fewest;
}

/** What a step along the index of an order costs beside looking up a record that a filter leaves. */
const INDEX_COST = 0.12;

/** Whether a page is full sooner along the index of its order, looking which records are among the few, than by looking up each of these. */
export async function fillsByIndex(read: Queries, table: string, { count }: Few, limit: number): Promise<boolean> {
  return ((limit * (await highestKey(read, table))) / count) * INDEX_COST < count;
}

/** About how many records a table has. */
async function highestKey(read: Queries, table: string): Promise<number> {
  const [newest] = await read.all<{ key: number | null }>(sql`select max(key) as key from ${raw(table)}`);
  return newest?.key ?? 0;
}

async function countedTo(read: Queries, { keys }: Filter, most: number): Promise<number> {
  const found = join([...keys], ' union all ');
  const [row] = await read.all<{ n: number }>(
    sql`select count(*) as n from (select 1 from (${found}) as found ${atMost(most)}) as counted`,
  );
  return row?.n ?? 0;
}

/** How many pass a filter, as far as the newest tell. */
interface Share {
  filter: Filter;
  /** Infinite where they are more than were looked at. */
  size: number;
  /** Of all records, from 0 to 1. */
  density: number;
}

async function shareOf(read: Queries, filter: Filter, top: number): Promise<Omit<Share, 'filter'>> {
  const samples = filter.keys.map(
    (keys): Sql => sql`select count(*) as n, min(s.key) as low
      from (select f.key from (${keys}) as f order by f.key desc ${atMost(SAMPLE)}) as s`,
  );
  const rows = await read.all<{ n: number; low: number | null }>(join(samples, ' union all '));
  const whole = rows.every(({ n }) => n < SAMPLE);
  const density = rows.reduce((sum, { n, low }) => sum + n / Math.max(1, n < SAMPLE ? top : top - (low ?? 0)), 0);
  return { size: whole ? rows.reduce((sum, { n }) => sum + n, 0) : Number.POSITIVE_INFINITY, density };
}

/** Of all records of a table the part that passes a filter, from 0 to 1, as far as the newest tell. */
export async function densityOf(read: Queries, table: string, filter: Filter): Promise<number> {
  const top = await highestKey(read, table);
  return (await remembered(read, 'share', filter, () => shareOf(read, filter, top))).density;
}

/** What it costs to go through those that pass one filter, until so many pass the others. */
function costOf({ filter, size }: Share, shares: readonly Share[], limit: number): number {
  const others = shares.filter((share) => share.filter !== filter);
  const passing = others.reduce((part, { density }) => part * Math.min(1, density), 1);
  const each = others.reduce((sum, other) => sum + costOfLook(other.filter), KEY_COST);
  return Math.min(size, limit / passing) * each;
}

/** What it costs to go through those that pass each filter side by side, until so many pass all. */
function costTogether(shares: readonly Share[], limit: number): number {
  const passing = shares.reduce((part, { density }) => part * density, 1);
  // It ends with the one that ends first.
  const reach = Math.min(limit / passing, ...shares.map(({ size, density }) => size / density));
  return reach * shares.reduce((sum, { density }) => sum + density, 0) * STEP_COST;
}

/**
 * The filter whose keys are gone through in their order, or none where there is none to go by. Of several it is the
 * one that costs least until the page is full: a word that is everywhere is looked for among what a seldom speaker says,
 * and a speaker among the records that have a seldom word. Or it is all of those that have their keys in order, where they
 * can be gone through side by side and that costs less: a middling word and a known speaker.
 *
 * @param together whether they can
 */
export async function leadersByKey(
  read: Queries,
  table: string,
  filters: readonly Filter[],
  limit: number,
  together: boolean,
): Promise<readonly Filter[]> {
  const ordered = filters.filter((filter) => filter.ordered);
  const [first = null] = ordered;
  // A single filter that has its keys in order needs no counting.
  if (filters.filter(leads).length === 1 && first) return [first];
  const few = await fewestOf(read, ordered.length > 1 ? filters.filter((each) => !each.ordered) : filters);
  if (few || ordered.length < 2) return [few ?? first].filter((each) => each !== null);
  const top = await highestKey(read, table);
  const shares: Share[] = [];
  // A search is the dearest to look into: where another filter leaves next to nothing it is not.
  for (const filter of ordered.toSorted((a, b) => Number(a.search !== undefined) - Number(b.search !== undefined))) {
    const share = await remembered(read, 'share', filter, () => shareOf(read, filter, top));
    if (share.size <= NEXT_TO_NOTHING) return [filter];
    shares.push({ filter, ...share });
  }
  const costs = shares.map((share) => costOf(share, shares, limit));
  const least = Math.min(...costs);
  if (together && costTogether(shares, limit) < least) return shares.map(({ filter }) => filter);
  return shares.filter((_, i) => i === costs.indexOf(least)).map(({ filter }) => filter);
}
