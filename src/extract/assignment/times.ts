import type { Attribution, Document, Range, Said, TokenRange } from '../document.ts';
import { isWeekday, weekdayOf } from '../grammar/time.ts';
import { beginningIn, overlap } from '../ranges.ts';
import { asking, reachOf } from './asking.ts';
import type { Cues } from './cues.ts';
import { dayAfter, type FoundDate, mayDate, mayNameYear, readDates } from './dates.ts';
import { BY_ANOTHER, dateBy, readTimes } from './loose-dates.ts';
import type { Speaking } from './speaking.ts';

/** Words before a date on which nothing was said: "open until Sunday". */
const BOUNDS = /\b(until|by|since|before|after|till|from|through|following|preceding|ahead of|prior to)\s+$/iu;

/** The place, day and agency that a report begins with ("PORT SAID, Oct. 4 (UPI) —") tell when it was sent. */
const DATELINE = /^(?:\P{Ll}{3}.{0,60}?\([^)]{2,20}\)|\p{Lu}{3}\P{Ll}*(?:, [^—–]{0,40}?)?)\s*(?:[—–]|-{1,2})\s/u;

/** What it counts, in log-odds, that a date is a part of what is said: "We closed the dam on Monday". */
const IN_CONTENT = -1;

/** What it counts that it is told where only others speak. */
const OF_OTHERS = -2;

/** The same where it stands in a relative clause that tells of who speaks: "Holm, who took over in 2021, said". */
const ASIDE = -3;

/** A date in the text on which something may have been said. */
export interface TimeExpression extends TokenRange {
  /** `2021-12-03`, `2022-01` or `2021`. */
  value: string;
  /** A year without a word that makes it a date ("the 2010 report"): only the encoder knows whether it is one. */
  bare: boolean;
}

/** The dates of an article on which something may have been said: none to come, and none that only bounds a time. */
export class Times {
  readonly #document: Document;
  /** In text order. */
  readonly #expressions: readonly TimeExpression[];
  readonly #speaking: Speaking;
  readonly #pointed = new Map<Attribution, ReadonlyMap<string, number>>();

  constructor(document: Document, speaking: Speaking, cues: Cues) {
    this.#document = document;
    this.#speaking = speaking;
    const names = namesBySentence(document);
    this.#expressions = expressionsOf(document, cues, names);
  }

