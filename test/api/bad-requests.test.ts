import { beforeAll, describe, expect, test } from 'vitest';
import { type Article, ArticleSummary } from '../../src/records/article.ts';
import { Entity } from '../../src/records/entity.ts';
import { Quote } from '../../src/records/quote.ts';
import { serveForTests } from './app.ts';
import { BRIDGE, reportOf, store } from './articles.ts';
import { pageIn, problemIn } from './reading.ts';

const served = serveForTests();
let article: Article;
let speaker: string;
beforeAll(async () => {
  article = await store(served.app, BRIDGE);
  await store(served.app, reportOf(1));
  speaker = pageIn(Entity, await served.app.inject('/speakers?limit=1')).items[0]?.id ?? '';
});

const ask = (url: string) => served.app.inject(url);
const places = async (url: string) => problemIn(await ask(url), 400).errors;

const PUBLISHED = 'publishedFrom, publishedTo';
const OF_QUOTES = `publisher, language, type, act, review, minConfidence, maxConfidence, saidFrom, saidTo, ${PUBLISHED}, sort, count`;
const OF_CLAIMS = 'minCheckworthiness, hasReview, unit, minValue, maxValue, dateFrom, dateTo, sort, count';
const LISTS: Record<string, string> = {
  '/articles': `q, speaker, entity, publisher, language, extraction, ${PUBLISHED}, sort, count, limit, cursor`,
  '/articles/{article}/revisions': 'limit, cursor',
  '/quotes': `q, speaker, addressee, entity, article, ${OF_QUOTES}, limit, cursor`,
  '/quotes/withdrawn': 'article, limit, cursor',
  '/speakers': 'q, type, sort, count, limit, cursor',
  '/entities': 'q, type, mentioned, sort, count, limit, cursor',
  '/entities/doubtful': 'entity, type, limit, cursor',
  '/claims/withdrawn': 'article, limit, cursor',
  '/claims': `q, claimant, stance, article, quote, ${OF_CLAIMS}, limit, cursor`,
  '/articles/{article}/quotes': `q, speaker, addressee, entity, ${OF_QUOTES}, limit, cursor`,
  '/articles/{article}/speakers': 'type, limit, cursor',
  '/articles/{article}/entities': 'type, limit, cursor',
  '/articles/{article}/claims': `q, claimant, stance, quote, ${OF_CLAIMS}, limit, cursor`,
  '/entities/{speaker}/quotes': `q, addressee, entity, article, ${OF_QUOTES}, limit, cursor`,
  '/entities/{speaker}/mentions': 'limit, cursor',
};
/** Parameters of which any of several values will do. */
const SEVERAL =
  'speaker addressee entity article quote publisher language extraction type act review claimant stance unit'.split(
    ' ',
  );
/** Lists whose filters take one value each. */
const SINGLE = ['/entities/doubtful', '/articles/{article}/speakers', '/articles/{article}/entities'];
const addressOf = (path: string) => path.replace('{article}', article.id).replace('{speaker}', speaker);

describe.each(Object.entries(LISTS))('GET %s', (path, known) => {
  test('refuses parameters that it does not know, and says which ones there are', async () => {
    const detail = `is not known: there are ${known}`;
    for (const name of ['Limit', 'offset', 'limit[]', '__proto__', 'constructor', 'toString']) {
      expect(await places(`${addressOf(path)}?${name}=1`)).toEqual([{ parameter: name, detail }]);
    }
    expect(await places(`${addressOf(path)}?a=1&limit=2&b`)).toEqual([
      { parameter: 'a', detail },
      { parameter: 'b', detail },
    ]);
    expect(problemIn(await ask(`${addressOf(path)}?=1`), 400).detail).toBe(`a parameter without a name ${detail}`);
  });

  test('refuses a limit that is none', async () => {
    const detail = 'must be a whole number from 1 to 100';
    for (const limit of ['0', '-1', '101', '1e9', '1000000000000', '1.5', '', 'ten', '0x10', '%2B5', 'NaN', '٣']) {
      expect(await places(`${addressOf(path)}?limit=${limit}`), limit).toEqual([{ parameter: 'limit', detail }]);
    }
  });

  test('refuses a parameter that is repeated and takes one value', async () => {
    const once = known.split(', ').filter((name) => SINGLE.includes(path) || !SEVERAL.includes(name));
    for (const name of once) {
      expect(await places(`${addressOf(path)}?${name}=1&${name}=2`)).toEqual([
        { parameter: name, detail: 'must be given once' },
      ]);
    }
  });

  test('refuses a cursor that it did not give out', async () => {
    const given = pageIn(Quote, await ask('/quotes?limit=1&q=the')).next ?? '';
    const ofAnother = new URLSearchParams(given.split('?')[1]).get('cursor') ?? '';
    const fingerprint = Buffer.from(ofAnother, 'base64url').subarray(0, 8).toString();
    const detail = 'the cursor is not one that this list gave out: start again without a cursor';
    const made = ['x', '0', 'null', '%00', '%F0%9F%99%82', `${ofAnother}x`, `${ofAnother}%3D`, ofAnother];
    made.push(Buffer.from(`${fingerprint}["' or 1=1 --"]`).toString('base64url'));
    for (const cursor of made) {
      expect(await places(`${addressOf(path)}?cursor=${cursor}`), cursor).toEqual([{ parameter: 'cursor', detail }]);
    }
    expect(await places(`${addressOf(path)}?cursor=`)).toEqual([{ parameter: 'cursor', detail: 'must not be empty' }]);
    expect(await places(`${addressOf(path)}?cursor=${'a'.repeat(2_001)}`)).toHaveLength(1);
  });
});

