import type { Quantity } from '../../records/claim.ts';
import type { FoundDate } from '../assignment/dates.ts';
import type { Document, TokenRange } from '../document.ts';
import { isTimeWord } from '../grammar/time.ts';

/** A quantity with UTF-16 offsets of the article's text. */
type FoundQuantity = Quantity;

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const WORDS = new Map<string, number>([
  ...SMALL.map((word, i): [string, number] => [word, i]),
  ...TENS.map((word, i): [string, number] => [word, (i + 2) * 10]),
  ['dozen', 12],
]);
const SCALES = new Map([
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['m', 1e6],
  ['bn', 1e9],
  ['k', 1e3],
]);
const CURRENCIES = new Map([
  ['$', 'USD'],
  ['us$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['₹', 'INR'],
  ['₽', 'RUB'],
]);
const CURRENCY_WORDS = new Map([
  ['dollar', 'USD'],
  ['euro', 'EUR'],
  ['pound', 'GBP'],
]);
const COMPARISONS: [string, NonNullable<Quantity['comparison']>][] = [
  ['more than', 'more'],
  ['over', 'more'],
  ['above', 'more'],
  ['greater than', 'more'],
  ['exceeding', 'more'],
  ['less than', 'less'],
  ['fewer than', 'less'],
  ['under', 'less'],
  ['below', 'less'],
  ['at least', 'at-least'],
  ['no fewer than', 'at-least'],
  ['no less than', 'at-least'],
  ['at most', 'at-most'],
  ['up to', 'at-most'],
  ['as many as', 'at-most'],
  ['as much as', 'at-most'],
  ['no more than', 'at-most'],
  ['about', 'about'],
  ['around', 'about'],
  ['some', 'about'],
  ['nearly', 'about'],
  ['almost', 'about'],
  ['roughly', 'about'],
  ['approximately', 'about'],
  ['an estimated', 'about'],
];
/** Longest comparisons first, so that "no more than" is not read as "more than". */
const BY_LENGTH = [...COMPARISONS].sort(([a], [b]) => b.length - a.length);

/** Numbers with what they count in a run of tokens; years, days and other dates are left to `dates`. */
export function findQuantities(document: Document, range: TokenRange, dates: readonly FoundDate[]): FoundQuantity[] {
  const found: FoundQuantity[] = [];
  for (let i = range.first; i < range.last; i += 1) {
    const number = numberAt(document, i, range.last);
    if (!number) continue;
    const { start } = document.at(i);
    const dated = dates.some((date) => start < date.end && document.at(number.last - 1).end > date.start);
    const quantity = dated ? null : withUnit(document, range, number);
    if (quantity) found.push(quantity);
    i = Math.max(i, number.last - 1);
  }
  return found;
}

interface NumberRun extends TokenRange {
  value: number;
  currency: string | null;
}

function numberAt(document: Document, first: number, limit: number): NumberRun | null {
  const currency = CURRENCIES.get(document.at(first).lower) ?? null;
  let i = currency ? first + 1 : first;
  const start = i < limit ? document.at(i) : undefined;
  if (!start) return null;
  let value = plainNumber(start.lower);
  if (value === null) return null;
  i += 1;
  // "twenty-five", "one hundred", "1.5 million"
  while (i < limit) {
    const { lower, text } = document.at(i);
    const next = document.tokens[i + 1]?.lower ?? '';
    const scale = SCALES.get(lower);
    const unit = WORDS.get(next);
    if (scale) {
      value *= scale;
      i += 1;
    } else if (
      text === '-' &&
      value % 10 === 0 &&
      value < 100 &&
      value > 0 &&
      unit !== undefined &&
      unit < 10 &&
      WORDS.has(start.lower)
    ) {
      value += unit;
      i += 2;
    } else break;
  }
  return { first, last: i, value, currency };
}

function plainNumber(word: string): number | null {
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$|^\d+(\.\d+)?$/u.test(word)) return Number(word.replace(/,/gu, ''));
  const scaled = /^(\d+(?:\.\d+)?)(k|m|bn)$/u.exec(word);
  if (scaled) return Number(scaled[1]) * (SCALES.get(scaled[2] ?? '') ?? 1);
  return word === 'zero' || word === 'one' ? null : (WORDS.get(word) ?? null);
}

function withUnit(document: Document, range: TokenRange, number: NumberRun): FoundQuantity | null {
  const next = number.last < range.last ? document.at(number.last) : undefined;
  let last = number.last;
  let unit = number.currency;
  if (!unit && next) {
    if (next.text === '%' || /^per\s?cent$/u.test(next.lower) || next.lower === 'percentage') {
      unit = 'percent';
      last += next.lower === 'percentage' ? 2 : 1;
    } else if (next.lower === 'per' && document.tokens[number.last + 1]?.lower === 'cent') {
      unit = 'percent';
      last += 2;
    } else {
      const counted = countedNoun(document, number.last, range.last);
      if (counted) ({ unit, last } = counted);
    }
  }
  const bareYear = !unit && number.value >= 1500 && number.value <= 2100 && Number.isInteger(number.value);
  const bare = !unit && number.value < 10;
  if (bareYear || bare) return null;
  const { first, comparison } = comparisonBefore(document, range.first, number.first);
  const start = document.at(first).start;
  const end = document.at(Math.min(last, range.last) - 1).end;
  return { value: number.value, unit, comparison, text: document.text.slice(start, end), start, end };
}

/** "94,000 troops", "1,200 new cases": the noun that is counted, with the words before it. */
function countedNoun(document: Document, first: number, limit: number): { unit: string; last: number } | null {
  let i = first;
  while (i < limit && i - first < 4 && ['ADJ', 'NOUN', 'PROPN'].includes(document.at(i).pos)) i += 1;
  while (i > first && document.at(i - 1).pos !== 'NOUN') i -= 1;
  if (i === first || isTimeWord(document.at(first)))
    return i === first ? null : { unit: document.at(first).lower, last: first + 1 };
  const text = document.textOf({ first, last: i });
  return { unit: CURRENCY_WORDS.get(document.at(i - 1).lemma) ?? text, last: i };
}

function comparisonBefore(
  document: Document,
  limit: number,
  first: number,
): { first: number; comparison: Quantity['comparison'] } {
  for (const [words, comparison] of BY_LENGTH) {
    const length = words.split(' ').length;
    if (first - length < limit) continue;
    const before = document.tokens.slice(first - length, first).map(({ lower }) => lower);
    if (before.join(' ') === words) return { first: first - length, comparison };
  }
  return { first, comparison: null };
}
