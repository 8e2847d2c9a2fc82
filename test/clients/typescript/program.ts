import createClient from 'openapi-fetch';
import type { components, paths } from './onrecord.js';

// What a program in TypeScript does with the types of the document; prints what it saw, for the test.
// Answers come in several forms: this program reads JSON, and problems.
const api = createClient<paths, 'application/json' | 'application/problem+json'>({ baseUrl: process.argv[2] ?? '' });

const posted = await api.POST('/articles', {
  body: { text: '“The bridge opens in May,” Mayor Anna Berg said.', publishedAt: '2024-03-05' },
});
if (!posted.data) throw new Error(posted.error?.detail);
const article: components['schemas']['Article'] = posted.data;

/** Every quote, a page of one at a time: `next` is an address, which has the cursor. */
async function allQuotes() {
  const quotes: components['schemas']['Quote'][] = [];
  let cursor: string | undefined;
  do {
    const { data, error } = await api.GET('/quotes', {
      params: { query: { act: ['statement', 'announcement'], limit: 1, ...(cursor ? { cursor } : {}) } },
    });
    if (!data) throw new Error(error?.detail);
    quotes.push(...data.items);
    const next = data.next === null ? null : new URL(data.next, 'http://localhost').searchParams.get('cursor');
    cursor = next ?? undefined;
  } while (cursor);
  return quotes;
}
const quotes = await allQuotes();
const [quote] = quotes;
if (!quote) throw new Error('there is no quote');

const path = { id: quote.id };
const read = await api.GET('/quotes/{id}', { params: { path } });
const speakers: string[] = read.data?.speakers.map(({ name }) => name) ?? [];

const change = { body: { review: { status: 'confirmed' } } } as const;
const patched = await api.PATCH('/quotes/{id}', {
  params: { path, header: { 'If-Match': `"${quote.version}"` } },
  ...change,
});
const stale = await api.PATCH('/quotes/{id}', { params: { path, header: { 'If-Match': '"99"' } }, ...change });
const problem: components['schemas']['Problem'] | undefined = stale.error;

// @ts-expect-error there is no such act
const refused = await api.GET('/quotes', { params: { query: { act: ['shout'] } } });
// @ts-expect-error a change wants If-Match
const unmatched = await api.PATCH('/quotes/{id}', { params: { path }, ...change });

console.log(
  JSON.stringify({
    article: article.counts,
    quotes: quotes.length,
    speakers,
    review: patched.data?.review.status,
    problem: problem?.status,
    refused: refused.error?.errors?.map(({ parameter }) => parameter),
    unmatched: unmatched.response.status,
  }),
);
