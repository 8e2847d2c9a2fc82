import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Article, type ArticleDraft, articleId } from '../../src/records/article.ts';
import { ArticleRevision } from '../../src/records/article-revision.ts';
import { Claim } from '../../src/records/claim.ts';
import { Entity } from '../../src/records/entity.ts';
import { stableId } from '../../src/records/id.ts';
import { Quote } from '../../src/records/quote.ts';
import { ClaimReviewDraft } from '../../src/records/review.ts';
import { ClaimWithdrawn, QuoteWithdrawn } from '../../src/store/refusals.ts';
import type { Store } from '../../src/store/store.ts';
import { draftOf, EXTRACTOR, extractionOf, type Said } from './builders.ts';
import { everything, type MakePlace, type Place, record } from './reading.ts';

const articleOf = (n: number) => articleId({ url: `https://example.org/${n}`, text: '' });

/** What becomes of quotes and claims whose words go from their article, and come back. */
export function withdrawalContract(makePlace: MakePlace): void {
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

  describe('claims that go', () => {
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

    const CLOSED = 'the bridge is closed';
    const SAFE = 'the town is safe';
    const REVIEW = ClaimReviewDraft.parse({
      '@type': 'ClaimReview',
      url: 'https://checks.example.org/1',
      author: { '@type': 'Organization', name: 'Checks' },
      reviewRating: { '@type': 'Rating', alternateName: 'False' },
    });

    /** An article that claims these things. */
    const save = (
      claimed: string[],
      { n = 1, version = '1', ...fields }: Partial<ArticleDraft> & { n?: number; version?: string } = {},
    ) => {
      const text = `The mayor said: ${claimed.join('. ')}. ${fields.text ?? ''}`;
      const draft = draftOf({ url: `https://example.org/${n}`, ...fields, text });
      const said = claimed.map((words): Said => ({ text: words, by: ['Ann Archer'], claim: true }));
      const found = extractionOf(draft, [{ name: 'Ann Archer' }], said);
      for (const each of [...found.quotes, ...found.claims]) {
        const start = text.indexOf(each.text);
        each.spans = [{ start, end: start + each.text.length }];
      }
      // Ids come from the words, wherever they stand in the text that is made of them.
      for (const quote of found.quotes) quote.id = stableId('quo', found.id, quote.text);
      for (const claim of found.claims) {
        claim.id = stableId('clm', found.id, claim.text);
        claim.quoteId = stableId('quo', found.id, claim.text);
      }
      return store.saveExtraction(draft, found, { ...EXTRACTOR, version });
    };
    const standing = (query = {}) => everything(Claim, (page) => store.claims({ ...page, ...query }));
    const withdrawn = (query = {}, limit?: number) =>
      everything(Claim, (page) => store.withdrawnClaims({ ...page, ...query }), limit);
    const texts = (claims: Claim[]) => claims.map(({ text }) => text);
    const one = async (id: string) => record(Claim, await store.claim(id));

    test('are withdrawn: kept as they were, under their id, in a list of their own, and stand again', async () => {
      await save([CLOSED, SAFE]);
      await save([CLOSED], { n: 2 });
      const [closed] = await standing({ article: articleOf(1) });
      await save([SAFE]);
      const article = record(Article, await store.article(articleOf(1)));
      const gone = { ...closed, occurrences: 0, withdrawn: { at: article?.updatedAt, revision: 1 } };
      expect(await withdrawn()).toEqual([gone]);
      expect(await one(closed?.id ?? '')).toEqual(gone);
      expect(article?.counts.claims).toBe(1);
      expect(texts(await standing())).toEqual([CLOSED, SAFE]);
      expect((await standing({ q: 'closed' })).map(({ occurrences }) => occurrences)).toEqual([1]);
      await save([SAFE, CLOSED]);
      expect(await withdrawn()).toEqual([]);
      expect(await one(closed?.id ?? '')).toEqual({ ...closed, spans: expect.anything() });
    });

    test('with a fact-check stay among the others without a place, and tell that they are withdrawn', async () => {
      await save([CLOSED, SAFE]);
      const [closed, safe] = (await standing({ article: articleOf(1) })) as [Claim, Claim];
      const review = await store.saveReview(closed.id, REVIEW);
      await save([], { text: 'It rained.' });
      const withReview = { id: closed.id, spans: [], reviews: [{ url: REVIEW.url }], withdrawn: { revision: 1 } };
      expect(await standing()).toMatchObject([withReview]);
      expect((await withdrawn()).find(({ id }) => id === closed.id)).toMatchObject(withReview);
      expect(await one(safe.id)).toMatchObject({ spans: safe.spans, reviews: [], withdrawn: { revision: 1 } });
      // Without its fact-check it is what it was.
      expect(await store.deleteReview(closed.id, review?.id ?? '')).toBe(true);
      expect(await standing()).toEqual([]);
      expect(await one(closed.id)).toMatchObject({ spans: closed.spans, reviews: [], withdrawn: { revision: 1 } });
      expect(texts(await withdrawn()).sort()).toEqual([CLOSED, SAFE]);
      await expect(store.saveReview(safe.id, REVIEW)).rejects.toThrow(ClaimWithdrawn);
      expect(await store.saveReview('clm_00000000000000000000', REVIEW)).toBeNull();
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
