import { describe, expect, test } from 'vitest';
import { type Format, Malformed } from '../../src/formats/format.ts';
import { json } from '../../src/formats/json-document.ts';
import { FORMATS, MEDIA_TYPES } from '../../src/formats/registry.ts';
import { text } from '../../src/formats/text.ts';

const bytes = (content: string) => new TextEncoder().encode(content);
const draft = (format: Format, content: string) => {
  const [found] = format.read({ bytes: bytes(content) });
  return found && 'draft' in found ? found.draft : found;
};
const failure = (read: () => unknown) => {
  try {
    read();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
};

test('each media type is read by one format only', () => {
  expect(MEDIA_TYPES).toContain('application/json');
  expect(MEDIA_TYPES).toContain('text/plain');
  expect(new Set(MEDIA_TYPES).size).toBe(MEDIA_TYPES.length);
});

// Markup and feeds say themselves in which character set they are, and of lines each stands for itself.
describe.each(FORMATS.filter(({ name }) => !['feed', 'html', 'ndjson'].includes(name)))('$mediaTypes', (format) => {
  test.each([
    ['a stray byte', [0x61, 0xff, 0x62], 1],
    ['Latin-1', [...bytes('"caf'), 0xe9, ...bytes(' au lait"')], 4],
    ['half a character at the end', [...bytes('ab'), 0xe2, 0x82], 2],
    ['an encoded surrogate', [0x61, 0xed, 0xa0, 0x80], 1],
    ['an overlong NUL', [0xc0, 0x80], 0],
  ])('%s is refused with its place', (_what, content, place) => {
    const error = failure(() => format.read({ bytes: Uint8Array.from(content) }));
    expect(error).toBeInstanceOf(Malformed);
    expect((error as Error).message).toContain(`byte ${place} `);
  });
});

test('plain text is kept to the letter', () => {
  expect(draft(text, '  Ein Satz.\r\n\r\n„Ja“, sagte sie. 😀\n')).toEqual({
    text: '  Ein Satz.\r\n\r\n„Ja“, sagte sie. 😀\n',
  });
});

test('a byte order mark is no part of the text', () => {
  expect(draft(text, '\uFEFFA')).toEqual({ text: 'A' });
  expect(draft(json, '\uFEFF{"text":"A"}')).toEqual({ text: 'A' });
});

test.each([
  ['', 'is empty'],
  [' \n', 'is empty'],
  ['{"text": }', 'line 1, column 10'],
  ['{"text": "a",\n "url" "b"}', 'line 2, column 8'],
  ['{"text": "a",}', 'line 1, column 14'],
  ['{"text": "a"} // no', 'line 1, column 15'],
  ['{"text": "a', 'line 1, column 10'],
  ["{'text': 'a'}", 'line 1, column 2'],
  ['{"text": "a"', 'column'],
])('%s is no JSON', (content, message) => {
  const error = failure(() => draft(json, content));
  expect(error).toBeInstanceOf(Malformed);
  expect((error as Error).message).toContain(message);
});

test('brackets that open without end are no JSON', () => {
  const error = failure(() => draft(json, '['.repeat(500_000)));
  expect(error).toBeInstanceOf(Malformed);
  expect((error as Error).message).toContain('nested too deeply');
});

test('a well-formed but very deep value is read without a crash', () => {
  expect(draft(json, `${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toBeInstanceOf(Array);
});
