import { expect, test } from 'vitest';
import { decodeMarkup } from '../../src/formats/decoding.ts';

const utf16 = (text: string, isBig = false) => {
  const bytes = Buffer.from(text, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};
const utf32 = (text: string, isBig: boolean) => {
  const points = [...text].map((each) => each.codePointAt(0) ?? 0);
  const bytes = Buffer.alloc(points.length * 4);
  for (const [i, point] of points.entries()) {
    if (isBig) bytes.writeUInt32BE(point, i * 4);
    else bytes.writeUInt32LE(point, i * 4);
  }
  return bytes;
};
const latin1 = (text: string) => Buffer.from(text, 'latin1');
const CYRILLIC = [0xcc, 0xfd, 0xf0, 0x20, 0xf1, 0xea, 0xe0, 0xe7, 0xe0, 0xeb, 0x2c, 0x20, 0xf7, 0xf2, 0xee, 0x20];

test.each([
  ['a mark of UTF-8 over all else', Buffer.from('\uFEFF<p>é'), 'text/html; charset=latin1', '<p>é'],
  ['a mark of UTF-16', utf16('\uFEFF<p>é😀'), undefined, '<p>é😀'],
  ['a mark of UTF-16, the big end first', utf16('\uFEFF<p>é', true), 'text/html', '<p>é'],
  ['a mark of UTF-32', utf32('\uFEFF<p>😀', false), undefined, '<p>😀'],
  ['UTF-32 by its first character', utf32('<p>😀', true), undefined, '<p>😀'],
  ['UTF-16 by its first character', utf16('<?xml version="1.0"?><a>é'), undefined, '<?xml version="1.0"?><a>é'],
  [
    'the header over the page',
    latin1('<meta charset="utf-8"><p>é'),
    'text/html;charset="Latin1"',
    '<meta charset="utf-8"><p>é',
  ],
  [
    'what the page says',
    Buffer.from('<meta charset="shift_jis"><p>\x82\xa0', 'latin1'),
    'text/html',
    '<meta charset="shift_jis"><p>あ',
  ],
  [
    'a declaration of XML',
    latin1('<?xml version="1.0" encoding="ISO-8859-15"?><a>\xa4'),
    undefined,
    '<?xml version="1.0" encoding="ISO-8859-15"?><a>€',
  ],
  [
    'an equivalent of the header',
    latin1('<meta http-equiv=content-type content="text/html; charset=windows-1252"><p>\x93a\x94'),
    undefined,
    '<meta http-equiv=content-type content="text/html; charset=windows-1252"><p>“a”',
  ],
  ['UTF-8 that says nothing', Buffer.from('<p>“é”'), undefined, '<p>“é”'],
  ['a label that nobody knows', Buffer.from('<p>é'), 'text/html; charset=klingon', '<p>é'],
  [
    'a page that says UTF-8 and is not',
    latin1('<meta charset=utf-8><p>Un \x93caf\xe9\x94 d\xe9j\xe0 ferm\xe9, a dit le maire'),
    undefined,
    '<meta charset=utf-8><p>Un “café” déjà fermé, a dit le maire',
  ],
  [
    'a page that says UTF-16 where it could say nothing',
    Buffer.from('<meta charset="utf-16"><p>é'),
    undefined,
    '<meta charset="utf-16"><p>é',
  ],
  [
    'a declaration in a comment',
    Buffer.from('<!-- <meta charset="latin1"> --><p>é'),
    undefined,
    '<!-- <meta charset="latin1"> --><p>é',
  ],
  [
    'Cyrillic that says nothing',
    Buffer.from(Array(20).fill(CYRILLIC).flat()),
    undefined,
    'Мэр сказал, что '.repeat(20),
  ],
  ['nothing', Buffer.alloc(0), undefined, ''],
] as [string, Buffer, string | undefined, string][])('%s', (_what, bytes, contentType, expected) => {
  expect(decodeMarkup({ bytes, contentType })).toBe(expected);
});
