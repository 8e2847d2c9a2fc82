import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { ArticleSummary, MAX_TEXT_LENGTH } from '../../src/records/article.ts';
import { serveForTests } from './app.ts';
import { everything, problemIn } from './reading.ts';

const served = serveForTests();
const JSON_TYPE = { 'content-type': 'application/json' };
const TEXT_TYPE = { 'content-type': 'text/plain' };

const send = (url: string, payload: string | Buffer | undefined, headers: Record<string, string> = JSON_TYPE) =>
  served.app.inject({ method: 'POST', url, headers, ...(payload === undefined ? {} : { payload }) });
const article = (fields: object) => JSON.stringify({ text: 'It is late.', ...fields });
const bytes = (...parts: (string | number)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))));
const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

// What is refused is kept nowhere, whatever it was.
afterAll(async () => expect(await everything(served.app, '/articles', ArticleSummary)).toEqual([]));

describe.each(['/articles', '/extract'])('POST %s refuses', (url) => {
  test.each([
    ['nothing at all', undefined, {}, 400, 'application/json or text/plain or '],
    ['an empty body', '', JSON_TYPE, 400, 'is empty: send a JSON object'],
    ['a body of white space', ' \r\n\t', JSON_TYPE, 400, 'is empty: send a JSON object'],
    ['null', 'null', JSON_TYPE, 400, 'application/json or text/plain or '],
    ['no JSON', '{"text": "a",\n "url" "b"}', JSON_TYPE, 400, 'at line 2, column 8'],
    ['JSON that stops', '{"text": "a', JSON_TYPE, 400, 'at line 1, column 10'],
    ['JSON that goes on', `${article({})}x`, JSON_TYPE, 400, 'at line 1, column 23'],
    ['deep nesting that is not closed', '['.repeat(200_000), JSON_TYPE, 400, 'nested too deeply'],
    ['a stray byte', bytes('{"text":"a', 0xff, '"}'), JSON_TYPE, 400, 'byte 10 '],
    ['Latin-1', Buffer.from('"caf\u00e9"', 'latin1'), TEXT_TYPE, 400, 'byte 4 '],
    ['half a character', bytes('ab', 0xe2, 0x82), TEXT_TYPE, 400, 'byte 2 '],
    ['an encoded surrogate', bytes('a', 0xed, 0xa0, 0x80), TEXT_TYPE, 400, 'byte 1 '],
    ['an overlong NUL', bytes('a', 0xc0, 0x80), TEXT_TYPE, 400, 'byte 1 '],
    ['over 2 MiB', 'a '.repeat(5_000_000), TEXT_TYPE, 413, '2 MiB is the most'],
    ['over 2 MiB of JSON', article({ text: 'a '.repeat(5_000_000) }), JSON_TYPE, 413, '2 MiB is the most'],
    ['a body without a type', article({}), {}, 415, 'application/json, text/plain'],
    ['another type', '<p>It is late.</p>', { 'content-type': 'image/png' }, 415, 'application/json, text/plain'],
    ['a type that begins alike', article({}), { 'content-type': 'application/json5' }, 415, 'application/json'],
    ['no type', article({}), { 'content-type': ';' }, 415, 'application/json, text/plain'],
    ['JSON in another charset', article({}), { 'content-type': 'application/json; charset=latin1' }, 415, 'send UTF-8'],
    ['a charset that nobody knows', 'late', { 'content-type': 'text/plain; charset=klingon' }, 400, 'is not known'],
    ['an encoding that nobody unpacks', 'late', { ...TEXT_TYPE, 'content-encoding': 'zstd' }, 415, 'gzip, deflate, br'],
    ['what is not compressed', 'late', { ...TEXT_TYPE, 'content-encoding': 'gzip' }, 400, 'not whole, or not gzip'],
    [
      'half of a gzip',
      gzipSync(article({})).subarray(0, 20),
      { ...JSON_TYPE, 'content-encoding': 'gzip' },
      400,
      'not whole',
    ],
    [
      'half of a br',
      brotliCompressSync(article({})).subarray(0, 9),
      { ...JSON_TYPE, 'content-encoding': 'br' },
      400,
      'not whole',
    ],
    ['a bomb', gzipSync(Buffer.alloc(200_000_000, 'a ')), { ...TEXT_TYPE, 'content-encoding': 'gzip' }, 413, '2 MiB'],
  ] as [string, string | Buffer | undefined, Record<string, string>, number, string][])(
    '%s',
    async (_what, payload, headers, status, words) => {
      const answer = await send(url, payload, headers);
      expect(problemIn(answer, status).detail).toContain(words);
      if (words.startsWith('application/json,'))
        expect(answer.headers.accept).toMatch(/^application\/json, text\/plain, /);
    },
  );

  const unicode = 'must be well-formed Unicode without NUL characters';
  const date = 'must be an ISO 8601 date (2021-12-04) or date-time with an offset (2021-12-04T10:00:00Z)';
  test.each([
    ['a string for an object', '"late"', '', 'must be an object'],
    ['an array for an object', `[${article({})}]`, '', 'must be an object'],
    ['a number for an object', '1e999', '', 'must be an object'],
    ['deep nesting', deep(200_000), '', 'must be an object'],
    ['deep nesting in a field', `{"text": ${deep(200_000)}}`, '/text', 'must be a string'],
    ['no text', '{}', '/text', 'is required'],
    ['null as text', '{"text": null}', '/text', 'must be a string'],
    ['an empty text', '{"text": ""}', '/text', 'must not be empty'],
    ['a text of white space', article({ text: ' \n\u00a0\u2003\t' }), '/text', 'must not be empty'],
    ['a text that no one sees', article({ text: '\u200b\u2060\ufeff\u00ad \u0007' }), '/text', 'must not be empty'],
    ['a text too long', article({ text: 'a'.repeat(MAX_TEXT_LENGTH + 1) }), '/text', 'longer than 1000000 characters'],
    ['a NUL in the text', '{"text": "a\\u0000b"}', '/text', unicode],
    ['a lone high surrogate', '{"text": "a \\ud83d b"}', '/text', unicode],
    ['a lone low surrogate', '{"text": "a \\ude00\\ud83d b"}', '/text', unicode],
    ['a NUL in the headline', article({ headline: 'a\0b' }), '/headline', unicode],
    ['a lone surrogate in an author', '{"text": "a", "authors": ["A", "\\ud800"]}', '/authors/1', unicode],
    ['a NUL in the address', article({ url: 'https://example.org/\0' }), '/url', unicode],
    ['a lone surrogate in the address', '{"text": "a", "url": "https://example.org/\\udc00"}', '/url', unicode],
    ['no address', article({ url: 'example.org/a' }), '/url', 'must be an http or https URL'],
    ['half an address', article({ url: 'https:/example.org' }), '/url', 'must be an http or https URL'],
    ['an address without a host', article({ url: 'https://' }), '/url', 'must be an http or https URL'],
    [
      'an address of another kind',
      article({ url: 'javascript://x/%0aalert(1)' }),
      '/url',
      'must be an http or https URL',
    ],
    ['yesterday', article({ publishedAt: 'yesterday' }), '/publishedAt', date],
    ['a year as a date', article({ publishedAt: '2021' }), '/publishedAt', date],
    ['a day that is not', article({ publishedAt: '2021-02-29' }), '/publishedAt', date],
    ['an hour that is not', article({ publishedAt: '2021-12-04T25:00:00Z' }), '/publishedAt', date],
    ['a time somewhere', article({ publishedAt: '2021-12-04T10:00:00' }), '/publishedAt', date],
    ['a number as a date', article({ publishedAt: 1638576000 }), '/publishedAt', date],
    ['an author for authors', article({ authors: 'Jane Roe' }), '/authors', 'must be an array'],
    ['a nameless author', article({ authors: ['Jane Roe', ' '] }), '/authors/1', 'must not be empty'],
    ['too many authors', article({ authors: Array(101).fill('A') }), '/authors', 'must not be longer than 100 items'],
    ['a headline too long', article({ headline: 'a'.repeat(2_001) }), '/headline', 'longer than 2000 characters'],
    ['no language', article({ language: 'English' }), '/language', 'must be a BCP 47 language tag: "en", "en-GB"'],
    ['an unknown field', article({ titel: 'Late' }), '/titel', 'is not known: there are '],
    ['a field with a slash', article({ 'a/b~c': 1 }), '/a~1b~0c', 'is not known: there are '],
    ['a prototype', '{"text": "a", "__proto__": {"url": "x"}}', '/__proto__', 'is not known: there are '],
    ['a constructor', article({ constructor: { prototype: { a: 1 } } }), '/constructor', 'is not known: there are '],
    ['a long name', article({ ['a'.repeat(100_000)]: 1 }), `/${'a'.repeat(100)}…`, 'is not known: there are '],
  ])('%s', async (_what, payload, pointer, words) => {
    const { detail, errors } = problemIn(await send(url, payload), 400);
    expect(errors).toEqual([{ pointer, detail: expect.stringContaining(words) }]);
    expect(detail).toBe(`${pointer || 'the body'} ${errors?.[0]?.detail}`);
  });

  test('everything that is wrong at once', async () => {
    const payload = JSON.stringify({ url: 'x', publishedAt: 'yesterday', authors: [1], titel: 'x' });
    const { errors } = problemIn(await send(url, payload), 400);
    expect(errors?.map(({ pointer }) => pointer)).toEqual(['/url', '/authors/0', '/publishedAt', '/text', '/titel']);
  });

  test('any number of wrong things, with an answer that stays short', async () => {
    const wrong = Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`field${i}`, i]));
    const { detail, errors } = problemIn(await send(url, article(wrong)), 400);
    expect(errors).toHaveLength(20);
    expect(detail).toMatch(/; and so on, 50000 in all$/);
  });

  test('parameters', async () => {
    const { errors } = problemIn(await send(`${url}?dryRun=1&x`, article({})), 400);
    expect(errors).toEqual([
      { parameter: 'dryRun', detail: 'is not known: there is none to give here' },
      { parameter: 'x', detail: 'is not known: there is none to give here' },
    ]);
  });
});

test('POST /articles takes no id, POST /extract a good one only', async () => {
  const refused = async (url: string, id: unknown) => problemIn(await send(url, article({ id })), 400).errors;
  expect(await refused('/articles', 'a')).toEqual([{ pointer: '/id', detail: expect.stringContaining('not known') }]);
  for (const id of ['', 'a\0', '\ud800', 'a'.repeat(1_001), 1, null]) {
    expect(await refused('/extract', id), String(id)).toEqual([{ pointer: '/id', detail: expect.any(String) }]);
  }
});

test('no key of an object gets into another one', () => {
  expect(({} as Record<string, unknown>).url).toBeUndefined();
  expect(({} as Record<string, unknown>).a).toBeUndefined();
});
