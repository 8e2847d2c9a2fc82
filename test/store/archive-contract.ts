import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ArchivePart } from '../../src/records/archive.ts';
import { articleId } from '../../src/records/article.ts';
import { keyIdOf } from '../../src/records/key.ts';
import { ArchiveRefused } from '../../src/store/refusals.ts';
import type { Store } from '../../src/store/store.ts';
import { draftOf, EXTRACTOR, extractionOf } from './builders.ts';
import type { MakePlace, Means, Place } from './reading.ts';
import { ARTICLE, answersOf, BY_ANNA, FEED, fillWithEverything, SECRET, SOURCE } from './whole-database.ts';

async function* stream<T>(parts: Iterable<T>): AsyncGenerator<T> {
  yield* parts;
}

/** All parts, the rows of a table in one. */
async function partsOf(store: Store): Promise<ArchivePart[]> {
  const parts: ArchivePart[] = [];
  for await (const part of store.archive().parts) {
    const last = parts.at(-1);
    if ('rows' in part && last && 'rows' in last) parts.splice(-1, 1, { rows: [...last.rows, ...part.rows] });
    else parts.push(part);
  }
  return parts;
}

/** The keys of the rows of each table, and the last one that was ever given. */
function keysIn(parts: readonly ArchivePart[]) {
  const tables = new Map<string, { last: number; keys: number[] }>();
  let keys: number[] = [];
  for (const part of parts) {
    if ('rows' in part) keys.push(...part.rows.map(([key]) => Number(key)));
    else {
      keys = [];
      tables.set(part.table, { last: part.lastKey ?? 0, keys });
    }
  }
  return tables;
}

const meaningOf = (answer: string): unknown => {
  const [, status, body = ''] = /^(\d+) \S* (.*)$/s.exec(answer) ?? [];
  return { status, body: JSON.parse(body) };
};

