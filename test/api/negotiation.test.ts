import { beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../src/api/app.ts';
import { Quote } from '../../src/records/quote.ts';
import { serveForTests } from './app.ts';
import { BRIDGE, store } from './articles.ts';
import { pageIn, problemIn } from './reading.ts';

const served = serveForTests();
let article: string;
let quote: string;
beforeAll(async () => {
  article = (await store(served.app, BRIDGE)).id;
  quote = pageIn(Quote, await served.app.inject('/quotes')).items[0]?.id ?? '';
});

const ask = (url: string, accept?: string) =>
  served.app.inject({ url, headers: accept === undefined ? {} : { accept } });
const typeOf = async (url: string, accept?: string) => {
  const { statusCode, headers, body } = await ask(url, accept);
  expect(statusCode, body).toBe(200);
  return String(headers['content-type']).split(';', 1)[0];
};

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8';
const ANNOTATIONS = 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"';

describe('Accept', () => {
  test.each([
    [undefined, 'application/json'],
    ['', 'application/json'],
    ['*/*', 'application/json'],
    [BROWSER, 'text/html'],
    ['text/html;q=0.5, application/json', 'application/json'],
    ['application/*', 'application/json'],
    ['text/*', 'text/csv'],
    ['text/csv', 'text/csv'],
    ['Text/CSV; charset=utf-8', 'text/csv'],
    ['application/json;q=0.4, text/csv;q=0.5', 'text/csv'],
    ['application/json;q=0.5, text/csv;q=0.4', 'application/json'],
    ['application/json;q=0, */*;q=0.1', 'application/x-ndjson'],
    ['application/ndjson', 'application/x-ndjson'],
    ['application/ld+json', 'application/ld+json'],
    ['application/atom+xml, */*;q=0.1', 'application/atom+xml'],
    ['application/feed+json', 'application/feed+json'],
    ['image/png, text/csv;q=0.1', 'text/csv'],
  ])('%s is answered with %s', async (accept, type) => {
    const answer = await ask('/quotes', accept);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain(type);
    expect(answer.headers.vary).toMatch(/^Accept(, Accept-Encoding)?$/);
  });

  test('by the profile of JSON-LD', async () => {
    const typed = async (accept: string) => (await ask(`/quotes/${quote}`, accept)).json();
    expect(await typed('application/ld+json')).toMatchObject({ '@type': 'Quotation' });
    expect(await typed('application/ld+json; profile="https://schema.org/"')).toMatchObject({ '@type': 'Quotation' });
    expect(await typed(ANNOTATIONS)).toMatchObject({ type: 'Annotation' });
    expect(await typed(`application/json;q=0.1, ${ANNOTATIONS};q=0.5`)).toMatchObject({ type: 'Annotation' });
  });

  test('of nothing that there is: 406 says what there is', async () => {
    for (const accept of ['image/png', 'garbage', 'application/json;q=0', 'text/xml']) {
      const answer = await ask('/quotes', accept);
      expect(problemIn(answer, 406).detail).toMatch(
        /^send as Accept one of application\/json, .*text\/csv, .*event-stream, text\/html$/,
      );
      expect(answer.headers.vary).toMatch(/^Accept(, Accept-Encoding)?$/);
    }
    expect(problemIn(await ask(`/quotes/${quote}`, 'application/atom+xml'), 406).detail).not.toContain('atom');
    expect(problemIn(await ask(`/articles/${article}/annotations`, 'text/csv'), 406).detail).toBe(
      `send as Accept one of ${ANNOTATIONS}`,
    );
  });
});

describe('an extension', () => {
  test('is another way to say it, and wins', async () => {
    for (const [extension, type] of [
      ['json', 'application/json'],
      ['ndjson', 'application/x-ndjson'],
      ['csv', 'text/csv'],
      ['jsonld', 'application/ld+json'],
      ['atom', 'application/atom+xml'],
      ['jsonfeed', 'application/feed+json'],
      ['html', 'text/html'],
    ]) {
      expect(await typeOf(`/quotes.${extension}`)).toBe(type);
      expect(await typeOf(`/quotes.${extension}?act=denial&q=12.5`, 'image/png')).toBe(type);
      expect((await ask(`/quotes.${extension}`)).headers.vary ?? '').not.toMatch(/Accept(?!-)/);
    }
    expect(await typeOf(`/articles/${article}.jsonld`)).toBe('application/ld+json');
    expect(await typeOf(`/articles/${article}/quotes.csv`)).toBe('text/csv');
    expect((await ask(`/articles/${article}/annotations.jsonld`)).json()).toMatchObject({ type: 'AnnotationPage' });
  });

  test('stays in the address of the next page', async () => {
    const { next } = (await ask('/quotes.json?limit=1')).json();
    expect(next).toMatch(/^\/quotes\.json\?limit=1&cursor=/);
    expect(pageIn(Quote, await ask(next)).items).toHaveLength(1);
  });

  test('that there is not is told, with those that there are', async () => {
    for (const url of ['/quotes.xls', '/quotes.htm?act=denial', `/quotes/${quote}.docx`, `/articles/${article}.CSV`]) {
      expect(problemIn(await ask(url), 404).detail).toMatch(/^this is not given as \.\w+: there are .*\.csv/);
    }
    expect(problemIn(await ask('/entities/doubtful.jsonld'), 404).detail).toContain('.csv');
    expect(problemIn(await ask(`/quotes/${quote}.atom`), 404).detail).toBe(
      'this is not given as .atom: there are .json, .ndjson, .csv, .jsonld, .html',
    );
  });

  test('is none where answers have one form only, or nothing is', async () => {
    for (const url of ['/healthz.json', '/readyz.csv', '/nothing.csv', '/docs.json', '/.csv', '/openapi.csv']) {
      expect(problemIn(await ask(url), 404).detail).toContain('there is nothing at');
    }
    expect(await typeOf('/openapi.json', 'text/csv')).toBe('application/json');
    problemIn(await served.app.inject({ method: 'POST', url: '/articles.json', payload: BRIDGE }), 404);
    problemIn(await ask('/quotes/quo_00000000000000000000.csv'), 404);
    problemIn(await ask('/quotes.csv?limit=1000'), 400);
    problemIn(await ask('/quotes.csv?cursor=x'), 400);
  });
});

test('every form has a HEAD that tells the same, and an article that is not there is a 404 in each', async () => {
  for (const extension of ['json', 'ndjson', 'csv', 'jsonld', 'atom', 'jsonfeed']) {
    const url = `/articles/${article}/quotes.${extension}`;
    const [whole, head] = [await ask(url), await served.app.inject({ method: 'HEAD', url })];
    expect(head.body).toBe('');
    expect(head.headers['content-type']).toBe(whole.headers['content-type']);
    expect(head.headers.link).toBe(whole.headers.link);
    problemIn(await ask(`/articles/art_00000000000000000000/quotes.${extension}`), 404);
  }
  problemIn(await ask('/articles/art_00000000000000000000/annotations'), 404);
  problemIn(await ask('/articles/art_00000000000000000000/quotes', 'text/event-stream'), 404);
});

describe('whole addresses', () => {
  const self = async (headers: Record<string, string>, app = served.app) =>
    (await app.inject({ url: '/quotes.jsonfeed?q=12.5', headers })).json().feed_url;

  test('are under the host that was asked for', async () => {
    expect(await self({ host: 'news.example:8080' })).toBe('http://news.example:8080/quotes.jsonfeed?q=12.5');
    expect(await self({ host: 'a"><b>' })).toBe('http://localhost/quotes.jsonfeed?q=12.5');
  });

  test('are under the public address where there is one', async () => {
    const app = await createApp(served, { publicUrl: 'https://quotes.example.org/api/' });
    expect(await self({ host: 'inside' }, app)).toBe('https://quotes.example.org/api/quotes.jsonfeed?q=12.5');
    await app.close();
  });
});
