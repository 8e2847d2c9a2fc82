import { beforeAll, describe, expect, test } from 'vitest';
import { ArticleSummary } from '../../src/records/article.ts';
import { Claim } from '../../src/records/claim.ts';
import { Entity } from '../../src/records/entity.ts';
import { Quote } from '../../src/records/quote.ts';
import { serveForTests } from './app.ts';
import { type Draft, store } from './articles.ts';
import { everything, pageIn, problemIn } from './reading.ts';

const served = serveForTests();

const ARTICLES: Draft[] = [
  {
    url: 'https://example.org/bridge',
    headline: 'Bridge to open in May',
    publisher: 'Example, Gazette',
    publishedAt: '2024-03-05',
    text:
      '"We will open the bridge in May," Mayor Anna Berg told Tom Carter on Monday.\n\n' +
      'Berg denied that the work had cost more than 12 million euros.',
  },
  {
    url: 'https://example.org/river',
    headline: 'River rises',
    publisher: 'The River Post',
    publishedAt: '2024-04-01T22:30:00-05:00',
    language: 'en-GB',
    text:
      'Engineer Tom Carter warned that "the river is rising" and said Anna Berg had done nothing since 2019.\n\n' +
      'Carter said that 40 percent of the houses in Velburg were flooded.',
  },
  {
    url: 'https://example.org/match',
    headline: 'Goalkeeper hopes',
    publishedAt: '2024-05-20',
    text: '"We hope to win on Sunday," goalkeeper Paula Carter said. "The river is no trouble," Carter said.',
  },
];
beforeAll(async () => {
  for (const article of ARTICLES) await store(served.app, article);
});

const ask = (path: string, query: Record<string, string>) => served.app.inject(`${path}?${new URLSearchParams(query)}`);
const texts = async (query: Record<string, string>) =>
  pageIn(Quote, await ask('/quotes', query)).items.map(({ text }) => text.slice(0, 12));
const headlines = async (query: Record<string, string>) =>
  pageIn(ArticleSummary, await ask('/articles', query)).items.map(({ headline }) => headline);
const claims = async (query: Record<string, string>) =>
  pageIn(Claim, await ask('/claims', query)).items.map(({ text }) => text);
const names = async (query: Record<string, string>, path = '/entities') =>
  pageIn(Entity, await ask(path, query)).items.map(({ name }) => name);

describe('a speaker, an addressee or an entity', () => {
  test('is given by any of its names, case and accents aside, or by id', async () => {
    const [berg] = pageIn(Entity, await ask('/speakers', { q: 'anna' })).items;
    const said = await texts({ speaker: 'anna BERG' });
    expect(said).toHaveLength(2);
    for (const speaker of ['Mayor Anna Berg', 'Berg', berg?.id ?? '', `${berg?.id},Nobody`.slice(0, 24)]) {
      expect(await texts({ speaker: speaker.replace('Mayor ', '') })).toEqual(said);
    }
    expect(await texts({ addressee: 'Tom Carter' })).toEqual(['"We will ope']);
    expect(await texts({ speaker: 'Tom Carter', entity: 'Anna Berg' })).toEqual(['Anna Berg ha']);
    expect(await texts({ entity: 'Velburg' })).toHaveLength(1);
  });

  test('any of several will do, by commas or by repeating', async () => {
    const both = await texts({ speaker: 'Anna Berg,Paula Carter' });
    expect(both).toHaveLength(4);
    const repeated = pageIn(Quote, await served.app.inject('/quotes?speaker=Anna+Berg&speaker=Paula+Carter')).items;
    expect(repeated.map(({ text }) => text.slice(0, 12))).toEqual(both);
  });

  test('that a name does not tell is refused with those that it may be', async () => {
    for (const [path, parameter] of [
      ['/quotes', 'speaker'],
      ['/quotes', 'addressee'],
      ['/articles', 'entity'],
      ['/claims', 'claimant'],
    ] as const) {
      const problem = problemIn(await ask(path, { [parameter]: 'Carter' }), 400);
      expect(problem.detail).toBe('"Carter" may be any of several entities: give the id of one, or a fuller name');
      expect(problem.errors).toEqual([{ parameter, detail: problem.detail }]);
      const candidates = problem.candidates ?? [];
      expect(candidates.map(({ name, type }) => `${name}, ${type}`).sort()).toEqual([
        'Paula Carter, person',
        'Tom Carter, person',
      ]);
      expect(candidates.map(({ quotes }) => quotes)).toEqual(
        candidates.map(({ quotes }) => quotes).toSorted((a, b) => b - a),
      );
      const [first] = candidates;
      expect(await texts({ speaker: first?.id ?? '' })).toHaveLength(first?.quotes ?? 0);
    }
  });
});

