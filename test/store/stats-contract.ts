import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Act, QUOTE_TYPES, Quote, type QuoteType } from '../../src/records/quote.ts';
import { DIMENSIONS, type Dimension, Stats } from '../../src/records/stats.ts';
import type { QuoteQuery, StatsQuery } from '../../src/store/queries.ts';
import { TooManyRows, UnknownName } from '../../src/store/refusals.ts';
import type { Store } from '../../src/store/store.ts';
import { draftOf, EXTRACTOR, extractionOf } from './builders.ts';
import { fill } from './many-quotes.ts';
import { passes } from './passes.ts';
import { everything, type MakePlace, type Means, type Place, record } from './reading.ts';

const TIMES: readonly Dimension[] = ['month', 'day', 'saidMonth', 'saidDay'];
const NONE = 'null';

const exactly = (date: string | null, length: number) => (date && date.length >= length ? date.slice(0, length) : null);

/** How often each comes up. */
function tally(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

const sum = (numbers: Iterable<number>) => [...numbers].reduce((a, b) => a + b, 0);

/** The counts that are told of one dimension, in their order: none is the last. */
function told(counts: Map<string, number>, dimension: Dimension, limit: number): number[] {
  const values = [...counts].filter(([value]) => value !== NONE);
  const none = counts.has(NONE) ? [counts.get(NONE) ?? 0] : [];
  if (TIMES.includes(dimension)) return [...values.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, n]) => n), ...none];
  const sorted = values.map(([, n]) => n).sort((a, b) => b - a);
  return [...sorted.slice(0, limit), ...none];
}

