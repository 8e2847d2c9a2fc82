import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { Article, articleId } from '../../src/records/article.ts';
import { Claim } from '../../src/records/claim.ts';
import { ClaimReview, MAX_REVIEW_LENGTH, reviewId } from '../../src/records/review.ts';
import { serveForTests } from './app.ts';
import { BRIDGE, post, store } from './articles.ts';
import { everything, exact, get, pageIn, problemIn, recordOf } from './reading.ts';

const served = serveForTests();
const DRAFT = {
  ...BRIDGE,
  url: 'https://example.org/reviewed',
  text: `${BRIDGE.text}\n\nThe river rose by 3 meters in June, and 20 houses were lost.`,
};
const article = articleId({ url: DRAFT.url, text: '' });
let claim: Claim;

const REVIEW = {
  '@context': 'https://schema.org',
  '@type': 'ClaimReview',
  url: 'https://facts.example.org/1',
  reviewRating: { '@type': 'Rating', ratingValue: 2, bestRating: 5, alternateName: 'Mostly false' },
  author: { '@type': 'Organization', name: 'Example Facts' },
  datePublished: '2024-03-07',
  claimReviewed: 'The work has cost more than 12 million euros.',
  itemReviewed: { '@type': 'Claim', author: { '@type': 'Person', name: 'Anna Berg' } },
  inLanguage: 'en',
};

const claimsOf = () => everything(served.app, `/articles/${article}/claims`, Claim);
const pathOf = ({ id }: { id: string }) => `/claims/${id}/reviews`;
const send = (payload: string | object, { to = pathOf(claim), type = 'application/ld+json' } = {}) =>
  served.app.inject({
    method: 'POST',
    url: to,
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    headers: { 'content-type': type },
  });
const attach = async (payload: object, status = 201) => recordOf(ClaimReview, await send(payload), status);
const remove = (id: string, of = claim) => served.app.inject({ method: 'DELETE', url: `${pathOf(of)}/${id}` });

beforeAll(async () => {
  await store(served.app, DRAFT);
  const found = (await claimsOf()).find(({ text }) => text.includes('12 million'));
  if (!found) throw new Error('the article has no claim to review');
  claim = found;
});

test('claims are listed by whether they have a review', async () => {
  const ids = async (query: string) =>
    (await everything(served.app, `/claims?hasReview=${query}`, Claim)).map(({ id }) => id);
  const all = await ids('false');
  expect(all).toContain(claim.id);
  expect(await ids('true')).toEqual([]);
  const { id } = await attach(REVIEW);
  expect(await ids('true')).toEqual([claim.id]);
  expect(await ids('false')).toEqual(all.filter((each) => each !== claim.id));
  await remove(id);
});

