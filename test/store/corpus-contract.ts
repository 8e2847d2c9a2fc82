import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ArticleSummary, articleId } from '../../src/records/article.ts';
import { Claim } from '../../src/records/claim.ts';
import { ArticleEntity, Entity, Mention } from '../../src/records/entity.ts';
import { Quote } from '../../src/records/quote.ts';
import type { Store } from '../../src/store/store.ts';
import { SUMMIT, SUMMIT_FOUND, TALKS, TALKS_FOUND } from './articles.ts';
import { draftOf, EXTRACTOR, extractionOf } from './builders.ts';
import { everything, type MakePlace, type Place, parsed } from './reading.ts';

/** What a store knows over all its articles, and keeps. */
export function corpusContract(makePlace: MakePlace): void {
  describe('the corpus', () => {
    let place: Place;
    let store: Store;
    const save = (draft = TALKS, found = TALKS_FOUND) => store.saveExtraction(draft, found, EXTRACTOR);
    const quotes = (query = {}) => everything(Quote, (page) => store.quotes({ ...page, ...query }));
    const entities = (query = {}) => everything(Entity, (page) => store.entities({ ...page, ...query }));
    const entitiesOf = (article: string, query = {}) =>
      everything(ArticleEntity, (page) => store.articleEntities({ ...page, article, ...query }));
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

    describe('entities over articles', () => {
      test('the same one of two articles is one entity, and its quotes are found by it', async () => {
        await save();
        await save(SUMMIT, SUMMIT_FOUND);
        const peskov = await named('Dmitry Sergeyevich Peskov');
        const spoken = await quotes({ speaker: peskov?.id });
        expect(spoken.map(({ articleId: id }) => id)).toEqual([articleId(SUMMIT), articleId(TALKS)]);
        expect(spoken.flatMap(({ speakers }) => speakers.map(({ name, role }) => [name, role]))).toEqual([
          ['Dmitry Sergeyevich Peskov', 'spokesman'],
          ['Dmitry Sergeyevich Peskov', 'Kremlin spokesman'],
        ]);
        const mentions = await everything(Mention, (page) => store.mentions(peskov?.id ?? '', page), 1);
        expect(mentions.map((mention) => [mention.articleId, mention.start])).toEqual([
          [articleId(SUMMIT), 0],
          [articleId(TALKS), 0],
          [articleId(TALKS), 200],
          [articleId(TALKS), 400],
        ]);
        expect(new Set(mentions.map(({ entityId }) => entityId))).toEqual(new Set([peskov?.id]));
      });

      test('two of the same surname stay apart', async () => {
        await save();
        const draft = draftOf({ text: 'Hunter Biden spoke. So did Biden, an engineer.' });
        await save(draft, extractionOf(draft, [{ name: 'Hunter Biden' }, { name: 'Biden', roles: ['engineer'] }], []));
        const names = (await entities({ type: 'person' })).map(({ name }) => name).sort();
        expect(names).toEqual(['Biden', 'Dmitry Peskov', 'Hunter Biden', 'Joe Biden']);
      });
    });

    describe('lists', () => {
      test('articles come newest stored first, without their text', async () => {
        await save();
        await save(SUMMIT, SUMMIT_FOUND);
        const page = await store.articles({ limit: 10 });
        expect(parsed(ArticleSummary, page).map(({ id }) => id)).toEqual([articleId(SUMMIT), articleId(TALKS)]);
        expect(page.items).not.toContain(TALKS.text);
      });

      test('entities come most quoted first, those of an article in order of mention', async () => {
        await save();
        await save(SUMMIT, SUMMIT_FOUND);
        const names = async (query: object) => (await entities(query)).map(({ name }) => name);
        const namesOf = async (article: string, query = {}) =>
          (await entitiesOf(article, query)).map(({ name }) => name);
        expect(await names({})).toEqual(['Dmitry Sergeyevich Peskov', 'Joe Biden', 'Ukraine']);
        expect(await namesOf(articleId(TALKS))).toEqual(['Dmitry Sergeyevich Peskov', 'Ukraine', 'Joe Biden']);
        expect(await namesOf(articleId(TALKS), { type: 'person' })).toHaveLength(2);
        expect(await names({ speakersOnly: true })).toEqual(['Dmitry Sergeyevich Peskov', 'Joe Biden']);
        expect(await namesOf(articleId(SUMMIT), { speakersOnly: true })).toEqual(['Dmitry Sergeyevich Peskov']);
        expect(await names({ type: 'place', speakersOnly: true })).toEqual([]);
      });

      test('claims are filtered by article and claimant', async () => {
        await save();
        const biden = TALKS_FOUND.entities[1]?.id;
        expect(await claims({ claimant: biden })).toHaveLength(1);
        expect(await claims({ claimant: TALKS_FOUND.entities[0]?.id })).toEqual([]);
        expect(await claims({ claimant: biden, article: articleId(TALKS) })).toHaveLength(1);
        expect(await claims({ claimant: biden, article: articleId(SUMMIT) })).toEqual([]);
      });

      test('nothing is found under ids that are not there', async () => {
        await save();
        const absent = (prefix: string) => `${prefix}_00000000000000000000`;
        expect(await store.article(absent('art'))).toBeNull();
        expect(await store.quote(absent('quo'))).toBeNull();
        expect(await store.entity(absent('ent'))).toBeNull();
        expect(await store.claim(absent('clm'))).toBeNull();
        for (const query of [
          { speaker: absent('ent') },
          { article: absent('art') },
          { speaker: absent('ent'), q: 'call' },
        ]) {
          expect(await quotes(query)).toEqual([]);
        }
        expect(await claims({ claimant: absent('ent') })).toEqual([]);
        expect(await entitiesOf(absent('art'))).toEqual([]);
        expect(await everything(Mention, (page) => store.mentions(absent('ent'), page))).toEqual([]);
      });
    });

    test('closing and opening again keeps everything', async () => {
      await save();
      await save(SUMMIT, SUMMIT_FOUND);
      const before = [await quotes(), await entities(), await claims(), await store.article(articleId(TALKS))];
      await store.close();
      store = await place.open();
      expect([await quotes(), await entities(), await claims(), await store.article(articleId(TALKS))]).toEqual(before);
      expect(await save()).toMatchObject({ outcome: 'unchanged' });
    });

    test('what one store has saved, another on the same database reads and writes on', async () => {
      const other = await place.open();
      await Promise.all([save(), other.saveExtraction(SUMMIT, SUMMIT_FOUND, EXTRACTOR)]);
      expect(parsed(Quote, await other.quotes({ limit: 10 }))).toHaveLength(3);
      expect(await quotes()).toHaveLength(3);
      await other.close();
    });

    test('closing waits for what is being saved', async () => {
      const saving = save();
      await store.close();
      expect(await saving).toMatchObject({ outcome: 'created' });
      store = await place.open();
      expect(await quotes()).toHaveLength(2);
    });

    test('answers a ping', async () => {
      await expect(store.ping()).resolves.toBeUndefined();
    });
  });
}