  /** Those between two tokens. */
  between(range: TokenRange): readonly TimeExpression[] {
    return beginningIn(this.#expressions, range);
  }

  /**
   * Log-odds, by date, that something was said then against on no day that is told, as far as the encoder sees. Of several
   * expressions for one date it has the share of all.
   */
  pointedAt({ attribution, speakers }: Said): ReadonlyMap<string, number> {
    const known = this.#pointed.get(attribution);
    if (known) return known;
    const cue = asking(attribution);
    const odds = new Map<string, number>();
    for (const expression of this.between(reachOf(cue))) {
      const score = this.#document.times?.score(cue, expression);
      if (score === undefined) continue;
      const inside = attribution.content.some((part) => overlap(part, expression)) ? IN_CONTENT : 0;
      const aside = isAside(this.#document, expression, cue) ? ASIDE : 0;
      const weight = score + inside + aside + (this.#speaking.isOthers(expression.first, speakers) ? OF_OTHERS : 0);
      odds.set(expression.value, (odds.get(expression.value) ?? 0) + Math.exp(weight));
    }
    const pointed = new Map([...odds].map(([value, share]) => [value, Math.log(share)]));
    this.#pointed.set(attribution, pointed);
    return pointed;
  }
}

function expressionsOf(document: Document, cues: Cues, names: ReadonlyMap<number, readonly Range[]>): TimeExpression[] {
  const all: TimeExpression[] = [];
  const goesOn = namesItsDay(document);
  const toDate = (value: string | null): string | null =>
    value && value <= (document.publishedOn ?? '') ? value : null;
  document.sentences.forEach(({ paragraph }, index) => {
    for (const one of datesIn(document, index, names.get(index) ?? [])) {
      const last = all.at(-1);
      const near = last && paragraph - document.sentenceOf(last.first).paragraph <= NEAR ? last.value : null;
      const value = isMorrow(document, one)
        ? spokenOn(document, cues, one, goesOn)
        : toDate(dateOf(document, one, near));
      if (value) all.push({ ...one, value });
    }
  });
  return all;
}

/** How many paragraphs back the date stands by which another one is told. */
const NEAR = 2;

/** The date that words tell, by the one before them where they need one. */
function dateOf(document: Document, one: TimeExpression, before: string | null): string | null {
  const words = document.textOf(one);
  if (one.value && !BY_ANOTHER.test(words)) return one.value;
  return (before && dateBy(words, before)) ?? (/later$/iu.test(words) ? null : one.value || null);
}

/** A weekday that is the one after the day of publication: "said on Thursday", of a Wednesday. */
const isMorrow = (document: Document, one: TimeExpression): boolean =>
  document.publishedOn !== null &&
  one.value === dayAfter(document.publishedOn, 1) &&
  document.tokens.slice(one.first, one.last).some(isWeekday);

/**
 * When it was said, where the weekday is beside the cue: a week back; but on that day where the article names the day of its publication too, since then
 * it went on after it. Null for a day that is to come.
 */
function spokenOn(document: Document, cues: Cues, one: TimeExpression, goesOn: boolean): string | null {
  if (!isOfSaying(document, cues, one)) return null;
  return goesOn ? one.value : dayAfter(one.value, -7);
}

/** Whether an article names the weekday of its publication. */
function namesItsDay({ text, publishedOn }: Document): boolean {
  return publishedOn !== null && text.includes(weekdayOf(publishedOn));
}

/** What is to come in words before a date. */
const TO_COME = new Set(['will', 'would', 'to', 'next', 'until', 'by', 'before', 'coming', 'plans', "'ll"]);

/** In tokens, the farthest that a date stands from the cue that it dates for sure. */
const BESIDE = 6;

/** Whether a date stands beside a cue and outside of what is said, with nothing between that tells of what is to come. */
function isOfSaying(document: Document, cues: Cues, { first, last }: TokenRange): boolean {
  const sentence = document.sentenceOf(first);
  const near = {
    first: Math.max(sentence.first, first - 2 * BESIDE),
    last: Math.min(sentence.last, last + BESIDE + 1),
  };
  return cues.between(near).some((cue) => {
    const [from, to] = cue.first < first ? [cue.last, first] : [last, cue.first];
    return (
      to - from <= BESIDE &&
      !cue.content.some((part) => overlap(part, { first, last })) &&
      !document.tokens.slice(Math.min(from, cue.first), Math.max(to, cue.last)).some(({ lower }) => TO_COME.has(lower))
    );
  });
}

/** In text order, those to come too; without a value those that are told by another one. */
function datesIn(document: Document, index: number, names: readonly Range[]): TimeExpression[] {
  const sentence = document.sentences[index];
  const { publishedOn } = document;
  if (!sentence || !publishedOn) return [];
  const raw = document.text.slice(sentence.start, sentence.end);
  const dateline = DATELINE.exec(raw)?.[0].length ?? 0;
  const text = masked(raw, sentence.start, [...names, { start: sentence.start, end: sentence.start + dateline }]);
  if (!mayDate(text)) return [];
  const dates = [...readDates(text, publishedOn)('past'), ...readTimes(text, publishedOn)];
  const years = mayNameYear(text) ? bareYears(masked(text, 0, dates)) : [];
  const found = [...dates.map((date) => ({ ...date, bare: false })), ...years];
  return found
    .sort((a, b) => a.start - b.start)
    .flatMap(({ start, end, value, bare }) => {
      if (isBound(text, start, end)) return [];
      const range = document.tokensIn({ start: sentence.start + start, end: sentence.start + end });
      return range ? [{ ...range, value, bare }] : [];
    });
}

/** Not "a record of what was said, from Wednesday's hearing". */
const isBound = (text: string, start: number, end: number): boolean =>
  BOUNDS.test(text.slice(Math.max(0, start - 12), start)) &&
  !(/\bfrom\s+$/iu.test(text.slice(Math.max(0, start - 6), start)) && /^['’]s\b/u.test(text.slice(end)));

const bareYears = (text: string): (FoundDate & { bare: true })[] =>
  [...text.matchAll(/(?<![-,.\d$£€])(?:19|20)\d\d(?![-,.]?\d|%)/gu)].map(({ index, 0: value }) => ({
    start: index,
    end: index + 4,
    value,
    bare: true,
  }));

/** "USA Today" is no day. */
function namesBySentence(document: Document): Map<number, Range[]> {
  const ranges = new Map<number, Range[]>();
  for (const name of document.names) {
    const { sentence } = document.at(name.first);
    const known = ranges.get(sentence);
    if (known) known.push(document.rangeOf(name));
    else ranges.set(sentence, [document.rangeOf(name)]);
  }
  return ranges;
}

/** The text with bars, over which no date is read, in place of some ranges; offsets stay. Spaces would be read over. */
function masked(text: string, offset: number, ranges: readonly Range[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const start = Math.max(at, range.start - offset);
    const end = Math.min(text.length, range.end - offset);
    if (start >= end) continue;
    parts.push(text.slice(at, start), '|'.repeat(end - start));
    at = end;
  }
  return parts.join('') + text.slice(at);
}

/** Whether a date stands between commas, behind "who" or "which", in the sentence of a cue that stands outside. */
export function isAside(document: Document, { first, last }: TokenRange, cue: TokenRange): boolean {
  const sentence = document.sentenceOf(first);
  const isComma = (index: number): boolean => document.tokens[index]?.text === ',';
  let begin = first;
  while (begin > sentence.first && !isComma(begin - 1)) begin -= 1;
  let end = last;
  while (end < sentence.last && !isComma(end)) end += 1;
  const closed = begin > sentence.first && end < sentence.last;
  return (
    closed && /^(?:who|which|whose|where)$/u.test(document.at(begin).lower) && (cue.last <= begin || cue.first >= end)
  );
}
