import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { serveForTests } from './app.ts';
import { BRIDGE, post, store } from './articles.ts';
import { problemIn } from './reading.ts';

const served = serveForTests();
let ids: string[];
beforeAll(async () => {
  const { id } = await store(served.app, BRIDGE);
  const { items } = (await served.app.inject('/quotes')).json();
  ids = [id, items[0].id, items[0].speakers[0].id];
});

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
const SPECIAL = [
  '',
  '%',
  '%00',
  '%ff',
  '&',
  '=',
  '?',
  '#',
  ';',
  '/',
  '//',
  '..',
  '%2e%2e',
  '\\',
  '__proto__',
  '[]',
  '"',
  '*',
];

/** Answered as it should be, or refused with a problem: never an error inside. */
async function expectAnswer(request: { method?: 'GET' | 'PUT' | 'HEAD'; url: string }) {
  const answer = await served.app.inject(request);
  if (request.method === 'HEAD') expect(answer.statusCode).toBeLessThan(500);
  else if (answer.statusCode >= 400) problemIn(answer, Math.min(answer.statusCode, 499));
}

test('no address is an error inside', async () => {
  const PARTS = [
    'articles',
    'quotes',
    'speakers',
    'entities',
    'claims',
    'stats',
    'mentions',
    'revisions',
    'withdrawn',
    '1',
    'occurrences',
    'reviews',
    'docs',
    'static',
    'openapi.json',
    'id',
  ];
  const part = fc.oneof(
    fc.constantFrom(...PARTS),
    anyText.map((text) => encodeURIComponent(text.toWellFormed())),
  );
  const address = fc.tuple(fc.array(part, { maxLength: 4 }), fc.array(fc.constantFrom(...SPECIAL), { maxLength: 3 }));
  const method = fc.constantFrom('GET' as const, 'HEAD' as const, 'PUT' as const);
  await fc.assert(
    fc.asyncProperty(address, fc.nat(2), method, async ([parts, special], n, how) => {
      const path = parts.map((each) => (each === 'id' ? ids[n] : each)).join('/');
      const url = `/${path}${special.join('')}`;
      // What is no address at all is nothing that `inject` could send.
      fc.pre(URL.canParse(url, 'http://localhost'));
      await expectAnswer({ method: how, url });
    }),
    { numRuns: 400 },
  );
});

test('no parameter is an error inside', async () => {
  const NAMES = [
    'limit',
    'cursor',
    'q',
    'type',
    'act',
    'speaker',
    'article',
    'claimant',
    'saidFrom',
    'saidTo',
    'sort',
    'mentioned',
    'entity',
    'by',
  ];
  const value = fc.oneof(
    anyText,
    fc.nat().map(String),
    fc.constantFrom('2021', '2021-12', 'denial', 'person', ...SPECIAL),
  );
  const query = fc.array(fc.tuple(fc.constantFrom(...NAMES), value), { maxLength: 4 });
  const path = fc.constantFrom(
    '/articles',
    '/quotes',
    '/speakers',
    '/entities',
    '/entities/doubtful',
    '/claims',
    '/stats?by=act',
  );
  await fc.assert(
    fc.asyncProperty(path, query, async (url, parameters) =>
      expectAnswer({ url: `${url}${url.includes('?') ? '&' : '?'}${new URLSearchParams(parameters)}` }),
    ),
    { numRuns: 300 },
  );
});

test('no article is an error inside', async () => {
  const FIELDS = [
    'url',
    'headline',
    'publisher',
    'authors',
    'language',
    'publishedAt',
    'license',
    'text',
    'id',
  ] as const;
  const DATES = ['0000-01-01', '9999-12-31T23:59:59-23:59', '2021-12-04T10:00:00.123456789+14:00'];
  const value = fc.oneof(
    fc.jsonValue(),
    anyText,
    fc.constantFrom(...DATES, 'https://example.org/', 'fr', '\ud800', '\0'),
  );
  const article = fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...FIELDS), value));
  const text = fc.option(
    anyText.map((before) => `${before} ${BRIDGE.text}`),
    { nil: undefined },
  );
  await fc.assert(
    fc.asyncProperty(article, text, fc.constantFrom('/articles', '/extract'), async (draft, good, url) => {
      const body = good !== undefined && typeof draft === 'object' ? { ...draft, text: good } : draft;
      const answer = await post(served.app, { ...(body as object) }, url);
      if (answer.statusCode >= 400) problemIn(answer, 400);
    }),
    { numRuns: 300 },
  );
});
