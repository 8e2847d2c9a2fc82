import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Article, type ArticleDraft, articleId } from '../../src/records/article.ts';
import { ArticleRevision } from '../../src/records/article-revision.ts';
import type { Store } from '../../src/store/store.ts';
import { draftOf, EXTRACTOR, extractionOf } from './builders.ts';
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
}
