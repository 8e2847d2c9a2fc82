import { lexiconTable } from '../../lexicon.ts';
import type { Document, Token, TokenRange } from '../document.ts';
import type { NumberRun } from './numbers.ts';

/** What a number counts or measures, and where the words for it end. */
export interface Unit {
  unit: string;
  last: number;
  kind: 'measure' | 'money' | 'counted';
}

const MEASURES = new Map([...lexiconTable('en', 'units')].map(([word, [name = word]]) => [word, name]));
const CURRENCIES = new Map([...lexiconTable('en', 'currencies')].map(([word, [code = word]]) => [word, code]));

/** Most words of a currency's name ("south african rand"). */
const LONGEST_CURRENCY = 3;
/** Most words of what is counted ("likely Republican primary voters"). */
const LONGEST_COUNTED = 6;

const TIMES = new Set(['seconds', 'minutes', 'hours', 'days', 'weeks', 'months', 'years']);
const SCALES_OF_DEGREES = new Map([
  ['celsius', 'Celsius'],
  ['c', 'Celsius'],
  ['centigrade', 'Celsius'],
  ['fahrenheit', 'Fahrenheit'],
  ['f', 'Fahrenheit'],
]);
/** Words between a number and what it counts that say how it relates to another number. */
const FURTHER = new Set(['more', 'other', 'additional', 'further', 'extra', 'different', 'separate', 'such']);
/** People counted by what happened to them: "12 dead and 30 injured". */
const STRICKEN = new Set(['dead', 'killed', 'injured', 'wounded', 'hurt', 'missing', 'infected', 'displaced']);
/** Measures that "one" does not count: "at one point", "one day". */
const IDIOMS_OF_ONE = new Set(['points', 'times', 'days']);

export const isIdiomOfOne = ({ unit }: Unit): boolean => IDIOMS_OF_ONE.has(unit);

/** The currency whose sign stands at a token ("$", "US$", "HK$"), and where the amount begins. */
export function currencyAt(document: Document, first: number): { currency: string; last: number } | null {
  const token = document.tokens[first];
  if (!token || !isSign(token)) return null;
  const next = document.tokens[first + 1];
  const joined = next?.start === token.end ? CURRENCIES.get(token.lower + next.lower) : undefined;
  if (joined) return { currency: joined, last: first + 2 };
  const currency = CURRENCIES.get(token.lower);
  return currency ? { currency, last: first + 1 } : null;
}

/** A sign, or capitals as codes and signs have them: no word of a sentence. */
const isSign = ({ text }: Token): boolean => !/\p{Ll}/u.test(text) || /^(?:rs\.?|[ktu]?sh)$/iu.test(text);

/** The unit behind a number: percent, a currency, a measure, or the noun that is counted; null without one. */
export function unitBehind(document: Document, number: NumberRun, limit: number): Unit | null {
  const { last } = number;
  if (last >= limit) return null;
  const hyphened = document.at(last).text === '-' && document.at(last).start === document.at(last - 1).end;
  const from = hyphened && last + 1 < limit ? last + 1 : last;
  const unit =
    percentAt(document, from, limit) ??
    currencyNamedAt(document, number, from, limit) ??
    measureAt(document, from, limit, hyphened);
  if (unit) return perTime(document, unit, limit);
  if (!hyphened) return countedAt(document, last, limit) ?? countedOf(document, last, limit);
  const noun = from > last && document.at(from).pos === 'NOUN' ? document.at(from).lower : null;
  return noun ? { unit: pluralOf(noun), last: from + 1, kind: 'counted' } : null;
}

/** "a 12-nation deal" counts nations. */
const pluralOf = (noun: string): string =>
  noun === 'person' || noun === 'man' || noun === 'woman'
    ? { person: 'people', man: 'men', woman: 'women' }[noun]
    : /[^aeiou]y$/u.test(noun)
      ? `${noun.slice(0, -1)}ies`
      : /(s|x|ch|sh)$/u.test(noun)
        ? `${noun}es`
        : `${noun}s`;

