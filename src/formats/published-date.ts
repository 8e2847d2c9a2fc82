import { strict } from 'chrono-node';
import { PublicationDate } from '../records/date.ts';

/** News was first printed then; what is said to be older, or far ahead, is a default of some software. */
const FIRST_YEAR = 1600;
const LAST_YEAR = 2100;

/** ISO 8601 as publishers write it: seconds, colons and the T may be missing, and fractions may be long. */
const ISO =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:[T\s]\s*(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?$/i;

/** So much of a text is looked at for a date. */
const LONGEST = 100;

/**
 * A date as a publisher writes it (ISO 8601, RFC 822, in English words), as an ISO 8601 date-time with its offset, or as
 * a day where no time or no time zone is told; null where it cannot be read, or cannot be true.
 */
export function publishedDate(given: unknown): string | null {
  if (typeof given !== 'string') return null;
  const text = given.trim().slice(0, LONGEST);
  const date = fromIso(text) ?? fromWords(text);
  if (date === null || !PublicationDate.safeParse(date).success) return null;
  const year = Number(date.slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR ? date : null;
}

function fromIso(text: string): string | null {
  const [, year, month, day, hour, minute, second = '00', zone] = ISO.exec(text) ?? [];
  if (year === undefined) return null;
  const date = `${year}-${month}-${day}`;
  return zone === undefined ? date : `${date}T${hour}:${minute}:${second}${offsetOf(zone)}`;
}

function offsetOf(zone: string): string {
  if (/^[A-Z]/i.test(zone)) return 'Z';
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  return digits === '0000' ? 'Z' : `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

const two = (value: number | null) => String(Math.abs(value ?? 0)).padStart(2, '0');

function fromWords(text: string): string | null {
  // Of figures alone nobody knows which is the day and which the month.
  if (!/[a-z]{3}/i.test(text)) return null;
  const start = strict.parse(text)[0]?.start;
  if (!start?.isCertain('year') || !start.isCertain('month') || !start.isCertain('day')) return null;
  const year = String(start.get('year')).padStart(4, '0');
  const date = `${year}-${two(start.get('month'))}-${two(start.get('day'))}`;
  const offset = start.isCertain('timezoneOffset') ? start.get('timezoneOffset') : null;
  if (offset === null || !start.isCertain('hour')) return date;
  const zone = offset === 0 ? 'Z' : `${offset < 0 ? '-' : '+'}${two(Math.trunc(offset / 60))}:${two(offset % 60)}`;
  return `${date}T${two(start.get('hour'))}:${two(start.get('minute'))}:${two(start.get('second'))}${zone}`;
}
