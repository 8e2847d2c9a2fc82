import { lexiconSet, lexiconTable } from '../../lexicon.ts';
import type { Quantity } from '../../records/claim.ts';
import type { Document, Range, Token, TokenRange } from '../document.ts';
import { type Compared, comparedBefore, comparedBehind } from './comparisons.ts';
import { figures, fractionAt, mayBeginNumber, type NumberRun, numberAt } from './numbers.ts';
import { currencyAt, isClock, isIdiomOfOne, moneyBehind, type Unit, unitBehind } from './units.ts';

/** A quantity with UTF-16 offsets of the article's text. */
type FoundQuantity = Quantity;

/** Quantities that stand in one expression, and where it ends. */
interface Found {
  quantities: FoundQuantity[];
  last: number;
}

const NUMBERED = lexiconSet('en', 'numbered');
const WORDS = lexiconTable('en', 'numbers');

/** Verbs and adverbs that are a number of times. */
const MULTIPLES = new Map([
  ['double', 2],
  ['triple', 3],
  ['treble', 3],
  ['quadruple', 4],
  ['quintuple', 5],
  ['halve', 0.5],
  ['twice', 2],
  ['thrice', 3],
]);

const OLDEST_AGE = 120;
/** No news counts so many of anything; figures so long identify. */
const MOST = 1e17;

/** A measure in a title's capitals. */
const MEASURE_NAME = /^(?:Seconds|Minutes|Hours|Days|Weeks|Months|Years|Miles|Degrees|Points)$/u;

/** What stands before the number of a model. */
const MODEL = /^\p{Lu}[\p{Lu}\d]+$/u;

const MONTH = /^(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)(?:\.|uary|ruary|ust|ember|tember|ober)?$/u;

/** Verbs by which one value becomes another, and how far before "from" they are looked for, in tokens. */
const CHANGES = new Set(
  'rise fall grow drop go climb jump decline increase decrease raise lower cut slip soar surge sink shrink slide reduce move swell edge plunge up down expand widen narrow change'.split(
    ' ',
  ),
);
const CHANGE_REACH = 5;

/**
 * Numbers with what they count or measure in a run of tokens. Ordinals, years, times of day, scores, and numbers that name
 * ("Article 5") are none; what stands in one of the `dates` is left to them. Parts of a whole come as percent ("two-thirds",
 * "one in five"), "doubled" as 2 times, and a span ("5 to 10 percent") as its two ends.
 */
export function findQuantities(document: Document, range: TokenRange, dates: readonly Range[]): FoundQuantity[] {
  const found: FoundQuantity[] = [];
  let date = 0;
  for (let i = range.first; i < range.last; ) {
    const token = document.at(i);
    while ((dates[date]?.end ?? Number.POSITIVE_INFINITY) <= token.start) date += 1;
    const dated = (dates[date]?.start ?? Number.POSITIVE_INFINITY) < token.end;
    const expression = dated ? null : expressionAt(document, i, range);
    if (expression) found.push(...expression.quantities);
    i = Math.max(i + 1, expression?.last ?? 0);
  }
  return found;
}

function expressionAt(document: Document, first: number, range: TokenRange): Found | null {
  const multiple = multipleAt(document, first);
  if (multiple) return multiple;
  if (!mayBeginNumber(document.at(first)))
    return currencyAt(document, first) ? amountAt(document, first, range) : negativeAt(document, first, range);
  return ratioAt(document, first, range) ?? partAt(document, first, range) ?? amountAt(document, first, range);
}

function quantity(document: Document, { first, last, comparison }: Compared, value: number, unit: string | null) {
  const range = document.rangeOf({ first, last });
  const { start } = range;
  // "1.5°C." at the end of a sentence is a token
  const end = /\d\s?°[CF]\.$/u.test(document.text.slice(start, range.end)) ? range.end - 1 : range.end;
  return { value, unit, comparison, text: document.text.slice(start, end), start, end };
}