describe('POST /claims/{id}/reviews', () => {
  test('attaches a review, which the claim then shows', async () => {
    const answer = await send(REVIEW);
    const review = recordOf(ClaimReview, answer, 201);
    const id = reviewId(claim.id, REVIEW.url);
    const { createdAt } = review;
    expect(review).toEqual({ id, claimId: claim.id, ...REVIEW, matchScore: null, createdAt, updatedAt: createdAt });
    expect(answer.headers.location).toBe(`${pathOf(claim)}/${id}`);
    expect(await get(served.app, `${pathOf(claim)}/${id}`, ClaimReview)).toEqual(review);
    expect((await get(served.app, `/claims/${claim.id}`, Claim)).reviews).toEqual([review]);
    expect((await claimsOf()).find((each) => each.id === claim.id)?.reviews).toEqual([review]);
  });

  test('the same again changes nothing, another content replaces it', async () => {
    const before = await get(served.app, `${pathOf(claim)}/${reviewId(claim.id, REVIEW.url)}`, ClaimReview);
    const again = await send({ ...before, url: 'HTTPS://facts.example.org:443/1' });
    expect(recordOf(ClaimReview, again)).toEqual(before);
    expect(again.headers.location).toBe(`${pathOf(claim)}/${before.id}`);
    const { inLanguage, ...rest } = REVIEW;
    const changed = await attach({ ...rest, reviewRating: { alternateName: 'False' } }, 200);
    expect(changed).toEqual({
      ...before,
      inLanguage: undefined,
      reviewRating: { alternateName: 'False' },
      updatedAt: changed.updatedAt,
    });
    expect((await get(served.app, `/claims/${claim.id}`, Claim)).reviews).toEqual([changed]);
  });

  test.each([
    ['JSON', REVIEW, 'application/json'],
    ['JSON with a charset', REVIEW, 'application/json; charset=utf-8'],
    ['an http context', { ...REVIEW, '@context': 'http://schema.org/' }, undefined],
    [
      'a context that is a list',
      { ...REVIEW, '@context': ['https://schema.org', { a: 'https://a.example/' }] },
      undefined,
    ],
    ['no context', { ...REVIEW, '@context': undefined }, undefined],
    ['a long type', { ...REVIEW, '@type': ['http://schema.org/ClaimReview'] }, undefined],
    ['a list of one', [REVIEW], undefined],
    ['a graph', { '@context': 'x', '@graph': [{ '@type': 'WebPage', url: 'https://x.example/' }, REVIEW] }, undefined],
    ['lists of one value', { ...REVIEW, reviewRating: [REVIEW.reviewRating], author: [REVIEW.author] }, undefined],
    ['an id of its own', { ...REVIEW, id: 5, claimId: null, matchScore: 1 }, undefined],
  ])('takes %s', async (_, payload, type) => {
    const url = 'https://facts.example.org/form';
    const put = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replaceAll(REVIEW.url, url));
    const review = recordOf(ClaimReview, await send(put(payload) as object, { type }), 201);
    const { id, claimId, matchScore, createdAt, updatedAt, ...rest } = review;
    expect([rest, matchScore]).toEqual([put(REVIEW), null]);
    expect((await remove(id)).statusCode).toBe(204);
  });

  test('takes an author by name, and several', async () => {
    const several = {
      ...REVIEW,
      url: 'https://facts.example.org/authors',
      author: ['A', { url: 'https://b.example/' }],
    };
    const { id, author } = await attach(several);
    expect(author).toEqual([{ name: 'A' }, { url: 'https://b.example/' }]);
    expect((await attach({ ...several, author: 'A' }, 200)).author).toEqual({ name: 'A' });
    await remove(id);
  });

  const of = (fields: object) => JSON.stringify({ ...REVIEW, ...fields });
  const LONG = 'a'.repeat(MAX_REVIEW_LENGTH);
  test.each([
    ['no JSON', '{"@type": ', 400, undefined, 'the body is not JSON at line 1'],
    ['an empty body', '', 400, undefined, 'the body is empty'],
    ['null', 'null', 400, undefined, 'nothing in the body: send it as application/ld+json or application/json'],
    ['a text', '"ClaimReview"', 400, '', 'must be an object'],
    ['nothing of it', '{}', 400, '/url', 'is required'],
    ['another type', of({ '@type': 'Article' }), 400, '/@type', 'ClaimReview'],
    ['an empty graph', '{"@graph": []}', 400, '/url', 'is required'],
    ['two reviews', `[${of({})}, ${of({})}]`, 400, undefined, 'the body holds 2 reviews'],
    ['no address', of({ url: 'facts.example.org' }), 400, '/url', 'must be an http or https URL'],
    ['no verdict', of({ reviewRating: { bestRating: 5 } }), 400, '/reviewRating', 'alternateName or ratingValue'],
    ['nobody', of({ author: { '@type': 'Person' } }), 400, '/author', 'name or url'],
    ['two verdicts', of({ reviewRating: [{ ratingValue: 1 }, { ratingValue: 2 }] }), 400, '/reviewRating', 'object'],
    ['too much', of({ reviewBody: LONG }), 400, '', `longer than ${MAX_REVIEW_LENGTH} characters`],
    ['a deep one', `{"a": ${'['.repeat(3_000)}${']'.repeat(3_000)}, ${of({}).slice(1)}`, 400, '', 'nested over 32'],
    ['half a character', of({ claimReviewed: '\ud800' }), 400, '/claimReviewed', 'well-formed'],
  ])('refuses %s', async (_, payload, status, pointer, words) => {
    const before = await everything(served.app, pathOf(claim), ClaimReview);
    const problem = problemIn(await send(payload), status);
    expect(problem.detail).toContain(words);
    if (pointer !== undefined) expect(problem.errors?.map((place) => place.pointer)).toContain(pointer);
    expect(await everything(served.app, pathOf(claim), ClaimReview)).toEqual(before);
  });

  test('refuses what is no JSON-LD in UTF-8, and says what it reads', async () => {
    for (const type of ['text/plain', 'application/xml']) {
      const answer = await send(REVIEW, { type });
      expect(problemIn(answer, 415).detail).toContain('application/ld+json, application/json');
      expect(answer.headers.accept).toBe('application/ld+json, application/json');
    }
    expect(problemIn(await send(REVIEW, { type: 'application/ld+json; charset=latin1' }), 415).detail).toContain(
      'UTF-8',
    );
    problemIn(await send('a'.repeat(3_000_000)), 413);
    problemIn(await send(REVIEW, { to: `${pathOf(claim)}?verbose=1` }), 400);
    const answer = await served.app.inject({
      method: 'POST',
      url: '/articles',
      payload: JSON.stringify(REVIEW),
      headers: { 'content-type': 'application/ld+json' },
    });
    expect(problemIn(answer, 400).detail).toContain('no article of schema.org');
  });

  test('says when there is no such claim', async () => {
    const to = `/claims/clm_${'0'.repeat(20)}/reviews`;
    expect(problemIn(await send(REVIEW, { to }), 404).detail).toMatch(/^there is no claim with the id "clm_0/);
    problemIn(await send(REVIEW, { to: '/claims/x/reviews' }), 404);
    problemIn(await served.app.inject(to), 404);
  });

  test('no review is an error inside', async () => {
    const NAMES = ['@context', '@type', '@graph', 'url', 'reviewRating', 'author', 'id', '__proto__', 'item'];
    const node = fc.dictionary(fc.constantFrom(...NAMES), fc.jsonValue());
    await fc.assert(
      fc.asyncProperty(node, fc.boolean(), async (fields, good) => {
        const answer = await send(JSON.stringify(good ? { ...REVIEW, ...fields } : fields));
        if (answer.statusCode >= 400) problemIn(answer, 400);
        else exact(ClaimReview, answer.json());
      }),
      { numRuns: 200 },
    );
    for (const { id } of await everything(served.app, pathOf(claim), ClaimReview)) await remove(id);
  });
});