test.each([
  ['type=spoken', 'type', 'must be one of direct, indirect, mixed'],
  ['type=direct,spoken', 'type', 'must be one of direct, indirect, mixed, not "spoken"'],
  ['type=direct&type=spoken', 'type', 'must be one of direct, indirect, mixed, not "spoken"'],
  ['type=', 'type', 'must not be empty'],
  ['type=,', 'type', 'must not be empty'],
  ['act=Denial', 'act', 'must be one of statement, announcement, '],
  ['speaker=Nobody+Known', 'speaker', 'there is nobody and nothing with the name "Nobody Known"'],
  ['addressee=%2A', 'addressee', 'there is nobody and nothing with the name "*"'],
  ["speaker='+or+1=1--", 'speaker', 'there is nobody and nothing with the name'],
  ['speaker={article}', 'speaker', 'there is nobody and nothing with the name'],
  [`act=${'denial,'.repeat(51)}`, 'act', 'must not have more than 50 values'],
  [`speaker=${'ent_00000000000000000000,'.repeat(600)}`, 'speaker', 'must not have more than 50 values'],
  ['minConfidence=2', 'minConfidence', 'must be a number from 0 to 1'],
  ['minConfidence=high', 'minConfidence', 'must be a number from 0 to 1'],
  ['count=1', 'count', 'must be one of true, false'],
  ['sort=best', 'sort', 'must be one of newest, oldest, said, confidence, relevance'],
  [
    'publishedFrom=2021-12-04T10:00',
    'publishedFrom',
    'must be an ISO 8601 year, month, day or date-time with an offset',
  ],
  ['language=English', 'language', 'must be a BCP 47 language tag'],
  ['article={speaker}', 'article', 'must be the id of an article'],
  ['article=', 'article', 'must not be empty'],
  ['q=', 'q', 'must not be empty'],
  ['q=a%00b', 'q', 'must be well-formed Unicode without NUL characters'],
  [`q=${'a'.repeat(501)}`, 'q', 'must not be longer than 500 characters'],
  ['saidFrom=yesterday', 'saidFrom', 'must be an ISO 8601 year, month or day'],
  ['saidFrom=2021-13', 'saidFrom', 'must be an ISO 8601 year, month or day'],
  ['saidTo=2021-02-29', 'saidTo', 'must be a day that is in the calendar'],
  ['saidTo=2021-12-04T10:00:00Z', 'saidTo', 'must be an ISO 8601 year, month or day'],
  ['q=100%', 'q', 'is not percent-encoded UTF-8: write % itself as %25'],
  ['limit=1&q=%zz', 'q', 'is not percent-encoded UTF-8: write % itself as %25'],
  ['q=caf%E9', 'q', 'is not percent-encoded UTF-8: write % itself as %25'],
  ['q=%ED%A0%80', 'q', 'is not percent-encoded UTF-8: write % itself as %25'],
])('GET /quotes?%s is refused', async (query, parameter, words) => {
  const errors = await places(addressOf(`/quotes?${query}`));
  expect(errors).toEqual([{ parameter, detail: expect.stringContaining(words) }]);
});

