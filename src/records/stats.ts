import { z } from 'zod';
import { EntityRef } from './entity.ts';
import { Act, QuoteType } from './quote.ts';

/** By what quotes can be counted. */
export const DIMENSIONS = [
  'speaker',
  'addressee',
  'entity',
  'publisher',
  'act',
  'type',
  'month',
  'day',
  'saidMonth',
  'saidDay',
] as const;
export const Dimension = z.enum(DIMENSIONS);
export type Dimension = z.infer<typeof Dimension>;

export const StatsEntity = EntityRef.omit({ role: true }).meta({
  id: 'StatsEntity',
  description: 'An entity by which quotes are counted.',
});
const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .nullable();
const day = z.iso.date().nullable();

/** How many quotes there are of one value of each dimension; it has the fields of its dimensions only. */
export const StatsRow = z
  .object({
    speaker: StatsEntity.nullable().optional().describe('Null: no named entity.'),
    addressee: StatsEntity.nullable().optional().describe('Null: no named entity.'),
    entity: StatsEntity.nullable().optional().describe('Of whom or what the content speaks; null: of no named entity.'),
    publisher: z.string().nullable().optional().describe('Null: the article has none.'),
    act: Act.optional(),
    type: QuoteType.optional(),
    month: month.optional().describe('When the article came out, in UTC: 2024-03. Null: it has no date.'),
    day: day.optional().describe('When the article came out, in UTC: 2024-03-05. Null: it has no date.'),
    saidMonth: month.optional().describe('When it was said: 2024-03. Null: the text does not tell the month.'),
    saidDay: day.optional().describe('When it was said: 2024-03-05. Null: the text does not tell the day.'),
    quotes: z.int().min(1).describe('A quote with several speakers, addressees or entities counts for each of them.'),
  })
  .meta({ id: 'StatsRow', description: 'How many quotes there are of one value of each dimension.' });
export type StatsRow = z.infer<typeof StatsRow>;

/** Counts of quotes by one dimension or two. */
export const Stats = z
  .object({
    by: z.array(Dimension).min(1).max(2),
    rows: z
      .array(StatsRow)
      .describe('The most frequent first, but months and days in their order; what is null comes last.'),
    other: z
      .int()
      .min(0)
      .describe(
        'What `limit` leaves out: quotes of other values of the first dimension, and of the values that are told, those ' +
          'with other values of the second. One with several such values counts for each.',
      ),
    total: z.int().min(0).describe('How many quotes were counted, each once.'),
    complete: z
      .boolean()
      .describe('False: more quotes would have to be gone through than is done for one request; the newest were.'),
  })
  .meta({ id: 'Stats', description: 'Counts of quotes by one dimension or two: what a plot is made of.' });
export type Stats = z.infer<typeof Stats>;
