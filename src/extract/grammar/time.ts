import type { Document, Token } from '../document.ts';

/** Months and weekdays head no phrase that could speak. */
const TIME = new Set(
  'monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight january february march april june july august september october november december jan feb apr jun jul aug sep sept oct nov dec morning afternoon evening night week month year'.split(
    ' ',
  ),
);
export const isTimeWord = (token: Token): boolean => TIME.has(token.lower.replace(/\.$/u, ''));

/** "Tuesday, March 5" and "March 5, 2024": the comma inside a date. */
export function goesOnAsDate(document: Document, comma: number): boolean {
  const [before, after] = [document.tokens[comma - 1], document.tokens[comma + 1]];
  if (!before || !after) return false;
  return (isTimeWord(before) && isTimeWord(after)) || (before.pos === 'NUM' && isPartOfDate(document, comma + 1));
}

/** The day or year of a date with a month. */
export const isPartOfDate = (document: Document, index: number): boolean =>
  /^(\d\d?|(19|20)\d\d)$/u.test(document.at(index).text) &&
  document.tokens.slice(Math.max(0, index - 3), index).some((token) => isTimeWord(token));
