import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/extractor.ts';

describe('segmentation', () => {
  it.each(['a'.repeat(2_000), 'a-'.repeat(1_000), "a'".repeat(1_000), '漢'.repeat(2_000), '😀'.repeat(1_000)])(
    'finds what is said around a run that is no word: %#',
    async (run) => {
      const text = `Anna Berg said the bridge was safe.\n\nThe sign has ${run} on it. Later, Tom Ruiz said the road was closed.`;
      const { quotes } = await extract({ text });
      expect(quotes.map(({ text, speakers }) => [speakers[0]?.name, text])).toEqual([
        ['Anna Berg', 'the bridge was safe'],
        ['Tom Ruiz', 'the road was closed'],
      ]);
      const points = [...text];
      for (const { spans, text } of quotes)
        expect(spans.map(({ start, end }) => points.slice(start, end).join('')).join(' … ')).toBe(text);
    },
  );
});