/** What counts of quotes a store gives. */
export function statsContract(makePlace: MakePlace, { runs = 1 }: Means = {}): void {
  describe('counts of quotes', () => {
    let place: Place;
    let store: Store;
    let all: Quote[];
    let articles: string[];
    const ids = new Map<string, string>();
    /** Of whom each quote speaks, as the lists have it. */
    const meant = new Map<string, unknown[]>();

    beforeAll(async () => {
      place = makePlace();
      store = await place.open();
      articles = await fill(store);
      all = await everything(Quote, (page) => store.quotes(page));
      for (const { speakers } of all) for (const { id, name } of speakers) ids.set(name, id);
      for (const [name, id] of ids) {
        for (const quote of await everything(Quote, (page) => store.quotes({ ...page, entity: id }))) {
          meant.set(quote.id, [...(meant.get(quote.id) ?? []), { id, name, type: 'person' }]);
        }
      }
    });
    afterAll(async () => {
      await store.close();
      await place.discard();
    });

    const read = async (query: StatsQuery): Promise<Stats> => {
      const stats: Stats = JSON.parse(await store.quoteStats(query));
      expect(Stats.parse(stats)).toEqual(stats);
      return stats;
    };

    /** The values of a quote in a dimension, each once. */
    function valuesOf(quote: Quote, dimension: Dimension): string[] {
      const { publishedAt, publisher } = quote.article;
      const values: Record<Dimension, unknown[]> = {
        speaker: quote.speakers.map(({ id, name, type }) => ({ id, name, type })),
        addressee: quote.addressees.flatMap(({ id, name }) => (id ? [{ id, name, type: 'person' }] : [])),
        entity: meant.get(quote.id) ?? [],
        publisher: [publisher],
        act: [quote.act],
        type: [quote.type],
        month: [exactly(publishedAt, 7)],
        day: [exactly(publishedAt, 10)],
        saidMonth: [exactly(quote.saidAt, 7)],
        saidDay: [exactly(quote.saidAt, 10)],
      };
      const of = values[dimension].map((value) => JSON.stringify(value));
      return of.length > 0 ? [...new Set(of)] : [NONE];
    }

    /** Holds counts against the quotes that are to be counted. */
    function expectCounts(stats: Stats, quotes: Quote[], { by, limit }: StatsQuery): void {
      const [one, two] = by as [Dimension, Dimension?];
      const firsts = tally(quotes.flatMap((quote) => valuesOf(quote, one)));
      const beside = (first: string) =>
        two ? tally(quotes.filter((q) => valuesOf(q, one).includes(first)).flatMap((q) => valuesOf(q, two))) : firsts;
      for (const row of stats.rows) expect(Object.keys(row)).toEqual([...by, 'quotes']);
      const rows = stats.rows.map((row) => ({
        first: JSON.stringify(row[one]),
        second: two && JSON.stringify(row[two]),
        quotes: row.quotes,
      }));
      const shown = [...new Set(rows.map(({ first }) => first))];
      expect(shown.map((first) => firsts.get(first))).toEqual(told(firsts, one, limit));
      let other = sum(firsts.values()) - sum(shown.map((first) => firsts.get(first) ?? 0));
      if (two) {
        // Those of one first value stand together.
        expect(rows.map(({ first }) => first)).toEqual(
          shown.flatMap((s) => rows.filter((r) => r.first === s).map(() => s)),
        );
        for (const first of shown) {
          const counts = beside(first);
          const mine = rows.filter((row) => row.first === first);
          expect(mine.map(({ quotes: n }) => n)).toEqual(told(counts, two, limit));
          for (const { second = '', quotes: n } of mine) expect(n).toBe(counts.get(second));
          expect(new Set(mine.map(({ second }) => second)).size).toBe(mine.length);
          other += sum(counts.values()) - sum(mine.map(({ quotes: n }) => n));
        }
      } else for (const { first, quotes: n } of rows) expect(n).toBe(firsts.get(first));
      expect(stats).toMatchObject({ by, other, total: quotes.length, complete: true });
    }

    test('of all quotes are right by every dimension', async () => {
      for (const dimension of DIMENSIONS) {
        for (const limit of [1, 3, 1_000]) {
          const query = { by: [dimension], limit };
          expectCounts(await read(query), all, query);
        }
      }
    });

    test('are right by any two dimensions under any filters', async () => {
      const choice = <T>(...values: T[]) =>
        fc.oneof(
          { weight: 2, arbitrary: fc.constant(undefined) },
          { weight: 1, arbitrary: fc.constantFrom(...values) },
        );
      const filters = fc.record({
        speaker: choice(['Ann Archer'], ['Di Dean', 'Bo Baker']),
        addressee: choice(['Bo Baker']),
        article: choice([0], [1, 2, 3]),
        type: choice<QuoteType | QuoteType[]>(...QUOTE_TYPES, ['direct', 'mixed']),
        act: choice<Act | Act[]>('statement', ['denial', 'promise']),
        publisher: choice('Gazette 0', 'Nobody'),
        minConfidence: choice(0.5, 0.9),
        maxConfidence: choice(0.5, 0.9),
        publishedFrom: choice('2023-01-20', '2024'),
        publishedTo: choice('2023-01-25'),
        saidFrom: choice('2020-02'),
        saidTo: choice('2020'),
        q: choice('naive', 'rare'),
      });
      const by = fc.uniqueArray(fc.constantFrom(...DIMENSIONS), { minLength: 1, maxLength: 2 });
      await fc.assert(
        fc.asyncProperty(filters, by, fc.integer({ min: 1, max: 6 }), async (chosen, by, limit) => {
          const [speaker, addressee] = [chosen.speaker, chosen.addressee].map((names) =>
            names?.map((name) => ids.get(name) ?? ''),
          );
          const article = chosen.article?.map((n) => articles[n] ?? '');
          const given: Partial<QuoteQuery> = { ...chosen, speaker, addressee, article };
          const quotes = all.filter((quote) => passes(quote, given));
          const query = { ...given, by, limit };
          expectCounts(await read(query), quotes, query);
        }),
        { numRuns: Math.ceil(60 * runs) },
      );
    });

    test('by when articles came out leave out what is rejected, before 1970 too', async () => {
      const own = makePlace();
      const other = await own.open();
      const dates = [
        '1969-12-31T23:59:59Z',
        '1969-12-31',
        '1970-01-01',
        '2024-02-29',
        '2024-03-01T00:30:00+02:00',
        null,
      ];
      for (const [n, publishedAt] of dates.entries()) {
        const draft = draftOf({ url: `https://example.org/${n}`, text: `Article ${n}.`, publishedAt });
        const found = extractionOf(draft, [], [{ text: 'a' }, { text: 'b' }]);
        await other.saveExtraction(draft, found, EXTRACTOR);
        if (n % 2 === 0) continue;
        const review = { status: 'rejected' } as const;
        await other.reviseQuote(found.quotes[0]?.id ?? '', { review }, { by: null, versions: null });
      }
      const counts = async (query: Partial<StatsQuery>) => {
        const stats = record(Stats, await other.quoteStats({ by: ['day'], limit: 1, ...query }));
        expect(stats?.rows.reduce((sum, { quotes }) => sum + quotes, 0)).toBe(stats?.total);
        return stats?.rows.map(({ day, month, quotes }) => `${day ?? month ?? 'none'} ${quotes}`);
      };
      expect(await counts({})).toEqual(['1969-12-31 3', '1970-01-01 2', '2024-02-29 3', 'none 1']);
      expect(await counts({ by: ['month'] })).toEqual(['1969-12 3', '1970-01 2', '2024-02 3', 'none 1']);
      expect(await counts({ publishedFrom: '1970' })).toEqual(['1970-01-01 2', '2024-02-29 3']);
      expect(await counts({ publishedFrom: '1969-12-31T20:00:00Z', publishedTo: '2023' })).toEqual([
        '1969-12-31 2',
        '1970-01-01 2',
      ]);
      expect(await counts({ publishedTo: '1960' })).toEqual([]);
      await other.close();
      await own.discard();
    });

    test('say so where not all quotes are gone through: the newest are', async () => {
      const tariff = all.filter((quote) => passes(quote, { q: 'tariff' }));
      for (const [given, passing] of [
        [{}, all],
        [{ q: 'tariff' }, tariff],
      ] as const) {
        const query = { ...given, by: ['act', 'type'], limit: 20 } as const;
        const newest = tally(passing.slice(0, 900).map(({ act, type }) => `${act} ${type}`));
        const stats = await read({ ...query, most: 900 });
        expect(stats).toMatchObject({ total: 900, complete: false, other: 0 });
        expect(new Map(stats.rows.map(({ act, type, quotes }) => [`${act} ${type}`, quotes]))).toEqual(newest);
        expect((await read({ ...query, most: passing.length })).complete).toBe(true);
      }
      // An index tells all of it.
      expect(await read({ by: ['act'], limit: 20, most: 900 })).toMatchObject({ total: all.length, complete: true });
    });

    test('of nothing are no rows', async () => {
      const nothing = { rows: [], other: 0, total: 0, complete: true };
      for (const by of [['speaker'], ['month', 'act']] as const) {
        expect(await read({ by, publisher: 'Nobody', limit: 5 })).toEqual({ by, ...nothing });
      }
      const empty = makePlace();
      const other = await empty.open();
      for (const by of DIMENSIONS) {
        const stats = record(Stats, await other.quoteStats({ by: [by], limit: 5 }));
        expect(stats).toEqual({ by: [by], ...nothing });
      }
      await other.close();
      await empty.discard();
    });

    test('that would be too many rows are refused', async () => {
      const many = makePlace();
      const other = await many.open();
      // Of each of the days of 28 years one is told.
      const days = Array.from({ length: 10_001 }, (_, n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
      const draft = draftOf({ url: 'https://example.org/days', text: 'Days.' });
      const said = days.map((saidAt, n) => ({ text: `day ${n}`, saidAt }));
      await other.saveExtraction(draft, extractionOf(draft, [], said), EXTRACTOR);
      await expect(other.quoteStats({ by: ['saidDay'], limit: 1 })).rejects.toThrow(TooManyRows);
      const months = record(Stats, await other.quoteStats({ by: ['saidMonth'], limit: 1 }));
      expect(months?.rows).toHaveLength(329);
      expect(months?.rows[0]).toEqual({ saidMonth: '1970-01', quotes: 31 });
      await other.close();
      await many.discard();
    });

    test('take names as the lists do', async () => {
      const query = { by: ['type'], limit: 5 } as const;
      const speaker = ids.get('Di Dean') ?? '';
      expect(await read({ ...query, speaker: 'di dean' })).toEqual(await read({ ...query, speaker }));
      await expect(read({ ...query, speaker: 'Nobody' })).rejects.toThrow(UnknownName);
    });

    test('are the same in the background', async () => {
      const query = { by: ['speaker', 'month'], limit: 2 } as const;
      expect(await store.background.quoteStats(query)).toBe(await store.quoteStats(query));
    });
  });
}
