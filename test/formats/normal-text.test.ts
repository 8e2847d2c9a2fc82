import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodedAgain, normalText } from '../../src/formats/normal-text.ts';

const SPECIAL = [
  '\u00a0',
  '\u2009',
  '\u3000',
  '\t',
  '\r\n',
  '\n',
  '\n\n\n',
  '\u2028',
  '\u2029',
  '\u00ad',
  '\u200b',
  '\u200c',
  '\u200d',
  '\ufeff',
  '\u202e',
  '\u2066',
  '\ufb01',
  '\ufb05',
  'e\u0301',
  '\u212b',
  '“',
  '„',
  '»',
  '’',
  '…',
  '–',
  '👩\u200d🚒',
  '\u0000',
  ' ',
  'a',
  'क्\u200dष',
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...SPECIAL), fc.string({ unit: 'grapheme' })))
  .map((parts) => parts.join(''));

test('the rule leaves nothing to do for a second time, and nothing that is not seen', () => {
  fc.assert(
    fc.property(text, (given) => {
      const normal = normalText(given);
      expect(normalText(normal)).toBe(normal);
      expect(normal).toBe(normal.normalize('NFC'));
      expect(normal).not.toMatch(
        /[\u00ad\u200b\ufeff\u202a-\u202e\u2066-\u2069\ufb00-\ufb06\r\t\u00a0]| {2}|^ | $|\n{3}/m,
      );
    }),
    { numRuns: 500 },
  );
});

test('what is seen stays, in its order', () => {
  const seen = (given: string) => given.normalize('NFKC').replace(/[\s\p{Cc}\p{Cf}]/gu, '');
  fc.assert(
    fc.property(text, (given) => {
      expect(seen(normalText(given))).toBe(seen(given));
    }),
  );
});

test.each([
  ['a\u00a0b\u2003c', 'a b c'],
  ['kau\u00adfen', 'kaufen'],
  ['\ufeffof\ufb01ce', 'office'],
  ['“Yes … no” – „nein“ «non» ‘x’', '“Yes … no” – „nein“ «non» ‘x’'],
  ['one\r\ntwo \n three\n\n\n\nfour', 'one\ntwo\nthree\n\nfour'],
  ['👩\u200d🚒 and a\u200db', '👩\u200d🚒 and ab'],
])('%j', (given, normal) => {
  expect(normalText(given)).toBe(normal);
});

test('references that were encoded twice are decoded, ampersands of the text are not', () => {
  expect(decodedAgain('&quot;R&amp;D&quot; &#8217;n&#x2019; AT&T; &copy 2020 &nosuch;')).toBe(
    '"R&D" ’n’ AT&T; &copy 2020 &nosuch;',
  );
});
