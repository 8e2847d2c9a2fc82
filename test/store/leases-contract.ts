import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { draftOf, EXTRACTOR, extractionOf } from './builders.ts';
import type { MakePlace, Place } from './reading.ts';

/** How processes share work on articles. */
export function leasesContract(makePlace: MakePlace): void {
  describe('articles that are taken', () => {
    let place: Place;
    let store: Store;
    let ids: string[];
    beforeEach(async () => {
      place = makePlace();
      store = await place.open();
      ids = [];
      for (let n = 0; n < 3; n += 1) {
        const draft = draftOf({ url: `https://example.org/${n}`, text: `Article ${n}.` });
        ids.push((await store.saveExtraction(draft, extractionOf(draft, [], []), EXTRACTOR)).id);
      }
    });
    afterEach(async () => {
      await store.close();
      await place.discard();
    });

    const HOUR = { ms: 3_600_000 };

    test('are nobody else’s until they are given back, or the time is over', async () => {
      const [first = '', second = '', third = ''] = ids;
      expect(await store.takeArticles([first, second, 'art_00000000000000000000'], { holder: 'a', ...HOUR })).toEqual([
        first,
        second,
      ]);
      expect(await store.takeArticles([second, third], { holder: 'b', ms: 0 })).toEqual([third]);
      expect(await store.takeArticles(ids, { holder: 'c', ...HOUR })).toEqual([third]);
      await store.giveBackArticles('a');
      expect(await store.takeArticles(ids, { holder: 'd', ...HOUR })).toEqual([first, second]);
    });

    test('are each one’s only, when several take them at once', async () => {
      const holders = ['a', 'b', 'c', 'd'];
      const taken = await Promise.all(holders.map((holder) => store.takeArticles(ids, { holder, ...HOUR })));
      expect(taken.flat().sort()).toEqual([...ids].sort());
    });

    test('are none that the extractor has read, where that is said', async () => {
      expect(await store.takeArticles(ids, { holder: 'a', ...HOUR, unlessReadBy: EXTRACTOR })).toEqual([]);
      const later = { ...EXTRACTOR, version: '2.0.0' };
      expect(await store.takeArticles(ids, { holder: 'a', ...HOUR, unlessReadBy: later })).toEqual(ids);
    });

    test('can be deleted meanwhile', async () => {
      const [first = ''] = ids;
      await store.takeArticles([first], { holder: 'a', ...HOUR });
      expect(await store.deleteArticle(first)).toBe(true);
      await store.giveBackArticles('a');
    });
  });
}
