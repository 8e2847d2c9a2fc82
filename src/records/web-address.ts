import { z } from 'zod';
import { STORABLE, storable } from './storable.ts';

/** One spelling for each address (lower-case host, percent-encoded path), since ids come from it. */
export const webAddress = z
  .string()
  .max(2_000)
  .refine(storable, { error: STORABLE, abort: true })
  .refine((url) => url.includes('://'), { error: 'must be an http or https URL', abort: true })
  .check(z.url({ protocol: /^https?$/, normalize: true, error: 'must be an http or https URL' }));
