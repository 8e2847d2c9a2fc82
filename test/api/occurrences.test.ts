import { beforeAll, describe, expect, test } from 'vitest';
import { Claim } from '../../src/records/claim.ts';
import { Quote } from '../../src/records/quote.ts';
import { serveForTests } from './app.ts';
import { store } from './articles.ts';
import { everything, get, pageIn, problemIn } from './reading.ts';

const served = serveForTests();
const SAID =
  'We will open the new bridge over the river in May, and no truck will have to go through the town any more';
const CLAIMED = 'Anna Berg denied that the work on the bridge over the river had cost more than 12 million euros.';

beforeAll(async () => {
  const bodies = [
    `"${SAID}," Anna Berg said.\n\n${CLAIMED}`,
    `"We will open the new bridge over the river in May," Anna Berg told reporters.\n\n${CLAIMED}`,
    `"The new bridge," Anna Berg said.`,
  ];
  for (const [n, text] of bodies.entries()) await store(served.app, { url: `https://example.org/${n}`, text });
});

const quotesAt = (url: string) => everything(served.app, url, Quote);
const claimsAt = (url: string) => everything(served.app, url, Claim);

describe('GET /quotes/{id}/occurrences', () => {
  test('gives the quotes of other articles that repeat it, itself among them, the first stored first', async () => {
    const quotes = await quotesAt('/quotes');
    const whole = quotes.find(({ text }) => text.includes('no truck'));
    const cut = quotes.find(({ text }) => text.includes('in May') && !text.includes('truck'));
    expect([whole?.occurrences, cut?.occurrences]).toEqual([2, 2]);
    for (const quote of [whole, cut]) {
      expect(await quotesAt(`/quotes/${quote?.id}/occurrences`)).toEqual([whole, cut]);
      const { items, next } = pageIn(Quote, await served.app.inject(`/quotes/${quote?.id}/occurrences?limit=1`));
      expect(items).toEqual([whole]);
      expect(pageIn(Quote, await served.app.inject(next ?? '')).items).toEqual([cut]);
    }
    const other = quotes.find(({ text }) => text.includes('The new bridge'));
    expect(await quotesAt(`/quotes/${other?.id}/occurrences`)).toEqual([other]);
  });

  test('says when there is no such quote, and what is wrong with a parameter', async () => {
    expect(problemIn(await served.app.inject(`/quotes/quo_${'0'.repeat(20)}/occurrences`), 404).detail).toMatch(
      /^there is no quote with the id "quo_0/,
    );
    problemIn(await served.app.inject('/quotes/mine/occurrences'), 404);
    const [quote] = await quotesAt('/quotes');
    problemIn(await served.app.inject(`/quotes/${quote?.id}/occurrences?limit=0`), 400);
    problemIn(await served.app.inject(`/quotes/${quote?.id}/occurrences?cursor=x`), 400);
    problemIn(await served.app.inject(`/quotes/${quote?.id}/occurrences?type=direct`), 400);
  });
});

test('GET /claims/{id}/occurrences gives the claims of other articles that say the same', async () => {
  const claims = await claimsAt('/claims');
  const costs = claims.filter(({ text }) => text.includes('12 million')).reverse();
  expect(costs).toHaveLength(2);
  expect(new Set(costs.map(({ articleId }) => articleId)).size).toBe(2);
  for (const { id } of costs) {
    expect((await get(served.app, `/claims/${id}`, Claim)).occurrences).toBe(2);
    expect(await claimsAt(`/claims/${id}/occurrences`)).toEqual(costs);
  }
  problemIn(await served.app.inject(`/claims/clm_${'0'.repeat(20)}/occurrences`), 404);
});