function percentAt(document: Document, first: number, limit: number): Unit | null {
  const lower = (index: number) => (index < limit ? (document.tokens[index]?.lower ?? '') : '');
  const parted = lower(first) === 'per' && lower(first + 1) === 'cent';
  if (parted) return { unit: 'percent', last: first + 2, kind: 'measure' };
  const points = lower(first + 1) === '-' ? first + 2 : first + 1;
  if (lower(first) === 'percentage' && /^points?$/u.test(lower(points)))
    return { unit: 'percentage points', last: points + 1, kind: 'measure' };
  if (lower(first) === 'basis' && /^points?$/u.test(lower(first + 1)))
    return { unit: 'basis points', last: first + 2, kind: 'measure' };
  return null;
}

function currencyNamedAt(document: Document, { scaled }: NumberRun, first: number, limit: number): Unit | null {
  for (let length = Math.min(LONGEST_CURRENCY, limit - first); length > 0; length -= 1) {
    const tokens = document.tokens.slice(first, first + length);
    const head = tokens.at(-1);
    if (!head) continue;
    const name = [...tokens.slice(0, -1).map(({ lower }) => lower), head.lemma].join(' ');
    const currency = CURRENCIES.get(name) ?? (tokens.length === 1 ? CURRENCIES.get(head.lower) : undefined);
    if (currency) return { unit: currency, last: first + length, kind: 'money' };
    // Pounds by the million are money, a few are a weight.
    if (name === 'pound' && scaled) return { unit: 'GBP', last: first + 1, kind: 'money' };
  }
  return null;
}

function measureAt(document: Document, first: number, limit: number, hyphened: boolean): Unit | null {
  const token = document.at(first);
  const next = first + 1 < limit ? document.at(first + 1) : undefined;
  const close = hyphened || document.at(first - 1).end === token.start;
  const power = /^(square|sq|sq\.|cubic)$/u.test(token.lower) && next ? MEASURES.get(next.lower) : undefined;
  if (power) {
    return { unit: `${token.lower.startsWith('sq') ? 'square' : 'cubic'} ${power}`, last: first + 2, kind: 'measure' };
  }
  if (token.lower === 'metric' && next && /^tons?$/u.test(next.lower))
    return { unit: 'tonnes', last: first + 2, kind: 'measure' };
  const unit = MEASURES.get(token.lower);
  // "5 m" is a measure as "5m" is, "10 x" is none; "two second homes" counts homes.
  if (!unit || (/^[a-z]$/u.test(token.lower) && !close) || (token.pos === 'ADJ' && !hyphened)) return null;
  if (unit === 'degrees') {
    const scale = next ? SCALES_OF_DEGREES.get(next.lower.replace(/\.$/u, '')) : undefined;
    return scale
      ? { unit: `degrees ${scale}`, last: first + 2, kind: 'measure' }
      : { unit, last: first + 1, kind: 'measure' };
  }
  const old = hyphened && next?.text === '-' ? first + 2 : first + 1;
  if (unit === 'years' && old < limit && document.at(old).lower === 'old')
    return { unit: 'years old', last: old + 1, kind: 'measure' };
  return { unit, last: first + 1, kind: 'measure' };
}

/** "$15 an hour", "90 miles per hour", but not "5 million dollars a year ago". */
function perTime(document: Document, unit: Unit, limit: number): Unit {
  const { last } = unit;
  if (last + 1 >= limit || !/^(a|an|per)$/u.test(document.at(last).lower)) return unit;
  const time = document.at(last + 1).lower;
  const ago = document.tokens[last + 2]?.lower;
  if (!TIMES.has(MEASURES.get(time) ?? '') || /s$/u.test(time) || ago === 'ago' || ago === 'earlier') return unit;
  return { ...unit, unit: `${unit.unit} per ${time}`, last: last + 2 };
}

