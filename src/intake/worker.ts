import type { ExtractionInput } from '../extract/extractor.ts';
import type { Model } from '../extract/model/models.ts';
import type { Found, Source } from '../formats/format.ts';
import type { Extraction } from '../records/extraction.ts';

/** What a process of the pool is given: an article to look into, or bytes to read articles from. */
export type Work = { extract: ExtractionInput; model: Model } | { read: Source; format: string };

/** What comes of it. */
export type Done<W extends Work> = W extends { read: Source } ? Found[] : Extraction;

// Ctrl-C goes to all processes of a terminal: this one ends when the pool says so, when what was begun is done.
process.on('SIGINT', () => {});

/**
 * What a process of the pool runs: one piece of work at a time, plain data in and out. What it needs is loaded with the
 * first, so that whoever sent it is told what is missing of a broken installation.
 */
export default async function work(given: Work): Promise<Extraction | Found[]> {
  if ('read' in given) {
    const { formatNamed } = await import('../formats/registry.ts');
    return [...formatNamed(given.format).read(given.read)];
  }
  const { extract } = await import('../extract/extractor.ts');
  return await extract(given.extract, given.model);
}
