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
    expect(body).toContain('1,200 quotes and');
    expect(body).toMatch(/<h2>Where<small> in the last 1000 quotes<\/small><\/h2>.*<bdi>Gazette<\/bdi><\/a> 1000</);
    const few = await ask(`/entities/${(await served.app.inject('/speakers?q=anna')).json().items[0].id}`);
    expect(few.body).toMatch(/<h2>How<\/h2>.*<bdi>denial<\/bdi><\/a> 1</);
  });
});

describe('the page of what is to be gone over', () => {
  test('has the least sure first, with who else may have said it; programs are led to the list', async () => {
    const { statusCode, headers, body } = await ask('/review?limit=20');
    expect(statusCode).toBe(200);
    expect(headers['content-security-policy']).toBe((await ask('/')).headers['content-security-policy']);
    const { items } = (await served.app.inject('/quotes?review=unreviewed&sort=confidence&limit=20')).json();
    const shown = [...body.matchAll(/data-quote="(quo_\w+)"[^>]* data-version="1" data-review="unreviewed"/g)];
    expect(shown.map(([, id]) => id)).toEqual(items.map(({ id }: { id: string }) => id));
    expect(body).toMatch(/data-candidates="\[\{&quot;number&quot;:1,&quot;id&quot;:&quot;ent_\w+&quot;/);
    const program = await ask('/review?maxConfidence=0.5', { accept: '*/*' });
    expect([program.statusCode, program.headers.location]).toEqual([
      302,
      '/quotes?maxConfidence=0.5&review=unreviewed&sort=confidence',
    ]);
    expect((await ask('/review?review=confirmed')).statusCode).toBe(400);
    expect((await ask(`/review/${items[0].id}`)).body.match(/data-quote=/g)?.length).toBe(1);
    expect((await ask('/review/quo_00000000000000000000')).statusCode).toBe(404);
  });

  test('leads from part to part, and each quote is on one', async () => {
    const seen: string[] = [];
    for (let url: string | undefined = '/review?limit=3'; url && seen.length < 9; ) {
      const { body }: { body: string } = await ask(url);
      seen.push(...[...body.matchAll(/data-quote="(quo_\w+)"/g)].map(([, id = '']) => id));
      url = /rel="next" href="([^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(seen.length).toBeGreaterThanOrEqual(9);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('shows the paragraph, and the one before; of long ones what is near, cut between words', async () => {
    const draft = draftOf({
      headline: 'Long',
      text: `First of all.\n\nAnn Archer came.\n\n“No 𝔄,” she said.\n\nThe end.\n\n${'word '.repeat(900)}“Yes,” said Bo.${' word'.repeat(900)}`,
    });
    const found = extractionOf(
      draft,
      [{ name: 'Zed Zorn' }, { name: 'Ann Archer' }],
      [{ text: '“No 𝔄,”' }, { text: '“Yes,”', by: ['Zed Zorn'] }],
    );
    for (const quote of found.quotes) {
      const start = [...draft.text.slice(0, draft.text.indexOf(quote.text))].length;
      Object.assign(quote, { spans: [{ start, end: start + [...quote.text].length }], cue: null, source: null });
    }
    await served.store.saveExtraction(draft, found, EXTRACTOR);
    const textsOf = async (id = '') =>
      [...(await ask(`/review/${id}`)).body.matchAll(/<p dir="auto" data-start="(\d+)">(.*?)<\/p>/g)].map(
        ([, start, text = '']) => [Number(start), text.replace(/<[^>]+>/g, '')],
      );
    expect(await textsOf(found.quotes[0]?.id)).toEqual([
      [15, 'Ann Archer came.'],
      [33, '“No 𝔄,” she said.'],
    ]);
    // Who is named there comes before who speaks elsewhere.
    const { body } = await ask(`/review/${found.quotes[0]?.id}`);
    expect([...body.matchAll(/&quot;name&quot;:&quot;([^&]+)/g)].map(([, name]) => name)).toEqual([
      'Ann Archer',
      'Zed Zorn',
    ]);
    const [[start, text] = [], ...more] = await textsOf(found.quotes[1]?.id);
    expect(more).toEqual([]);
    expect([...draft.text].slice(Number(start), Number(start) + [...String(text)].length).join('')).toBe(text);
    expect(text).toMatch(/^ ?word (word )+“Yes,” said Bo\.( word)+ ?$/);
    expect(String(text).length).toBeLessThan(1_200);
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
