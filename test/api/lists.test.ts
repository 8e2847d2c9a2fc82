import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { type Article, ArticleSummary } from '../../src/records/article.ts';
import { Claim } from '../../src/records/claim.ts';
import { ArticleEntity, Entity, Mention } from '../../src/records/entity.ts';
import { QUOTE_TYPES, Quote } from '../../src/records/quote.ts';
import { passes } from '../store/passes.ts';
import { serveForTests } from './app.ts';
import { reportOf, store } from './articles.ts';
import { everything, pageIn } from './reading.ts';

const served = serveForTests();
const articles: Article[] = [];
let quotes: Quote[];
let speaker: string;
beforeAll(async () => {
  for (let n = 0; n < 14; n += 1) articles.push(await store(served.app, reportOf(n)));
  quotes = await list('/quotes', Quote);
  speaker = quotes[0]?.speakers[0]?.id ?? '';
});

const list = <S extends z.ZodType>(url: string, item: S, limit?: number) =>
  everything(served.app, url, item, limit ? { limit } : {});
const address = (path: string, query: Record<string, unknown>) => {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return `${path}?${new URLSearchParams(given as [string, string][])}`;
};

test('articles and their quotes come the last stored first', () => {
  const stored = articles.map(({ id }) => id).toReversed();
  expect([...new Set(quotes.map(({ articleId }) => articleId))]).toEqual(stored);
  expect(quotes).toHaveLength(articles.reduce((sum, { counts }) => sum + counts.quotes, 0));
});

test('entities come the most quoted first, then the most mentioned', async () => {
  const counts = (await list('/entities', Entity)).map((entity) => entity.counts);
  expect(counts).toEqual(counts.toSorted((a, b) => b.quotes - a.quotes || b.mentions - a.mentions));
});

test.each([
  ['/articles', () => '/articles', ArticleSummary],
  ['/quotes', () => '/quotes', Quote],
  ['/quotes with filters', () => `/quotes?speaker=${speaker}&q=naive&type=indirect`, Quote],
  ['/claims', () => '/claims', Claim],
  ['/claims of a claimant', () => `/claims?claimant=${speaker}`, Claim],
  ['/entities', () => '/entities', Entity],
  ['/entities, the newest first', () => '/entities?sort=newest', Entity],
  ['/speakers', () => '/speakers?type=person', Entity],
  ['/speakers, the newest first', () => '/speakers?type=person&sort=newest', Entity],
  ['/articles/{id}/quotes', () => `/articles/${articles[2]?.id}/quotes`, Quote],
  ['/articles/{id}/speakers', () => `/articles/${articles[2]?.id}/speakers`, ArticleEntity],
  ['/articles/{id}/entities', () => `/articles/${articles[2]?.id}/entities`, ArticleEntity],
  ['/articles/{id}/claims', () => `/articles/${articles[2]?.id}/claims`, Claim],
  ['/entities/{id}/quotes', () => `/entities/${speaker}/quotes`, Quote],
  ['/entities/{id}/mentions', () => `/entities/${speaker}/mentions`, Mention],
])('%s is the same in pages of any size', async (_name, url, item) => {
  const whole = await list(url(), item);
  expect(whole.length).toBeGreaterThan(1);
  expect(new Set(whole.map((record) => JSON.stringify(record))).size).toBe(whole.length);
  for (const limit of [1, 3, 7, whole.length - 1, whole.length]) {
    expect(await list(url(), item, Math.min(limit, 100))).toEqual(whole);
  }
});

test('a page has 20 records where nothing is said, and 100 at most', async () => {
  expect(pageIn(Quote, await served.app.inject('/quotes')).items).toEqual(quotes.slice(0, 20));
  expect(pageIn(Quote, await served.app.inject('/quotes?limit=100')).items).toEqual(quotes.slice(0, 100));
});

test.each([
  ['/quotes?limit=1&act=denial', '/quotes?limit=1&act=denial&cursor='],
  ['/quotes.json?limit=1&q=naive', '/quotes.json?limit=1&q=naive&cursor='],
  ['/quotes?limit=1&type=direct%2Cindirect', '/quotes?limit=1&type=direct%2Cindirect&cursor='],
  ['/quotes?limit=1&q=na%c3%afve', '/quotes?limit=1&q=na%C3%AFve&cursor='],
  ['/quotes?&limit=1', '/quotes?limit=1&cursor='],
])('%s goes on at %s', async (url, next) => {
  const page = (await served.app.inject(url)).json<{ next: string }>();
  expect(page.next).toMatch(/&cursor=[\w-]+$/);
  expect(page.next.replace(/[\w-]+$/, '')).toBe(next);
  // The cursor takes the place of the one before it.
  const second = (await served.app.inject(page.next)).json<{ next: string | null }>();
  expect(second.next?.replace(/[\w-]+$/, '') ?? next).toBe(next);
});

test('the address of the next page keeps every filter, however it was written', async () => {
  for (const q of ['naïve?', 'naive ? & # % +', 'naïve-plan ?=&']) {
    const found = quotes.filter((quote) => passes(quote, { q, act: 'denial' }));
    expect(await list(`/quotes?q=${encodeURIComponent(q)}&act=denial`, Quote, 2)).toEqual(found);
  }
  // A question mark may stand in a query as it is.
  const found = quotes.filter((quote) => passes(quote, { q: 'naive', act: 'denial' }));
  expect(found.length).toBeGreaterThan(4);
  expect(await list('/quotes?q=naive?&act=denial', Quote, 2)).toEqual(found);
});