const rounded = (percent: number): number => Math.round(percent * 100) / 100;

/** "doubled", "twice", "tenfold". */
function multipleAt(document: Document, first: number): Found | null {
  const { lemma, lower, pos } = document.at(first);
  const fold = /^([a-z]+|\d+)-?fold$/u.exec(lower)?.[1];
  const value =
    pos === 'VERB' || pos === 'ADV' ? MULTIPLES.get(lemma) : fold ? Number(WORDS.get(fold)?.[0] ?? fold) : 0;
  // "in double digits"
  if (!value || /^(?:digits?|figures)$/u.test(document.tokens[first + 1]?.lower ?? '')) return null;
  const range = { first, last: first + 1, comparison: null };
  return { quantities: [quantity(document, range, value, 'times')], last: range.last };
}

/** "one in five", "nine out of 10", "two of every three": percent. */
function ratioAt(document: Document, first: number, range: TokenRange): Found | null {
  const part = numberAt(document, first, range.last);
  // "Uranium One in three deals"
  if (!part || part.scaled || !Number.isInteger(part.value) || isCapitalInside(document, first)) return null;
  const lower = (index: number) => (index < range.last ? (document.tokens[index]?.lower ?? '') : '');
  const joint = [['out', 'of', 'every'], ['out', 'of'], ['of', 'every'], ['in', 'every'], ['in']].find((words) =>
    words.every((word, i) => lower(part.last + i) === word),
  );
  const whole = joint && numberAt(document, part.last + joint.length, range.last);
  if (!whole || whole.scaled || part.value >= whole.value || !isWhole(whole.value)) return null;
  // "won three in 20 minutes", "one in 10 percent": the second number has a unit of its own.
  if (joint.length === 1) {
    const unit = unitBehind(document, whole, range.last);
    if (unit?.kind === 'measure' || unit?.kind === 'money' || (part.value > 1 && whole.value > 10)) return null;
  }
  const compared = comparedBefore(document, { first, last: whole.last }, range);
  return {
    quantities: [quantity(document, compared, rounded((100 * part.value) / whole.value), 'percent')],
    last: whole.last,
  };
}

const isCapitalInside = (document: Document, index: number): boolean =>
  /^\p{Lu}/u.test(document.at(index).text) && document.sentenceOf(index).first < index;

/** What people give parts of: three to ten, and round numbers. */
const isWhole = (value: number): boolean =>
  value >= 3 && (value <= 10 || (value <= 100 && value % 10 === 0) || value === 1000);

/** "two-thirds of", "a quarter of", "more than half", "by a third": percent. */
function partAt(document: Document, first: number, range: TokenRange): Found | null {
  const part = fractionAt(document, first, range.last);
  if (!part || numberAt(document, first, range.last)?.scaled) return null;
  const compared = comparedBefore(document, part, range);
  const next = document.tokens[part.last];
  const ofWhole =
    next?.lower === 'of' || (isHalf(document, part) && !!next && /^(the|its|their|all)$/u.test(next.lower));
  // "the first half of the year"
  const before = document.tokens[compared.first - 1];
  if (isHalf(document, part) && (before?.pos === 'DET' || before?.pos === 'ADJ')) return null;
  const byPart = before?.lower === 'by';
  const several = /s$/u.test(document.at(part.last - 1).lower);
  const compares = compared.comparison !== null && next?.pos !== 'DET' && next?.pos !== 'NOUN';
  if (!ofWhole && !byPart && !compares && !several) return null;
  return { quantities: [quantity(document, compared, rounded(100 * part.value), 'percent')], last: part.last };
}

const isHalf = (document: Document, { first }: TokenRange): boolean => document.at(first).lower === 'half';

