import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Entity, NameUse, QuotedWith } from '../../src/records/entity.ts';
import { InvalidCursor } from '../../src/store/refusals.ts';
import type { Store } from '../../src/store/store.ts';
import { draftOf, EXTRACTOR, extractionOf, type Said, type Someone } from './builders.ts';
import { everything, type MakePlace, type Place, parsed } from './reading.ts';

const BY = { by: null, versions: null };

/** With whom an entity is quoted, and what it is called. */
export function companyContract(makePlace: MakePlace): void {
  describe('the company and the names of an entity', () => {
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

    async function save(n: number, publishedAt: string | null, who: Someone[], said: Said[]) {
      const draft = draftOf({ url: `https://example.org/${n}`, text: `Article ${n}.`, publishedAt });
      const found = extractionOf(draft, who, said);
      await store.saveExtraction(draft, found, EXTRACTOR);
      return found;
    }
    const ids = async () =>
      new Map((await everything(Entity, (page) => store.entities(page))).map(({ name, id }) => [name, id]));
    const company = async (id: string, limit = 100) =>
      (await everything(QuotedWith, (page) => store.quotedWith(id, page), limit)).map(
        ({ name, sharedArticles }) => `${name} ${sharedArticles}`,
      );

    const [ANN, BO, CY, DI] = [
      { name: 'Ann Archer' },
      { name: 'Bo Baker' },
      { name: 'Cy Carter' },
      { name: 'Di Dean' },
    ] as const;

    test('are those who are quoted in the same articles, each article once', async () => {
      await save(
        1,
        null,
        [ANN, BO, CY],
        [
          { text: 'a', by: [ANN.name] },
          { text: 'b', by: [BO.name, ANN.name] },
        ],
      );
      await save(
        2,
        null,
        [ANN, BO, DI],
        [
          { text: 'c', by: [ANN.name] },
          { text: 'd', by: [BO.name] },
          { text: 'e', by: [BO.name] },
          { text: 'f', by: [DI.name] },
        ],
      );
      await save(
        3,
        null,
        [BO, CY],
        [
          { text: 'g', by: [BO.name] },
          { text: 'h', by: [CY.name] },
        ],
      );
      // Only mentioned beside who is quoted: that is no company.
      await save(4, null, [ANN, CY], [{ text: 'i', by: [ANN.name] }]);
      const known = await ids();
      expect(await company(known.get(ANN.name) ?? '')).toEqual(['Bo Baker 2', 'Di Dean 1']);
      expect(await company(known.get(CY.name) ?? '')).toEqual(['Bo Baker 1']);
      expect((await company(known.get(BO.name) ?? '', 1)).sort()).toEqual(['Ann Archer 2', 'Cy Carter 1', 'Di Dean 1']);
      expect(await company('ent_00000000000000000000')).toEqual([]);
    });

    test('are not those of a quote that is rejected', async () => {
      const { quotes } = await save(
        1,
        null,
        [ANN, BO],
        [
          { text: 'a', by: [ANN.name] },
          { text: 'b', by: [BO.name] },
        ],
      );
      const known = await ids();
      await store.reviseQuote(quotes[1]?.id ?? '', { review: { status: 'rejected' } }, BY);
      expect(await company(known.get(ANN.name) ?? '')).toEqual([]);
      expect(await company(known.get(BO.name) ?? '')).toEqual([]);
    });

    test('names and roles are told with the days on which they were used first and last', async () => {
      const mayor = (aliases: string[], roles: string[]) => [{ ...ANN, aliases, roles }];
      await save(1, '2021-03-01', mayor(['Archer'], ['candidate']), [{ text: 'a', by: [ANN.name] }]);
      await save(2, '2023-05-06T23:30:00-05:00', mayor(['Archer'], ['mayor']), [{ text: 'b', by: [ANN.name] }]);
      await save(3, null, mayor([], ['mayor', 'engineer']), [{ text: 'c', by: [ANN.name] }]);
      const id = (await ids()).get(ANN.name) ?? '';
      const all = await everything(NameUse, (page) => store.nameUses(id, page), 2);
      expect(all).toEqual([
        { kind: 'name', text: 'Ann Archer', articles: 3, firstUsed: '2021-03-01', lastUsed: '2023-05-07' },
        { kind: 'name', text: 'Archer', articles: 2, firstUsed: '2021-03-01', lastUsed: '2023-05-07' },
        { kind: 'role', text: 'mayor', articles: 2, firstUsed: '2023-05-07', lastUsed: '2023-05-07' },
        { kind: 'role', text: 'candidate', articles: 1, firstUsed: '2021-03-01', lastUsed: '2021-03-01' },
        { kind: 'role', text: 'engineer', articles: 1, firstUsed: null, lastUsed: null },
      ]);
      expect(await everything(NameUse, (page) => store.nameUses('ent_00000000000000000000', page))).toEqual([]);
    });

    test('go on only where their own cursors stand', async () => {
      await save(
        1,
        null,
        [ANN, BO, CY],
        [ANN, BO, CY].map(({ name }) => ({ text: name, by: [name] })),
      );
      const known = await ids();
      const [ann, bo] = [known.get(ANN.name) ?? '', known.get(BO.name) ?? ''];
      const { next } = await store.quotedWith(ann, { limit: 1 });
      expect(parsed(QuotedWith, await store.quotedWith(ann, { limit: 1, cursor: next ?? '' }))).toHaveLength(1);
      await expect(store.quotedWith(bo, { limit: 1, cursor: next ?? '' })).rejects.toThrow(InvalidCursor);
      await expect(store.nameUses(ann, { limit: 1, cursor: next ?? '' })).rejects.toThrow(InvalidCursor);
    });
  });
}