test('GET /claims/{id}/reviews pages them, the last attached first; the claim shows ten', async () => {
  const urls = Array.from({ length: 12 }, (_, n) => `https://facts.example.org/page/${n}`);
  for (const url of urls) await attach({ ...REVIEW, url });
  const reviews = await everything(served.app, pathOf(claim), ClaimReview);
  expect(reviews.map(({ url }) => url)).toEqual(urls.toReversed());
  for (const limit of [1, 5, 11, 12]) {
    expect(await everything(served.app, pathOf(claim), ClaimReview, { limit })).toEqual(reviews);
  }
  expect((await get(served.app, `/claims/${claim.id}`, Claim)).reviews).toEqual(reviews.slice(0, 10));
  problemIn(await served.app.inject(`${pathOf(claim)}?cursor=x`), 400);
  for (const { id } of reviews) await remove(id);
  expect(pageIn(ClaimReview, await served.app.inject(pathOf(claim))).items).toEqual([]);
});

test('DELETE takes a review off its own claim only', async () => {
  const { id } = await attach(REVIEW);
  const [other] = (await claimsOf()).filter((each) => each.id !== claim.id);
  if (!other) throw new Error('the article has one claim only');
  problemIn(await remove(id, other), 404);
  problemIn(await served.app.inject(`${pathOf(other)}/${id}`), 404);
  expect((await remove(id)).statusCode).toBe(204);
  expect(problemIn(await remove(id), 404).detail).toBe(`there is no review with the id "${id}"`);
  problemIn(await served.app.inject(`${pathOf(claim)}/${id}`), 404);
});

