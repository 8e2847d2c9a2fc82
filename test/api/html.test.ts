import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Extraction } from '../../src/records/extraction.ts';
import { serveForTests } from './app.ts';

const served = serveForTests();

const golden = (name: string) => readFileSync(new URL(`../formats/golden/html/${name}`, import.meta.url), 'utf8');
const send = (url: string, payload: string, type = 'text/html; charset=utf-8') =>
  served.app.inject({ method: 'POST', url, payload, headers: { 'content-type': type } });

test('a page that is posted is stored as the article that it shows', async () => {
  const answer = await send('/articles', golden('graph.html'));
  expect(answer.statusCode).toBe(201);
  const stored = await served.app.inject(answer.headers.location as string);
  const { counts, id, contentHash, extractor, createdAt, updatedAt, revisions, ...article } = stored.json();
  expect(article).toMatchObject(JSON.parse(golden('graph.html.found.ndjson')).draft);
  const quotes = await served.app.inject(`/articles/${id}/quotes`);
  const { items } = quotes.json() as { items: { text: string; spans: { start: number; end: number }[] }[] };
  const berg = items.find(({ text }) => text.includes('We have tested every bolt'));
  const [span] = berg?.spans ?? [];
  expect([...article.text].slice(span?.start, span?.end).join('')).toContain('We have tested every bolt');
});

test('XHTML is read in the same way', async () => {
  const page = `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head><title>Bridge</title></head><body><p>“It opens in May,” Mayor Anna Berg said on Monday.</p></body></html>`;
  const answer = await send('/extract', page, 'application/xhtml+xml');
  expect(answer.statusCode).toBe(200);
  expect(Extraction.parse(answer.json()).quotes).toHaveLength(1);
});

describe.each(['/articles', '/extract'])('POST %s', (url) => {
  test.each([
    ['nothing to read', '<html><body><img src="a.png"></body></html>'],
    ['frames alone', '<frameset><frame src="a.html"></frameset>'],
  ])('refuses a page with %s', async (_what, page) => {
    const answer = await send(url, page);
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json().detail).toContain('the page shows no text of an article');
  });
});

test('a page in a field of JSON is read, and what stands beside it counts more than what the page says', async () => {
  const page = { html: golden('wordpress.html'), url: 'https://www.example.org/kept/1', headline: 'As we keep it' };
  const lines = `${JSON.stringify(page)}\n${JSON.stringify({ html: '<p></p>' })}\n`;
  const answers = (await send('/articles', lines, 'application/x-ndjson')).body.trim().split('\n');
  const [stored, refused] = answers.map((line) => JSON.parse(line));
  expect(stored.outcome).toBe('created');
  const article = (await served.app.inject(`/articles/${stored.id}`)).json();
  const { draft } = JSON.parse(golden('wordpress.html.found.ndjson'));
  expect(article).toMatchObject({ headline: 'As we keep it', text: draft.text });
  expect(refused).toEqual({ place: 'line 2', problem: expect.stringContaining('the page shows no text') });
});
