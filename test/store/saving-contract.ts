import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Article, ArticleSummary, articleId } from '../../src/records/article.ts';
import { Claim } from '../../src/records/claim.ts';
import { Entity, Mention } from '../../src/records/entity.ts';
import { Quote } from '../../src/records/quote.ts';
import type { Store } from '../../src/store/store.ts';
import { BIDEN, SUMMIT, SUMMIT_FOUND, TALKS, TALKS_FOUND } from './articles.ts';
import { draftOf, EXTRACTOR, extractionOf, type Someone } from './builders.ts';
import { everything, type MakePlace, type Place, record } from './reading.ts';

/** What a store does when articles are saved, revised and deleted. */
export function savingContract(makePlace: MakePlace): void {
  describe('units of work', () => {
    let place: Place;
    let store: Store;
    const save = (draft = TALKS, found = TALKS_FOUND) => store.saveExtraction(draft, found, EXTRACTOR);
    const quotes = (query = {}) => everything(Quote, (page) => store.quotes({ ...page, ...query }));
    const entities = (query = {}) => everything(Entity, (page) => store.entities({ ...page, ...query }));
    const claims = (query = {}) => everything(Claim, (page) => store.claims({ ...page, ...query }));
    const named = async (name: string) => (await entities()).find((entity) => entity.name === name);

    beforeEach(async () => {
      place = makePlace();
      store = await place.open();
    });
    afterEach(async () => {
      await store.close();
      await place.discard();
    });

    describe('saving', () => {
      test('gives back every record as it was found', async () => {
        const { id, outcome } = await save();
        expect({ id, outcome }).toEqual({ id: articleId(TALKS), outcome: 'created' });

        const article = record(Article, await store.article(id));
        expect(article).toMatchObject({ ...TALKS, language: 'en', extractor: EXTRACTOR, revisions: [] });
        expect(article?.counts).toEqual({ quotes: 2, speakers: 2, entities: 3, claims: 1 });

        const [first, second] = await quotes({ article: id });
        const [foundFirst, foundSecond] = TALKS_FOUND.quotes;
        expect(first).toEqual({
          ...foundFirst,
          version: 1,
          review: { status: 'unreviewed', by: null, at: null },
          occurrences: 1,
          withdrawn: null,
          article: {
            headline: TALKS.headline,
            url: TALKS.url,
            publisher: TALKS.publisher,
            publishedAt: TALKS.publishedAt,
          },
        });
        expect(second).toMatchObject(foundSecond ?? {});
        expect(record(Quote, await store.quote(first?.id ?? ''))).toEqual(first);

        const peskov = await named('Dmitry Peskov');
        expect(peskov).toEqual({
          id: TALKS_FOUND.entities[0]?.id,
          version: 1,
          type: 'person',
          name: 'Dmitry Peskov',
          aliases: ['Peskov'],
          roles: ['Kremlin spokesman'],
          sameAs: [],
          counts: { articles: 1, quotes: 1, mentions: 3 },
          firstSeen: '2021-12-04',
          lastSeen: '2021-12-04',
        });
        expect(record(Entity, await store.entity(peskov?.id ?? ''))).toEqual(peskov);
        const mentions = await everything(Mention, (page) => store.mentions(peskov?.id ?? '', page));
        expect(mentions).toEqual(TALKS_FOUND.entities[0]?.mentions);

        expect(await claims()).toEqual([{ ...TALKS_FOUND.claims[0], occurrences: 1, reviews: [], withdrawn: null }]);
        expect(record(Claim, await store.claim(TALKS_FOUND.claims[0]?.id ?? ''))).toMatchObject({ articleId: id });
      });

      test('the same article twice is kept once', async () => {
        await save();
        const before = await store.article(articleId(TALKS));
        expect(await save()).toEqual({ id: articleId(TALKS), outcome: 'unchanged', kept: 0, differences: [] });
        expect(await store.article(articleId(TALKS))).toBe(before);
        expect(await quotes()).toHaveLength(2);
        expect(await named('Dmitry Peskov')).toMatchObject({ counts: { articles: 1, quotes: 1, mentions: 3 } });
      });

      test('the same article many times at once is kept once', async () => {
        const results = await Promise.all(Array.from({ length: 50 }, () => save()));
        expect(results.map(({ outcome }) => outcome).sort()).toEqual(['created', ...Array(49).fill('unchanged')]);
        expect(await quotes()).toHaveLength(2);
      });

      test('tells what is stored under the id of a draft', async () => {
        expect(await store.lookUp(TALKS)).toEqual({ id: articleId(TALKS), state: 'absent' });
        await save();
        expect(await store.lookUp(TALKS)).toEqual({ id: articleId(TALKS), state: 'unchanged' });
        expect(await store.lookUp({ ...TALKS, headline: 'Another' })).toMatchObject({ state: 'differs' });
      });

      test('an article with nothing in it is kept', async () => {
        const draft = draftOf({ text: 'It rained.' });
        const { id } = await save(draft, extractionOf(draft, [], []));
        expect(record(Article, await store.article(id))).toMatchObject({
          url: null,
          counts: { quotes: 0, entities: 0 },
        });
        expect(await quotes({ article: id })).toEqual([]);
      });

      test('an extraction that refers to what it has not is refused, and nothing of it is kept', async () => {
        const orphan = structuredClone(TALKS_FOUND);
        orphan.entities.shift();
        const other = await Promise.allSettled([save(TALKS, orphan), save(SUMMIT, SUMMIT_FOUND)]);
        expect(other.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
        expect(await store.article(articleId(TALKS))).toBeNull();
        expect(await quotes()).toHaveLength(1);
        expect((await entities()).map(({ name }) => name).sort()).toEqual(['Dmitry Sergeyevich Peskov', 'Ukraine']);
      });

      test('counts how many quotes have the same words', async () => {
        await save();
        await save(SUMMIT, SUMMIT_FOUND);
        const occurrences = async () => Object.fromEntries((await quotes()).map((q) => [q.text, q.occurrences]));
        expect(await occurrences()).toEqual({
          'it would be a video call': 2,
          'It would be a video call!': 2,
          'I don’t accept anyone’s red line': 1,
        });
        await store.deleteArticle(articleId(TALKS));
        expect(await occurrences()).toEqual({ 'It would be a video call!': 1 });
      });
    });

    describe('revising', () => {
      const corrected = { ...TALKS, headline: 'Corrected', text: `${TALKS.text} Blinken warned of costs.` };
      const blinken: Someone = { name: 'Antony Blinken', at: 90 };
      const found = extractionOf(
        corrected,
        [BIDEN, blinken],
        [
          { text: 'costs', by: ['Antony Blinken'], act: 'warning' },
          { text: 'I don’t accept anyone’s red line', by: ['Joe Biden'], act: 'denial' },
        ],
      );

      test('replaces what was found, and notes the earlier state', async () => {
        await save();
        const before = record(Article, await store.article(articleId(TALKS)));
        expect(await save(corrected, found)).toEqual({
          id: articleId(TALKS),
          outcome: 'revised',
          kept: 0,
          differences: [],
        });
        const after = record(Article, await store.article(articleId(TALKS)));
        expect(after).toMatchObject({ headline: 'Corrected', text: corrected.text, createdAt: before?.createdAt });
        expect(after?.counts).toEqual({ quotes: 2, speakers: 2, entities: 2, claims: 0 });
        expect(after?.revisions).toEqual([{ contentHash: before?.contentHash, replacedAt: after?.updatedAt }]);
        expect(after?.contentHash).not.toBe(before?.contentHash);
        expect((await quotes({ article: articleId(TALKS) })).map(({ text }) => text)).toEqual([
          'costs',
          'I don’t accept anyone’s red line',
        ]);
        expect((await entities()).map(({ name }) => name).sort()).toEqual(['Antony Blinken', 'Joe Biden']);
        expect(await claims()).toEqual([]);
        expect(await quotes({ q: 'video' })).toEqual([]);
        expect(await quotes({ q: 'costs' })).toHaveLength(1);
      });

      test('keeps the quotes whose id stays in their place of the list', async () => {
        await save();
        const kept = { ...TALKS, headline: 'Corrected' };
        await save(SUMMIT, SUMMIT_FOUND);
        const before = (await quotes()).map(({ id }) => id);
        await save(kept, TALKS_FOUND);
        expect((await quotes()).map(({ id }) => id)).toEqual(before);
        expect((await quotes({ article: articleId(TALKS) })).map(({ article }) => article.headline)).toEqual([
          'Corrected',
          'Corrected',
        ]);
        expect(await named('Ukraine')).toMatchObject({ counts: { articles: 2, mentions: 2 } });
      });

      test('back and forth counts as two revisions', async () => {
        await save();
        await save(corrected, found);
        expect(await save()).toMatchObject({ outcome: 'revised' });
        const article = record(Article, await store.article(articleId(TALKS)));
        expect(article?.revisions).toHaveLength(2);
        expect(article?.revisions[0]?.contentHash).toBe(article?.contentHash);
        expect((await entities()).map(({ name, counts }) => [name, counts.quotes]).sort()).toEqual([
          ['Dmitry Peskov', 1],
          ['Joe Biden', 1],
          ['Ukraine', 0],
        ]);
      });
    });

    describe('deleting', () => {
      test('takes away what only the article brought, and sets the counts right', async () => {
        await save();
        await save(SUMMIT, SUMMIT_FOUND);
        expect(await named('Dmitry Sergeyevich Peskov')).toMatchObject({
          aliases: expect.arrayContaining(['Dmitry Peskov', 'Peskov']),
          counts: { articles: 2, quotes: 2, mentions: 4 },
          firstSeen: '2021-12-04',
          lastSeen: '2021-12-08T09:00:00+01:00',
        });
        expect(await store.deleteArticle(articleId(TALKS))).toBe(true);
        expect(await store.article(articleId(TALKS))).toBeNull();
        expect(await quotes({ article: articleId(TALKS) })).toEqual([]);
        expect(await quotes({ q: 'red line' })).toEqual([]);
        expect(await claims()).toEqual([]);
        expect(await entities()).toMatchObject([
          {
            id: TALKS_FOUND.entities[0]?.id,
            name: 'Dmitry Sergeyevich Peskov',
            aliases: ['Dmitry Peskov'],
            roles: ['spokesman'],
            counts: { articles: 1, quotes: 1, mentions: 1 },
            firstSeen: '2021-12-08T09:00:00+01:00',
          },
          { name: 'Ukraine', counts: { articles: 1, quotes: 0, mentions: 1 } },
        ]);
      });

      test('leaves nothing of the last article', async () => {
        await save();
        await store.deleteArticle(articleId(TALKS));
        expect(await everything(ArticleSummary, (page) => store.articles(page))).toEqual([]);
        expect(await entities()).toEqual([]);
        expect(await quotes()).toEqual([]);
        expect(await save()).toMatchObject({ outcome: 'created' });
        expect(await quotes()).toHaveLength(2);
      });

      test('says when there is nothing to delete', async () => {
        await save();
        expect(await store.deleteArticle('art_00000000000000000000')).toBe(false);
        expect(await quotes()).toHaveLength(2);
      });
    });
  });
}
