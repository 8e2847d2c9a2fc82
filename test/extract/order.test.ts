import { expect, test } from 'vitest';
import { extract } from '../../src/extract/extractor.ts';

const ARTICLES = [
  'Varga said the dam was safe.\n\nMayor Tomas Varga, Oslo’s first, told reporters that “nothing will break”.',
  'Varga’s aide, Lena Holm, denied it. “Varga’s plan is old,” she said on Monday.',
  'The council of Port Kestrel, Varga’s home, said it had no plan for Varga’s dam.',
];

test('what an article gives does not hang on the articles before it', () => {
  const forwards = ARTICLES.map((text) => extract({ text, publishedAt: '2024-03-06' }));
  const backwards = ARTICLES.toReversed().map((text) => extract({ text, publishedAt: '2024-03-06' }));
  expect(backwards.toReversed()).toEqual(forwards);
});