/** A number, or two that are the ends of a span, with currency, unit and comparison. */
function amountAt(document: Document, first: number, range: TokenRange): Found | null {
  const ends = hyphenedEnds(document, first);
  const sign = currencyAt(document, first);
  const number = ends ? null : numberAt(document, sign?.last ?? first, range.last, sign !== null);
  if (!number && !ends) return negativeAt(document, first, range);
  const low: NumberRun = number ?? { first, last: first + 1, value: ends?.[0] ?? 0, scaled: false };
  const second = ends
    ? { number: { ...low, value: ends[1] }, currency: null }
    : secondEnd(document, low, range, sign !== null);
  const last = second?.number ?? low;
  const currency = sign?.currency ?? second?.currency ?? null;
  const unit = currency
    ? moneyBehind(document, currency, last.last, range.last)
    : (unitBehind(document, last, range.last) ?? unitBehindComparison(document, last, range));
  const shared = second || currency ? null : fallsTo(document, low, range);
  if (shared)
    return { quantities: [quantity(document, { ...low, first, comparison: null }, low.value, shared)], last: low.last };
  if (second) return spanOf(document, range, { ...low, first }, second.number, unit);
  if (!isQuantity(document, low, unit, range)) return { quantities: [], last: low.last };
  const compared = compare(document, { first, last: unit?.last ?? low.last }, low.last, range);
  const name = unit?.unit ?? (isAge(document, low) || isOlder(document, compared) ? 'years old' : null);
  if (!name && low.value < 10 && compared.comparison === null) return { quantities: [], last: low.last };
  return { quantities: [quantity(document, compared, low.value, name)], last: compared.last };
}

/** With what stands before it, and behind the number or its unit. */
function compare(document: Document, whole: TokenRange, number: number, range: TokenRange): Compared {
  const before = comparedBefore(document, whole, range);
  if (before.comparison) return before;
  const plus = comparedBehind(document, { first: whole.first, last: number }, range);
  if (plus.comparison) return { ...plus, last: Math.max(plus.last, whole.last) };
  return comparedBehind(document, whole, range);
}

/** "1,000 or more employees". */
function unitBehindComparison(document: Document, number: NumberRun, range: TokenRange): Unit | null {
  const { comparison, last } = comparedBehind(document, number, range);
  return comparison && unitBehind(document, { ...number, last }, range.last);
}

/** "5-7 percent" is one token. A score ("5-4", "49-45") falls and a season ("2015-16") is of years: neither is a span. */
function hyphenedEnds(document: Document, first: number): [number, number] | null {
  const [, low, high] = /^(\d{1,3}(?:\.\d+)?)[-–](\d{1,3}(?:\.\d+)?)$/u.exec(document.at(first).text) ?? [];
  return low && high && Number(low) < Number(high) ? [Number(low), Number(high)] : null;
}

/** "5 to 10", "5 or 10", "between 5 and 10", "5–10", "$5 to $10": the higher end of a span that begins with `low`. */
function secondEnd(
  document: Document,
  low: NumberRun,
  range: TokenRange,
  money: boolean,
): { number: NumberRun; currency: string | null } | null {
  const link = low.last < range.last ? document.at(low.last) : undefined;
  const before = document.tokens[low.first - (money ? 2 : 1)]?.lower;
  const between = before === 'between' || isOfAges(document, low.first);
  const links = link && (/^(to|or|[-–—])$/u.test(link.text) || (link.lower === 'and' && between));
  if (!links) return null;
  const sign = currencyAt(document, low.last + 1);
  const number = numberAt(document, sign?.last ?? low.last + 1, range.last, money || sign !== null);
  if (!number || isYear(document, low)) return null;
  // "5 to 10 million": the scale is both's.
  if (number.scaled && !low.scaled && low.value < number.value / 1000) {
    const scale = 10 ** (3 * Math.floor(Math.log10(number.value) / 3));
    low.value *= scale;
  }
  return low.value < number.value ? { number, currency: sign?.currency ?? null } : null;
}

