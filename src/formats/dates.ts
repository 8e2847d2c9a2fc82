import * as chrono from 'chrono-node';
import { PublicationDate } from '../records/date.ts';

/** News is not older than the first papers, nor from after the day after tomorrow. */
const FIRST_YEAR = 1600;
const DAYS_AHEAD = 2;

/** Longest text that is looked at for a date. */
const MAX_LENGTH = 120;

const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[T\s]|\s+at\s+)+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?/i;

/**
 * The moment or day that a machine or a person wrote, as `PublicationDate` takes it: with its time where a zone is told,
 * else the day. Null where there is none, or it cannot be when news was published. `dayFirst` says how 02/10/2020 is meant.
 */
export function dateIn(given: string, dayFirst = false): string | null {
  const text = given.trim().slice(0, MAX_LENGTH);
  if (text === '') return null;
  const iso = ISO.exec(text);
  if (iso) return plausible(fromParts(iso));
  if (/^\d{10}(?:\.\d+)?$|^\d{13}$/.test(text)) return plausible(fromUnix(text));
  const digits = /^(\d{4})(\d{2})(\d{2})(?:$|[T ])/.exec(text);
  if (digits) return plausible(`${digits[1]}-${digits[2]}-${digits[3]}`);
  return plausible(fromNumbers(text, dayFirst) ?? fromWords(text));
}

function fromParts([, year, month, day, hour, minute, second, zone]: RegExpExecArray): string {
  const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  if (hour === undefined || zone === undefined) return date;
  return `${date}T${hour.padStart(2, '0')}:${minute}:${second ?? '00'}${offsetOf(zone)}`;
}

function offsetOf(zone: string): string {
  if (/^[a-z]/i.test(zone)) return 'Z';
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

function fromUnix(text: string): string | null {
  const number = Number(text);
  const date = new Date(text.length >= 13 && !text.includes('.') ? number : number * 1000);
  return Number.isNaN(date.getTime()) ? null : date.toISOString().replace('.000Z', 'Z');
}

/** Day, month and year in figures: with dots the day is first; with slashes it is told, where both could be. */
function fromNumbers(text: string, dayFirst: boolean): string | null {
  const found = /(?<![\d.])(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})(?!\d)/.exec(text);
  if (!found) {
    const yearFirst = /(?<!\d)(\d{4})[./](\d{1,2})[./](\d{1,2})(?!\d)/.exec(text);
    return yearFirst ? day(yearFirst[1], yearFirst[2], yearFirst[3]) : null;
  }
  const [, first, mark, second, year] = found as unknown as [string, string, string, string, string];
  const isDay = Number(first) > 12 || ((mark === '.' || dayFirst) && Number(second) <= 12);
  return isDay ? day(year, second, first) : day(year, first, second);
}

const day = (year = '', month = '', date = '') => `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;

const READERS = [chrono.en.casual, chrono.de.casual, chrono.fr.casual, chrono.es.casual];

/** A date in words, in any of a few languages; it must say a day, a month and a year. */
function fromWords(text: string): string | null {
  if (!/\d{4}/.test(text)) return null;
  for (const reader of READERS) {
    for (const { start } of reader.parse(text)) {
      if (!start.isCertain('day') || !start.isCertain('month') || !start.isCertain('year')) continue;
      const date = day(String(start.get('year')), String(start.get('month')), String(start.get('day')));
      const offset = start.get('timezoneOffset');
      if (!start.isCertain('hour') || typeof offset !== 'number' || !start.isCertain('timezoneOffset')) return date;
      const two = (number: number | null) => String(number ?? 0).padStart(2, '0');
      const zone = `${offset < 0 ? '-' : '+'}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
      return `${date}T${two(start.get('hour'))}:${two(start.get('minute'))}:${two(start.get('second'))}${offset === 0 ? 'Z' : zone}`;
    }
  }
  return null;
}

function plausible(date: string | null): string | null {
  if (date === null || !PublicationDate.safeParse(date).success) return null;
  const moment = new Date(date).getTime();
  const latest = Date.now() + DAYS_AHEAD * 86_400_000;
  return Number(date.slice(0, 4)) >= FIRST_YEAR && moment <= latest ? date : null;
}
