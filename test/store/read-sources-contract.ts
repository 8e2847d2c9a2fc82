import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import type { MakePlace, Place } from './reading.ts';

/** What a store notes of sources that are taken in. */
export function readSourcesContract(makePlace: MakePlace): void {
  describe('sources that are taken in', () => {
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

    test('are noted as they were last, and there after a restart', async () => {
      const source = { place: '/news/a.ndjson', state: '1', done: false, lines: 3, bytes: 120 };
      const other = { ...source, place: '/news/b.txt', done: true };
      expect(await store.readSource(source.place)).toBeNull();
      await store.noteReadSources([source, other]);
      await store.noteReadSources([]);
      expect(await store.readSource(source.place)).toEqual(source);
      const later = { ...source, state: '2', done: true, lines: 0, bytes: 0 };
      await store.noteReadSources([later]);
      await store.close();
      store = await place.open();
      expect(await store.readSource(source.place)).toEqual(later);
      expect(await store.readSource(other.place)).toEqual(other);
    });

    test('are feeds as they were last, too', async () => {
      const feed = { url: 'https://example.org/feed', etag: '"1"', lastModified: null, items: { a: '1', b: '2' } };
      expect(await store.watchedFeed(feed.url)).toBeNull();
      await store.noteWatchedFeed({ ...feed, etag: null, lastModified: 'then', items: {} });
      await store.noteWatchedFeed(feed);
      await store.close();
      store = await place.open();
      expect(await store.watchedFeed(feed.url)).toEqual(feed);
    });
  });
}