/** "leads by 52 to 38 percent": the unit of the lower number behind is the first one's too. */
function fallsTo(document: Document, low: NumberRun, range: TokenRange): string | null {
  if (low.last >= range.last || document.at(low.last).lower !== 'to') return null;
  const second = numberAt(document, low.last + 1, range.last);
  const unit = second && second.value <= low.value ? unitBehind(document, second, range.last) : null;
  return unit?.unit.startsWith('percent') ? unit.unit : null;
}

/** The two ends, each with the words of the whole; "from 5 to 7 percent" tells of two values, not of what lies between. */
function spanOf(
  document: Document,
  range: TokenRange,
  low: NumberRun,
  high: NumberRun,
  unit: Unit | null,
): Found | null {
  const last = unit?.last ?? high.last;
  if (!unit && figures(document.at(low.first)) === null) return { quantities: [], last };
  if (!unit && high.value < 10) return { quantities: [], last };
  const word = low.first > range.first ? document.at(low.first - 1).lower : '';
  const first = word === 'between' || word === 'from' ? low.first - 1 : low.first;
  const whole = { first, last };
  const exact = word === 'from' && changes(document, low.first - 1, range);
  const name = unit?.unit ?? (/^age[ds]?$/u.test(word) || isOfAges(document, low.first) ? 'years old' : null);
  return {
    quantities: [
      quantity(document, { ...whole, comparison: exact ? null : 'at-least' }, low.value, name),
      quantity(document, { ...whole, comparison: exact ? null : 'at-most' }, high.value, name),
    ],
    last,
  };
}

/** "rose from 5 to 7 percent", not "ranging from 5 to 7 percent". */
const changes = (document: Document, index: number, range: TokenRange): boolean =>
  document.tokens.slice(Math.max(range.first, index - CHANGE_REACH), index).some(({ lemma }) => CHANGES.has(lemma));

/** "-5 degrees", "minus 2"; without a unit a hyphen is no sign. */
function negativeAt(document: Document, first: number, range: TokenRange): Found | null {
  const { text, lower } = document.at(first);
  const close = /^[-−](\d+(?:\.\d+)?)$/u.exec(text)?.[1];
  if (!close && lower !== 'minus') return null;
  // "plus or minus 3", "+/-3"
  if (/^(or|\+\/?|\/)$/u.test(document.tokens[first - 1]?.lower ?? '')) return null;
  const number = close
    ? { first, last: first + 1, value: Number(close), scaled: false }
    : numberAt(document, first + 1, range.last);
  const unit = number && unitBehind(document, number, range.last);
  const measured = unit?.kind === 'measure' ? unit : null;
  // "is at minus 40", but not "ten minus 4"
  const alone = !close && document.tokens[first - 1]?.pos !== 'NUM';
  if (!number || (!measured && !alone)) return null;
  const last = measured?.last ?? number.last;
  const whole = { first, last, comparison: null };
  return { quantities: [quantity(document, whole, -number.value, measured?.unit ?? null)], last };
}

/** "12-year-old", "aged 45", and "Ann Berg, 45, said". */
function isAge(document: Document, { first, last, value }: NumberRun): boolean {
  const [before, comma] = [document.tokens[first - 2], document.tokens[first - 1]];
  if (value > OLDEST_AGE || !Number.isInteger(value)) return false;
  if ((comma && /^age[ds]?$/u.test(comma.lower)) || isOfAges(document, first)) return true;
  if (comma?.lower === 'than' && /^(?:younger|older)$/u.test(before?.lower ?? '')) return true;
  const after = document.tokens[last]?.text ?? ',';
  if (comma && /^(was|is|turned|turns|over|under)$/u.test(comma.lower)) return isPersonBefore(document, first - 1);
  return comma?.text === ',' && before?.pos === 'PROPN' && /^[,).]$/u.test(after);
}

/** "between the ages of 18 and 29", "under the age of 50": whether a number of years of life begins at a token. */
const isOfAges = ({ tokens }: Document, first: number): boolean =>
  tokens[first - 1]?.lower === 'of' && /^ages?$/u.test(tokens[first - 2]?.lower ?? '');

