const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** An ISO 8601 year, month, day or moment as people write it; of a moment the day on which it was where it was written. */
export function dateInWords(date: string): string {
  const day = date.slice(0, '2021-12-04'.length);
  if (day.length === 'YYYY'.length) return day;
  const moment = new Date(day.length === '2021-12'.length ? `${day}-01` : day);
  return (day.length === '2021-12'.length ? MONTH : DAY).format(moment);
}
