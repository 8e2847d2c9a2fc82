import type { Attribution, Document, Range } from '../document.ts';
import { isTimeWord } from '../grammar/time.ts';
import { type FoundDate, findDates } from './dates.ts';

/** Words before a date on which nothing was said: "open until Sunday". */
const BOUNDS = /\b(until|by|since|before|after|till|from|through|following|preceding|ahead of|prior to)\s+$/iu;

/** The place, day and agency that a report begins with ("PORT SAID, Oct. 4 (UPI) —") tell when it was sent. */
const DATELINE = /^(?:\P{Ll}{3}.{0,60}?\([^)]{2,20}\)|\p{Lu}{3}\P{Ll}*(?:, [^—–]{0,40}?)?)\s*(?:[—–]|-{1,2})\s/u;

/** Between source and cue, words that tell of the source and not of the cue begin with none of these: "in 2011". */
const BESIDE = new Set(['on', 'at', 'in', 'during', 'earlier', 'late', 'early', 'last', 'this', 'also', 'later']);

/** Where names stand, by sentence: "USA Today" is no day. */
export class SentenceNames {
  readonly #document: Document;
  readonly #ranges = new Map<number, Range[]>();

  constructor(document: Document) {
    this.#document = document;
    for (const name of document.names) {
      const { sentence } = document.at(name.first);
      const ranges = this.#ranges.get(sentence);
      if (ranges) ranges.push(document.rangeOf(name));
      else this.#ranges.set(sentence, [document.rangeOf(name)]);
    }
  }

  /** Ranges of the names in the sentence of a token. */
  rangesIn(index: number): readonly Range[] {
    return this.#ranges.get(this.#document.at(index).sentence) ?? [];
  }
}

/**
 * The day named in the sentence of the cue, outside the content and nearest to the cue; null when none is. A day beside
 * a person's name tells of the person ("Murphy, who was there in 2011,"), one beside a document of what it says.
 */
export function saidAt(
  document: Document,
  attribution: Attribution,
  speakers: readonly number[],
  names: SentenceNames,
): string | null {
  const { cue, content, source } = attribution;
  if (!cue || !document.publishedOn) return null;
  const sentence = document.sentenceOf(cue.first);
  const hidden = [...content.map((part) => document.rangeOf(part)), ...names.rangesIn(cue.first)];
  const byPerson = speakers.some((index) => document.entities[index]?.type === 'person');
  if (source && byPerson) hidden.push(document.rangeOf(source), ...besides(document, source, cue.first));
  const raw = document.text.slice(sentence.start, sentence.end);
  const dateline = DATELINE.exec(raw)?.[0].length ?? 0;
  hidden.push({ start: sentence.start, end: sentence.start + dateline });
  const text = masked(raw, sentence.start, hidden);
  const at = document.at(cue.first).start - sentence.start;
  const distance = ({ start }: FoundDate): number => Math.abs(start - at);
  const nearest = findDates(text, document.publishedOn, 'past')
    .sort((a, b) => distance(a) - distance(b))
    .find(({ start }) => !BOUNDS.test(text.slice(Math.max(0, start - 12), start)));
  if (nearest && nearest.value <= document.publishedOn) return nearest.value;
  return source && !byPerson ? (YEAR.exec(document.textOf(source))?.[0] ?? null) : null;
}

/** "a 2014 study" */
const YEAR = /(?<=^(?:an?|the|its|their|his|her)\s)(?:19|20)\d\d(?=\s\p{L})/iu;

/** "Murphy, a former aide who was there in 2011, said": what stands between source and cue and tells of the source. */
function besides(document: Document, source: { last: number }, cue: number): Range[] {
  const word = document.tokens[source.last + 1];
  if (source.last + 1 >= cue || !word || document.at(source.last).text !== ',') return [];
  return BESIDE.has(word.lower) || isTimeWord(word) ? [] : [document.rangeOf({ first: source.last, last: cue })];
}

/** The text with bars, over which no date is read, in place of some ranges; offsets stay. Spaces would be read over. */
function masked(text: string, offset: number, ranges: readonly Range[]): string {
  let result = text;
  for (const range of ranges) {
    const start = Math.max(0, range.start - offset);
    const end = Math.min(text.length, range.end - offset);
    if (start < end) result = result.slice(0, start) + '|'.repeat(end - start) + result.slice(end);
  }
  return result;
}
