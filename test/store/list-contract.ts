import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ArticleSummary, articleId } from '../../src/records/article.ts';
import { Claim } from '../../src/records/claim.ts';
import { ArticleEntity, Entity, Mention } from '../../src/records/entity.ts';
import { type Act, QUOTE_TYPES, Quote, type QuoteType, type ReviewStatus } from '../../src/records/quote.ts';
import type { QuoteOrder, Several } from '../../src/store/queries.ts';
import { InvalidCursor } from '../../src/store/refusals.ts';
import { InvalidSearch } from '../../src/store/search.ts';
import type { Page, Reads, Store } from '../../src/store/store.ts';
import { draftOf, EXTRACTOR, extractionOf, type Said } from './builders.ts';
import { ARTICLES, fill, PEOPLE, QUOTES_EACH } from './many-quotes.ts';
import { passes, sortedBy } from './passes.ts';
import { everything, type MakePlace, type Means, type Place, parsed } from './reading.ts';

/** What a store's lists do: filters, pages, cursors, searches. */
export function listContract(makePlace: MakePlace, { runs = 1 }: Means = {}): void {
  describe('lists', () => {
    let place: Place;
    let store: Store;
    let all: Quote[];
    const speakers = new Map<string, string>();
    const articles: string[] = [];

    beforeAll(async () => {
      place = makePlace();
      store = await place.open();
      articles.push(...(await fill(store)));
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
      const choice = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 1 });
      const rarely = <T>(...values: T[]) =>
        fc.oneof(
          { weight: 4, arbitrary: fc.constant(undefined) },
          { weight: 1, arbitrary: fc.constantFrom(...values) },
        );
      const query = fc.record({
        speaker: choice(['Ann Archer'], ['Di Dean'], ['Bo Baker', 'Di Dean'], ['Cy Carter', 'Ann Archer', 'Ed Eaton']),
        addressee: rarely(['Bo Baker'], ['Ann Archer', 'Bo Baker']),
        article: fc.option(fc.uniqueArray(fc.nat(ARTICLES - 1), { minLength: 1, maxLength: 3 }), {
          nil: undefined,
          freq: 1,
        }),
        type: choice<Several<QuoteType>>(...QUOTE_TYPES, ['direct', 'mixed']),
        act: choice<Several<Act>>('statement', 'belief', ['denial', 'promise']),
        publisher: choice<Several>('Gazette 0', ['Gazette 1', 'Gazette 2'], 'Nobody'),
        minConfidence: rarely(0.2, 0.5, 0.75, 0.9),
        maxConfidence: rarely(0.2, 0.5, 0.75, 0.9),
        review: rarely<Several<ReviewStatus>>('unreviewed', ['confirmed'], ['rejected', 'unreviewed']),
        publishedFrom: rarely('2023-01', '2023-01-20', '2024'),
        publishedTo: rarely('2023-01-25', '2023-02', '2022'),
        sort: choice<QuoteOrder>('newest', 'oldest', 'said', 'confidence'),
        q: choice('tariff', 'NAIVE  steel', 'rare', 'gruss', 'grus', 'plain-number', 'tar* gru*'),
        saidFrom: choice('2019', '2020-02', '2020-02-29', '2020-12', '2021', '2022'),
        saidTo: choice('2018', '2019-06', '2020-02-28', '2020', '2021-01-01', '2021'),
      });
      await fc.assert(
        fc.asyncProperty(query, fc.integer({ min: 1, max: 700 }), async (chosen, limit) => {
          const article = chosen.article?.map((n) => articles[n] ?? '');
          const [speaker, addressee] = [chosen.speaker, chosen.addressee].map((names) =>
            names?.map((name) => speakers.get(name) ?? ''),
          );
          const filters = { ...chosen, article, speaker, addressee };
          const passing = all.filter((quote) => passes(quote, filters));
          const inText = article?.length === 1 && chosen.sort === undefined;
          const expected = inText ? passing.toReversed() : sortedBy(passing, chosen.sort);
          const page = await store.quotes({ ...filters, limit, count: true });
          expect(page.total).toBe(expected.length);
          expect(ids(parsed(Quote, page))).toEqual(ids(expected.slice(0, limit)));
          expect(page.next !== null).toBe(expected.length > limit);
          if (page.next !== null) {
            const next = await store.quotes({ ...filters, limit, cursor: page.next });
            expect(ids(parsed(Quote, next))).toEqual(ids(expected.slice(limit, limit * 2)));
          }
        }),
        { numRuns: Math.ceil(400 * runs) },
      );
    });

    test('a search under a speaker leaves out what was rejected, in either direction, on any page', async () => {
      const filters = { speaker: speakers.get('Ann Archer') ?? '', q: 'tariff' };
      const found = all.filter((quote) => passes(quote, { ...filters, review: 'unreviewed' }));
      const rejected = found.filter((_, n) => n % 3 === 1);
      for (const { id } of rejected)
        await store.reviseQuote(id, { review: { status: 'rejected' } }, { by: null, versions: null });
      const kept = ids(found).filter((id) => !ids(rejected).includes(id));
      expect(kept.length).toBeGreaterThan(10);
      const listed = (sort: QuoteOrder) => everything(Quote, (page) => store.quotes({ ...filters, ...page, sort }), 4);
      expect(ids(await listed('newest'))).toEqual(kept);
      expect(ids(await listed('oldest'))).toEqual(kept.toReversed());
      for (const { id } of rejected) await store.undoQuote(id, { by: null, versions: null });
      expect(ids(await listed('newest'))).toEqual(ids(found));
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

    test('what a search finds everywhere is paged without gaps or repeats', async () => {
      for (const filters of [{ q: 'tariff' }, { q: 'tariff', type: 'direct' }, { q: 'plain naive' }] as const) {
        const found = all.filter((quote) => passes(quote, filters)).map(({ id }) => id);
        const paged = await everything(Quote, (page) => store.quotes({ ...page, ...filters }), 97);
        expect(paged.map(({ id }) => id)).toEqual(found);
      }
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
        (cursor) => store.quotes({ limit: 2, cursor, speaker, sort: 'oldest' }),
        (cursor) => store.quotes({ limit: 2, cursor, speaker: [speaker, speaker] }),
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

    test('a search takes words, phrases, beginnings, AND, OR and NOT', async () => {
      const draft = draftOf({ url: 'https://example.org/search', text: 'Search.' });
      const said: Said[] = [
        { text: 'I don’t accept the red-line, NOT now AND near' },
        { text: 'Élysée: “text: column” 50% of v2.0' },
        { text: 'now the red line is near' },
      ];
      const { id } = await store.saveExtraction(draft, extractionOf(draft, [], said), EXTRACTOR);
      const found = async (q: string) =>
        parsed(Quote, await store.quotes({ q, article: id, limit: 10 })).map(({ text }) =>
          said.findIndex((each) => each.text === text),
        );
      for (const [q, expected] of [
        ["don't", [0]],
        ['DON’T accept', [0]],
        ['red-line', [0, 2]],
        ['line red', [0, 2]],
        ['"line red"', []],
        ['“red line”', [0, 2]],
        ['"red line is"', [2]],
        ['"the red li"*', [0, 2]],
        ['not', [0]],
        ['and near', [0]],
        ['elysee', [1]],
        ['ÉLYSÉE', [1]],
        ['50%', [1]],
        ['v2.0', [1]],
        ['– accept —', [0]],
        ['acc*', [0]],
        ['acc', []],
        ['col* OR acc*', [0, 1]],
        ['red NOT accept', [2]],
        ['red AND NOT accept NOT column', [2]],
        ['column OR red AND accept', [0, 1]],
        ['(column OR red) is', [2]],
        ['(column OR red) NOT (is OR text)', [0]],
        ['text:nothing', []],
        ['text : column', [1]],
        ['NEAR(red, line)', [0, 2]],
        ['^red', [0, 2]],
        ['-red', [0, 2]],
      ] as const) {
        expect(await found(q), q).toEqual(expected);
      }
      await store.deleteArticle(id);
    });

    test('what fits a search best comes first, page by page, of what passes the filters', async () => {
      const draft = draftOf({ url: 'https://example.org/best', text: 'Best.' });
      const zebras = ['one zebra among many other animals', 'zebra zebra zebra', 'zebra', 'no horse'];
      const said = zebras.map((text, i): Said => ({ text, type: i === 2 ? 'indirect' : 'direct' }));
      const { id } = await store.saveExtraction(draft, extractionOf(draft, [], said), EXTRACTOR);
      const best = (query: object) =>
        everything(Quote, (page) => store.quotes({ ...page, ...query, q: 'zebra', sort: 'relevance' }), 1);
      const texts = async (query: object) => (await best(query)).map(({ text }) => text);
      expect(await texts({})).toEqual(['zebra zebra zebra', 'zebra', 'one zebra among many other animals']);
      expect(await texts({ type: 'direct' })).toEqual(['zebra zebra zebra', 'one zebra among many other animals']);
      expect(await texts({ article: id, type: 'indirect' })).toEqual(['zebra']);
      expect(await texts({ article: articles[0] })).toEqual([]);
      await store.deleteArticle(id);
    });

    test('no search is an error of the database', async () => {
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
          for (const query of [
            { q },
            { q, speaker: speakers.get('Ann Archer'), article: articles[0] },
            { q, sort: 'relevance' as const },
          ]) {
            const page = await store.quotes({ ...query, limit: 3 }).catch((error: unknown) => {
              expect(error).toBeInstanceOf(InvalidSearch);
              return null;
            });
            if (page) expect(parsed(Quote, page).length).toBeLessThanOrEqual(3);
          }
        }),
        { numRuns: Math.ceil(300 * runs) },
      );
    }, 180_000);
  });
}
