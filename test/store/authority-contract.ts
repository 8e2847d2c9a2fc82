import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AuthorityEntry } from '../../src/records/authority.ts';
import { DoubtfulPair, Entity } from '../../src/records/entity.ts';
import type { Store } from '../../src/store/store.ts';
import { draftOf, EXTRACTOR, extractionOf, type Someone } from './builders.ts';
import { everything, type MakePlace, type Place } from './reading.ts';

const entry = (fields: object) => AuthorityEntry.parse({ type: 'person', ...fields });
const item = (id: string) => `https://www.wikidata.org/entity/${id}`;

const MERKEL = entry({ name: 'Angela Merkel', aliases: ['Merkel'], wikidata: 'Q567', roles: ['chancellor'] });

/** What a store does with authority lists. */
export function authorityContract(makePlace: MakePlace): void {
  describe('authority lists', () => {
    let place: Place;
    let store: Store;
    let articles = 0;

    beforeEach(async () => {
      place = makePlace();
      store = await place.open();
    });
    afterEach(async () => {
      await store.close();
      await place.discard();
    });

    async function saveNaming(...who: Someone[]) {
      articles += 1;
      const draft = draftOf({ text: `Article ${articles}.` });
      const said = who.map(({ name }) => ({ text: `I am ${name}`, by: [name] }));
      return (await store.saveExtraction(draft, extractionOf(draft, who, said), EXTRACTOR)).id;
    }
    const entities = (query = {}) => everything(Entity, (page) => store.entities({ ...page, ...query }));
    const pairs = () => everything(DoubtfulPair, (page) => store.doubtfulPairs(page));

    test('bring entities that no article names: listed apart, and no speakers', async () => {
      expect(await store.importEntities([MERKEL])).toMatchObject({ created: 1, met: 0, doubtful: 0 });
      expect(await entities()).toEqual([]);
      expect(await entities({ speakersOnly: true })).toEqual([]);
      expect(await entities({ sort: 'newest' })).toEqual([]);
      for (const sort of ['quotes', 'newest']) {
        expect(await entities({ mentioned: false, sort })).toMatchObject([
          {
            name: 'Angela Merkel',
            type: 'person',
            aliases: ['Merkel'],
            roles: ['chancellor'],
            sameAs: [item('Q567')],
            counts: { articles: 0, quotes: 0, mentions: 0 },
            firstSeen: null,
          },
        ]);
      }
      expect(await entities({ mentioned: false, type: 'place' })).toEqual([]);
    });

    test('are linked to by full and by short names, though no article has had them before', async () => {
      await store.importEntities([MERKEL, entry({ name: 'Otto Braun', aliases: ['Red Tsar of Prussia'] })]);
      await saveNaming({ name: 'Merkel' }, { name: 'Red Tsar of Prussia' });
      expect((await entities()).map(({ name, counts }) => [name, counts.articles]).sort()).toEqual([
        ['Angela Merkel', 1],
        ['Otto Braun', 1],
      ]);
      expect(await entities({ mentioned: false })).toEqual([]);
    });

    test('stay when the last article goes, with their own names and roles only', async () => {
      await store.importEntities([MERKEL]);
      const article = await saveNaming({
        name: 'Angela Dorothea Merkel',
        aliases: ['Angela Merkel'],
        roles: ['leader'],
      });
      expect(await entities()).toMatchObject([
        { name: 'Angela Merkel', roles: ['leader', 'chancellor'], sameAs: [item('Q567')] },
      ]);
      await store.deleteArticle(article);
      expect(await entities()).toEqual([]);
      expect(await entities({ mentioned: false })).toMatchObject([
        { name: 'Angela Merkel', aliases: ['Merkel'], roles: ['chancellor'] },
      ]);
    });

    test('give id and names to the entity that is clearly the one', async () => {
      await saveNaming({ name: 'Angela Merkel', roles: ['Chancellor'] }, { name: 'Merkel Ltd', type: 'organization' });
      const [before] = await entities({ type: 'person' });
      expect(await store.importEntities([MERKEL])).toMatchObject({ created: 0, met: 1, doubtful: 0 });
      expect(await entities({ type: 'person' })).toEqual([
        { ...before, aliases: ['Merkel'], roles: ['Chancellor', 'chancellor'], sameAs: [item('Q567')] },
      ]);
      expect(await pairs()).toEqual([]);
    });

    test('leave what is doubtful to be reviewed, and say so', async () => {
      await saveNaming({ name: 'Angela Merkel', roles: ['goalkeeper'] });
      expect(await store.importEntities([MERKEL])).toMatchObject({ created: 1, met: 0, doubtful: 1 });
      expect(await pairs()).toMatchObject([
        {
          entity: { sameAs: [item('Q567')] },
          other: { roles: ['goalkeeper'], sameAs: [] },
          articleId: null,
          evidence: [{ feature: 'name' }, { feature: 'role', value: 'contradictory' }],
        },
      ]);
    });

    test('twice is harmless', async () => {
      await saveNaming({ name: 'Angela Merkel' }, { name: 'Ann Archer', roles: ['goalkeeper'] });
      const list = [MERKEL, entry({ name: 'Bo Baker' }), entry({ name: 'Ann Archer', roles: ['senator'] })];
      expect(await store.importEntities(list)).toEqual({ created: 2, met: 1, updated: 0, unchanged: 0, doubtful: 1 });
      const before = [await entities(), await entities({ mentioned: false }), await pairs()];
      expect(await store.importEntities(list)).toEqual({ created: 0, met: 0, updated: 0, unchanged: 3, doubtful: 0 });
      expect([await entities(), await entities({ mentioned: false }), await pairs()]).toEqual(before);
    });

    test('that have changed replace what they said before', async () => {
      await store.importEntities([MERKEL]);
      const changed = entry({ ...MERKEL, name: 'Angela D. Merkel', aliases: ['Angela Merkel'], roles: [] });
      expect(await store.importEntities([changed])).toMatchObject({ updated: 1 });
      expect(await entities({ mentioned: false })).toMatchObject([
        { name: 'Angela D. Merkel', aliases: ['Angela Merkel'], roles: [] },
      ]);
      await saveNaming({ name: 'Merkel' });
      expect((await entities()).map(({ name }) => name)).toEqual(['Merkel']);
    });

    test('that say it is of another type are believed', async () => {
      const corvane = { name: 'The Corvane Ltd', wikidata: 'Q1' };
      await store.importEntities([entry({ ...corvane, type: 'person' })]);
      await store.importEntities([entry({ ...corvane, type: 'organization' })]);
      await saveNaming({ name: 'Corvane', type: 'organization' });
      expect(await entities()).toMatchObject([{ name: 'The Corvane Ltd', type: 'organization', aliases: ['Corvane'] }]);
    });

    test('keep namesakes apart that have ids of their own', async () => {
      const smiths = [entry({ name: 'John Smith', wikidata: 'Q1' }), entry({ name: 'John Smith', wikidata: 'Q2' })];
      expect(await store.importEntities(smiths)).toMatchObject({ created: 2, met: 0, doubtful: 0 });
      await saveNaming({ name: 'John Smith' });
      expect(await entities()).toMatchObject([{ name: 'John Smith', sameAs: [] }]);
      expect(await pairs()).toHaveLength(2);
    });

    test('with ids and without meet in one entity, which keeps the id', async () => {
      await store.importEntities([entry({ name: 'Angela Merkel', aliases: ['Mutti'] })]);
      expect(await store.importEntities([MERKEL])).toMatchObject({ met: 1 });
      await store.importEntities([entry({ name: 'Angela Merkel', aliases: ['Mutti'] })]);
      expect(await entities({ mentioned: false })).toMatchObject([
        { name: 'Angela Merkel', aliases: expect.arrayContaining(['Merkel', 'Mutti']), sameAs: [item('Q567')] },
      ]);
    });

    test('are taken in whole or not at all', async () => {
      const broken = { ...entry({ name: 'Bo Baker' }), type: null as unknown as 'person' };
      await expect(store.importEntities([MERKEL, broken])).rejects.toThrow();
      expect(await entities({ mentioned: false })).toEqual([]);
    });
  });
}
