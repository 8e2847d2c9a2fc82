import type { Format, Found, Source } from '../formats/format.ts';
import { readJson } from '../formats/json.ts';
import { articlesIn, isSlow, json } from '../formats/json-document.ts';
import { type ExtractionPool, ExtractionPoolFull } from './pool.ts';

/**
 * The articles of a source, read in another process where that takes long.
 *
 * @param what what the source is, for those who are told what is wrong with it
 * @throws Malformed; ExtractionPoolFull
 */
export async function readSource(
  source: Source,
  format: Format,
  pool: ExtractionPool,
  what = 'the body',
): Promise<Found[]> {
  if (format === json) {
    const document = readJson(source.bytes, what);
    if (!isSlow(document)) return [...articlesIn(document)];
  } else if (!format.slow) return [...format.read(source)];
  return await pool.read(source, format);
}

/** Does a piece of work when its turn comes, where others fill the processes: for who has time. */
export async function whenThereIsRoom<T>(pool: ExtractionPool, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ExtractionPoolFull)) throw error;
      await pool.room();
    }
  }
}
