import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { articleId } from '../../src/records/article.ts';
import { Claim } from '../../src/records/claim.ts';
import { Quote } from '../../src/records/quote.ts';
import { InvalidCursor } from '../../src/store/refusals.ts';
import type { Store } from '../../src/store/store.ts';
import { draftOf, EXTRACTOR, extractionOf, type Said } from './builders.ts';
import { everything, type MakePlace, type Means, type Place, parsed } from './reading.ts';

const RIVER =
  'The river will rise by another two feet before the rain stops on Friday, and nobody who lives in the lower town ' +
  'should go home until the mayor says that the bridge is safe again';

const urlOf = (n: number) => `https://example.org/${n}`;

async function say(store: Store, n: number, ...said: Said[]) {
  const draft = draftOf({ url: urlOf(n), text: `Article ${n}: ${said.map(({ text }) => text).join(' ')}` });
  await store.saveExtraction(draft, extractionOf(draft, [], said), EXTRACTOR);
}
const unsay = (store: Store, n: number) => store.deleteArticle(articleId({ url: urlOf(n), text: '' }));

/** What the store holds to be the same words, as texts: each group sorted, and the groups too. */
async function groupsOf(store: Store): Promise<string[][]> {
  const groups = new Map<string, string[]>();
  for (const { id, occurrences } of await everything(Quote, (page) => store.quotes(page))) {
    const group = await everything(Quote, (page) => store.quoteOccurrences(id, page));
    expect(group.map((quote) => quote.id)).toContain(id);
    expect(group).toHaveLength(occurrences);
    groups.set(group.map((quote) => quote.id).join(), group.map(({ text }) => text).sort());
  }
  return [...groups.values()].sort((a, b) => (a.join() < b.join() ? -1 : 1));
}