test('what is wrong with several parameters is told at once', async () => {
  const { detail } = problemIn(await ask('/quotes?limit=0&type=x&q=&when=now'), 400);
  expect(detail.split('; ').map((each) => each.split(' ')[0])).toEqual(['q', 'type', 'limit', 'when']);
});

test.each([
  ['+%20%09', 0, 'there is no word'],
  ['%F0%9F%99%82', 0, 'there is no word'],
  ['bridge "in May', 7, 'the quotation mark is not closed'],
  ['bridge ""', 7, 'there is no word between the quotation marks'],
  ['%F0%9F%99%82 (bridge OR', 12, 'something to search for is missing'],
  ['(bridge', 0, 'the parenthesis is not closed'],
  ['bridge) May', 6, 'there is no parenthesis that this one closes'],
  ['NOT bridge', 0, 'NOT takes away from what stands before it: nothing does'],
  ['bridge OR NOT May', 10, 'NOT takes away from what stands before it: nothing does'],
  ['bridge AND OR May', 11, 'something to search for is missing before OR'],
  ['AND', 0, 'something to search for is missing before AND'],
  ['()', 1, 'something to search for is missing before )'],
  ['('.repeat(30), 20, 'parentheses are read 20 deep at most'],
])('a search that cannot be read is refused where it breaks: %s', async (q, position, words) => {
  for (const path of ['/quotes', '/articles', '/claims']) {
    const query = `${path}?q=${q.includes('%') ? q.replaceAll(' ', '+') : encodeURIComponent(q)}`;
    const { detail, errors } = problemIn(await ask(query), 400);
    expect(errors).toEqual([{ parameter: 'q', position, detail: `${words}, at character ${position + 1}` }]);
    expect(detail).toBe(`q cannot be read: ${words}, at character ${position + 1}`);
  }
});

test('the best cannot come first where nothing is searched for', async () => {
  for (const path of ['/quotes', '/articles', '/claims']) {
    expect(problemIn(await ask(`${path}?sort=relevance`), 400).errors?.[0]?.parameter).toBe('q');
  }
});

test('what takes no parameters refuses them', async () => {
  const { id } = article;
  const quote = pageIn(Quote, await ask('/quotes?limit=1')).items[0]?.id;
  for (const url of [`/articles/${id}`, `/quotes/${quote}`, `/entities/${speaker}`, '/healthz', '/openapi.json']) {
    expect(await places(`${url}?fields=id`)).toEqual([
      { parameter: 'fields', detail: 'is not known: there is none to give here' },
    ]);
  }
  problemIn(await served.app.inject({ method: 'DELETE', url: `/articles/${id}?force=1` }), 400);
  expect(pageIn(ArticleSummary, await ask('/articles')).items).toHaveLength(2);
});

describe('an id', () => {
  const zeros = '0'.repeat(20);
  test.each([
    [`/articles/art_${zeros}`, `there is no article with the id "art_${zeros}"`],
    [`/articles/art_${zeros}/quotes`, `there is no article with the id "art_${zeros}"`],
    [`/articles/art_${zeros}/claims?limit=5`, `there is no article with the id "art_${zeros}"`],
    [`/quotes/quo_${zeros}`, `there is no quote with the id "quo_${zeros}"`],
    [`/entities/ent_${zeros}`, `there is no entity with the id "ent_${zeros}"`],
    [`/entities/ent_${zeros}/mentions`, `there is no entity with the id "ent_${zeros}"`],
    [`/claims/clm_${zeros}`, `there is no claim with the id "clm_${zeros}"`],
    ['/quotes/{article}', 'it must be the id of a quote: quo_ and 20 characters'],
    ['/articles/{speaker}/quotes', 'it must be the id of an article: art_ and 20 characters'],
    ['/entities/{article}/quotes', 'it must be the id of an entity: ent_ and 20 characters'],
    ['/claims/1', 'there is nothing with the id "1"'],
    ['/quotes/__proto__', 'there is nothing with the id "__proto__"'],
    ['/quotes/%F0%9F%99%82', 'there is nothing with the id "🙂"'],
    ['/quotes/..%2Farticles', 'there is nothing with the id "../articles"'],
    ['/quotes/%00', 'there is nothing with the id'],
  ])('%s is not there', async (path, words) => {
    expect(problemIn(await ask(addressOf(path)), 404).detail).toContain(words);
  });

  test('that is not there cannot be deleted', async () => {
    for (const id of [`art_${zeros}`, speaker, 'x']) {
      problemIn(await served.app.inject({ method: 'DELETE', url: `/articles/${id}` }), 404);
    }
  });
});

