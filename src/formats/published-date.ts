// Each by itself: the package as a whole loads three hundred modules of languages that nobody asks for.
import { strict as de } from 'chrono-node/de';
import { strict as en } from 'chrono-node/en';
import { strict as es } from 'chrono-node/es';
import { strict as fr } from 'chrono-node/fr';
import { PublicationDate } from '../records/date.ts';

/** News was first printed then; what is said to be older, or later than the day after tomorrow, is a default of software. */
const FIRST_YEAR = 1600;
const DAYS_AHEAD = 2;

/** So much of a text is looked at for a date, in UTF-16 units. */
const LONGEST = 120;

/** ISO 8601 as publishers write it: seconds, colons, zeros and the T may be missing, and fractions may be long. */
const ISO =
  /^(\d{4})(?:-(\d\d?)-(\d\d?)|(\d\d)(\d\d)(?!\d))(?:(?:\s*T\s*|\s+at\s+|\s+)(\d\d?):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?/i;

/** Which comes first where a date is in figures with a slash. */
export type Figures = 'day-first' | 'month-first';

/**
 * A date as a publisher writes it (ISO 8601, RFC 822, in words of a few languages, in figures), as an ISO 8601 date-time
 * with its offset, or as a day where no time or no time zone is told; null where it cannot be read, or cannot be true.
 *
 * @param figures how to take what is in figures alone: 02/10/2020, and seconds or milliseconds since 1970. Without it only
 *   those are read that are dates in no other way
 */
export function publishedDate(given: unknown, figures?: Figures): string | null {
  if (typeof given !== 'string') return null;
  const text = given.trim().slice(0, LONGEST);
  if (text === '') return null;
  const iso = ISO.exec(text);
  // Behind a time may stand a zone by its name, which is read with words.
  if (iso && (iso[9] !== undefined || iso[0].length === text.length)) return plausible(isoOf(iso));
  if (figures && /^\d{10}(?:\.\d+)?$|^\d{13}$/.test(text)) return plausible(fromUnix(text));
  return plausible(fromFigures(text, figures) ?? fromWords(text) ?? (iso && isoOf(iso)));
}

function isoOf([, year = '', month, date, month2, date2, hour, minute, second = '00', zone]: RegExpExecArray): string {
  const written = dayOf(year, month ?? month2, date ?? date2);
  return hour === undefined || zone === undefined
    ? written
    : `${written}T${hour.padStart(2, '0')}:${minute}:${second}${offsetOf(zone)}`;
}

const dayOf = (year = '', month = '', date = '') => `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;

function offsetOf(zone: string): string {
  if (/^[A-Z]/i.test(zone)) return 'Z';
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  return digits === '0000' ? 'Z' : `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

function fromUnix(text: string): string | null {
  const date = new Date(text.length === 13 && !text.includes('.') ? Number(text) : Number(text) * 1000);
  return Number.isNaN(date.getTime()) ? null : date.toISOString().replace('.000Z', 'Z');
}

const YEAR_LAST = /(?<![\d.])(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})(?!\d)/;
const YEAR_FIRST = /(?<!\d)(\d{4})[./](\d{1,2})[./](\d{1,2})(?!\d)/;

/** Day, month and year in figures: with dots the day is first. */
function fromFigures(text: string, figures: Figures | undefined): string | null {
  const [, first, mark, second, year] = YEAR_LAST.exec(text) ?? [];
  if (year === undefined) {
    const [found, ...parts] = YEAR_FIRST.exec(text) ?? [];
    return found === undefined ? null : dayOf(...parts);
  }
  if (Number(first) > 12 || (mark === '.' && Number(second) <= 12)) return dayOf(year, second, first);
  if (Number(second) > 12 || first === second) return dayOf(year, first, second);
  if (figures === undefined) return null;
  return figures === 'day-first' ? dayOf(year, second, first) : dayOf(year, first, second);
}

const ALL_FIGURES = /(?<!\d)\d\d?[./-]\d\d?[./-]\d/;

const two = (value: number | null) => String(Math.abs(value ?? 0)).padStart(2, '0');

/** Two digits are a year in RFC 822 only: elsewhere they count comments, or minutes. */
const YEAR = /\d{4}|^(?:[a-z]{3},?\s+)?\d\d?\s[a-z]{3}\s\d\d(?:\s|$)/i;

/** A date in words; it must say a day, a month and a year. */
function fromWords(text: string): string | null {
  if (!YEAR.test(text)) return null;
  for (const strict of [en, de, fr, es]) {
    for (const { start, text: read } of strict.parse(text)) {
      if (!start.isCertain('day') || !start.isCertain('month') || !start.isCertain('year')) continue;
      // `2 days ago` stands to when it was written, and of figures alone nobody knows which is the day.
      if (start.tags().has('result/relativeDate') || ALL_FIGURES.test(read)) continue;
      const date = dayOf(String(start.get('year')).padStart(4, '0'), two(start.get('month')), two(start.get('day')));
      const offset = start.isCertain('timezoneOffset') ? start.get('timezoneOffset') : null;
      if (offset === null || !start.isCertain('hour')) return date;
      const zone = offset === 0 ? 'Z' : `${offset < 0 ? '-' : '+'}${two(Math.trunc(offset / 60))}:${two(offset % 60)}`;
      return `${date}T${two(start.get('hour'))}:${two(start.get('minute'))}:${two(start.get('second'))}${zone}`;
    }
  }
  return null;
}

function plausible(date: string | null): string | null {
  if (date === null || !PublicationDate.safeParse(date).success) return null;
  const isOver = new Date(date).getTime() > Date.now() + DAYS_AHEAD * 86_400_000;
  return Number(date.slice(0, 4)) >= FIRST_YEAR && !isOver ? date : null;
}
