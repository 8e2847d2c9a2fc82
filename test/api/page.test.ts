import { beforeAll, describe, expect, test } from 'vitest';
import { draftOf, EXTRACTOR, extractionOf } from '../store/builders.ts';
import { serveForTests } from './app.ts';
import { BRIDGE, store } from './articles.ts';

const served = serveForTests();
let article: string;
beforeAll(async () => {
  article = (await store(served.app, BRIDGE)).id;
});

const HTML = { accept: 'text/html' };
const ask = (url: string, headers: Record<string, string> = HTML) => served.app.inject({ url, headers });
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

describe('a page', () => {
  test('lets nothing inline run, and nothing come from elsewhere', async () => {
    for (const url of ['/', '/quotes', '/quotes.html', `/articles/${article}`, `/articles/${'x'.repeat(9)}`]) {
      const { headers, body } = await ask(url);
      expect(headers['content-type'], url).toBe('text/html; charset=utf-8');
      expect(headers['content-security-policy'], url).toMatch(
        /^default-src 'none'; script-src 'self'; style-src 'self';/,
      );
      expect(body).toMatch(/^<!doctype html><html lang="en">/);
      expect(body).not.toMatch(/<script(?! type="module" src=)|\sstyle=|\son\w+=/);
    }
  });

  test('leads only to addresses of this server that are there, but for what is cited', async () => {
    const seen = new Set<string>();
    const waiting = ['/'];
    for (let url = waiting.pop(); url !== undefined && seen.size < 150; url = waiting.pop()) {
      if (seen.has(url)) continue;
      seen.add(url);
      const { statusCode, headers, body } = await ask(url, { accept: 'text/html, */*;q=0.8' });
      expect([200, 302], url).toContain(statusCode);
      if (!String(headers['content-type']).startsWith('text/html') || url.startsWith('/docs')) continue;
      for (const [, path = ''] of body.matchAll(/(?:href|src)="(\/[^"#]*)/g))
        waiting.push(path.replaceAll('&amp;', '&'));
    }
    expect(seen.size).toBeGreaterThan(30);
  });

  test('of the corpus is the first one; programs are led to the documentation', async () => {
    expect((await ask('/')).body).toContain('Bridge to open in May');
    const answer = await ask('/', { accept: '*/*' });
    expect([answer.statusCode, answer.headers.location]).toEqual([302, '/docs']);
    expect(answer.headers.vary).toBe('Accept');
  });

  test('of what went wrong says it, with its status', async () => {
    for (const [url, status, words] of [
      ['/quotes/quo_00000000000000000000', 404, 'there is no quote'],
      ['/quotes?limit=1000', 400, 'limit must be'],
      ['/nothing', 404, 'there is nothing at /nothing'],
    ] as const) {
      const { statusCode, body } = await ask(url);
      expect([statusCode, body]).toEqual([status, expect.stringContaining(words)]);
      expect((await ask(url, {})).headers['content-type']).toBe('application/problem+json; charset=utf-8');
    }
  });

  test('lists the entities that a name may mean', async () => {
    for (const type of ['person', 'place'] as const) {
      const draft = draftOf({ text: `“Yes,” said Jordan, a ${type}.` });
      const found = extractionOf(draft, [{ name: 'Jordan', type }], [{ text: '“Yes,”', by: ['Jordan'] }]);
      await served.store.saveExtraction(draft, found, EXTRACTOR);
    }
    const { statusCode, body } = await ask('/quotes?speaker=Jordan');
    expect(statusCode).toBe(400);
    expect(body.match(/href="\/entities\/ent_/g)?.length).toBe(2);
  });

  test('of a speaker counts how, to whom and where, in the newest quotes where there are many', async () => {
    const many = 1_200;
    const draft = draftOf({ text: 'A book.', publisher: 'Gazette' });
    const said = Array.from({ length: many }, (_, n) => ({ text: `number ${n}`, by: ['Cleo Dane'] }));
    const found = extractionOf(draft, [{ name: 'Cleo Dane' }], said);
    await served.store.saveExtraction(draft, found, EXTRACTOR);
    const { items } = (await served.app.inject('/speakers?q=cleo')).json();
    const { body } = await ask(`/entities/${items[0].id}`);
    expect(body).toContain(`${many} quotes and`);
    expect(body).toMatch(/<h2>Where<small> in the last 1000 quotes<\/small><\/h2>.*<bdi>Gazette<\/bdi><\/a> 1000</);
    const few = await ask(`/entities/${(await served.app.inject('/speakers?q=anna')).json().items[0].id}`);
    expect(few.body).toMatch(/<h2>How<\/h2>.*<bdi>denial<\/bdi><\/a> 1</);
  });
});

describe('a form', () => {
  const post = (url: string, fields: Record<string, string>, headers: Record<string, string> = HTML) =>
    served.app.inject({
      method: 'POST',
      url,
      headers: { ...FORM, ...headers },
      payload: `${new URLSearchParams(fields)}`,
    });

  test('shows what is found in an article, and stores it where that is asked for', async () => {
    const fields = {
      text: 'A dam broke.\r\n\r\n“It will not hold,” said Ann Archer.',
      headline: 'Flood',
      publisher: '',
    };
    const shown = await post('/extract', fields);
    expect(shown.statusCode).toBe(200);
    expect(shown.body).toContain('<h1 dir="auto">Flood</h1>');
    expect(shown.body).toMatch(/<mark class="direct voice-1" data-of="quo_\w+">“It will not hold,”<\/mark>/);
    const stored = await post('/articles', fields);
    expect([stored.statusCode, stored.headers.location]).toEqual([303, expect.stringMatching(/^\/articles\/art_/)]);
    expect((await served.app.inject(String(stored.headers.location))).json()).toMatchObject({
      text: 'A dam broke.\n\n“It will not hold,” said Ann Archer.',
      headline: 'Flood',
      publisher: null,
    });
  });

  test('that cannot be read changes nothing, and says why', async () => {
    for (const [fields, words] of [
      [{ text: '' }, '/text'],
      [{ text: 'Yes.', when: 'now' }, '/when is not known'],
      [{ text: 'Yes.', publishedAt: 'today' }, '/publishedAt must be'],
    ] as [Record<string, string>, string][]) {
      const { statusCode, body } = await post('/articles', fields);
      expect([statusCode, body]).toEqual([400, expect.stringContaining(words)]);
    }
    const twice = await served.app.inject({
      method: 'POST',
      url: '/articles',
      headers: FORM,
      payload: 'text=a&text=b',
    });
    expect([twice.statusCode, twice.json().detail]).toEqual([400, 'the field text comes twice']);
  });

  test('of another origin stores nothing without a key', async () => {
    const { statusCode } = await post(
      '/articles',
      { text: '“No,” said Eve.' },
      { ...HTML, origin: 'https://evil.example' },
    );
    expect(statusCode).toBe(401);
  });

  test('leads to the address without what was left empty; for programs it stays', async () => {
    const answer = await ask('/quotes?q=bridge&act=&speaker=');
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/quotes?q=bridge']);
    expect((await ask('/quotes?q=', {})).statusCode).toBe(400);
  });
});
