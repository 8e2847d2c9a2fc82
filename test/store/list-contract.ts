import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ArticleSummary, articleId } from '../../src/records/article.ts';
import { Claim } from '../../src/records/claim.ts';
import { ArticleEntity, Entity, Mention } from '../../src/records/entity.ts';
import { ACTS, QUOTE_TYPES, Quote } from '../../src/records/quote.ts';
import { InvalidCursor, type Page, type Reads, type Store } from '../../src/store/store.ts';
import { draftOf, EXTRACTOR, extractionOf, type Said } from './builders.ts';
import { passes } from './passes.ts';
import { everything, type MakePlace, type Place, parsed } from './reading.ts';

const PEOPLE = ['Ann Archer', 'Bo Baker', 'Cy Carter', 'Di Dean', 'Ed Eaton'];
const WORDS = ['Gruß', 'naïve', 'tariff', 'steel', 'vote', 'rare'];
const DATES = [undefined, '2019', '2020-02', '2020-02-29', '2020-12-31', '2021-01-01', '2021'];

/** So many quotes that no filter leaves few of them, but the rare ones: both ways of reading a list are used. */
const ARTICLES = 40;
const QUOTES_EACH = 320;

/** A spread that repeats itself late, and in another rhythm for each property. */
const spread = <T>(values: readonly T[], n: number, step: number): T =>
  values[Math.floor(n / step) % values.length] as T;

function saidIn(article: number): Said[] {
  return Array.from({ length: QUOTES_EACH }, (_, i) => {
    const n = article * QUOTES_EACH + i;
    const rare = n % 997 === 0;
    return {
      text: `${spread(WORDS.slice(0, 2), n, 1)} ${spread(WORDS.slice(2, 5), n, 2)} ${rare ? 'rare' : 'plain'} number ${n}`,
      by: n % 7 === 6 ? [] : n % 3 === 0 ? ['Ann Archer'] : [spread(PEOPLE, n, 5)],
      type: n % 3 === 1 ? 'direct' : spread(QUOTE_TYPES, n, 7),
      act: n % 2 === 0 ? 'statement' : spread(ACTS, n, 11),
      saidAt: n % 5 === 0 ? undefined : spread(DATES, n, 3),
      claim: i < 3,
    };
  });
}