/** An amount of money with what it is for a time: "$15 an hour". */
export function moneyBehind(document: Document, currency: string, last: number, limit: number): Unit {
  return perTime(document, { unit: currency, last, kind: 'money' }, limit);
}

/** A plural, by its lemma, which a name ("2,200 Syrians") has not. */
const isPlural = ({ lower, lemma, pos }: Token): boolean =>
  pos === 'PROPN' ? /[^su]s$/u.test(lower) : /s$/u.test(lower) && lower !== lemma;

/** "94,000 troops", "1,200 new cases", "1,737 registered voters": the noun that is counted, with the words before it. */
function countedAt(document: Document, first: number, limit: number): Unit | null {
  let from = first;
  while (from < limit && FURTHER.has(document.at(from).lower)) from += 1;
  const begin = from < limit ? document.at(from) : undefined;
  if (!begin) return null;
  if (STRICKEN.has(begin.lower) && document.tokens[from + 1]?.pos !== 'NOUN')
    return { unit: begin.lower, last: from + 1, kind: 'counted' };
  const measure = from > first ? measureAt(document, from, limit, false) : null;
  if (measure) return measure;
  let head = -1;
  for (let i = from; i < Math.min(limit, from + LONGEST_COUNTED); i += 1) {
    const token = document.at(i);
    const next = i + 1 < limit ? document.at(i + 1) : undefined;
    const joins = isJoined(document, i) || isJoined(document, i - 1) || isJoined(document, i + 1);
    const participle = token.pos === 'VERB' && /(ed|en)$/u.test(token.lower) && next?.pos === 'NOUN' && head < 0;
    const counts = token.pos === 'NOUN' || (token.pos === 'PROPN' && isPlural(token));
    // "14 anti-doping offices", "514 likely voters"
    const modifies = token.pos === 'ADJ' || token.text.includes('-') || token.lower === 'likely';
    if (!counts && !modifies && token.pos !== 'PROPN' && !joins && !participle) break;
    if (counts) head = i;
    // Behind a plural, a "noun" is a verb more often: "a dozen others battle it out"; not behind a name: "five Sanders aides".
    const goesOn = token.pos === 'PROPN' && (next?.pos === 'NOUN' || isJoined(document, i + 1));
    if (counts && !goesOn && (token.lower === 'others' || isPlural(token))) break;
  }
  if (head < 0) return null;
  return { unit: document.textOf({ first: from, last: head + 1 }), last: head + 1, kind: 'counted' };
}

/** A hyphen between two words. */
const isJoined = (document: Document, index: number): boolean => {
  const { start, end, text } = document.tokens[index] ?? {};
  return text === '-' && document.tokens[index - 1]?.end === start && document.tokens[index + 1]?.start === end;
};

/** "24 of the 34 Senate seats" counts seats; the words for them are the other number's. */
function countedOf(document: Document, first: number, limit: number): Unit | null {
  if (document.at(first).lower !== 'of') return null;
  let i = first + 1;
  while (i < limit && i < first + LONGEST_COUNTED && isBeside(document.at(i), document.tokens[i + 1])) i += 1;
  const counted = i < limit ? countedAt(document, i, limit) : null;
  return counted && { ...counted, last: first };
}

const isBeside = (token: Token, next: Token | undefined): boolean =>
  token.pos === 'DET' ||
  token.pos === 'NUM' ||
  token.pos === 'PRON' ||
  token.pos === 'PART' ||
  (token.pos === 'PROPN' && (next?.pos === 'PART' || next?.pos === 'PROPN'));

/** Where a run of tokens ends that is a time of day: "5 p.m.", "9 o'clock". */
export const isClock = (document: Document, { last }: TokenRange): boolean =>
  /^(a\.m\.?|p\.m\.?|am|pm|et|est|edt|gmt|o'clock)$/u.test(document.tokens[last]?.lower ?? '');