describe('the filters of quotes', () => {
  const speakers = () => [...new Set(quotes.flatMap((quote) => quote.speakers.map(({ id }) => id)))];
  const values = () => ({
    speaker: speakers(),
    article: [articles[0]?.id ?? '', articles[5]?.id ?? ''],
    type: [...QUOTE_TYPES],
    act: ['statement', 'denial', 'warning', 'promise'] as const,
    q: ['naive', 'NAÏVE plan', 'river rising', 'is-rising', 'million-euros', 'caf* buses', '5'],
    saidFrom: saidAbout(),
    saidTo: saidAbout(),
  });
  /** Some of the days on which quotes were said, the months and years that they lie in, and what lies beside. */
  const saidAbout = () => {
    const days = [...new Set(quotes.flatMap(({ saidAt }) => saidAt ?? []))].sort();
    const some = days.filter((_, i) => i % Math.ceil(days.length / 4) === 0);
    return [...new Set(['2021', ...some.flatMap((day) => [day, day.slice(0, 7), day.slice(0, 4)]), '2023-06-30'])];
  };

  test('each leaves what it says', async () => {
    for (const [name, choices] of Object.entries(values())) {
      const parting = choices.filter((value) => {
        const { length } = quotes.filter((quote) => passes(quote, { [name]: value }));
        return length > 0 && length < quotes.length;
      });
      expect(parting.length, name).toBeGreaterThan(1);
      for (const value of choices) {
        const found = quotes.filter((quote) => passes(quote, { [name]: value }));
        const expected = name === 'article' ? found.toReversed() : found;
        expect(await list(address('/quotes', { [name]: value }), Quote)).toEqual(expected);
        if (name === 'article') continue;
        const there = expected.filter(({ articleId }) => articleId === articles[3]?.id).toReversed();
        expect(await list(address(`/articles/${articles[3]?.id}/quotes`, { [name]: value }), Quote)).toEqual(there);
      }
    }
  });

  test('they combine, on each list of quotes', async () => {
    const choices = Object.entries(values()).map(([name, each]) => [
      name,
      fc.option(fc.constantFrom<string>(...each), { nil: undefined, freq: 1 }),
    ]);
    const query = fc.record(Object.fromEntries(choices) as Record<string, fc.Arbitrary<string | undefined>>);
    await fc.assert(
      fc.asyncProperty(query, fc.integer({ min: 1, max: 100 }), async (chosen, limit) => {
        const found = quotes.filter((quote) => passes(quote, chosen));
        if (chosen.article !== undefined) found.reverse();
        expect(await list(address('/quotes', chosen), Quote, limit)).toEqual(found);
        const { article, ...others } = chosen;
        if (article) expect(await list(address(`/articles/${article}/quotes`, others), Quote, limit)).toEqual(found);
        const { speaker: id, ...rest } = chosen;
        if (id) expect(await list(address(`/entities/${id}/quotes`, rest), Quote, limit)).toEqual(found);
      }),
      { numRuns: 40 },
    );
  });
});

describe('while articles are stored and deleted between two pages', () => {
  const once = (change: () => Promise<void>) => {
    let left = 1;
    return async () => {
      left -= 1;
      if (left === 0) await change();
    };
  };
  const drop = async ({ id }: Article) =>
    expect((await served.app.inject({ method: 'DELETE', url: `/articles/${id}` })).statusCode).toBe(204);
  let fresh = 1_000;
  const storeNext = () => {
    fresh += 1;
    return store(served.app, reportOf(fresh));
  };
  /** What does not change when another quote gets the same words, or an entity another alias or role. */
  const identity = ({ id, articleId, start }: Record<string, unknown>) => JSON.stringify([id, articleId, start]);

  test.each([
    ['/articles', 'id', ArticleSummary],
    ['/quotes', 'articleId', Quote],
    ['/claims', 'articleId', Claim],
    ['/quotes?q=naive&act=denial', 'articleId', Quote],
    ['/entities/{id}/quotes', 'articleId', Quote],
    ['/entities/{id}/mentions', 'articleId', Mention],
  ] as [string, string, z.ZodType<Record<string, unknown>>][])(
    '%s gives all that stays, once',
    async (path, article, item) => {
      const unseen = await storeNext();
      for (let i = 0; i < 6; i += 1) await storeNext();
      const seen = await storeNext();
      const url = path.replace('{id}', speaker);
      const before = await list(url, item);
      expect(before.slice(0, 7).some((record) => record[article] === seen.id)).toBe(true);
      expect(before.slice(7).some((record) => record[article] === unseen.id)).toBe(true);
      const between = once(async () => {
        await drop(seen);
        await drop(unseen);
        await storeNext();
      });
      const walked = await everything(served.app, url, item, { limit: 7, between });
      const expected = before.filter((record) => record[article] !== unseen.id);
      expect(walked.map(identity)).toEqual(expected.map(identity));
    },
  );

  test('/entities gives each once that is quoted as often as before', async () => {
    const saying = (name: string) => store(served.app, { text: `"It is late," ${name} said on Monday.` });
    const going = await saying('Peter Zander');
    const before = (await list('/entities', Entity)).map(({ id }) => id);
    const gone = (await list(`/articles/${going.id}/entities`, ArticleEntity)).map(({ id }) => id);
    expect(gone).toHaveLength(1);
    const between = once(async () => {
      await drop(going);
      await saying('Paula Zorn');
    });
    const walked = (await everything(served.app, '/entities', Entity, { limit: 3, between })).map(({ id }) => id);
    expect(new Set(walked).size).toBe(walked.length);
    expect(walked.filter((id) => before.includes(id))).toEqual(before.filter((id) => !gone.includes(id)));
  });
});
