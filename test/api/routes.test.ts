import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { extractorOf } from '../../src/extract/version.ts';
import { Article, ArticleSummary } from '../../src/records/article.ts';
import { Claim } from '../../src/records/claim.ts';
import { ArticleEntity, Entity, Mention } from '../../src/records/entity.ts';
import { Extraction } from '../../src/records/extraction.ts';
import { Quote } from '../../src/records/quote.ts';
import { serveForTests } from './app.ts';
import { BRIDGE, type Draft, post, reportOf, store } from './articles.ts';
import { everything, get, pageIn, problemIn, recordOf } from './reading.ts';

const served = serveForTests();
let bridge: Article;
beforeAll(async () => {
  await store(served.app, reportOf(1));
  bridge = await store(served.app, BRIDGE);
});

const ask = (url: string) => served.app.inject(url);
const list = <S extends z.ZodType>(url: string, item: S) => everything(served.app, url, item);
const ofBridge = <S extends z.ZodType>(part: string, item: S) => list(`/articles/${bridge.id}/${part}`, item);

describe('POST /articles', () => {
  test('answers 201 with the article and its address, 200 when it was there', async () => {
    const draft: Draft = { ...BRIDGE, url: 'https://example.org/posted' };
    const created = await post(served.app, draft);
    const article = recordOf(Article, created, 201);
    expect(created.headers.location).toBe(`/articles/${article.id}`);
    expect(article).toMatchObject(draft);
    expect(article).toMatchObject({ language: 'en', extractor: extractorOf('large'), revisions: [] });
    expect(article.updatedAt).toBe(article.createdAt);

    const again = await post(served.app, draft);
    expect(recordOf(Article, again, 200)).toEqual(article);
    expect(again.headers.location).toBe(`/articles/${article.id}`);
    expect(await get(served.app, `/articles/${article.id}`, Article)).toEqual(article);
  });

  test('takes plain text to the letter', async () => {
    const text = '\n  “It is late,” said Anna Berg. 🙂\r\n\r\nShe left.  \n';
    const payload = Buffer.from(`\ufeff${text}`);
    const answer = await served.app.inject({
      method: 'POST',
      url: '/articles',
      payload,
      headers: { 'content-type': 'Text/Plain; charset="UTF-8"' },
    });
    const nothing = { url: null, headline: null, publisher: null, authors: [], publishedAt: null, license: null };
    expect(recordOf(Article, answer, 201)).toMatchObject({ ...nothing, text });
  });
});

test('GET /articles gives all but the text', async () => {
  const [first, ...others] = await list('/articles', ArticleSummary);
  const { text: _, ...summary } = await get(served.app, `/articles/${first?.id}`, Article);
  expect(first).toEqual(summary);
  expect(others.map(({ id }) => id)).toContain(bridge.id);
});

test('the parts of an article are those that it counts, in text order', async () => {
  const quotes = await ofBridge('quotes', Quote);
  const speakers = await ofBridge('speakers', ArticleEntity);
  const entities = await ofBridge('entities', ArticleEntity);
  const claims = await ofBridge('claims', Claim);
  expect(bridge.counts).toEqual({
    quotes: quotes.length,
    speakers: speakers.length,
    entities: entities.length,
    claims: claims.length,
  });
  const { headline, url, publisher, publishedAt } = bridge;
  for (const quote of quotes) {
    expect(quote).toMatchObject({ articleId: bridge.id, article: { headline, url, publisher, publishedAt } });
    expect(quote.review).toEqual({ status: 'unreviewed', by: null, at: null });
  }
  const starts = quotes.map(({ spans }) => spans[0]?.start ?? 0);
  expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  expect(quotes.map(({ type, speakers: [who] }) => `${type}, ${who?.name}`)).toEqual([
    'direct, Anna Berg',
    'indirect, Anna Berg',
    'mixed, Tom Carter',
  ]);
  expect(speakers.map(({ name }) => name)).toEqual(['Anna Berg', 'Tom Carter']);
  expect(entities).toEqual(expect.arrayContaining(speakers));
  expect(entities.map(({ name, type }) => `${name}, ${type}`)).toContain('Example Gazette, organization');
});

test('every record is the same in a list and under its own address', async () => {
  for (const quote of await ofBridge('quotes', Quote)) {
    expect(await get(served.app, `/quotes/${quote.id}`, Quote)).toEqual(quote);
  }
  for (const claim of await ofBridge('claims', Claim)) {
    expect(await get(served.app, `/claims/${claim.id}`, Claim)).toEqual(claim);
  }
  for (const { linkScore: _, ...entity } of await ofBridge('entities', ArticleEntity)) {
    expect(await get(served.app, `/entities/${entity.id}`, Entity)).toEqual(entity);
  }
});

test('an entity has the quotes and mentions that it counts', async () => {
  for (const { id, counts } of await list('/entities', Entity)) {
    const quotes = await list(`/entities/${id}/quotes`, Quote);
    const mentions = await list(`/entities/${id}/mentions`, Mention);
    expect(quotes).toHaveLength(counts.quotes);
    for (const { speakers } of quotes) expect(speakers.map((speaker) => speaker.id)).toContain(id);
    expect(mentions).toHaveLength(counts.mentions);
    expect(new Set(mentions.map(({ articleId }) => articleId)).size).toBe(counts.articles);
  }
});