test('quotes are found by publisher, language and day of publication', async () => {
  expect(await texts({ publisher: 'Example\\, Gazette' })).toHaveLength(2);
  expect(await texts({ publisher: 'Example, Gazette' })).toEqual([]);
  expect(await texts({ publisher: 'The River Post' })).toEqual(await texts({ language: 'en-GB' }));
  const of = async (query: Record<string, string>) =>
    new Set(pageIn(Quote, await ask('/quotes', query)).items.map(({ article }) => article.headline));
  // The evening of the first of April in Chicago is the second in UTC.
  expect(await of({ publishedTo: '2024-04-01' })).toEqual(new Set(['Bridge to open in May']));
  expect(await of({ publishedFrom: '2024-04-02', publishedTo: '2024-04' })).toEqual(new Set(['River rises']));
  expect(await of({ publishedFrom: '2024-04-01T22:30:00-05:00' })).toEqual(
    new Set(['River rises', 'Goalkeeper hopes']),
  );
  expect(await of({ publishedTo: '2024-04-02T03:29:59Z' })).toEqual(new Set(['Bridge to open in May']));
});

test('articles are found by headline and text, who is quoted and who is mentioned', async () => {
  const all = ['Goalkeeper hopes', 'River rises', 'Bridge to open in May'];
  expect(await headlines({})).toEqual(all);
  expect(await headlines({ sort: 'oldest' })).toEqual(all.toReversed());
  expect(await headlines({ sort: 'published' })).toEqual(all);
  expect(await headlines({ q: 'river' })).toEqual(['Goalkeeper hopes', 'River rises']);
  expect(await headlines({ q: 'river', sort: 'relevance' })).toEqual(['River rises', 'Goalkeeper hopes']);
  expect(await headlines({ q: 'river NOT rises' })).toEqual(['Goalkeeper hopes']);
  expect(await headlines({ speaker: 'Anna Berg' })).toEqual(['Bridge to open in May']);
  expect(await headlines({ entity: 'Anna Berg' })).toEqual(['River rises', 'Bridge to open in May']);
  expect(await headlines({ entity: 'Anna Berg', publishedTo: '2024-03' })).toEqual(['Bridge to open in May']);
  expect(await headlines({ publisher: 'The River Post', language: 'en' })).toEqual([]);
});

test('entities and speakers are found while their names are typed', async () => {
  expect(await names({ q: 'a' }, '/speakers')).toEqual(['Anna Berg']);
  expect(await names({ q: 'ber ann' })).toEqual(['Anna Berg']);
  expect((await names({ q: 'CÁRT' })).sort()).toEqual(['Paula Carter', 'Tom Carter']);
  expect(await names({ q: 'velb' })).toEqual(['Velburg']);
  expect(await names({ q: 'velb' }, '/speakers')).toEqual([]);
  expect(await names({ q: 'velb', type: 'person' })).toEqual([]);
  expect(await names({ q: 'velb', type: 'person,place', sort: 'newest' })).toEqual(['Velburg']);
  expect(await names({ q: '***' })).toEqual([]);
});

test('claims are found by claimant, stance, figures, dates and worth', async () => {
  const cost = (await claims({ stance: 'denies' }))[0] ?? '';
  expect(cost).toContain('12 million euros');
  expect(await claims({ stance: 'denies', claimant: 'Anna Berg' })).toEqual([cost]);
  expect(await claims({ stance: 'denies', claimant: 'Tom Carter' })).toEqual([]);
  const flooded = await claims({ unit: 'percent' });
  expect(flooded).toEqual([expect.stringContaining('40 percent')]);
  expect(await claims({ unit: 'PERCENT', minValue: '40', maxValue: '40' })).toEqual(flooded);
  expect(await claims({ unit: 'percent', minValue: '40.5' })).toEqual([]);
  expect(await claims({ minValue: '1000000' })).toEqual([cost]);
  expect(await claims({ minValue: '1e6' })).toEqual([cost]);
  expect(await claims({ q: 'flooded OR "12 million"' })).toEqual([...flooded, cost]);
  expect(await claims({ dateFrom: '2018', dateTo: '2020-01' })).toEqual([expect.stringContaining('2019')]);
  const all = pageIn(Claim, await ask('/claims', { sort: 'checkworthiness' })).items;
  const worth = all.map(({ checkworthiness }) => checkworthiness);
  expect(worth).toEqual(worth.toSorted((a, b) => b - a));
  const least = worth[1] ?? 0;
  expect(await claims({ minCheckworthiness: String(least), sort: 'checkworthiness' })).toEqual(
    all.filter(({ checkworthiness }) => checkworthiness >= least).map(({ text }) => text),
  );
  const quote = all.find(({ quoteId }) => quoteId !== null)?.quoteId ?? '';
  expect((await claims({ quote })).length).toBeGreaterThan(0);
});

test('a list tells how many there are where that is asked for, on every page', async () => {
  for (const [path, schema] of [
    ['/quotes', Quote],
    ['/articles', ArticleSummary],
    ['/entities', Entity],
    ['/speakers', Entity],
    ['/claims', Claim],
  ] as const) {
    const all = await everything<typeof schema>(served.app, path, schema);
    const first = (await ask(path, { count: 'true', limit: '1' })).json();
    expect(first.total, path).toBe(all.length);
    expect((await served.app.inject(first.next)).json().total).toBe(all.length);
    expect((await ask(path, { limit: '1' })).json()).not.toHaveProperty('total');
    expect((await ask(path, { count: 'false' })).json()).not.toHaveProperty('total');
  }
  const [article] = pageIn(ArticleSummary, await ask('/articles', {})).items;
  expect((await ask(`/articles/${article?.id}/quotes`, { count: 'true', limit: '1' })).json().total).toBe(2);
});
