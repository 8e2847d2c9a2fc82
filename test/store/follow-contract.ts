import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { ArticleSummary, articleId } from '../../src/records/article.ts';
import { Claim } from '../../src/records/claim.ts';
import { Entity } from '../../src/records/entity.ts';
import { Quote } from '../../src/records/quote.ts';
import { InvalidCursor } from '../../src/store/refusals.ts';
import type { Follow, News, Store } from '../../src/store/store.ts';
import { draftOf, EXTRACTOR, extractionOf } from './builders.ts';
import type { MakePlace, Place } from './reading.ts';

/** What a store's lists do that are followed: nothing is missed, nothing comes twice. */
export function followContract(makePlace: MakePlace): void {
  describe('lists that are followed', () => {
    let place: Place;
    let store: Store;
    let ending: AbortController;
    beforeEach(async () => {
      place = makePlace();
      store = await place.open();
      ending = new AbortController();
    });
    afterEach(async () => {
      ending.abort();
      await store.close();
      await place.discard();
    });

    const how = (from?: string): Follow => ({ from, signal: ending.signal, patience: 60_000 });
    const urlOf = (n: number) => `https://example.org/${n}`;
    const save = (n: number, to = store) => {
      const draft = draftOf({ url: urlOf(n), text: `Article ${n}.` });
      const by = [n % 2 === 0 ? 'Ann Archer' : 'Bo Baker'];
      const said = [
        { text: `one ${n}`, by },
        { text: `two ${n}`, act: 'denial' as const, by, claim: true },
      ];
      return to.saveExtraction(draft, extractionOf(draft, [{ name: by[0] ?? '' }], said), EXTRACTOR);
    };
    const remove = (n: number) => store.deleteArticle(articleId({ url: urlOf(n), text: '' }));

    /** So many records, and the place behind them; each is held against its schema. */
    async function take<S extends z.ZodType>(schema: S, news: AsyncIterable<News<z.infer<S>>>, count: number) {
      const records: z.infer<S>[] = [];
      for await (const { record, place: at } of news) {
        if (record === null) continue;
        expect(record).not.toContain('\n');
        records.push(schema.parse(JSON.parse(record)));
        if (records.length >= count) return { records, at };
      }
      throw new Error(`only ${records.length} of ${count} came`);
    }
    /** The place where a list ends now. */
    async function end<T>(news: AsyncGenerator<News<T>>): Promise<string> {
      const { value } = await news.next();
      expect(value.record).toBeNull();
      await news.return(undefined);
      return value.place;
    }
    const texts = (quotes: Quote[]) => quotes.map(({ text }) => text);

    test('each gives what comes from now on, as the list itself would', async () => {
      await save(1);
      const from = {
        articles: await end(store.follow.articles({}, how())),
        quotes: await end(store.follow.quotes({}, how())),
        entities: await end(store.follow.entities({}, how())),
        claims: await end(store.follow.claims({}, how())),
      };
      const { id } = await save(2);
      const articles = await take(ArticleSummary, store.follow.articles({}, how(from.articles)), 1);
      expect(articles.records.map((article) => article.id)).toEqual([id]);
      const quotes = await take(Quote, store.follow.quotes({}, how(from.quotes)), 2);
      expect(quotes.records).toEqual(JSON.parse((await store.quotes({ limit: 2, article: id })).items));
      const entities = await take(Entity, store.follow.entities({}, how(from.entities)), 1);
      expect(entities.records.map(({ name }) => name)).toEqual(['Ann Archer']);
      const claims = await take(Claim, store.follow.claims({}, how(from.claims)), 1);
      expect(claims.records).toEqual(JSON.parse((await store.claims({ limit: 1, article: id })).items));
    });

    test('filters leave what they leave of the list', async () => {
      const { id } = await save(1);
      const [quote] = JSON.parse((await store.quotes({ limit: 1 })).items) as Quote[];
      const speaker = quote?.speakers[0]?.id;
      const queries = [
        { filters: { act: 'denial' as const }, expected: ['two 2', 'two 3'] },
        { filters: { speaker }, expected: ['one 3', 'two 3'] },
        { filters: { q: 'ONE', type: 'direct' as const }, expected: ['one 2', 'one 3'] },
      ];
      const from = await Promise.all(queries.map(({ filters }) => end(store.follow.quotes(filters, how()))));
      const ofArticle = await end(store.follow.claims({ article: id }, how()));
      await save(2);
      await save(3);
      for (const [i, { filters, expected }] of queries.entries()) {
        const { records } = await take(Quote, store.follow.quotes(filters, how(from[i])), expected.length);
        expect(texts(records)).toEqual(expected);
      }
      const claims = store.follow.claims({ article: id }, { ...how(ofArticle), patience: 20 });
      for (let i = 0; i < 2; i += 1) expect((await claims.next()).value.record).toBeNull();
    });

    test('goes on from any place, over many articles at once, others gone, and what it waits for', async () => {
      const start = await end(store.follow.quotes({}, how()));
      const waited = take(Quote, store.follow.quotes({}, how(start)), 1);
      await Promise.all(Array.from({ length: 300 }, (_, n) => save(n)));
      expect((await waited).records.length).toBeGreaterThan(0);
      for (const gone of [0, 7, 299]) await remove(gone);

      const seen: string[] = [];
      let from = start;
      while (seen.length < 594) {
        const { records, at } = await take(Quote, store.follow.quotes({}, how(from)), 1);
        seen.push(...texts(records));
        from = at;
      }
      const page = await store.quotes({ limit: 1_000 });
      expect(seen).toEqual(texts(JSON.parse(page.items)).toReversed());
      await save(300);
      expect(texts((await take(Quote, store.follow.quotes({}, how(from)), 2)).records)).toEqual(['one 300', 'two 300']);
    });

    test('hears of what another process writes', async () => {
      const other = await place.open();
      const news = take(Quote, store.follow.quotes({}, how()), 2);
      await store.ping();
      await save(1, other);
      await other.close();
      expect(texts((await news).records)).toEqual(['one 1', 'two 1']);
    });

    test('gives its place alone where nothing comes, and ends when it is told to, also while it waits', async () => {
      const impatient = store.follow.articles({}, { ...how(), patience: 5 });
      const first = (await impatient.next()).value;
      expect((await impatient.next()).value).toEqual(first);
      const patient = store.follow.articles({}, how());
      await patient.next();
      const last = patient.next();
      ending.abort();
      expect(await last).toEqual({ done: true, value: undefined });
      expect((await impatient.next()).done).toBe(true);
    });

    test('a place is good for its own list and filters only', async () => {
      const from = await end(store.follow.quotes({ act: 'denial' }, how()));
      const page = await save(1).then(() => store.quotes({ limit: 1, act: 'denial' }));
      expect(page.next).toBeNull();
      for (const news of [
        store.follow.quotes({}, how(from)),
        store.follow.quotes({ act: 'warning' }, how(from)),
        store.follow.claims({}, how(from)),
        store.follow.articles({}, how('x')),
        store.follow.articles({}, how('')),
      ]) {
        await expect(news.next()).rejects.toThrow(InvalidCursor);
      }
      await expect(store.quotes({ limit: 1, act: 'denial', cursor: from })).rejects.toThrow(InvalidCursor);
    });
  });
}
