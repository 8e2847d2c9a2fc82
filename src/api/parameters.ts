import { z } from 'zod';
import { PARTIAL_DATE_PATTERN, PartialDate } from '../records/date.ts';
import { STORABLE, storable, storablePattern } from '../records/storable.ts';

/** So many values of one filter are taken. */
export const MOST_VALUES = 50;

/** The parts of a value between commas; a comma that belongs to a part is written `\,`. */
const parted = (value: string): string[] =>
  value
    .split(/(?<!\\),/)
    .map((part) => part.replaceAll('\\,', ',').trim())
    .filter((part) => part !== '');

const toList = (value: unknown) =>
  typeof value === 'string' || Array.isArray(value)
    ? [value].flat().flatMap((each) => (typeof each === 'string' ? parted(each) : [each]))
    : value;

/** One to `most` values, parted by commas or by repeating the parameter. */
export const listOf = <T extends z.ZodType<string>>(item: T, most: number, what: string) =>
  z.preprocess(toList, z.array(item).min(1).max(most, `must not have more than ${most} ${what}`));

/** Values of which any will do: the parameter may come several times, and each time with several values. */
export const anyOf = <T extends z.ZodType<string>>(item: T) => listOf(item, MOST_VALUES, 'values').optional();

/** A name or another text that is looked for as a whole. */
export const wholeText = z.string().min(1).max(500).refine(storable, STORABLE).meta({ pattern: storablePattern() });

/** A number as a query string writes one; anything else is left as it is, for the schema to refuse. */
const toNumber = (value: unknown) =>
  typeof value === 'string' && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value) ? Number(value) : value;

export const number = (rule = 'must be a number: 12, -3 or 0.5') => z.preprocess(toNumber, z.number(rule)).optional();

const SHARE = 'must be a number from 0 to 1';
export const share = z.preprocess(toNumber, z.number(SHARE).min(0, SHARE).max(1, SHARE)).optional();

export const yesOrNo = z.enum(['true', 'false']).transform((word) => word === 'true');

const MOMENT = z.iso.datetime({ offset: true });

/** A day or a period of days, or a moment. */
export const published = z
  .string()
  .refine(
    (value) => PartialDate.safeParse(value).success || MOMENT.safeParse(value).success,
    'must be an ISO 8601 year, month, day or date-time with an offset: 2021, 2021-12, 2021-12-03, 2021-12-03T10:00:00Z',
  )
  .meta({ pattern: `${PARTIAL_DATE_PATTERN}|${z.regexes.datetime({ offset: true }).source}` })
  .optional();

/** What is searched for: `store/search.ts` reads it. */
export const search = z
  .string()
  .min(1)
  .max(500)
  .refine(storable, STORABLE)
  .meta({ pattern: storablePattern() })
  .optional();
