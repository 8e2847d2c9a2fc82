import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extract } from '../../src/extract/extractor.ts';
import { Extraction } from '../../src/records/extraction.ts';
import type { Span } from '../../src/records/span.ts';

/** What articles are made of, and what they should not be made of, so that random texts have quotes and names. */
const PIECES = [
  'Elena Marchetti',
  'Mrs. Marchetti',
  'Tomas Varga, the mayor of Oslo,',
  'the Kremlin',
  'She',
  'reporters',
  ' said ',
  ' told ',
  ' denied that ',
  ' according to ',
  'more than 94,000 soldiers',
  '$3.4 billion',
  ' on Friday',
  ' and ',
  '“',
  '”',
  '"',
  "'",
  '’s ',
  '«',
  '»',
  '„',
  '(',
  ')',
  ', ',
  '. ',
  '? ',
  ': ',
  '…',
  '\n',
  '\n\n',
  '\r\n',
  '\t',
  '\u00a0',
  '\u200b',
  '\ufeff',
  '\u0000',
  '\u0085',
  '😀',
  '👩‍🚀',
  'e\u0301',
  '北京说',
  'قال الرئيس',
  '\u202e',
  '\ud83d',
  '\ude00',
  'ﬁ',
  'İ',
  'ß',
];

const articles = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(' ')),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);

const holds = (property: (text: string, extraction: Extraction) => void | Promise<void>): Promise<void> =>
  fc.assert(
    fc.asyncProperty(articles, async (text) => property(text, await extract({ text, publishedAt: '2024-03-06' }))),
    { numRuns: 60 },
  );

/** The text of a span, cut in code points as a reader of the API would. */
const cut = (text: string, { start, end }: Span): string => [...text].slice(start, end).join('');

/** Every record of an extraction that says which words stand where. */
const anchored = ({ quotes, entities, claims }: Extraction): (Span & { text: string })[] => [
  ...quotes.flatMap(({ cue }) => cue ?? []),
  ...entities.flatMap(({ mentions }) => mentions),
  ...claims.flatMap(({ quantities, dates }) => [...quantities, ...dates]),
];

describe('for any text', () => {
  test('every record is as its schema says', async () => {
    await holds((_, extraction) => {
      expect(Extraction.parse(extraction)).toEqual(extraction);
    });
  });

  test('spans lie within the text, are not empty and cut the words that the record gives', async () => {
    await holds((text, extraction) => {
      const { length } = [...text];
      const whole = [...extraction.quotes, ...extraction.claims];
      const addressees = extraction.quotes.flatMap((quote) => quote.addressees);
      for (const span of [...anchored(extraction), ...whole.flatMap(({ spans }) => spans), ...addressees]) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.start).toBeLessThan(span.end);
        expect(span.end).toBeLessThanOrEqual(length);
      }
      for (const record of anchored(extraction)) expect(cut(text, record)).toBe(record.text);
      for (const { spans, text: words } of whole) expect(spans.map((span) => cut(text, span)).join(' … ')).toBe(words);
      for (const { source } of extraction.quotes)
        if (source) expect(source.spans.map((span) => cut(text, span)).join(' … ')).toBe(source.text);
    });
  });

  test('a quote’s parts are in order, and no two quotes share a word', async () => {
    await holds((_, { quotes }) => {
      for (const { spans } of quotes) {
        const ordered = spans.every(({ start }, i) => start >= (spans[i - 1]?.end ?? 0));
        expect(ordered).toBe(true);
      }
      const all = quotes.flatMap(({ spans }) => spans).sort((a, b) => a.start - b.start);
      all.forEach(({ start }, i) => {
        expect(start).toBeGreaterThanOrEqual(all[i - 1]?.end ?? 0);
      });
    });
  });

  test('ids are unique, and those that point somewhere point to a record of the article', async () => {
    await holds((_, { quotes, entities, claims }) => {
      const ids = [...quotes, ...entities, ...claims].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const known = new Set<string | null>([null, ...ids]);
      const pointers = [
        ...quotes.flatMap(({ speakers, addressees }) => [...speakers, ...addressees].map(({ id }) => id)),
        ...entities.flatMap(({ id, mentions }) => mentions.map(({ entityId }) => (entityId === id ? id : 'another'))),
        ...claims.flatMap(({ quoteId, claimants }) => [quoteId, ...claimants.map(({ id }) => id)]),
      ];
      expect(pointers.filter((id) => !known.has(id))).toEqual([]);
    });
  });

  test('lists are in text order', async () => {
    await holds((_, { quotes, entities, claims }) => {
      const mentions = entities.map((one) => one.mentions.map(({ start }) => start));
      const firsts = entities.map((one) => one.mentions[0]?.start ?? -1);
      const starts = [quotes, claims].map((records) => records.map(({ spans }) => spans[0]?.start ?? -1));
      for (const list of [...mentions, firsts, ...starts]) expect(list).toEqual([...list].sort((a, b) => a - b));
    });
  });

  test('the same text gives the same records', async () => {
    await holds(async (text, extraction) => {
      expect(await extract({ text, publishedAt: '2024-03-06' })).toEqual(extraction);
    });
  });
});

test('spans count code points, not UTF-16 units', async () => {
  const before = '😀😀 北京 e\u0301 ';
  const text = `${before}Elena Marchetti said that rates could rise.`;
  const { quotes, entities } = await extract({ text });
  const at = [...before].length;
  expect(entities[0]?.mentions[0]).toMatchObject({ text: 'Elena Marchetti', start: at, end: at + 15 });
  const [span] = quotes[0]?.spans ?? [];
  expect(span && cut(text, span)).toBe(quotes[0]?.text);
  expect(span?.end).toBeGreaterThanOrEqual([...text].length - 1);
});

test('a quote keeps its id when the text around it changes, if the article has an address', async () => {
  const url = 'https://example.org/rates';
  const quote = 'Elena Marchetti said that rates could rise.';
  const [first] = (await extract({ url, text: quote })).quotes;
  const [second] = (await extract({ url, text: `An update: it snowed.\n\n${quote}` })).quotes;
  expect(second?.id).toBe(first?.id);
});
