import { XMLValidator } from 'fast-xml-parser';
import { beforeAll, describe, expect, test } from 'vitest';
import { Comparison } from '../../src/records/comparison.ts';
import { NameUse, QuotedWith } from '../../src/records/entity.ts';
import type { Quote } from '../../src/records/quote.ts';
import { serveForTests } from './app.ts';
import { BRIDGE, store } from './articles.ts';
import { get, pageIn, problemIn } from './reading.ts';

const RIVER = {
  url: 'https://example.org/river',
  publisher: 'The River, Post',
  publishedAt: '2024-04-02',
  text:
    'Engineer Tom Carter warned that "the river is rising" and said Anna Berg had done nothing since 2019.\n\n' +
    '"The bridge is safe," Berg said.',
};

const served = serveForTests();
const ids = new Map<string, string>();
beforeAll(async () => {
  for (const article of [BRIDGE, RIVER]) await store(served.app, article);
  const { items } = (await served.app.inject('/speakers')).json<{ items: { id: string; name: string }[] }>();
  for (const { id, name } of items) ids.set(name, id);
});
const idOf = (name: string) => ids.get(name) ?? '';
const PAGE = { accept: 'text/html' };

describe('a comparison', () => {
  test('has of each speaker the quotes, acts and months that the lists have', async () => {
    const names = ['Tom Carter', 'Anna Berg'];
    for (const q of ['', '&q=bridge+OR+river', '&q=river&act=warning']) {
      const url = `/compare?speaker=${idOf('Tom Carter')}&speaker=anna+berg${q}`;
      const { by, sides, months } = await get(served.app, url, Comparison);
      expect(by).toBe('speaker');
      expect(sides.map(({ speaker }) => speaker)).toEqual(
        names.map((name) => ({ id: idOf(name), name, type: 'person' })),
      );
      for (const [place, side] of sides.entries()) {
        const filter = `speaker=${idOf(names[place] ?? '')}${q}`;
        const list = (await served.app.inject(`/quotes?${filter}&count=true`)).json<{
          items: Quote[];
          total: number;
        }>();
        expect(side.quotes).toEqual(list.items);
        expect(side).toMatchObject({ total: list.total, complete: true });
        expect(side.acts.reduce((sum, { quotes }) => sum + quotes, 0)).toBe(list.total);
        const mine = months.rows.filter((row) => row.speaker?.id === side.speaker?.id);
        expect(mine.reduce((sum, { quotes }) => sum + quotes, 0)).toBe(list.total);
      }
    }
  });

  test('of publishers takes names with commas, and one twice once', async () => {
    const url = '/compare?publisher=The+River%5C,+Post,Example+Gazette&publisher=Example+Gazette';
    const { by, sides } = await get(served.app, url, Comparison);
    expect(by).toBe('publisher');
    expect(sides.map(({ publisher, total }) => [publisher, total])).toEqual([
      ['The River, Post', expect.any(Number)],
      ['Example Gazette', expect.any(Number)],
    ]);
    const { body } = await served.app.inject({ url, headers: PAGE });
    for (const [, path = ''] of body.matchAll(/href="(\/quotes\?[^"]+)"/g)) {
      const { items } = (await served.app.inject(path.replaceAll('&amp;', '&'))).json();
      expect(items.length, path).toBeGreaterThan(0);
    }
  });

  test('of nobody is the form that asks for them', async () => {
    expect(await get(served.app, '/compare', Comparison)).toMatchObject({ q: null, sides: [] });
    const { body } = await served.app.inject({ url: '/compare', headers: PAGE });
    expect(body.match(/<form class="filters" action="\/compare">/g)).toHaveLength(2);
    expect(body).toContain('<option value="The River, Post">');
  });

  test('is a plot and a table of the same figures', async () => {
    const query = `speaker=${idOf('Anna Berg')},${idOf('Tom Carter')}`;
    const { months } = await get(served.app, `/compare?${query}`, Comparison);
    const svg = (await served.app.inject(`/compare.svg?${query}`)).body;
    expect(XMLValidator.validate(svg)).toBe(true);
    expect(svg).toMatch(/>Anna Berg<.*>Tom Carter</);
    expect(svg.match(/<rect /g)).toHaveLength(months.rows.length);
    const csv = (await served.app.inject(`/compare.csv?${query}`)).body.trim().split('\r\n');
    expect(csv[0]).toBe('speaker,speakerId,month,quotes');
    expect(csv.slice(1)).toEqual(
      months.rows.map((row) => [row.speaker?.name, row.speaker?.id, row.month, row.quotes].join()),
    );
  });

  test('is refused where it cannot be made', async () => {
    const errors = async (query: string) => problemIn(await served.app.inject(`/compare?${query}`), 400).errors;
    expect(await errors('speaker=Nobody')).toMatchObject([{ parameter: 'speaker' }]);
    expect(await errors('speaker=a,b,c,d,e')).toMatchObject([{ detail: 'must not have more than 4 speakers' }]);
    expect(await errors('speaker=Anna+Berg&publisher=Example+Gazette')).toMatchObject([
      { parameter: 'publisher', detail: 'must not be given beside speaker' },
    ]);
    expect(await errors('q=(&speaker=Anna+Berg')).toMatchObject([{ parameter: 'q' }]);
  });
});

