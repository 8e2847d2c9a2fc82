import type { Format, Found, Source } from '../formats/format.ts';
import type { ExtractionPool } from './pool.ts';

/**
 * The articles of a source, read in another process where that takes long.
 *
 * @throws Malformed; ExtractionPoolFull
 */
export const readSource = async (source: Source, format: Format, pool: ExtractionPool): Promise<Found[]> =>
  format.slow ? await pool.read(source, format) : [...format.read(source)];
