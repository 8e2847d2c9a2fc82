import { lexiconLines } from '../lexicon.ts';
import type { Paragraph } from './document.ts';

const FURNITURE = lexiconLines('en', 'furniture').map((line) => line.toLowerCase());

/** A paragraph that begins like furniture but is longer than this many UTF-16 units is an article's own. */
const FURNITURE_LENGTH = 240;
/** How much of it is read for how it begins, in UTF-16 units. */
const BEGINNING = 80;

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\p{L}{0,6}\\.?';
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
/** A line that is no more than a day, and maybe a time of day: "Friday, August 21, 2015", "Updated 3 May 2016, 4:15 p.m." */
const DATE_LINE = new RegExp(
  `^(?:(?:last )?(?:published|updated|posted)\\b:?\\s*(?:on\\s)?)?(?:\\p{L}{3,6}day,?\\s+)?(?:${DAY}\\s+${MONTH}|${MONTH}\\s+${DAY}),?\\s+(?:19|20)\\d\\d(?:,?\\s+(?:at\\s+)?\\d{1,2}[:.]\\d\\d.{0,12})?$`,
  'iu',
);

/** Whether a paragraph is the page's and not the article's: "See also ...", a line with the date. */
export function isFurniture(paragraph: string): boolean {
  if (paragraph.length > FURNITURE_LENGTH) return false;
  const beginning = paragraph.slice(0, BEGINNING).toLowerCase();
  return FURNITURE.some((phrase) => beginsWith(beginning, phrase)) || DATE_LINE.test(paragraph);
}

/** Whole words only: "tagged" is furniture, "taggedly" is not. */
const beginsWith = (text: string, phrase: string): boolean =>
  text.startsWith(phrase) && !/^\p{L}/u.test(/\p{L}$/u.test(phrase) ? text.slice(phrase.length) : '');

/** A pull quote: length in UTF-16 units, fewest words, and how many paragraphs are looked for elsewhere, so that time is linear. */
const LONGEST_PULL = 400;
const FEWEST_WORDS = 5;
const MOST_PULLS = 50;

/**
 * Quotations that are a paragraph of their own and stand in another paragraph too, among other words: what a page
 * has drawn out of its own text.
 */
export function pullQuotes(text: string, paragraphs: readonly Paragraph[]): Paragraph[] {
  return paragraphs
    .filter(({ start, end }, index) => index > 0 && end - start <= LONGEST_PULL && /["“«„]/u.test(text.charAt(start)))
    .slice(0, MOST_PULLS)
    .filter((paragraph) => isRepeated(text, paragraph));
}

function isRepeated(text: string, { start, end }: Paragraph): boolean {
  const [words = ''] = /[\p{L}\p{N}].*[\p{L}\p{N}]/su.exec(text.slice(start, end)) ?? [];
  if (words.split(/\s+/u).length < FEWEST_WORDS) return false;
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + words.length)) {
    if (at >= start && at < end) continue;
    const [before, behind] = [
      text.slice(Math.max(0, at - 3), at),
      text.slice(at + words.length, at + words.length + 4),
    ];
    // A paragraph that says the same and no more is no place that it was drawn out of.
    if (/[\p{L}\p{N},.!?:;]\W*$/u.test(before) || /^\W*[\p{L}\p{N}]/u.test(behind)) return true;
  }
  return false;
}