test.each([
  ['/nothing', 404, 'there is nothing at /nothing: /docs shows what there is'],
  ['/Quotes', 404, 'there is nothing at /Quotes'],
  ['/quotes.exe', 404, 'this is not given as .exe: there are .json'],
  ['/nothing.csv', 404, 'there is nothing at /nothing.csv'],
  ['/articles/{article}/', 404, 'there is nothing at /articles/art_'],
  ['/articles/{article}/quotes/1', 404, 'there is nothing at /articles/art_'],
  ['/docs/static/nothing.js', 404, 'there is nothing at /docs/static/nothing.js'],
  ['/docs/static/..%2f..%2fpackage.json', 404, 'there is nothing at /docs/static/'],
  ['/docs/static/%00', 400, 'no file of /docs can be given in that way'],
  ['/quotes/%', 400, 'write % itself as %25'],
  ['/quotes/%zz', 400, 'write % itself as %25'],
  ['/quotes/%E9', 400, 'write % itself as %25'],
] as [string, number, string][])('GET %s finds nothing', async (path, status, words) => {
  expect(problemIn(await ask(addressOf(path)), status).detail).toContain(words);
});

test('a long address is told of by its beginning', async () => {
  const { detail } = problemIn(await ask(`/quotes/quo_${'0'.repeat(10_000)}`), 404);
  expect(detail).toContain(`there is nothing with the id "quo_${'0'.repeat(96)}…"`);
  const other = problemIn(await ask(`/${'a'.repeat(10_000)}`), 404);
  expect(other.detail).toContain(`there is nothing at /${'a'.repeat(99)}…: `);
});

describe('a method that an address does not take', () => {
  const POSTED = ['/articles', '/articles/{article}/quotes'];
  const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
  test.each([
    ...Object.keys(LISTS).map((path) => [path, POSTED.includes(path) ? 'GET, HEAD, POST' : 'GET, HEAD']),
    ['/articles/{article}', 'DELETE, GET, HEAD'],
    ['/quotes/x', 'GET, HEAD, PATCH'],
    ['/quotes/x/undo', 'POST'],
    ['/extract', 'POST'],
    ['/healthz', 'GET, HEAD'],
    ['/openapi.yaml', 'GET, HEAD'],
    ['/docs', 'GET, HEAD'],
    ['/docs/', 'GET, HEAD'],
  ])('%s takes %s', async (path, routes = '') => {
    const url = addressOf(path ?? '');
    const allow = [...routes.split(', '), 'OPTIONS'].sort().join(', ');
    const options = await served.app.inject({ method: 'OPTIONS', url });
    expect([options.statusCode, options.headers.allow, options.body]).toEqual([204, allow, '']);
    for (const method of METHODS.filter((each) => !allow.split(', ').includes(each))) {
      const answer = await served.app.inject({ method, url });
      expect(answer.headers.allow).toBe(allow);
      expect(problemIn(answer, 405).detail).toBe(`${url} does not take ${method}: it takes ${allow}`);
    }
  });

  test('is told before the body is looked at', async () => {
    for (const payload of ['{', 'a'.repeat(3_000_000)]) {
      const headers = { 'content-type': 'a/b', 'content-encoding': 'gzip' };
      problemIn(await served.app.inject({ method: 'PUT', url: '/articles', headers, payload }), 405);
    }
  });

  test('is no matter where nothing is', async () => {
    for (const method of METHODS) {
      const answer = await served.app.inject({ method, url: '/nothing' });
      expect(answer.headers.allow).toBeUndefined();
      problemIn(answer, 404);
    }
  });
});

test('a DELETE is not held up by a body that some client sends along', async () => {
  for (const headers of [{ 'content-type': 'application/json' }, { 'content-type': 'a/b' }]) {
    for (const payload of ['', '{', 'a'.repeat(3_000_000)]) {
      const url = `/articles/art_${'0'.repeat(20)}`;
      problemIn(await served.app.inject({ method: 'DELETE', url, headers, payload }), 404);
    }
  }
});
