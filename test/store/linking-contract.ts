import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { articleId } from '../../src/records/article.ts';
import { Change } from '../../src/records/correction.ts';
import { ArticleEntity, DoubtfulPair, Entity } from '../../src/records/entity.ts';
import { CannotApply, InvalidCursor, StaleVersion } from '../../src/store/refusals.ts';
import type { Store } from '../../src/store/store.ts';
import { draftOf, EXTRACTOR, extractionOf, type Someone } from './builders.ts';
import { everything, type MakePlace, type Place, parsed } from './reading.ts';

const SENATOR: Someone = { name: 'John Smith', aliases: ['Smith'], roles: ['senator'] };
const GOALKEEPER: Someone = { name: 'John Smith', aliases: ['Smith'], roles: ['goalkeeper'] };

/** How a store meets the entities of an article with those of the corpus. */
export function linkingContract(makePlace: MakePlace): void {
  describe('linking', () => {
    let place: Place;
    let store: Store;
    let articles: number;

    beforeEach(async () => {
      place = makePlace();
      store = await place.open();
      articles = 0;
    });
    afterEach(async () => {
      await store.close();
      await place.discard();
    });

    /** Saves an article that names these; gives its id. */
    async function saveNaming(who: Someone[], { publisher = null as string | null, n = articles + 1, text = '' } = {}) {
      articles = Math.max(articles, n);
      const draft = draftOf({ url: `https://example.org/${n}`, publisher, text: `Article ${n}. ${text}` });
      return (await store.saveExtraction(draft, extractionOf(draft, who, []), EXTRACTOR)).id;
    }
    const remove = (n: number) => store.deleteArticle(articleId({ url: `https://example.org/${n}`, text: '' }));
    const entities = () => everything(Entity, (page) => store.entities(page));
    const named = async (name: string) => (await entities()).filter((entity) => entity.name === name);
    const pairs = (query = {}) => everything(DoubtfulPair, (page) => store.doubtfulPairs({ ...page, ...query }));
    const inArticle = (article: string) =>
      everything(ArticleEntity, (page) => store.articleEntities({ ...page, article }));

    test('the score of a link is kept with the article, none with the one that was first', async () => {
      const first = await saveNaming([{ name: 'Ann Archer' }, { name: 'Port of Riga', type: 'organization' }]);
      const second = await saveNaming([{ name: 'Ann Archer', roles: ['mayor'] }]);
      expect((await inArticle(first)).map(({ name, linkScore }) => [name, linkScore])).toEqual([
        ['Ann Archer', null],
        ['Port of Riga', null],
      ]);
      const [linked] = await inArticle(second);
      expect(linked).toMatchObject({ name: 'Ann Archer', counts: { articles: 2 } });
      expect(linked?.linkScore).toBeGreaterThan(0.9);
      expect(linked?.linkScore).toBeLessThan(1);
    });

    test('those of one full name whose roles contradict stay apart, and are listed with the reasons', async () => {
      await saveNaming([SENATOR]);
      const article = await saveNaming([GOALKEEPER]);
      expect(await named('John Smith')).toHaveLength(2);
      const [pair, ...more] = await pairs();
      expect(more).toEqual([]);
      expect(pair).toMatchObject({
        entity: { name: 'John Smith', roles: ['goalkeeper'] },
        other: { name: 'John Smith', roles: ['senator'] },
        articleId: article,
        evidence: [
          { feature: 'name', value: 'same' },
          { feature: 'role', value: 'contradictory' },
        ],
      });
      const sum = pair?.evidence.reduce((total, { weight }) => total + weight, 0) ?? 0;
      expect(pair?.score).toBeCloseTo(1 / (1 + Math.exp(-sum)), 3);
    });

    test('whom they are named with tells what names and roles do not', async () => {
      const company = ['Port of Riga', 'Baltic Bank', 'Corvane'].map(
        (name): Someone => ({ name, type: 'organization' }),
      );
      await saveNaming([{ name: 'Ann Archer', roles: ['mayor'] }]);
      await saveNaming([{ name: 'Ann Archer', aliases: ['Archer'] }, ...company]);
      await saveNaming([{ name: 'Archer', roles: ['mayor'] }, ...company]);
      expect(await named('Archer')).toEqual([]);
      expect(await named('Ann Archer')).toMatchObject([{ counts: { articles: 3 } }]);
      await saveNaming([{ name: 'Archer', roles: ['mayor'] }]);
      expect(await named('Archer')).toHaveLength(1);
    });

    test('a surname or initials find a fuller name that no article has shortened', async () => {
      await saveNaming([{ name: 'Ann Archer', roles: ['mayor of Riga'] }]);
      await saveNaming([{ name: 'Archer', roles: ['mayor of Riga'] }]);
      await saveNaming([{ name: 'World Health Organization', type: 'organization' }]);
      await saveNaming([{ name: 'WHO', type: 'organization' }]);
      expect(await named('Ann Archer')).toMatchObject([{ aliases: ['Archer'] }]);
      expect((await pairs()).map(({ entity, other }) => [entity.name, other.name])).toEqual([
        ['WHO', 'World Health Organization'],
      ]);
    });

    test('a fuller name that comes later is a doubt about the short one that was there', async () => {
      await saveNaming([
        { name: 'Archer', roles: ['mayor'] },
        { name: 'Corvane', type: 'organization' },
      ]);
      const article = await saveNaming([
        { name: 'Ann Archer', roles: ['mayor'] },
        { name: 'Corvane', type: 'organization' },
      ]);
      expect(await pairs()).toMatchObject([
        { entity: { name: 'Ann Archer' }, other: { name: 'Archer' }, articleId: article },
      ]);
    });

    describe('a doubtful pair', () => {
      test('is one, whoever raises it again, with the last doubt', async () => {
        await saveNaming([SENATOR]);
        await saveNaming([GOALKEEPER]);
        const last = await saveNaming([{ ...GOALKEEPER, roles: ['Corvane goalkeeper'] }]);
        const [first] = await named('John Smith');
        expect(first?.counts.articles).toBe(2);
        expect(await pairs()).toHaveLength(1);
        expect(await pairs()).toMatchObject([{ articleId: last }]);
      });

      test('goes when one of the two goes', async () => {
        await saveNaming([SENATOR]);
        await saveNaming([GOALKEEPER]);
        await remove(1);
        expect(await pairs()).toEqual([]);
        expect(await named('John Smith')).toHaveLength(1);
      });

      test('goes with the last article that doubts, though both stay', async () => {
        await saveNaming([SENATOR]);
        await saveNaming([GOALKEEPER]);
        const last = await saveNaming([{ ...GOALKEEPER, roles: ['Corvane goalkeeper'] }]);
        await remove(2);
        expect(await pairs()).toMatchObject([{ articleId: last }]);
        await saveNaming([{ name: 'Ann Archer' }], { n: 3, text: 'Revised.' });
        expect(await pairs()).toEqual([]);
      });

      test('stays in its place when its article is revised', async () => {
        await saveNaming([SENATOR]);
        await saveNaming([GOALKEEPER]);
        await saveNaming([{ name: 'R. Dole' }]);
        await saveNaming([{ name: 'Robert Dole' }]);
        const before = (await pairs()).map(({ entity }) => entity.name);
        await saveNaming([GOALKEEPER], { n: 2, text: 'Revised.' });
        expect((await pairs()).map(({ entity }) => entity.name)).toEqual(before);
        expect(before).toEqual(['Robert Dole', 'John Smith']);
      });

      test('is found by either of the two, and by type', async () => {
        await saveNaming([SENATOR, { name: 'Kremlin', type: 'organization' }]);
        await saveNaming([GOALKEEPER, { name: 'Kremlin', type: 'place' }]);
        const all = await pairs();
        expect(all).toHaveLength(2);
        for (const { entity, other } of all) {
          for (const { id } of [entity, other]) {
            expect(await pairs({ entity: id })).toEqual(
              all.filter((pair) => [pair.entity.id, pair.other.id].includes(id)),
            );
          }
        }
        expect((await pairs({ type: 'place' })).map(({ entity }) => entity.name)).toEqual(['Kremlin']);
        expect(await pairs({ type: 'organization' })).toEqual([]);
        expect(await pairs({ entity: 'ent_00000000000000000000' })).toEqual([]);
      });
    });

    describe('a merge that is taken back', () => {
      const BY_ANNA = { by: 'anna', versions: null };

      test('leaves each where its articles are published now', async () => {
        const dated = (n: number, publishedAt: string | null, text = '') => {
          const draft = draftOf({ url: `https://example.org/${n}`, publishedAt, text: `Article ${n}. ${text}` });
          const name = n === 1 ? 'Ann Archer' : 'Bo Baker';
          return store.saveExtraction(draft, extractionOf(draft, [{ name }], []), EXTRACTOR);
        };
        await dated(1, null);
        await dated(2, '2021-12-02');
        const [[archer], [baker]] = [await named('Ann Archer'), await named('Bo Baker')];
        await store.mergeEntity(archer?.id ?? '', baker?.id ?? '', BY_ANNA);
        await dated(1, '2021-12-01', 'Revised.');
        await store.undoEntity(baker?.id ?? '', BY_ANNA);
        expect(await named('Ann Archer')).toMatchObject([{ firstSeen: '2021-12-01', lastSeen: '2021-12-01' }]);
        expect(await named('Bo Baker')).toMatchObject([{ firstSeen: '2021-12-02', lastSeen: '2021-12-02' }]);
      });

      test('leaves what was in doubt as it was', async () => {
        await saveNaming([SENATOR, { name: 'Bo Baker' }]);
        await saveNaming([GOALKEEPER]);
        const before = await pairs();
        const [goalkeeper, senator] = await named('John Smith');
        const [baker] = await named('Bo Baker');
        for (const into of [baker, senator]) {
          await store.mergeEntity(goalkeeper?.id ?? '', into?.id ?? '', BY_ANNA);
          expect(await pairs()).toHaveLength(into === baker ? 1 : 0);
          await store.undoEntity(into?.id ?? '', BY_ANNA);
          expect((await pairs()).map(({ entity, other, articleId }) => [entity.id, other.id, articleId])).toEqual(
            before.map(({ entity, other, articleId }) => [entity.id, other.id, articleId]),
          );
        }
        expect(before).toHaveLength(1);
      });
    });

    describe('those of whom a person has said that they are two', () => {
      const BY_ANNA = { by: 'anna', versions: null };
      const ids = async () => (await pairs()).map(({ entity, other }) => [entity.id, other.id]);

      test('are no doubt any more, whatever articles say, until that is taken back', async () => {
        await saveNaming([SENATOR]);
        await saveNaming([GOALKEEPER]);
        const before = await ids();
        const [[entity = '', other = ''] = []] = before;
        expect(await store.keepApart(entity, other, { by: 'anna', versions: [1] })).toEqual({
          version: 2,
          changed: true,
        });
        expect(await ids()).toEqual([]);
        // Whichever of the two is named: it is said already.
        expect(await store.keepApart(other, entity, BY_ANNA)).toEqual({ version: 1, changed: false });
        await saveNaming([GOALKEEPER], { n: 2, text: 'Read anew.' });
        expect(await ids()).toEqual([]);
        const [change] = await everything(Change, (page) => store.history(entity, page));
        expect(change).toMatchObject({
          action: 'apart',
          by: 'anna',
          version: 2,
          after: { apartFrom: { id: other, name: 'John Smith' } },
        });
        await store.undoEntity(entity, BY_ANNA);
        expect(await ids()).toEqual(before);
      });

      test('are two after a merge as well, and after it is taken back', async () => {
        await saveNaming([SENATOR, { name: 'Bo Baker' }]);
        await saveNaming([GOALKEEPER]);
        const [[entity = '', other = ''] = []] = await ids();
        const [baker] = await named('Bo Baker');
        await store.keepApart(entity, other, BY_ANNA);
        for (const gone of [entity, other]) {
          await store.mergeEntity(gone, baker?.id ?? '', BY_ANNA);
          expect(await ids()).toEqual([]);
          await store.undoEntity(baker?.id ?? '', BY_ANNA);
          expect(await ids()).toEqual([]);
        }
        await store.undoEntity(entity, BY_ANNA);
        expect(await ids()).toEqual([[entity, other]]);
      });

      test('are there, are another, and are as they were seen', async () => {
        await saveNaming([SENATOR, { name: 'Bo Baker' }]);
        const [[smith], [baker]] = [await named('John Smith'), await named('Bo Baker')];
        const none = `ent_${'0'.repeat(20)}`;
        expect(await store.keepApart(none, smith?.id ?? '', BY_ANNA)).toBeNull();
        for (const from of [none, smith?.id ?? '']) {
          await expect(store.keepApart(smith?.id ?? '', from, BY_ANNA)).rejects.toThrow(CannotApply);
        }
        const stale = { by: null, versions: [7] };
        await expect(store.keepApart(smith?.id ?? '', baker?.id ?? '', stale)).rejects.toThrow(StaleVersion);
      });
    });

    test('doubtful pairs are paged, the newest first', async () => {
      for (let n = 0; n < 7; n += 1) {
        const name = `${'ABCDEFG'[n]}nn Archer${'abcdefg'[n]}`;
        await saveNaming([{ name, roles: ['senator'] }]);
        await saveNaming([{ name, roles: ['goalkeeper'] }]);
      }
      const all = await pairs();
      expect(all.map(({ entity }) => entity.name[0]).join('')).toBe('GFEDCBA');
      for (const limit of [1, 2, 3, 6, 7]) {
        expect(await everything(DoubtfulPair, (page) => store.doubtfulPairs(page), limit)).toEqual(all);
      }
      const { next } = await store.doubtfulPairs({ limit: 2 });
      await expect(store.doubtfulPairs({ limit: 2, type: 'person', cursor: next ?? '' })).rejects.toThrow(
        InvalidCursor,
      );
      await expect(store.entities({ limit: 2, cursor: next ?? '' })).rejects.toThrow(InvalidCursor);
    });

    test('in the order of their coming no entity is missed or repeated, whoever is quoted meanwhile', async () => {
      for (const name of ['Ann Archer', 'Bo Baker', 'Cy Carter', 'Di Dean', 'Ed Eaton']) await saveNaming([{ name }]);
      const before = await everything(Entity, (page) => store.entities({ ...page, sort: 'newest' }));
      const first = await store.entities({ limit: 2, sort: 'newest' });
      // Those on the later pages come to be mentioned more often than those on the first.
      await saveNaming([{ name: 'Ann Archer', mentions: 9 }, { name: 'Bo Baker', mentions: 9 }, { name: 'Flo Ford' }]);
      const rest = await store.entities({ limit: 9, sort: 'newest', cursor: first.next ?? '' });
      const walked = [...parsed(Entity, first), ...parsed(Entity, rest)].map(({ name }) => name);
      expect(walked).toEqual(before.map(({ name }) => name));
      expect(walked).toEqual(['Ed Eaton', 'Di Dean', 'Cy Carter', 'Bo Baker', 'Ann Archer']);
    });
  });
}
