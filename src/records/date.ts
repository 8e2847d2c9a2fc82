import { z } from 'zod';

/** A day or a moment, as publishers give it: `2021-12-04` or `2021-12-04T10:00:00Z` (any offset). */
export const PublicationDate = z
  .union(
    [z.iso.date(), z.iso.datetime({ offset: true })],
    'must be an ISO 8601 date (2021-12-04) or date-time with an offset (2021-12-04T10:00:00Z)',
  )
  .describe('ISO 8601 date, or date-time with an offset.');

/** A year, a month, or a day that is in the calendar, for documents: here it is told apart in two steps, each with its rule. */
export const PARTIAL_DATE_PATTERN = `^(\\d{4}(-(0[1-9]|1[0-2]))?|${z.regexes.date.source.replace(/^\^|\$$/g, '')})$`;

/** Tells the 30th of February from a day; a year or a month is always there. */
const exists = (date: string) => date.length < 10 || new Date(date).toISOString().startsWith(date);

/** A date only as exact as the text is: `2021-12-03`, `2022-01` or `2021`. */
export const PartialDate = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, {
    error: 'must be an ISO 8601 year, month or day: 2021, 2021-12 or 2021-12-03',
    abort: true,
  })
  .refine(exists, 'must be a day that is in the calendar')
  .describe('ISO 8601 date, as exact as the text is: 2021-12-03, 2022-01 or 2021.')
  .meta({ pattern: PARTIAL_DATE_PATTERN });