/** What becomes of a database that is moved whole, from one engine to the same or another. */
export function archiveContract(
  makeFrom: MakePlace,
  makeTo: MakePlace = makeFrom,
  { sessions = true }: Means = {},
): void {
  /** Of one engine byte by byte; engines write numbers each in their own way (1 and 1.0), and tags are made of the bytes. */
  const seen = (answers: Map<string, string>) =>
    makeFrom === makeTo ? answers : new Map([...answers].map(([path, answer]) => [path, meaningOf(answer)]));

  describe('a database that is moved', () => {
    let places: Place[];
    let from: Store;
    let to: Store;
    beforeEach(async () => {
      places = [makeFrom(), makeTo()];
      [from, to] = (await Promise.all(places.map((place) => place.open()))) as [Store, Store];
    });
    afterEach(async () => {
      for (const store of [from, to]) await store.close();
      for (const place of places) await place.discard();
    });

    test('answers every question as before, byte by byte', async () => {
      const { archer } = await fillWithEverything(from);
      const rows = await to.unpack(from.archive());
      expect(Object.entries(rows).filter(([, count]) => count === 0)).toEqual([]);
      const before = await answersOf(from);
      expect(before.size).toBeGreaterThan(80);
      expect([...before.values()].filter((answer) => !/^(200|404) /.test(answer))).toEqual([]);
      expect(seen(await answersOf(to))).toEqual(seen(before));
      expect(await to.keys()).toEqual(await from.keys());
      const id = keyIdOf(SECRET) ?? '';
      expect(await to.key(id)).toEqual(await from.key(id));
      expect(await to.readSource(SOURCE.place)).toEqual(SOURCE);
      expect(await to.watchedFeed(FEED.url)).toEqual(FEED);
      expect(await partsOf(to)).toEqual(await partsOf(from));
      expect(await to.entity(archer)).not.toBeNull();
    });

    test('goes on where it was: changes are taken back, articles known again, and keys never given twice', async () => {
      const { denial, archer, baker } = await fillWithEverything(from);
      await to.unpack(from.archive());
      const before = keysIn(await partsOf(from));
      for (const store of [from, to]) {
        const outcomes = [
          await store.mergedInto(baker),
          await store.undoEntity(archer, BY_ANNA),
          await store.mergedInto(baker),
          await store.undoQuote(denial, BY_ANNA),
          (await store.lookUp(ARTICLE(4, 'x'))).state,
          (await store.lookUp(ARTICLE(2, 'Article 2.'))).state,
        ];
        expect(outcomes).toEqual([
          archer,
          expect.objectContaining({ changed: true }),
          null,
          expect.objectContaining({ changed: true }),
          'differs',
          'unchanged',
        ]);
        const revised = ARTICLE(2, 'Article 2 is another now.');
        expect(await store.saveExtraction(revised, extractionOf(revised, [], []), EXTRACTOR)).toMatchObject({
          outcome: 'revised',
        });
        const added = draftOf({ url: 'https://example.org/later', text: 'Later.' });
        await store.saveExtraction(added, extractionOf(added, [{ name: 'Ann Archer' }], [{ text: 'late' }]), EXTRACTOR);
        await store.deleteArticle(articleId({ url: 'https://example.org/4', text: '' }));
      }
      const after = keysIn(await partsOf(to));
      for (const table of ['articles', 'quotes', 'changes']) {
        const [then, now] = [before.get(table), after.get(table)];
        const given = now?.keys.filter((key) => !then?.keys.includes(key)) ?? [];
        expect(Math.min(...given), table).toBeGreaterThan(then?.last ?? 0);
      }
    });

    const testOfSessions = sessions ? test : () => {};
    testOfSessions('is as it was when its first row was read, whatever is written meanwhile', async () => {
      await fillWithEverything(from);
      const then = await answersOf(from);
      const { schema, parts } = from.archive();
      const rows = parts[Symbol.asyncIterator]();
      const first = await rows.next();
      const added = draftOf({ url: 'https://example.org/later', text: 'Later.' });
      await from.saveExtraction(added, extractionOf(added, [], [{ text: 'late' }]), EXTRACTOR);
      const all = async function* () {
        if (!first.done) yield first.value;
        yield* { [Symbol.asyncIterator]: () => rows };
      };
      await to.unpack({ schema, parts: all() });
      expect(seen(await answersOf(to))).toEqual(seen(then));
    });

    test('is refused by a database in which something is', async () => {
      await fillWithEverything(from);
      await to.noteReadSources([SOURCE]);
      await expect(to.unpack(from.archive())).rejects.toThrow(ArchiveRefused);
      await expect(to.unpack(from.archive())).rejects.toThrow('something in the database (in read_sources)');
      expect((await to.articles({ limit: 1 })).items).toBe('[]');
    });

    test('is refused where its tables are of another form', async () => {
      const { schema, parts } = from.archive();
      await expect(to.unpack({ schema: schema + 1, parts })).rejects.toThrow('update onrecord');
      await expect(to.unpack({ schema: schema - 1, parts })).rejects.toThrow('make the archive anew');
      const other: ArchivePart = { table: 'notes', columns: { text: 'text' }, lastKey: null };
      await expect(to.unpack({ schema, parts: stream([other]) })).rejects.toThrow('a table notes that is none');
    });

    test('leaves nothing behind where it does not come to its end', async () => {
      await fillWithEverything(from);
      const { schema } = from.archive();
      const parts = await partsOf(from);
      const broken = async function* () {
        yield* parts.slice(0, -4);
        throw new Error('the cable was cut');
      };
      await expect(to.unpack({ schema, parts: broken() })).rejects.toThrow('the cable was cut');
      expect((await partsOf(to)).filter((part) => 'rows' in part)).toEqual([]);
      await to.unpack({ schema, parts: stream(parts) });
      expect(await partsOf(to)).toEqual(parts);
    });
  });
}
