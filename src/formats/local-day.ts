import { publishedDate } from './published-date.ts';

const MINUTE = 60_000;
const CLOCK = /(?<!\d)(\d{1,2})[:.](\d{2})(?::\d{2})?\s*([ap])?\.?m?\b/i;

/**
 * A date-time in UTC as the paper writes it, whose day is another one near midnight: with the offset that is told by another
 * of its texts, which says the same moment with its offset, or the day and the clock of where it is. As it is where none tells.
 *
 * @param readDate how a text is read as a date
 */
export function atItsPlace(
  utc: string,
  texts: readonly string[],
  readDate: (text: string) => string | null = publishedDate,
): string {
  if (!/T.*Z$/.test(utc)) return utc;
  const moment = Date.parse(utc);
  for (const text of texts) {
    const date = readDate(text);
    if (date === null) continue;
    if (date.includes('T')) {
      if (!date.endsWith('Z') && Math.abs(Date.parse(date) - moment) < MINUTE) return date;
      continue;
    }
    // A year is no clock.
    const [, hours, minutes, half] = CLOCK.exec(text.replace(/\d{4}-\d\d-\d\d|\d{4}/, ' ')) ?? [];
    if (hours === undefined || Number(hours) > 23 || (half && Number(hours) > 12)) continue;
    const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hours);
    const local = Date.parse(`${date}T${String(hour).padStart(2, '0')}:${minutes}:00Z`);
    const offset = Math.round((local - Math.floor(moment / MINUTE) * MINUTE) / MINUTE);
    // Zones are whole quarters of an hour, from 12 behind to 14 before.
    if (offset !== 0 && offset % 15 === 0 && offset >= -720 && offset <= 840) return withOffset(moment, offset);
  }
  return utc;
}

function withOffset(moment: number, offset: number): string {
  const there = new Date(moment + offset * MINUTE).toISOString().slice(0, 19);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${there}${offset < 0 ? '-' : '+'}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
}
