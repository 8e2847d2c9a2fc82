import type { Extraction } from '../records/extraction.ts';
import type { ExtractionInput } from './extractor.ts';
import type { Model } from './model/models.ts';

/** What a process of the pool is given. */
export interface Work {
  input: ExtractionInput;
  model: Model;
}

// Ctrl-C goes to all processes of a terminal: this one ends when the pool says so, when what was begun is done.
process.on('SIGINT', () => {});

/**
 * What a process of the pool runs: one article at a time, plain data in and out. What the extractor needs is loaded with
 * the first, so that whoever sent it is told what is missing of a broken installation.
 */
export default async function work({ input, model }: Work): Promise<Extraction> {
  const { extract } = await import('./extractor.ts');
  return await extract(input, model);
}
