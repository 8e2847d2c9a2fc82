import { z } from 'zod';
import { Act, Quote } from './quote.ts';
import { Stats, StatsEntity } from './stats.ts';

/** By what quotes are set side by side. */
export const COMPARED = ['speaker', 'publisher'] as const;
export type Compared = (typeof COMPARED)[number];

/** What one speaker or one publisher has. */
export const ComparedSide = z
  .object({
    speaker: StatsEntity.optional(),
    publisher: z.string().optional(),
    total: z.int().min(0).describe('How many of its quotes were counted.'),
    complete: z.boolean().describe('False: it has more; the newest were counted.'),
    acts: z.array(z.object({ act: Act, quotes: z.int().min(1) })).describe('The most frequent first.'),
    quotes: z.array(Quote).describe('The newest.'),
  })
  .meta({ id: 'ComparedSide', description: 'The quotes of one speaker or publisher, counted, and the newest.' });
export type ComparedSide = z.infer<typeof ComparedSide>;

/** Quotes of several speakers, or in several publishers, on the same words. */
export const Comparison = z
  .object({
    by: z.enum(COMPARED),
    q: z.string().nullable().describe('The words, null where there are none.'),
    sides: z.array(ComparedSide).describe('In the order in which they were asked for.'),
    months: Stats.describe('By side and month of publication.'),
  })
  .meta({ id: 'Comparison', description: 'Quotes of several speakers or publishers on the same words, side by side.' });
export type Comparison = z.infer<typeof Comparison>;
