import { describe, expect, test } from 'vitest';
import { Malformed } from '../../src/formats/format.ts';
import { fragmentText } from '../../src/formats/fragment.ts';
import { publishedDate } from '../../src/formats/published-date.ts';
import { formatNamed } from '../../src/formats/registry.ts';

const read = (format: string, content: string) => [...formatNamed(format).read({ bytes: Buffer.from(content) })];
const rss = (items: string, head = '') => `${head}<rss version="2.0"><channel><title>T</title>${items}</channel></rss>`;
const item = (text: string) => `<item><description>${text}</description></item>`;

/** Ten to the twelfth words, if anybody wrote them out. */
const LAUGHS = Array.from({ length: 12 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');

describe('XML', () => {
  test('entities are not written out', () => {
    const [found] = read('feed', rss(item('ha &l12;'), `<!DOCTYPE rss [<!ENTITY l0 "ha">${LAUGHS}]>`));
    expect(found).toEqual({ place: 'item 1', draft: expect.objectContaining({ text: 'ha &l12;' }) });
  });

  test.each([
    ['a file', '<!ENTITY x SYSTEM "file:///etc/passwd">'],
    ['an address', '<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;'],
  ])('%s that it wants read is not', (_what, declaration) => {
    expect(() => read('feed', rss(item('x &x;'), `<!DOCTYPE rss [${declaration}]>`))).toThrow(Malformed);
  });

  test.each([
    ['nothing', ''],
    ['bytes', '\u0007'.repeat(1_000)],
    ['a page', '<html><body><p>It is late.</p></body></html>'],
    ['a feed cut off', rss(item('a')).slice(0, -30)],
    ['elements without end', `<rss version="2.0"><channel>${'<a>'.repeat(100_000)}`],
    ['brackets', `<rss version="2.0"><channel>${'<'.repeat(500_000)}`],
  ])('%s is no feed, and is told so', (_what, content) => {
    expect(() => read('feed', content)).toThrow(/^the body is no feed that can be read/);
  });

  test('text nested 100,000 deep is read', () => {
    expect(read('feed', rss(item(`${'<b>'.repeat(100_000)}deep`)))).toMatchObject([{ draft: { text: 'deep' } }]);
  });
});

describe('JSON', () => {
  test.each([
    ['lists', '[', ']'],
    ['graphs', '{"@graph":', '}'],
  ])('100,000 %s within each other hold no article', (_what, open, close) => {
    const content = `{"@context":"https://schema.org","@graph":${open.repeat(100_000)}1${close.repeat(100_000)}}`;
    expect(() => read('jsonld', content)).toThrow('it has no article of schema.org in it');
  });

  test('nodes that name each other are gone through once', () => {
    const nodes = '{"@id":"a","mainEntity":{"@id":"b"},"name":"A"},{"@id":"b","mainEntity":{"@id":"a"},"name":"B"}';
    expect(() => read('jsonld', `[{"@graph":[${nodes}]}]`)).toThrow(Malformed);
  });

  test('more nodes than anybody sends are refused', () => {
    expect(() => read('jsonld', `[${'{"@type":"Thing"},'.repeat(250_000)}1]`)).toThrow('send fewer articles at once');
  });

  test('fields that are no such thing are left out, and the article is taken', () => {
    const content = JSON.stringify({
      uri: 1,
      versioncreated: [1],
      headline: { a: 1 },
      language: 'klingon!',
      bodies: [null, 1, { value: 3 }, { value: 'A\u0000 word, said Al \ud800.' }],
      people: [null, { name: [1], rel: 'author' }],
      altids: 'x',
    });
    expect(read('json', content)).toEqual([{ place: '', draft: { text: 'A word, said Al \ufffd.' } }]);
  });

  test('a line that is longer than is read is told, and the next one taken', () => {
    const lines = `{"text":"${'a'.repeat(17_000_000)}"}\n{"text":"b"}`;
    expect(read('ndjson', lines)).toEqual([
      { place: 'line 1', problem: 'the line is longer than 16 MiB' },
      { place: 'line 2', draft: { text: 'b' } },
    ]);
  });
});

describe('Markdown', () => {
  test.each([
    ['quotes', '>'.repeat(100_000)],
    ['lists', '- '.repeat(50_000)],
    ['stars', '**a*'.repeat(20_000)],
    ['brackets', '['.repeat(50_000)],
  ])('%s without end are read', (_what, content) => {
    expect(read('markdown', `${content}\n\nend`)).toHaveLength(1);
  });

  test.each([
    ['is no YAML', '---\na: [\n---\nx', 'the front matter is no YAML'],
    ['is nested deep', `---\na: ${'['.repeat(50_000)}\n---\nx`, 'it is nested too deeply'],
  ])('front matter that %s is refused', (_what, content, message) => {
    expect(() => read('markdown', content)).toThrow(message);
  });
});

test.each([
  ['<p>a', 'a'],
  ['a</p></div><br>b', 'a\n\nb'],
  ['<script>if (a < b) "</p>"</script>c', 'c'],
  ['<svg><svg></svg><title>x</title></svg>d', 'd'],
  ['<iframe src="x" />e', 'e'],
  ['<input type="text">f<unknown-element>g</unknown-element>', 'f\n\ng'],
  ['<pre>one\n  two</pre>', 'one\ntwo'],
  [`${'<div>'.repeat(100_000)}h${'</b>'.repeat(100_000)}`, 'h'],
  ['&zzz; &#0; &amp;amp;', '&zzz; \ufffd &amp;'],
])('of %s the text is read', (html, text) => {
  expect(fragmentText(html)).toBe(text);
});

test.each([
  ['2024-03-05', '2024-03-05'],
  ['2024-03-05 10:00', '2024-03-05'],
  ['20240305T100000Z', '2024-03-05T10:00:00Z'],
  ['2024-03-05T10:00:00.123456-07', '2024-03-05T10:00:00-07:00'],
  ['Tue, 5 Mar 24 09:30 EST', '2024-03-05T09:30:00-05:00'],
  ['Wed, 02 Oct 2002 08:00:00 -0330', '2002-10-02T08:00:00-03:30'],
  ['Tuesday, March 5, 2024 at 9:30 PM EDT', '2024-03-05T21:30:00-04:00'],
  ['2024-03-05 10:00 EST', '2024-03-05T10:00:00-05:00'],
  ['March 5, 2024', '2024-03-05'],
  ['5 mars 2024', '2024-03-05'],
  ['05.03.2024', '2024-03-05'],
  ['25/03/2024', '2024-03-25'],
  ['Posted 05/03/2024', null],
  ['2 days ago in 2024', null],
  ['May 5, 24 comments', null],
  ['2090-01-01', null],
  ['0000-01-01T00:00:00Z', null],
  ['0001-01-01', null],
  ['9999-12-31T23:59:59Z', null],
  ['2024-02-30', null],
  ['05/03/2024', null],
  ['yesterday', null],
  ['1709631000', null],
  [1_709_631_000, null],
])('%s is the date %s', (given, date) => {
  expect(publishedDate(given)).toBe(date);
});