test('speakers are the entities with quotes, entities are filtered by type, claims by claimant', async () => {
  const entities = await list('/entities', Entity);
  expect(await list('/speakers', Entity)).toEqual(entities.filter(({ counts }) => counts.quotes > 0));
  for (const type of ['person', 'organization', 'place']) {
    const ofType = entities.filter((entity) => entity.type === type);
    expect(await list(`/entities?type=${type}`, Entity)).toEqual(ofType);
    for (const [path, expected] of [
      ['/entities', ofType],
      ['/speakers', ofType.filter(({ counts }) => counts.quotes > 0)],
    ] as const) {
      const newest = await list(`${path}?type=${type}&sort=newest`, Entity);
      expect(newest.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
    }
  }
  const claims = await list('/claims', Claim);
  const claimants = new Set(claims.flatMap((claim) => claim.claimants.map(({ id }) => id)));
  expect(claimants.size).toBeGreaterThan(1);
  for (const id of claimants) {
    const theirs = claims.filter((claim) => claim.claimants.some((claimant) => claimant.id === id));
    expect(await list(`/claims?claimant=${id}`, Claim)).toEqual(theirs);
  }
  expect(await list(`/claims?article=${bridge.id}`, Claim)).toEqual(await ofBridge('claims', Claim));
});

describe('POST /extract', () => {
  test('finds what storing finds, and stores nothing', async () => {
    const before = await list('/articles', ArticleSummary);
    const draft = { ...BRIDGE, url: 'https://example.org/extracted' };
    const found = recordOf(Extraction, await post(served.app, draft, '/extract'));
    expect(await list('/articles', ArticleSummary)).toEqual(before);

    const article = await store(served.app, draft);
    expect(found.id).toBe(article.id);
    const stored = await list(`/articles/${article.id}/quotes`, Quote);
    const plain = (quote: Extraction['quotes'][number]) => ({
      ...quote,
      speakers: quote.speakers.map(({ name, role }) => ({ name, role })),
      addressees: quote.addressees.map(({ name, start, end }) => ({ name, start, end })),
    });
    expect(stored.map(({ version, review, occurrences, withdrawn, article: of, ...quote }) => plain(quote))).toEqual(
      found.quotes.map(plain),
    );
    const claims = await list(`/articles/${article.id}/claims`, Claim);
    expect(claims.map(({ id, text, quantities, dates }) => ({ id, text, quantities, dates }))).toEqual(
      found.claims.map(({ id, text, quantities, dates }) => ({ id, text, quantities, dates })),
    );
  });

  test('gives back the id that came along', async () => {
    expect(recordOf(Extraction, await post(served.app, { text: 'Yes.', id: 'mine/1 é' }, '/extract'))).toEqual({
      id: 'mine/1 é',
      language: 'und',
      extraction: 'complete',
      quotes: [],
      entities: [],
      claims: [],
    });
  });
});

test('DELETE /articles/{id} removes the article with all that only it brought', async () => {
  const { id } = await store(served.app, { text: '"I am new here," said Zebulon Quist, mayor of Oz.' });
  const [quote] = await list(`/articles/${id}/quotes`, Quote);
  const speaker = quote?.speakers[0];
  expect(speaker?.name).toBe('Zebulon Quist');

  const answer = await served.app.inject({ method: 'DELETE', url: `/articles/${id}` });
  expect(answer.statusCode).toBe(204);
  expect(answer.body).toBe('');
  expect(answer.headers['content-type']).toBeUndefined();
  for (const gone of [
    `/articles/${id}`,
    ...['quotes', 'speakers', 'entities', 'claims'].map((part) => `/articles/${id}/${part}`),
    `/quotes/${quote?.id}`,
    ...['', '/quotes', '/mentions'].map((part) => `/entities/${speaker?.id}${part}`),
  ]) {
    problemIn(await ask(gone), 404);
  }
  problemIn(await served.app.inject({ method: 'DELETE', url: `/articles/${id}` }), 404);
  expect(pageIn(Quote, await ask(`/quotes?speaker=${speaker?.id}`)).items).toEqual([]);
});

test('HEAD answers as GET does, without the body', async () => {
  for (const url of ['/articles?limit=1', `/articles/${bridge.id}`, `/articles/${bridge.id}/quotes`, '/healthz']) {
    const whole = await ask(url);
    const head = await served.app.inject({ method: 'HEAD', url });
    expect(head.statusCode).toBe(200);
    expect(head.body).toBe('');
    expect({ ...head.headers, date: '' }).toEqual({ ...whole.headers, date: '' });
  }
});

test('the server says that it is well', async () => {
  for (const url of ['/healthz', '/readyz']) {
    expect(await get(served.app, url, z.strictObject({ status: z.literal('ok') }))).toEqual({ status: 'ok' });
  }
});

test('/docs is a page that loads nothing from elsewhere', async () => {
  const start = await ask('/');
  expect([start.statusCode, start.headers.location]).toEqual([302, '/docs']);
  for (const address of ['/docs', '/docs/']) {
    const { statusCode, headers, body } = await ask(address);
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    const files = [...body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file ?? '');
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      const { origin, pathname } = new URL(file, `http://here${address}`);
      expect(origin).toBe('http://here');
      expect((await ask(pathname)).statusCode, pathname).toBe(200);
    }
  }
});