describe('when the article is revised', () => {
  const revise = async (text: string) => recordOf(Article, await post(served.app, { ...DRAFT, text }));
  const text = (which: RegExp) =>
    DRAFT.text
      .split('\n\n')
      .filter((paragraph) => which.test(paragraph))
      .join('\n\n');

  test('a claim that stays keeps its reviews', async () => {
    const review = await attach(REVIEW);
    await revise(`Snow fell on Monday.\n\n${DRAFT.text}`);
    expect((await get(served.app, `/claims/${claim.id}`, Claim)).reviews).toEqual([review]);
    await revise(DRAFT.text);
  });

  test('a claim that goes stays for its reviews, behind those that the article has, and comes back', async () => {
    const [review] = await everything(served.app, pathOf(claim), ClaimReview);
    const revised = await revise(text(/river/));
    const claims = await claimsOf();
    expect(claims.length).toBeGreaterThan(1);
    expect(revised.counts.claims).toBe(claims.length);
    expect(claims.at(-1)).toEqual({
      ...claim,
      quoteId: null,
      spans: [],
      claimants: [],
      quantities: [],
      dates: [],
      reviews: [review],
      withdrawn: { at: revised.updatedAt, revision: revised.revisions.length },
    });
    expect(await everything(served.app, `/articles/${article}/claims`, Claim, { limit: 1 })).toEqual(claims);
    expect(await everything(served.app, `/claims/${claim.id}/occurrences`, Claim)).toHaveLength(1);
    expect((await revise(text(/river|bridge/))).counts.claims).toBe((await claimsOf()).length);
    await revise(DRAFT.text);
    expect((await get(served.app, `/claims/${claim.id}`, Claim)).spans).toEqual(claim.spans);
  });

  test('it goes from the article with the last of its reviews, and keeps its address', async () => {
    const { id } = await attach({ ...REVIEW, url: 'https://facts.example.org/2' });
    await revise(text(/river/));
    expect((await remove(reviewId(claim.id, REVIEW.url))).statusCode).toBe(204);
    expect((await get(served.app, `/claims/${claim.id}`, Claim)).reviews).toHaveLength(1);
    expect((await remove(id)).statusCode).toBe(204);
    const { spans, reviews, withdrawn } = await get(served.app, `/claims/${claim.id}`, Claim);
    expect([spans, reviews, withdrawn]).toEqual([
      claim.spans,
      [],
      { at: expect.anything(), revision: expect.anything() },
    ]);
    expect((await claimsOf()).map(({ id }) => id)).not.toContain(claim.id);
    const left = await get(served.app, `/articles/${article}`, Article);
    expect(left.counts.claims).toBe((await claimsOf()).length);
  });

  test('and deleted, its claims and reviews are gone', async () => {
    await revise(DRAFT.text);
    const { id } = await attach(REVIEW);
    await revise(text(/river/));
    expect((await served.app.inject({ method: 'DELETE', url: `/articles/${article}` })).statusCode).toBe(204);
    problemIn(await served.app.inject(`/claims/${claim.id}`), 404);
    problemIn(await served.app.inject(`${pathOf(claim)}/${id}`), 404);
    expect(await everything(served.app, '/claims', Claim)).toEqual([]);
  });
});