/** "voters over 65", "until she was eighteen": somebody stands before. */
const isPersonBefore = (document: Document, index: number): boolean =>
  /^(he|she|i|people|voters|men|women|children|adults|americans|those|anyone|residents|patients|workers|students)$/u.test(
    document.tokens[index - 1]?.lower ?? '',
  );

/** "45 or older". */
const isOlder = (document: Document, { last }: TokenRange): boolean =>
  /^(older|younger)$/u.test(document.at(last - 1).lower);

/** A year in figures: "2016", not "2,016". */
export const isYear = (document: Document, { first, last, value, scaled }: NumberRun): boolean =>
  last === first + 1 && !scaled && /^(1[5-9]|20)\d\d$/u.test(document.at(first).text) && value < 2100;

/** Whether a number counts or measures, or only names, dates or says what it says by the way. */
function isQuantity(document: Document, number: NumberRun, unit: Unit | null, range: TokenRange): boolean {
  const before: Token | undefined = number.first > range.first ? document.at(number.first - 1) : undefined;
  const inFigures = figures(document.at(number.first)) !== null;
  // A name: "13 Hours"
  const word = unit && unit.kind !== 'money' && number.last < unit.last ? document.at(number.last) : undefined;
  if (inFigures && word && MEASURE_NAME.test(word.text) && number.first > document.sentenceOf(number.first).first)
    return false;
  if (isClock(document, number) || document.at(number.first).text === '911') return false;
  // "4chan", "his 757", an identifier of a dozen figures
  const next = document.tokens[number.last];
  const glued = next?.pos === 'NOUN' && next.start === document.at(number.last - 1).end && unit?.kind !== 'measure';
  const owned = before && !unit && /^(the|his|her|its|their|my|our|your)$/u.test(before.lower);
  if (inFigures && (glued || owned || number.value >= MOST)) return false;
  if (isYear(document, number) && !isCountOfYearsSize(document, number, unit, before)) return false;
  if (inFigures && before && NUMBERED.has(before.lower) && unit?.kind !== 'measure') return false;
  if (inFigures && !unit && (before?.pos === 'PROPN' || isKnownAs(document, number))) return false;
  // "RTX 3080 card"
  if (inFigures && unit?.kind === 'counted' && before?.pos === 'PROPN' && MODEL.test(before.text)) return false;
  // "the Sept. 11 attacks"
  if (inFigures && before && MONTH.test(before.text)) return false;
  if (document.at(number.first).lower === 'one' && !number.scaled) {
    const compares = comparedBefore(document, number, range).comparison !== null;
    return !!unit && (unit.kind === 'counted' ? compares : !isIdiomOfOne(unit));
  }
  return true;
}

/** "a burst known as 121102" */
const isKnownAs = ({ tokens }: Document, { first }: NumberRun): boolean =>
  tokens[first - 1]?.lower === 'as' && tokens[first - 2]?.lower === 'known';

/** "the Sept. 11, 2001 attacks" */
const isBehindDay = ({ tokens }: Document, { first }: NumberRun): boolean =>
  tokens[first - 1]?.text === ',' && tokens[first - 2]?.pos === 'NUM' && MONTH.test(tokens[first - 3]?.text ?? '');

/** "2000 people died", "1900 miles", but "the 2016 election", "in 2010 elections". */
function isCountOfYearsSize(document: Document, number: NumberRun, unit: Unit | null, before: Token | undefined) {
  if (!unit || before?.lower === 'year' || isBehindDay(document, number)) return false;
  if (unit.kind !== 'counted') return true;
  const plural = document.at(unit.last - 1).lower !== document.at(unit.last - 1).lemma;
  return plural && unit.last > number.last && (!before || !['DET', 'ADP', 'PRON', 'PART'].includes(before.pos));
}
