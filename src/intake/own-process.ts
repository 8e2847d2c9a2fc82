import type { Model } from '../extract/model/models.ts';
import type { ExtractionPool } from './pool.ts';

/** What reads articles, wherever it does. */
export type Reader = Pick<ExtractionPool, 'extract' | 'read'>;

/**
 * Reads in this process, which meanwhile does nothing else, what a pool reads in others: a process more takes longer to
 * start than an article takes to read.
 */
export const ownProcess = (model?: Model): Reader => ({
  async extract(input) {
    const { extract } = await import('../extract/extractor.ts');
    return await extract(input, model);
  },
  async read(source, format) {
    return [...format.read(source)];
  },
});
