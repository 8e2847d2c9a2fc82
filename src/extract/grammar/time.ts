import type { Token } from '../document.ts';

/** Months and weekdays head no phrase that could speak. */
const TIME = new Set(
  'monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight january february march april june july august september october november december jan feb apr jun jul aug sep sept oct nov dec morning afternoon evening night week month year'.split(
    ' ',
  ),
);
export const isTimeWord = (token: Token): boolean => TIME.has(token.lower.replace(/\.$/u, ''));

export const isWeekday = ({ lower }: Token): boolean => /^(?:sun|mon|tues|wednes|thurs|fri|satur)day$/u.test(lower);
