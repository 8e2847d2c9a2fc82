import { describe, expect, test } from 'vitest';
import { Article, ArticleSummary, articleId } from '../../src/records/article.ts';
import { Claim } from '../../src/records/claim.ts';
import { ArticleEntity, Entity, Mention } from '../../src/records/entity.ts';
import { Quote } from '../../src/records/quote.ts';
import { serveForTests } from './app.ts';
import { BRIDGE, type Draft, post, reportOf, store } from './articles.ts';
import { everything, get, problemIn, recordOf } from './reading.ts';

const served = serveForTests();
const all = {
  articles: () => everything(served.app, '/articles', ArticleSummary),
  quotes: (path = '/quotes') => everything(served.app, path, Quote),
  entities: () => everything(served.app, '/entities', Entity),
  ofArticle: (path: string) => everything(served.app, path, ArticleEntity),
  claims: (path = '/claims') => everything(served.app, path, Claim),
};
const quotesOf = ({ id }: { id: string }) => all.quotes(`/articles/${id}/quotes`);
const remove = async ({ id }: { id: string }) =>
  expect((await served.app.inject({ method: 'DELETE', url: `/articles/${id}` })).statusCode).toBe(204);
const ids = (records: { id: string }[]) => records.map(({ id }) => id);

/** Counts by hand, from the lists, all that the API keeps a count of. */
async function expectRightCounts() {
  const quotes = await all.quotes();
  for (const { id, counts } of await all.articles()) {
    expect(counts).toEqual({
      quotes: (await all.quotes(`/articles/${id}/quotes`)).length,
      speakers: (await all.ofArticle(`/articles/${id}/speakers`)).length,
      entities: (await all.ofArticle(`/articles/${id}/entities`)).length,
      claims: (await all.claims(`/articles/${id}/claims`)).length,
    });
  }
  for (const { id, counts } of await all.entities()) {
    const mentions = await everything(served.app, `/entities/${id}/mentions`, Mention);
    expect(counts).toEqual({
      articles: new Set(mentions.map(({ articleId }) => articleId)).size,
      quotes: quotes.filter(({ speakers }) => ids(speakers).includes(id)).length,
      mentions: mentions.length,
    });
  }
}