/** What a store's lists do: filters, pages, cursors, searches. */
export function listContract(makePlace: MakePlace): void {
  describe('lists', () => {
    let place: Place;
    let store: Store;
    let all: Quote[];
    const speakers = new Map<string, string>();
    const articles: string[] = [];

    beforeAll(async () => {
      place = makePlace();
      store = await place.open();
      await Promise.all(
        Array.from({ length: ARTICLES }, (_, i) => {
          const draft = draftOf({ url: `https://example.org/${i}`, text: `Article ${i}.` });
          articles.push(articleId(draft));
          const people = PEOPLE.map((name) => ({ name, mentions: 4 }));
          return store.saveExtraction(draft, extractionOf(draft, people, saidIn(i)), EXTRACTOR);
        }),
      );
      all = await everything(Quote, (page) => store.quotes(page));
      for (const quote of all) for (const { name, id } of quote.speakers) speakers.set(name, id);
    });
    afterAll(async () => {
      await store.close();
      await place.discard();
    });

    const ids = (quotes: Quote[]) => quotes.map(({ id }) => id);

    test('quotes come newest stored first, each once', () => {
      expect(all).toHaveLength(ARTICLES * QUOTES_EACH);
      expect(new Set(ids(all)).size).toBe(all.length);
      const stored = all.map(({ text }) => Number(text.split(' ').at(-1)));
      expect(stored).toEqual(stored.toSorted((a, b) => b - a));
      expect(speakers.size).toBe(PEOPLE.length);
    });

    test('every combination of filters leaves what it says, in order', async () => {
      const choice = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
      const query = fc.record({
        speaker: choice('Ann Archer', 'Di Dean'),
        article: fc.option(fc.integer({ min: 0, max: ARTICLES - 1 }), { nil: undefined, freq: 1 }),
        type: choice(...QUOTE_TYPES),
        act: choice('statement' as const, 'belief' as const, 'denial' as const),
        q: choice('tariff', 'NAIVE  steel', 'rare', 'gruss', 'grus', 'plain number'),
        saidFrom: choice('2019', '2020-02', '2020-02-29', '2020-12', '2021', '2022'),
        saidTo: choice('2018', '2019-06', '2020-02-28', '2020', '2021-01-01', '2021'),
      });
      await fc.assert(
        fc.asyncProperty(query, fc.integer({ min: 1, max: 700 }), async (chosen, limit) => {
          const article = chosen.article === undefined ? undefined : articles[chosen.article];
          const speaker = chosen.speaker === undefined ? undefined : speakers.get(chosen.speaker);
          const filters = { ...chosen, article, speaker };
          const expected = all.filter((quote) => passes(quote, filters));
          if (article !== undefined) expected.reverse();
          const page = await store.quotes({ ...filters, limit });
          expect(ids(parsed(Quote, page))).toEqual(ids(expected.slice(0, limit)));
          expect(page.next !== null).toBe(expected.length > limit);
          if (page.next !== null) {
            const next = await store.quotes({ ...filters, limit, cursor: page.next });
            expect(ids(parsed(Quote, next))).toEqual(ids(expected.slice(limit, limit * 2)));
          }
        }),
        { numRuns: 400 },
      );
    });

    test('every list is paged without gaps or repeats, whatever the limit', async () => {
      const entity = speakers.get('Di Dean') ?? '';
      const article = articles[3] ?? '';
      const check = async <R>(read: (limit: number) => Promise<R[]>, count: number) => {
        const whole = await read(10_000);
        expect(whole).toHaveLength(count);
        for (const limit of [1, 2, 3, 5, 7, count - 1, count, count + 1]) {
          expect(await read(Math.max(limit, 1))).toEqual(whole);
        }
      };
      await check((limit) => everything(ArticleSummary, (page) => store.articles(page), limit), ARTICLES);
      await check((limit) => everything(Entity, (page) => store.entities(page), limit), PEOPLE.length);
      await check(
        (limit) => everything(ArticleEntity, (page) => store.articleEntities({ ...page, article }), limit),
        PEOPLE.length,
      );
      await check((limit) => everything(Mention, (page) => store.mentions(entity, page), limit), ARTICLES * 4);
      await check((limit) => everything(Claim, (page) => store.claims(page), limit), ARTICLES * 3);
      await check((limit) => everything(Claim, (page) => store.claims({ ...page, article }), limit), 3);
      await check((limit) => everything(Quote, (page) => store.quotes({ ...page, article }), limit), QUOTES_EACH);
      const rare = all.filter((quote) => passes(quote, { q: 'rare' })).length;
      await check((limit) => everything(Quote, (page) => store.quotes({ ...page, q: 'rare' }), limit), rare);
    });

    test('entities that are quoted as often are kept apart by what comes next in their order', async () => {
      const counted = await everything(Entity, (page) => store.entities(page), 1);
      const places = counted.map(({ counts, id }) => [counts.quotes, counts.mentions, id] as const);
      const sorted = places.toSorted((a, b) => b[0] - a[0] || b[1] - a[1] || (a[2] < b[2] ? 1 : -1));
      expect(places).toEqual(sorted);
    });

    test('a list goes on where it stopped, though newer articles came in between', async () => {
      const first = await store.quotes({ limit: 5 });
      const draft = draftOf({ url: 'https://example.org/new', text: 'New.' });
      await store.saveExtraction(draft, extractionOf(draft, [], [{ text: 'brand new' }]), EXTRACTOR);
      const second = await store.quotes({ limit: 5, cursor: first.next ?? '' });
      expect(ids(parsed(Quote, second))).toEqual(ids(all.slice(5, 10)));
      await store.deleteArticle(articleId(draft));
    });

    test('in the background every list and record is the same', async () => {
      const speaker = speakers.get('Di Dean') ?? '';
      const reads: ((from: Reads) => Promise<unknown>)[] = [
        (from) => from.quotes({ limit: 50, q: 'naive', type: 'direct' }),
        (from) => from.articles({ limit: 50 }),
        (from) => from.entities({ limit: 50 }),
        (from) => from.claims({ limit: 50 }),
        (from) => from.mentions(speaker, { limit: 50 }),
        (from) => from.quote(all[0]?.id ?? ''),
      ];
      for (const read of reads) expect(await read(store.background)).toEqual(await read(store));
      await expect(store.background.quotes({ limit: 2, cursor: 'x' })).rejects.toThrow(InvalidCursor);
    });

    test('a cursor is good for its own list and filters only', async () => {
      const speaker = speakers.get('Ann Archer') ?? '';
      const own = (await store.quotes({ limit: 2, speaker })).next ?? '';
      expect(own).toMatch(/^[\w-]+$/);
      const reads: ((cursor: string) => Promise<Page<unknown>>)[] = [
        (cursor) => store.quotes({ limit: 2, cursor }),
        (cursor) => store.quotes({ limit: 2, cursor, speaker, act: 'denial' }),
        (cursor) => store.quotes({ limit: 2, cursor, speaker: speakers.get('Di Dean') }),
        (cursor) => store.quotes({ limit: 2, cursor, article: articles[0] }),
        (cursor) => store.quotes({ limit: 2, cursor, q: '...' }),
        (cursor) => store.articles({ limit: 2, cursor }),
        (cursor) => store.entities({ limit: 2, cursor }),
        (cursor) => store.articleEntities({ limit: 2, cursor, article: articles[0] ?? '' }),
        (cursor) => store.mentions(speaker, { limit: 2, cursor }),
        (cursor) => store.claims({ limit: 2, cursor }),
      ];
      for (const read of reads) await expect(read(own)).rejects.toThrow(InvalidCursor);
      const made = [
        '',
        'x',
        '%',
        'AAAA',
        `${own}x`,
        `${own}=`,
        own.slice(0, -2),
        ` ${own}`,
        Buffer.from('[1]').toString('base64url'),
        Buffer.from('12345678[1e999]').toString('base64url'),
        Buffer.from(`${Buffer.from(own, 'base64url').toString().slice(0, 8)}["1 or 1=1"]`).toString('base64url'),
        Buffer.from(`${Buffer.from(own, 'base64url').toString().slice(0, 8)}[1,2]`).toString('base64url'),
      ];
      for (const cursor of made) {
        await expect(store.quotes({ limit: 2, speaker, cursor })).rejects.toThrow(InvalidCursor);
        for (const read of reads) await expect(read(cursor)).rejects.toThrow(InvalidCursor);
      }
      await expect(store.quotes({ limit: 50, speaker, cursor: own })).resolves.toBeDefined();
    });

    test('a limit that is none is refused', async () => {
      for (const limit of [0, -1, 1.5, Number.NaN]) await expect(store.quotes({ limit })).rejects.toThrow(RangeError);
    });

    test('a search takes words, never a query language', async () => {
      const draft = draftOf({ url: 'https://example.org/search', text: 'Search.' });
      const said: Said[] = [
        { text: 'I don’t accept the red-line, NOT now AND near' },
        { text: 'Élysée: “text: column” 50% of v2.0' },
      ];
      const { id } = await store.saveExtraction(draft, extractionOf(draft, [], said), EXTRACTOR);
      const found = async (q: string) => (await store.quotes({ q, limit: 1_000 })).items !== '[]';
      for (const q of [
        "don't",
        'DON’T accept',
        'red-line',
        'line red',
        'NOT',
        'and near',
        'elysee',
        'ÉLYSÉE',
        '50%',
        'v2.0',
      ]) {
        expect(await found(q), q).toBe(true);
      }
      expect(await found('– accept —')).toBe(true);
      for (const q of [
        '',
        ' ',
        '"',
        '*',
        '***',
        '-',
        '()',
        '🙂',
        '\u0301',
        'acc*',
        'accept OR nothing',
        'red NOT line2',
        'text:nothing',
      ]) {
        expect(await found(q), q).toBe(false);
      }
      await store.deleteArticle(id);
    });

    test('no search is an error', async () => {
      const hostile = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.string({
          unit: fc.constantFrom(
            '"',
            "'",
            '*',
            '(',
            ')',
            ':',
            '^',
            '-',
            '+',
            '{',
            '}',
            '\0',
            '\\',
            ' ',
            'a',
            'NEAR',
            'OR',
          ),
        }),
        fc.constantFrom(
          '\ud800',
          'a\0b',
          '"a" NEAR("b" "c")',
          'text : a',
          '^a',
          'a'.repeat(10_000),
          'ab '.repeat(5_000),
        ),
        fc.constant(Array.from({ length: 3_000 }, (_, i) => `w${i}`).join(' ')),
      );
      await fc.assert(
        fc.asyncProperty(hostile, async (q) => {
          const page = await store.quotes({ q, limit: 3 });
          expect(parsed(Quote, page).length).toBeLessThanOrEqual(3);
          await store.quotes({ q, limit: 3, speaker: speakers.get('Ann Archer'), article: articles[0] });
        }),
        { numRuns: 300 },
      );
    });
  });
}