describe('of an entity', () => {
  test('those who are quoted with it are a list, and a page', async () => {
    const url = `/entities/${idOf('Anna Berg')}/quoted-with`;
    const { items } = pageIn(QuotedWith, await served.app.inject(url));
    expect(items.map(({ name, sharedArticles }) => [name, sharedArticles])).toEqual([['Tom Carter', 2]]);
    expect((await served.app.inject(`${url}.csv`)).body).toContain(`${idOf('Tom Carter')},person,Tom Carter`);
    expect((await served.app.inject({ url, headers: PAGE })).body).toContain('Engineer</bdi> · in 2 articles');
    problemIn(await served.app.inject('/entities/ent_00000000000000000000/quoted-with'), 404);
  });

  test('names and roles are a list, and stand on its page with when they were used', async () => {
    const url = `/entities/${idOf('Anna Berg')}`;
    const { items } = pageIn(NameUse, await served.app.inject(`${url}/names`));
    expect(items).toContainEqual({
      kind: 'role',
      text: 'Mayor',
      articles: 1,
      firstUsed: '2024-03-05',
      lastUsed: '2024-03-05',
    });
    const { body } = await served.app.inject({ url, headers: PAGE });
    expect(body).toContain('<bdi>Mayor</bdi> <small>role · in 1 article, 5 March 2024</small>');
    expect(body).toContain('>Quoted in the same articles</h2>');
    expect(body).toContain('<figcaption>Quotes by day of publication');
    problemIn(await served.app.inject('/entities/ent_00000000000000000000/names'), 404);
  });
});

describe('a claim', () => {
  test('tells who says so, who denies it, in this article and elsewhere, and what checks came to', async () => {
    const said = 'that the work had cost more than 12 million euros';
    await store(served.app, {
      url: 'https://example.org/a',
      text: `Engineer Tom Carter said ${said}.\n\nMayor Anna Berg denied ${said}.`,
    });
    const { items } = (await served.app.inject('/claims?q=cost&limit=100')).json<{
      items: { id: string; occurrences: number }[];
    }>();
    const [claim] = items.filter(({ occurrences }) => occurrences > 1);
    const review = {
      '@type': 'ClaimReview',
      url: 'https://check.example/1',
      author: { '@type': 'Organization', name: 'Checkers' },
      reviewRating: { '@type': 'Rating', alternateName: 'False' },
      claimReviewed: 'It cost 12 million',
    };
    const posted = await served.app.inject({ method: 'POST', url: `/claims/${claim?.id}/reviews`, payload: review });
    expect(posted.statusCode, posted.body).toBe(201);
    const { body } = await served.app.inject({ url: `/claims/${claim?.id}`, headers: PAGE });
    expect(body).toMatch(/>Who says so elsewhere<\/h2>/);
    expect(body).toMatch(/Anna Berg<\/bdi><\/a>[^<]*denies it/);
    expect(body).toMatch(/Tom Carter<\/bdi><\/a>[^<]*asserts it/);
    expect(body).toContain('<bdi>Checkers</bdi>: False</a>');
    expect(body).toContain('It cost 12 million');
    const page = await served.app.inject({ url: `/claims/${claim?.id}/reviews/${posted.json().id}`, headers: PAGE });
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  });
});