describe('the same article', () => {
  test('is kept once, by its address however that is written', async () => {
    const before = (await all.articles()).length;
    const draft: Draft = { ...BRIDGE, url: 'https://example.org/straße?a=1' };
    const article = await store(served.app, draft);
    expect(article.url).toBe('https://example.org/stra%C3%9Fe?a=1');
    for (const url of ['HTTPS://EXAMPLE.ORG:443/stra%C3%9Fe?a=1', ' https://example.org/x/../straße?a=1\n']) {
      expect(recordOf(Article, await post(served.app, { ...draft, url }))).toEqual(article);
    }
    expect(await all.articles()).toHaveLength(before + 1);
    expect((await store(served.app, { ...draft, url: 'https://example.org/straße?a=2' })).id).not.toBe(article.id);
    await expectRightCounts();
  });

  test('is kept once, by its text where it has no address', async () => {
    const text = '“It is late,” said Clara Hughes.';
    const article = await store(served.app, { text });
    const plain = {
      method: 'POST',
      url: '/articles',
      payload: text,
      headers: { 'content-type': 'text/plain' },
    } as const;
    expect(recordOf(Article, await served.app.inject(plain))).toEqual(article);
    expect((await store(served.app, { text: `${text} ` })).id).not.toBe(article.id);
  });

  test('under two addresses is two, whose quotes know of each other', async () => {
    const text = '"Nobody has said this sentence before," Clara Hughes said.';
    const [one, other] = [
      await store(served.app, { text, url: 'https://example.org/one' }),
      await store(served.app, { text, url: 'https://example.org/other' }),
    ];
    const [quote] = await quotesOf(one);
    const [same] = await quotesOf(other);
    expect([quote?.occurrences, same?.occurrences]).toEqual([2, 2]);
    expect(quote?.id).not.toBe(same?.id);
    expect(quote?.speakers).toEqual(same?.speakers);
    await remove(other);
    expect((await get(served.app, `/quotes/${quote?.id}`, Quote)).occurrences).toBe(1);
  });

  test('sent many times at once is kept once, and new to one sender only', async () => {
    const draft = { ...BRIDGE, url: 'https://example.org/at-once' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(served.app, draft)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
    const created = recordOf(Article, answers.find(({ statusCode }) => statusCode === 201) as (typeof answers)[0], 201);
    for (const answer of answers) {
      expect(answer.json()).toEqual(created);
      expect(answer.headers.location).toBe(`/articles/${created.id}`);
    }
    expect(created.counts.quotes).toBe((await quotesOf(created)).length);
    await expectRightCounts();
  });
});

describe('a revised article', () => {
  const KEPT = '"We will open the bridge in May," Anna Berg said.';
  const draft: Draft = {
    url: 'https://example.org/revised',
    headline: 'Bridge',
    text: `${KEPT}\n\nTom Carter denied that it had cost 12 million euros.`,
  };

  test('keeps the ids of quotes that stay, and withdraws those that go until they are back', async () => {
    const article = await store(served.app, draft);
    const [kept, gone] = await quotesOf(article);
    const text = `Snow fell on Monday.\n\n${KEPT}\n\nMaria Silva promised that it would be free.`;
    const revised = recordOf(Article, await post(served.app, { ...draft, text }));
    expect(revised).toMatchObject({ id: article.id, text, createdAt: article.createdAt });
    expect(revised.contentHash).not.toBe(article.contentHash);
    expect(revised.revisions).toEqual([{ contentHash: article.contentHash, replacedAt: revised.updatedAt }]);
    expect(await get(served.app, `/articles/${article.id}`, Article)).toEqual(revised);

    const quotes = await quotesOf(article);
    expect(quotes.map(({ speakers }) => speakers[0]?.name)).toEqual(['Anna Berg', 'Maria Silva']);
    const moved = text.indexOf(KEPT);
    expect(quotes[0]).toMatchObject({ id: kept?.id, text: kept?.text, spans: [{ start: moved, end: moved + 33 }] });
    expect(ids(quotes)).not.toContain(gone?.id);
    const withdrawn = { at: revised.updatedAt, revision: 1 };
    expect(await get(served.app, `/quotes/${gone?.id}`, Quote)).toMatchObject({ text: gone?.text, withdrawn });
    await expectRightCounts();

    const back = recordOf(Article, await post(served.app, draft));
    expect(back.revisions.map(({ contentHash }) => contentHash)).toEqual([article.contentHash, revised.contentHash]);
    expect(ids(await quotesOf(back))).toEqual([kept?.id, gone?.id]);
    expect(await get(served.app, `/quotes/${gone?.id}`, Quote)).toMatchObject({ withdrawn: null });
    await expectRightCounts();
  });

  test('withdraws the claims that go, until they are back', async () => {
    const url = 'https://example.org/claimed';
    const article = await store(served.app, { ...draft, url });
    const [claim] = await all.claims(`/articles/${article.id}/claims`);
    const revised = recordOf(Article, await post(served.app, { ...draft, url, text: KEPT }));
    expect(await all.claims(`/articles/${article.id}/claims`)).toEqual([]);
    const gone = { ...claim, occurrences: 0, withdrawn: { at: revised.updatedAt, revision: 1 } };
    expect(await get(served.app, `/claims/${claim?.id}`, Claim)).toEqual(gone);
    expect(await all.claims(`/claims/withdrawn?article=${article.id}`)).toEqual([gone]);
    const page = await served.app.inject({ url: `/claims/${claim?.id}`, headers: { accept: 'text/html' } });
    expect(page.body).toContain(`<a href="/articles/${article.id}/revisions/1">withdrawn `);
    const payload = {
      '@type': 'ClaimReview',
      url: 'https://checks.example.org/1',
      author: { '@type': 'Organization', name: 'Checks' },
      reviewRating: { '@type': 'Rating', alternateName: 'False' },
    };
    const reviewed = { method: 'POST', url: `/claims/${claim?.id}/reviews`, payload } as const;
    const refused = await served.app.inject(reviewed);
    expect([refused.statusCode, refused.json().detail]).toEqual([409, expect.stringContaining('taken the claim out')]);

    await post(served.app, { ...draft, url });
    expect(await all.claims(`/articles/${article.id}/claims`)).toEqual([claim]);
    expect(await all.claims(`/claims/withdrawn?article=${article.id}`)).toEqual([]);
    expect((await served.app.inject(reviewed)).statusCode).toBe(201);
  });

  test('in its facts only keeps every id, and its quotes tell the new facts', async () => {
    const url = 'https://example.org/facts';
    const article = await store(served.app, { ...BRIDGE, url });
    const [quotes, claims] = [await quotesOf(article), await all.claims(`/articles/${article.id}/claims`)];
    const facts = { headline: 'Another headline', publisher: null, publishedAt: '2024-03-12' };
    const revised = recordOf(Article, await post(served.app, { ...BRIDGE, url, ...facts }));
    expect(revised).toMatchObject({ id: article.id, ...facts });
    const after = await quotesOf(article);
    expect(ids(after)).toEqual(ids(quotes));
    expect(ids(await all.claims(`/articles/${article.id}/claims`))).toEqual(ids(claims));
    for (const quote of after) expect(quote.article).toEqual({ url, ...facts });
    expect(after[0]?.saidAt).toBe('2024-03-11');
  });
});

test('an article that is deleted and posted again is the same, but new', async () => {
  const draft = { ...BRIDGE, url: 'https://example.org/again' };
  const first = await store(served.app, draft);
  const quotes = await quotesOf(first);
  const claims = await all.claims(`/articles/${first.id}/claims`);
  await remove(first);
  await expectRightCounts();
  const second = await store(served.app, draft);
  expect({ ...second, createdAt: '', updatedAt: '' }).toEqual({ ...first, createdAt: '', updatedAt: '' });
  expect(await quotesOf(second)).toEqual(quotes);
  expect(await all.claims(`/articles/${second.id}/claims`)).toEqual(claims);
  expect((await all.articles())[0]?.id).toBe(second.id);
  await expectRightCounts();
});

test('more articles at once than can wait: each is kept whole, or refused for now', async () => {
  const drafts = Array.from({ length: 30 }, (_, n) => reportOf(n + 200));
  const answers = await Promise.all(drafts.map((draft) => post(served.app, draft)));
  const refused = answers.filter(({ statusCode }) => statusCode === 503);
  const created = answers.filter(({ statusCode }) => statusCode === 201);
  expect(refused.length).toBeGreaterThan(0);
  expect(created.length).toBeGreaterThan(0);
  expect(created.length + refused.length).toBe(drafts.length);
  for (const answer of refused) {
    expect(answer.headers['retry-after']).toBe('5');
    expect(problemIn(answer, 503).detail).toMatch(/^\d+ articles are waiting to be read already: try again/);
  }
  const kept = (await all.articles()).map(({ url }) => url);
  answers.forEach(({ statusCode }, i) => {
    expect(kept.includes(drafts[i]?.url ?? '')).toBe(statusCode === 201);
  });
  await expectRightCounts();
});

test('articles posted, revised and deleted at the same moment leave right counts', async () => {
  const urls = ['https://example.org/busy/1', 'https://example.org/busy/2'];
  for (const round of [0, 1, 2, 3, 4, 5]) {
    const posted = urls.flatMap((url) => [
      post(served.app, { ...reportOf(round), url }),
      post(served.app, { ...reportOf(round + 50), url }),
    ]);
    const deleted = urls.map((url) =>
      served.app.inject({ method: 'DELETE', url: `/articles/${articleId({ url, text: '' })}` }),
    );
    // What is answered is an article that was there when it was, whatever happens to it afterwards.
    for (const answer of await Promise.all(posted)) recordOf(Article, answer, answer.statusCode === 201 ? 201 : 200);
    for (const { statusCode } of await Promise.all(deleted)) expect([204, 404]).toContain(statusCode);
    await expectRightCounts();
  }
});

test('when all articles are deleted, nothing is left of them', async () => {
  for (const article of await all.articles()) await remove(article);
  expect([await all.quotes(), await all.entities(), await all.claims()]).toEqual([[], [], []]);
});
