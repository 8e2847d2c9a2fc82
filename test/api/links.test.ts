import { parseHTML } from 'linkedom';
import { beforeAll, expect, test } from 'vitest';
import { serveForTests } from './app.ts';
import { BRIDGE, post, reportOf, store } from './articles.ts';

/** So many pages are read. */
const MOST = 500;

/** What a link says that leads to no page. */
const NO_PAGE = /\b(JSON|JSON-LD|CSV|SVG|Feed|Annotations)\b/;

const served = serveForTests();
let article: string;
beforeAll(async () => {
  article = (await store(served.app, BRIDGE)).id;
  for (let n = 0; n < 4; n += 1) await store(served.app, reportOf(n));
  // The same words in another article, a state that was replaced, and a quote that somebody has gone over.
  await store(served.app, { ...BRIDGE, url: 'https://example.org/copy', publisher: 'The Copy' });
  const text = BRIDGE.text.replace('more rain', 'more snow');
  expect((await post(served.app, { ...BRIDGE, text, headline: 'Bridge opens' })).statusCode).toBe(200);
  const { items } = (await served.app.inject(`/articles/${article}/quotes`)).json();
  const patch = {
    method: 'PATCH',
    headers: { 'content-type': 'application/merge-patch+json', 'if-match': '*' },
  } as const;
  const corrected = await served.app.inject({ ...patch, url: `/quotes/${items[0].id}`, payload: { act: 'warning' } });
  expect(corrected.statusCode, corrected.body).toBe(200);
});

interface Link {
  path: string;
  says: string;
  from: string;
}

/** The links of a page to this server, with what each says. */
function linksOf(html: string, from: string): Link[] {
  const { document } = parseHTML(html);
  return [...document.querySelectorAll('a[href]')].flatMap((link) => {
    const { pathname, search, origin } = new URL(link.getAttribute('href') ?? '', `http://localhost${from}`);
    return origin === 'http://localhost' ? [{ path: `${pathname}${search}`, says: link.textContent ?? '', from }] : [];
  });
}

test('every link of every page leads to a page, unless it says that it leads to something else', async () => {
  const waiting: Link[] = [{ path: '/', says: 'onrecord', from: '' }];
  const seen = new Set<string>();
  const kinds = new Set<string>();
  for (let link = waiting.shift(); link && seen.size < MOST; link = waiting.shift()) {
    const { path, says, from } = link;
    if (seen.has(path)) continue;
    seen.add(path);
    const { statusCode, headers, body } = await served.app.inject({ url: path, headers: { accept: 'text/html' } });
    const where = `${path} (${says}) of ${from}`;
    expect([200, 302], where).toContain(statusCode);
    if (NO_PAGE.test(says)) continue;
    if (statusCode === 302) continue;
    expect(headers['content-type'], where).toMatch(/^text\/html/);
    if (path.startsWith('/docs')) continue;
    kinds.add(
      path
        .replace(/\?.*/, '')
        .replace(/[a-z]{3}_\w{20}/, ':id')
        .replace(/\d+$/, ':n'),
    );
    waiting.push(...linksOf(body, path));
  }
  expect(kinds).toEqual(
    new Set([
      '/',
      '/articles',
      '/articles/:id',
      '/articles/:id/revisions',
      '/articles/:id/revisions/:n',
      '/claims',
      '/claims/:id',
      '/claims/:id/occurrences',
      '/compare',
      '/entities/:id',
      '/entities/:id/history',
      '/entities/:id/mentions',
      '/entities/:id/names',
      '/entities/:id/quoted-with',
      '/entities/doubtful',
      '/quotes',
      '/quotes/:id',
      '/quotes/:id/history',
      '/quotes/:id/occurrences',
      '/review',
      '/review/entities',
      '/speakers',
      '/stats',
    ]),
  );
});

test('an article that was replaced shows which words came and went', async () => {
  for (const url of [`/articles/${article}/revisions`, `/articles/${article}/revisions/1`]) {
    const { statusCode, body } = await served.app.inject({ url, headers: { accept: 'text/html' } });
    expect(statusCode).toBe(200);
    expect(body).toMatch(/<del>[^<]*rain[^<]*<\/del><ins>[^<]*snow/);
    expect(body).toMatch(/<del dir="auto">Bridge to open in May<\/del> <ins dir="auto">Bridge opens<\/ins>/);
  }
});

test('a quote that somebody has corrected shows what it was before', async () => {
  const { items } = (await served.app.inject(`/articles/${article}/quotes?review=corrected`)).json();
  const url = `/quotes/${items[0].id}/history`;
  const { body } = await served.app.inject({ url, headers: { accept: 'text/html' } });
  expect(body).toMatch(/<dt>act<\/dt><dd><del dir="auto">\w+<\/del> <ins dir="auto">warning<\/ins>/);
  expect(body).toContain('<del dir="auto">unreviewed</del> <ins dir="auto">corrected</ins>');
});
