import { expect, test } from 'vitest';
import { extract } from '../../src/extract/extractor.ts';

const text = 'Vargo’s aide Lena Holm denied it. Vargo’s plan was old, she said on Monday. Vargo said it was not.';

test('what an article gives does not hang on the articles before it', async () => {
  const before = await extract({ text });
  await extract({ text: 'It was Vargo’s, as ever.' });
  expect(await extract({ text })).toEqual(before);
});