/** What repeats one another over articles. */
export function occurrenceContract(makePlace: MakePlace, { runs = 1 }: Means = {}): void {
  describe('occurrences', () => {
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

    test.each([
      ['the same with other marks', RIVER.toUpperCase().replaceAll(',', ' –')],
      ['a shortened one', 'The river will rise by another two feet before the rain stops on Friday.'],
      ['one that is cut on both sides', 'nobody who lives in the lower town should go home until the mayor says'],
      ['one with words left out', RIVER.replace(' before the rain stops on Friday', ' …')],
      ['its beginning and its end', 'The river will rise by another two feet … the mayor says that the bridge is safe'],
      ['one with words of the reporter', RIVER.replace('the mayor says', '[Mayor Anna Berg] says')],
      ['one that begins otherwise', RIVER.replace('The river', '[t]he river')],
      ['one with a slip', RIVER.replace('should', 'must')],
      ['one that goes on', `“${RIVER},” … “That is all I know, and you will hear from us tomorrow morning.”`],
    ])('a quote and %s are one group', async (_, other) => {
      await say(store, 1, { text: RIVER });
      await say(store, 2, { text: other }, { text: 'That is all.' });
      expect(await groupsOf(store)).toEqual([['That is all.'], [RIVER, other].sort()].sort());
    });

    test.each([
      ['We will win', 'We will win on Friday'],
      ['We will win the vote', 'We will win this vote'],
      ['a ban on Muslims entering the United States', `${RIVER}, and a ban on Muslims entering the United States`],
      [RIVER, 'The river will rise, and nobody should go home until the bridge is safe again, say the mayor'],
      ['…', '!'],
    ])('"%s" and "%s" are two', async (one, other) => {
      await say(store, 1, { text: one });
      await say(store, 2, { text: other });
      expect(await groupsOf(store)).toHaveLength(2);
    });

    test('are listed with the first stored first, and paged', async () => {
      for (let n = 0; n < 7; n += 1) await say(store, n, { text: n % 2 === 0 ? RIVER : RIVER.slice(0, 71) });
      const quotes = await everything(Quote, (page) => store.quotes(page));
      const [first, second] = quotes;
      const expected = quotes.toReversed();
      for (const limit of [1, 2, 3, 6, 7, 8]) {
        const id = quotes[3]?.id ?? '';
        expect(await everything(Quote, (page) => store.quoteOccurrences(id, page), limit)).toEqual(expected);
      }
      const { next } = await store.quoteOccurrences(first?.id ?? '', { limit: 2 });
      await expect(store.quoteOccurrences(second?.id ?? '', { limit: 2, cursor: next ?? '' })).rejects.toThrow(
        InvalidCursor,
      );
      expect(parsed(Quote, await store.quoteOccurrences('quo_00000000000000000000', { limit: 2 }))).toEqual([]);
    });

    test('fall apart when what held them together goes, or is revised', async () => {
      const [beginning, end] = [RIVER.slice(0, 71), RIVER.slice(-70)];
      await say(store, 1, { text: beginning });
      await say(store, 2, { text: RIVER });
      await say(store, 3, { text: end });
      await say(store, 4, { text: end });
      expect(await groupsOf(store)).toHaveLength(1);
      await say(store, 2, { text: 'Never mind.' });
      expect(await groupsOf(store)).toEqual([['Never mind.'], [beginning], [end, end]].sort());
      await say(store, 2, { text: RIVER });
      expect(await groupsOf(store)).toHaveLength(1);
      await unsay(store, 2);
      expect(await groupsOf(store)).toEqual([[beginning], [end, end]]);
    });

    test('are the same in whatever order articles come and go', { timeout: 120_000 }, async () => {
      const sentence = fc
        .array(fc.constantFrom(...RIVER.replace(',', '').split(' ')), { minLength: 12, maxLength: 30 })
        .map((words) => words.join(' '));
      // Pieces of few sentences, cut and joined, so that much of it repeats much else.
      const cut = fc.record({ of: fc.nat(2), from: fc.nat(8), length: fc.integer({ min: 3, max: 30 }) });
      const pieces = fc.array(fc.array(cut, { minLength: 1, maxLength: 2 }), { minLength: 3, maxLength: 14 });
      const scenario = fc.tuple(fc.tuple(sentence, sentence, sentence), pieces).chain(([sentences, cuts]) => {
        const texts = cuts.map((parts) =>
          parts
            .map(({ of, from, length }) =>
              (sentences[of] ?? '')
                .split(' ')
                .slice(from, from + length)
                .join(' '),
            )
            .join(' … '),
        );
        const numbers = texts.map((_, n) => n);
        return fc.record({
          texts: fc.constant(texts),
          one: fc.shuffledSubarray(numbers, { minLength: texts.length }),
          other: fc.shuffledSubarray(numbers, { minLength: texts.length }),
          gone: fc.shuffledSubarray(numbers),
        });
      });
      await fc.assert(
        fc.asyncProperty(scenario, async ({ texts, one, other, gone }) => {
          const grouped = async (order: number[], deleted: number[]) => {
            const room = makePlace();
            const made = await room.open();
            try {
              for (const n of order) await say(made, n, { text: texts[n] ?? '' });
              for (const n of deleted) await unsay(made, n);
              return await groupsOf(made);
            } finally {
              await made.close();
              await room.discard();
            }
          };
          const left = other.filter((n) => !gone.includes(n));
          expect(await grouped(other, [])).toEqual(await grouped(one, []));
          expect(await grouped(one, gone)).toEqual(await grouped(left, []));
        }),
        { numRuns: Math.ceil(40 * runs) },
      );
    });

    test('of very many wordings are one group, that stays when one of them goes', async () => {
      const variants = Array.from({ length: 250 }, (_, n) => ({ text: RIVER.replace('Friday', `day${n}`) }));
      await say(store, 1, ...variants.slice(0, 100));
      await say(store, 2, ...variants.slice(100));
      await say(store, 3, { text: RIVER });
      expect(await groupsOf(store)).toHaveLength(1);
      await unsay(store, 3);
      expect((await groupsOf(store)).map((group) => group.length)).toEqual([250]);
      await unsay(store, 1);
      expect((await groupsOf(store)).map((group) => group.length)).toEqual([150]);
    });

    test('of a long article are one group, though only its last words show that', async () => {
      const parts = RIVER.split(', and ').map((text) => ({ text }));
      const others = Array.from({ length: 250 }, (_, n) => ({ text: `number ${n}` }));
      await say(store, 1, ...parts, ...others, { text: RIVER });
      const sizes = (await groupsOf(store)).map((group) => group.length);
      expect(sizes.sort((a, b) => b - a)).toEqual([3, ...others.map(() => 1)]);
    });

    describe('of claims', () => {
      const said = async (...texts: string[]) => {
        for (const [n, text] of texts.entries()) await say(store, n, { text, claim: true });
        const claims = await everything(Claim, (page) => store.claims(page));
        return claims.reverse();
      };
      const TROOPS = 'more than 94,000 troops are gathered at the border with Ukraine';

      test('are those that say the same in other articles', async () => {
        const claims = await said(TROOPS, `that ${TROOPS.toUpperCase()}`, 'the river rises');
        expect(claims.map(({ occurrences }) => occurrences)).toEqual([2, 2, 1]);
        const list = await everything(Claim, (page) => store.claimOccurrences(claims[1]?.id ?? '', page), 1);
        expect(list).toEqual(claims.slice(0, 2));
        await unsay(store, 0);
        const [left] = await everything(Claim, (page) => store.claimOccurrences(claims[1]?.id ?? '', page));
        expect(left?.occurrences).toBe(1);
      });

      test.each([
        ['another number', TROOPS.replace('94', '95')],
        ['a denial', TROOPS.replace('are', 'are not')],
        ['much more', `${TROOPS}, and the Kremlin says that it may move them wherever it wants on its own soil`],
      ])('are not those with %s', async (_, other) => {
        const claims = await said(TROOPS, other);
        expect(claims.map(({ occurrences }) => occurrences)).toEqual([1, 1]);
      });

      test('are none of the quotes that they stand in', async () => {
        const [claim] = await said(TROOPS);
        expect(claim?.occurrences).toBe(1);
        expect(await groupsOf(store)).toEqual([[TROOPS]]);
      });
    });
  });
}
