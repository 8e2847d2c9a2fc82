import type { z } from 'zod';
import type { ComparedSide, Comparison } from '../records/comparison.ts';
import type { Quote } from '../records/quote.ts';
import { ACTS } from '../records/speech-acts.ts';
import type { Stats } from '../records/stats.ts';
import type { Json, Reads } from '../store/store.ts';
import type { CompareQuery } from './queries.ts';

/** So many quotes of each side are shown, and so many are counted: one who is quoted often must not take longer. */
const SHOWN = 10;
const COUNTED = 5_000;

/** Whose quotes a side has, and the filter that finds them. */
interface Side {
  who: Pick<ComparedSide, 'speaker' | 'publisher'>;
  filter: { speaker: string } | { publisher: string };
}

/**
 * Quotes of several speakers or publishers under the same filters, side by side.
 *
 * @throws AmbiguousName, UnknownName, InvalidSearch
 */
export async function compared(from: Reads, query: z.infer<typeof CompareQuery>): Promise<Json<Comparison>> {
  const { speaker = [], publisher = [], ...filters } = query;
  const by = publisher.length > 0 ? 'publisher' : 'speaker';
  const sides = by === 'publisher' ? publisher.map(publisherSide) : await Promise.all(speaker.map(speakerSide(from)));
  const read = await Promise.all(distinct(sides).map((side) => readSide(from, side, filters)));
  const months: Stats = {
    by: [by, 'month'],
    rows: read.flatMap(({ who, months }) => months.map((row) => ({ ...who, ...row }))),
    other: 0,
    total: read.reduce((sum, { side }) => sum + side.total, 0),
    complete: read.every(({ side }) => side.complete),
  };
  const comparison: Comparison = { by, q: query.q ?? null, sides: read.map(({ side }) => side), months };
  return JSON.stringify(comparison) as Json<Comparison>;
}

/** Somebody by id and by name is one side. */
const distinct = (sides: readonly Side[]): Side[] => [
  ...new Map(sides.map((side) => [JSON.stringify(side.filter), side])).values(),
];

const publisherSide = (publisher: string): Side => ({ who: { publisher }, filter: { publisher } });

const speakerSide =
  (from: Reads) =>
  async (value: string): Promise<Side> => {
    const meant = await from.entityMeant('speaker', value);
    // Nothing has such an id: its side is empty, as a list of its quotes is.
    const speaker = meant ?? { id: value, name: value, type: 'person' as const };
    return { who: { speaker }, filter: { speaker: speaker.id } };
  };

async function readSide(from: Reads, { who, filter }: Side, filters: object) {
  const asked = { ...filters, ...filter };
  const counts = async (by: 'act' | 'month') =>
    JSON.parse(await from.quoteStats({ ...asked, by: [by], limit: ACTS.length, most: COUNTED })) as Stats;
  const [acts, months, page] = await Promise.all([
    counts('act'),
    counts('month'),
    from.quotes({ ...asked, limit: SHOWN }),
  ]);
  const side: ComparedSide = {
    ...who,
    total: acts.total,
    complete: acts.complete,
    acts: acts.rows.flatMap(({ act, quotes }) => (act ? [{ act, quotes }] : [])),
    quotes: JSON.parse(page.items) as Quote[],
  };
  return { who, side, months: months.rows };
}
