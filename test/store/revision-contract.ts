import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Article, type ArticleDraft, articleId } from '../../src/records/article.ts';
import { ArticleRevision } from '../../src/records/article-revision.ts';
import { Entity } from '../../src/records/entity.ts';
import { stableId } from '../../src/records/id.ts';
import { Quote } from '../../src/records/quote.ts';
import { QuoteWithdrawn } from '../../src/store/refusals.ts';
import type { Store } from '../../src/store/store.ts';
import { draftOf, EXTRACTOR, extractionOf, type Said } from './builders.ts';
import { everything, type MakePlace, type Place, record } from './reading.ts';

const FLOOD = draftOf({
  url: 'https://example.org/flood',
  headline: 'Flood in the lower town',
  authors: ['A. Writer'],
  publishedAt: '2021-12-04',
  text: 'The mayor said the red bridge would close on Friday.\n\nThe river rose by two feet.',
});
const ID = articleId(FLOOD);

/** What a store knows of the earlier states of an article. */
export function revisionContract(makePlace: MakePlace): void {
  describe('revisions', () => {
    let place: Place;
    let store: Store;
    beforeEach(async () => {
      place = makePlace();
      store = await place.open();
    });
    afterEach(async () => {
      await store.close();
      await place.discard();
    });

    const save = (fields: Partial<ArticleDraft>, version = EXTRACTOR.version) => {
      const draft = { ...FLOOD, ...fields };
      return store.saveExtraction(draft, extractionOf(draft, [], []), { ...EXTRACTOR, version });
    };
    const revisions = (limit?: number) => everything(ArticleRevision, (page) => store.revisions(ID, page), limit);
    const whole = async (number: number) => record(ArticleRevision, await store.revision(ID, number));

    test('keep all that an article said, and tell what changed to the next state', async () => {
      await save({});
      expect(await revisions()).toEqual([]);
      const text = 'The mayor said the old bridge would close on Friday night.\n\nThe river rose by two feet.';
      await save({ text });
      await save({ text, headline: 'Floods in the lower town', modifiedAt: '2021-12-05' });
      const article = record(Article, await store.article(ID));
      const [second, first, ...more] = await revisions();
      expect(more).toEqual([]);
      expect(first).toEqual({
        articleId: ID,
        number: 1,
        ...article?.revisions[0],
        changed: {
          facts: [],
          text: [
            { kind: 'same', text: 'The mayor said the', omitted: 0 },
            { kind: 'removed', text: ' red', omitted: 0 },
            { kind: 'added', text: ' old', omitted: 0 },
            { kind: 'same', text: ' bridge would close on Friday', omitted: 0 },
            { kind: 'added', text: ' night', omitted: 0 },
            { kind: 'same', text: '.\n\nThe river rose by two feet.', omitted: 0 },
          ],
          exact: true,
        },
      });
      expect(second).toEqual({
        articleId: ID,
        number: 2,
        ...article?.revisions[1],
        changed: {
          facts: [
            { field: 'headline', before: FLOOD.headline, after: 'Floods in the lower town' },
            { field: 'modifiedAt', before: null, after: '2021-12-05' },
          ],
          text: [],
          exact: true,
        },
      });
      expect(await whole(1)).toEqual({ ...first, draft: FLOOD });
      expect(await whole(2)).toEqual({ ...second, draft: { ...FLOOD, text } });
      for (const number of [0, 3]) expect(await whole(number)).toBeNull();
      expect(await store.revision('art_00000000000000000000', 1)).toBeNull();
    });

    test('are paged, the last first', async () => {
      for (let n = 0; n < 8; n += 1) await save({ headline: `Flood ${n}` });
      const all = await revisions();
      expect(all.map(({ number }) => number)).toEqual([7, 6, 5, 4, 3, 2, 1]);
      for (const limit of [1, 2, 7]) expect(await revisions(limit)).toEqual(all);
    });

    test('come of what the publisher changes, not of another extraction, and go with the article', async () => {
      await save({});
      await store.saveReextraction(FLOOD, extractionOf(FLOOD, [], []), { ...EXTRACTOR, version: '9' });
      expect(await revisions()).toEqual([]);
      await save({ text: 'It rained.' });
      await store.deleteArticle(ID);
      await save({});
      expect(await whole(1)).toBeNull();
    });

    test('shorten long runs of words in the middle, between whole characters', async () => {
      const [stayed, went] = ['𝒳 '.repeat(300), ' 𝒴'.repeat(2_000)];
      await save({ text: `${stayed}end.${went}` });
      await save({ text: `${stayed}end.` });
      const [revision] = await revisions();
      const texts = revision?.changed?.text ?? [];
      expect(texts.map(({ kind, omitted }) => [kind, omitted > 0])).toEqual([
        ['same', true],
        ['removed', true],
      ]);
      for (const { text, omitted } of texts) {
        expect(text.isWellFormed()).toBe(true);
        const kept = [...text.replace(' … ', '')].length;
        expect([604, 4_000]).toContain(kept + omitted);
      }
      expect((await whole(1))?.draft?.text).toBe(`${stayed}end.${went}`);
    });

    test('never come of an excerpt of what is there whole; an excerpt is followed by the whole', async () => {
      const beginning = 'The mayor said the red bridge would close.';
      await save({ text: beginning, excerpt: true });
      expect(await save({})).toMatchObject({ outcome: 'revised' });
      const before = await store.article(ID);
      const excerpt = { ...FLOOD, text: beginning, excerpt: true };
      expect(await store.lookUp(excerpt)).toMatchObject({ state: 'unchanged' });
      expect(await save(excerpt)).toMatchObject({ outcome: 'unchanged' });
      expect(await store.article(ID)).toBe(before);
    });

    test('of a long text that is all other show it as replaced, and say so', async () => {
      const words = (word: string) => Array.from({ length: 100_000 }, (_, n) => `${word}${n}`).join(' ');
      await save({ text: `Flood. ${words('a')} More follows.` });
      await save({ text: `Flood. ${words('b')} More follows.` });
      const [revision] = await revisions();
      expect(revision?.changed?.exact).toBe(false);
      expect(revision?.changed?.text.map(({ kind }) => kind)).toEqual(['same', 'removed', 'added', 'same']);
      expect(JSON.stringify(revision).length).toBeLessThan(6_000);
    });
  });

  describe('quotes that go', () => {
    let place: Place;
    let store: Store;
    beforeEach(async () => {
      place = makePlace();
      store = await place.open();
    });
    afterEach(async () => {
      await store.close();
      await place.discard();
    });

    const BY_ANNA = { by: 'anna', versions: null };
    const CLOSED = 'the bridge is closed';
    const SAFE = 'the town is safe';

    /** An article in which the mayor says these things. */
    const save = (
      said: string[],
      { n = 1, version = '1', ...fields }: Partial<ArticleDraft> & { n?: number; version?: string } = {},
    ) => {
      const text = `The mayor said: ${said.join('. ')}. ${fields.text ?? ''}`;
      const draft = draftOf({ url: `https://example.org/${n}`, ...fields, text });
      const quotes = said.map((words): Said => ({ text: words, by: ['Ann Archer'] }));
      const found = extractionOf(draft, [{ name: 'Ann Archer' }], quotes);
      // Ids come from the words, wherever they stand in the text that is made of them.
      for (const quote of found.quotes) {
        quote.id = stableId('quo', found.id, quote.text);
        const start = text.indexOf(quote.text);
        quote.spans = [{ start, end: start + quote.text.length }];
      }
      return store.saveExtraction(draft, found, { ...EXTRACTOR, version });
    };
    const standing = (query = {}) => everything(Quote, (page) => store.quotes({ ...page, ...query }));
    const withdrawn = (query = {}, limit?: number) =>
      everything(Quote, (page) => store.withdrawnQuotes({ ...page, ...query }), limit);
    const texts = (quotes: Quote[]) => quotes.map(({ text }) => text);
    const one = async (id: string) => record(Quote, await store.quote(id));

    test('are withdrawn: kept as they were, under their id, in a list of their own, and not counted', async () => {
      await save([CLOSED, SAFE]);
      await save([CLOSED], { n: 2 });
      const [closed] = await standing({ article: articleOf(1) });
      await save([SAFE]);
      const [gone, ...more] = await withdrawn();
      expect(more).toEqual([]);
      const article = record(Article, await store.article(articleOf(1)));
      expect(gone).toEqual({
        ...closed,
        version: 2,
        occurrences: 0,
        withdrawn: { at: article?.updatedAt, revision: 1 },
      });
      const earlier = record(ArticleRevision, await store.revision(articleOf(1), 1))?.draft?.text ?? '';
      const [span] = gone?.spans ?? [];
      expect(earlier.slice(span?.start, span?.end)).toBe(CLOSED);
      expect(await one(closed?.id ?? '')).toEqual(gone);
      expect(texts(await standing())).toEqual([CLOSED, SAFE]);
      expect(article?.counts.quotes).toBe(1);
      expect((await standing({ q: 'closed' })).map(({ occurrences }) => occurrences)).toEqual([1]);
      expect(await everything(Entity, (page) => store.entities(page))).toMatchObject([{ counts: { quotes: 2 } }]);
    });

    test('stand there again once the words are back, with what people have said of them', async () => {
      await save([CLOSED, SAFE]);
      const [closed, safe] = (await standing({ article: articleOf(1) })) as [Quote, Quote];
      await store.reviseQuote(closed.id, { act: 'warning' }, BY_ANNA);
      await store.reviseQuote(safe.id, { review: { status: 'rejected' } }, BY_ANNA);
      await save([], { text: 'It rained.' });
      expect(texts(await withdrawn())).toEqual([CLOSED]);
      expect(await one(safe.id)).toMatchObject({ review: { status: 'rejected' }, withdrawn: { revision: 1 } });
      await save([SAFE, CLOSED]);
      expect(await withdrawn()).toEqual([]);
      expect(await standing()).toMatchObject([
        { id: closed.id, version: 4, act: 'warning', review: { status: 'corrected', by: 'anna' }, withdrawn: null },
      ]);
      expect(await one(safe.id)).toMatchObject({ version: 4, review: { status: 'rejected' }, withdrawn: null });
    });

    test('cannot be gone over, and are told apart from those that never were', async () => {
      await save([CLOSED]);
      const [closed] = (await standing()) as [Quote];
      await store.reviseQuote(closed.id, { act: 'warning' }, BY_ANNA);
      await save([], { text: 'It rained.' });
      await expect(store.reviseQuote(closed.id, { act: 'denial' }, BY_ANNA)).rejects.toThrow(QuoteWithdrawn);
      await expect(store.undoQuote(closed.id, BY_ANNA)).rejects.toThrow('taken the quote out of the article');
      expect(await store.reviseQuote('quo_00000000000000000000', { act: 'denial' }, BY_ANNA)).toBeNull();
      // Once they are back, what is taken back is what a person has done.
      await save([CLOSED]);
      await store.undoQuote(closed.id, BY_ANNA);
      expect(await one(closed.id)).toMatchObject({ act: 'statement', review: { status: 'unreviewed' } });
    });

    test('by another extraction are gone, and so are those of an excerpt that the whole text has not', async () => {
      await save([CLOSED, SAFE]);
      const draft = draftOf({ url: 'https://example.org/1', text: `The mayor said: ${CLOSED}. ${SAFE}. ` });
      await store.saveReextraction(draft, extractionOf(draft, [], []), EXTRACTOR);
      expect([await standing(), await withdrawn()]).toEqual([[], []]);
      // Another reader finds nothing in words that are still there, and another thing has gone.
      await save([CLOSED, SAFE], { headline: 'Flood' });
      await save([], { version: '2', text: `And ${CLOSED}.` });
      expect(texts(await withdrawn())).toEqual([SAFE]);
      await save([CLOSED], { n: 2, excerpt: true });
      await save([SAFE], { n: 2 });
      expect(texts(await withdrawn())).toEqual([SAFE]);
    });

    test('are listed the last first, by article, in pages, and go with their article', async () => {
      for (const n of [1, 2]) {
        await save(['one', 'two', 'three'], { n });
        await save([], { n, text: 'It rained.' });
      }
      const all = await withdrawn();
      expect(all).toHaveLength(6);
      expect(new Set(all.slice(0, 3).map(({ articleId }) => articleId))).toEqual(new Set([articleOf(2)]));
      for (const limit of [1, 4, 6]) expect(await withdrawn({}, limit)).toEqual(all);
      expect(await withdrawn({ article: articleOf(1) })).toEqual(all.slice(3));
      await store.deleteArticle(articleOf(1));
      expect(await withdrawn()).toEqual(all.slice(0, 3));
      expect(await one(all[3]?.id ?? '')).toBeNull();
    });
  });
}

const articleOf = (n: number) => articleId({ url: `https://example.org/${n}`, text: '' });
