import { dateParsers } from './date-parsers.ts';
import { DAY, dayAfter, type FoundDate } from './dates.ts';

/** Words that tell a date by another one: "a day earlier", "five years later". */
export const BY_ANOTHER = /\b(?:earlier|later)$/iu;

/** Times that chrono leaves out, when something may have been said: "late May", "last fall", "over the weekend", "the next morning". */
export function readTimes(text: string, published: string): FoundDate[] {
  const reference = new Date(`${published}T12:00:00Z`);
  return [...inMay(text, reference), ...seasons(text, reference), ...weekends(text, reference), ...byAnother(text)];
}

/**
 * The date that words tell by another one ("a day earlier", "the next morning", "that evening"), as exact as their unit; null where
 * the other is less exact.
 */
export function dateBy(words: string, other: string): string | null {
  if (/^at the time$/iu.test(words)) return other;
  const length = /year/iu.test(words) ? 4 : /month/iu.test(words) ? 7 : 10;
  if (other.length < length) return null;
  const day = other.length === 4 ? `${other}-07-01` : other.length === 7 ? `${other}-01` : other;
  const instant = new Date(`${day}T12:00:00Z`);
  const near = /^(?:the (next|following|previous|same)|the \w+ (before)|that|earlier in|later in)\b/iu.exec(words);
  const step = (near?.[1] ?? near?.[2] ?? '').toLowerCase();
  const days = near ? ({ next: 1, following: 1, previous: -1, before: -1 }[step] ?? 0) : null;
  if (days !== null) return dayAfter(other, days);
  return dateParsers.parseDate(words, { instant, timezone: 0 })?.toISOString().slice(0, length) ?? null;
}

/** The words that tell a date by another one where chrono sees none: "the next morning", "that same evening", "earlier in the day", "the night before". */
const byAnother = (text: string): FoundDate[] =>
  [
    ...text.matchAll(
      /\b(?:(?:the (?:next|following|previous|same)|that(?: same)?|(?:earlier|later) in the) (?:day|morning|afternoon|evening|night)|at the time(?! of| that| when)|the (?:day|night|evening) before(?=\s*(?:[,.;]|$)))\b/giu,
    ),
  ].map(({ index, 0: words }) => ({ start: index, end: index + words.length, value: '' }));

/** "late May", "last May", "a May interview", which chrono leaves out, since "May" is a verb as well. */
const inMay = (text: string, reference: Date): FoundDate[] =>
  [...text.matchAll(/\b(late|early|mid|last|since|a)[\s-]May\b(?!\s\d)/gu)].map(({ index, 0: words, 1: before }) => {
    const isPast = reference.getUTCMonth() > 4 || (reference.getUTCMonth() === 4 && before !== 'last');
    return {
      start: index + words.length - 3,
      end: index + words.length,
      value: `${reference.getUTCFullYear() - (isPast ? 0 : 1)}-05`,
    };
  });

/** "this weekend", "over the weekend", where no day of it is told beside: the month of the last Sunday. */
const weekends = (text: string, reference: Date): FoundDate[] =>
  /\b(?:satur|sun)day\b/iu.test(text)
    ? []
    : [...text.matchAll(/\b(?:this|last|(?:over|during|on) the(?: past)?) weekend\b/giu)].map(
        ({ index, 0: words }) => ({
          start: index,
          end: index + words.length,
          value: new Date(reference.getTime() - reference.getUTCDay() * DAY).toISOString().slice(0, 7),
        }),
      );

/** The last month of each, from 0. */
const SEASONS = new Map([
  ['spring', 4],
  ['summer', 7],
  ['autumn', 10],
  ['fall', 10],
]);

/** "last fall", "in the spring": a year, since a season is no month. */
const seasons = (text: string, reference: Date): FoundDate[] =>
  [...text.matchAll(/\b(last|this|(?:in|over|during) the)\s(spring|summer|autumn|fall)\b(?!\sof\b)/giu)].flatMap(
    ({ index, 0: words, 1: before = '', 2: season = '' }) => {
      const isOver = reference.getUTCMonth() > (SEASONS.get(season.toLowerCase()) ?? 0);
      if (/^this$/iu.test(before) && reference.getUTCMonth() < (SEASONS.get(season.toLowerCase()) ?? 0) - 2) return [];
      const back = isOver || /^this$/iu.test(before) ? 0 : 1;
      return [{ start: index, end: index + words.length, value: String(reference.getUTCFullYear() - back) }];
    },
  );
