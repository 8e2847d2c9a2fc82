import { afterEach, describe, expect, it } from 'vitest';
import { type ExtractionInput, extract } from '../../src/extract/extractor.ts';
import { createExtractionPool, type ExtractionPool, ExtractionPoolFull } from '../../src/intake/pool.ts';

const article = (number: number) => ({
  id: `a${number}`,
  text: `Mayor Anna Berg said on Monday that bridge ${number} would open in May.`,
  publishedAt: '2024-03-05',
});

describe('extraction pool', () => {
  let pool: ExtractionPool;
  afterEach(() => pool.close());

  it('gives what extraction on this thread gives', async () => {
    pool = createExtractionPool({ threads: 1 });
    expect(await pool.extract(article(1))).toEqual(await extract(article(1)));
  });

  it('reads many articles at once and answers each with its own', async () => {
    pool = createExtractionPool({ threads: 2 });
    const extractions = await Promise.all(Array.from({ length: 20 }, (_, i) => pool.extract(article(i))));
    expect(extractions.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, i) => `a${i}`));
  });

  it('brings an error to the caller with its message, and goes on', async () => {
    pool = createExtractionPool({ threads: 1 });
    const nothing = null as unknown as ExtractionInput;
    await expect(pool.extract(nothing)).rejects.toBeInstanceOf(Error);
    await expect(pool.extract(nothing)).rejects.toThrow('Cannot read properties of null');
    await expect(pool.extract(article(1))).resolves.toMatchObject({ id: 'a1' });
  });

  it('refuses more than may wait, and takes articles again when some are done', async () => {
    pool = createExtractionPool({ threads: 1, maxWaiting: 1 });
    const both = [pool.extract(article(1)), pool.extract(article(2))];
    await expect(pool.extract(article(3))).rejects.toThrow(ExtractionPoolFull);
    await Promise.all(both);
    await expect(pool.extract(article(3))).resolves.toMatchObject({ id: 'a3' });
  });

  it('finishes what waits when it is closed', async () => {
    pool = createExtractionPool({ threads: 1 });
    const waiting = Promise.all([1, 2, 3].map((i) => pool.extract(article(i))));
    await pool.close();
    expect(await waiting).toHaveLength(3);
  });
});
