import type { WinkMethods } from 'wink-nlp';
import { lexiconSet } from '../../lexicon.ts';
import type { Document, Paragraph, Range, Step } from '../document.ts';
import { isFurniture, pullQuotes } from '../furniture.ts';
import { mendTags } from '../grammar/tags.ts';
import { ForgetfulWink } from '../grammar/wink.ts';

const WINK = new ForgetfulWink();

const ABBREVIATIONS = lexiconSet('en', 'abbreviations');
/**
 * A sentence longer than this many tokens is cut: no writer's sentence is, and what later steps do within a sentence
 * grows with the square of its length.
 */
const LONGEST_SENTENCE = 250;

/**
 * A run without a space longer than this many UTF-16 units is read in parts: it is no word of any language, and wink's
 * look for addresses in it grows with the square of its length.
 */
const LONGEST_WORD = 400;

/** Marks and spaces that wink reads only in their plain form, each of as many UTF-16 units, so that offsets stay. */
const PLAIN: Record<string, string> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '«': '"',
  '»': '"',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '`': "'",
  '\u00a0': ' ',
  '\u2009': ' ',
  '\u202f': ' ',
  '\u200b': ' ',
  '\ufeff': ' ',
  '\t': ' ',
  '\r': ' ',
  '\n': ' ',
};
const plain = (text: string): string =>
  text
    .replace(/''/gu, '" ')
    .replace(/[“”„‟«»‘’‚‛`\u00a0\u2009\u202f\u200b\ufeff\t\r\n]/gu, (mark) => PLAIN[mark] ?? mark);

/** Letters without an accent that come apart from none: Đorđe, Wałęsa, Işık. */
const BASES: Record<string, string> = {
  đ: 'd',
  Đ: 'D',
  ħ: 'h',
  Ħ: 'H',
  ı: 'i',
  ĸ: 'k',
  ł: 'l',
  Ł: 'L',
  ŋ: 'n',
  Ŋ: 'N',
  œ: 'o',
  Œ: 'O',
  ŧ: 't',
  Ŧ: 'T',
  ə: 'e',
  Ə: 'E',
};

/** wink parts words at Latin letters that are not of western Europe ("Krstičević"): it is given those that they are written with. */
const western = (text: string): string =>
  /[\u0100-\uffff]/.test(text)
    ? text
        .replace(/[\u0100-\u024f\u0259\u1e00-\u1eff]/gu, (letter) => BASES[letter] ?? baseOf(letter))
        .replace(/(?<=(\p{L}))\p{Mn}/gu, '$1')
    : text;

function baseOf(letter: string): string {
  const [base = letter] = letter.normalize('NFD');
  return /^[a-z]$/iu.test(base) ? base : letter;
}

/** Paragraphs, sentences and tokens; page furniture is marked and given no sentences, so that nothing is found in it. */
export const segment: Step = {
  name: 'segment',
  requires: [],
  assigns: ['paragraphs', 'sentences', 'tokens'],
  run(document) {
    const wink = WINK.fresh();
    document.paragraphs = [...paragraphs(document.text)];
    for (const quote of pullQuotes(document.text, document.paragraphs)) quote.furniture = true;
    document.paragraphs.forEach((paragraph, index) => {
      if (paragraph.furniture) return;
      for (const part of readableParts(document.text, paragraph)) analyse(document, index, part, wink);
    });
  },
};

/**
 * Paragraphs end at a blank line, and at a single line break unless it only wraps a line: then the line before is long
 * and has not come to the end of a sentence.
 */
function* paragraphs(text: string): Generator<Paragraph> {
  const breaks = /\r?\n(?:[^\S\n]*\r?\n)*[^\S\n]*/gu;
  let start = 0;
  for (const match of text.matchAll(breaks)) {
    const line = text.slice(text.lastIndexOf('\n', match.index - 1) + 1, match.index).trimEnd();
    const blank = /\n[^\n]*\n/u.test(match[0]);
    const wraps = !blank && line.length >= 50 && !/[.!?:;…"'”’»)\]]$/u.test(line);
    if (wraps) continue;
    yield* paragraph(text, start, match.index);
    start = match.index + match[0].length;
  }
  yield* paragraph(text, start, text.length);
}

function* paragraph(text: string, from: number, to: number): Generator<Paragraph> {
  const raw = text.slice(from, to);
  const start = from + (raw.length - raw.trimStart().length);
  const end = start + raw.trim().length;
  if (end === start) return;
  yield { start, end, furniture: isFurniture(text.slice(start, end)) };
}

/** All of a paragraph in one part, unless it has runs too long to be words; no part ends within a code point. */
function* readableParts(text: string, { start, end }: Range): Generator<Range> {
  let from = start;
  const runs = end - start < LONGEST_WORD ? [] : text.slice(start, end).matchAll(LONG_RUN);
  for (const { 0: run, index } of runs) {
    const to = start + index + run.length;
    yield { start: from, end: to };
    from = to;
  }
  if (from < end) yield { start: from, end };
}

const LONG_RUN = new RegExp(`\\S{${LONGEST_WORD}}`, 'gu');

function analyse(document: Document, paragraph: number, part: Range, { readDoc, its }: WinkMethods): void {
  const text = plain(document.text.slice(part.start, part.end));
  const readable = withSigns(western(text));
  const parsed = readDoc(readable);
  const collection = parsed.tokens();
  const values = collection.out(its.value);
  const tags = collection.out(its.pos);
  const lemmas = collection.out(its.lemma as never) as string[];
  const ends = new Set(
    (parsed.sentences().out(its.span as never) as unknown as [number, number][]).map(([, last]) => last),
  );
  let position = 0;
  const begin = document.tokens.length;
  let first = begin;
  for (let i = 0; i < values.length; i += 1) {
    let value = values[i] ?? '';
    // wink counts the spaces between tokens only up to a bound, so the token is looked for.
    const at = readable.indexOf(value, position);
    // wink parts "Sen" from its full stop, and "St" from "St.".
    const abbreviated =
      values[i + 1] === '.' &&
      readable[at + value.length] === '.' &&
      i + 2 < values.length &&
      isAbbreviation(value, values[i + 2] ?? '');
    if (abbreviated) value += '.';
    position = at + value.length;
    const start = part.start + at;
    // A double mark typed as two single ones was read as one mark and a space.
    const typed = value === '"' && document.text.startsWith("''", start) ? 2 : value.length;
    const end = start + typed;
    document.tokens.push({
      index: document.tokens.length,
      start,
      end,
      text: document.text.slice(start, end),
      lower: text.slice(at, position).toLowerCase(),
      lemma: lemmas[i] ?? value.toLowerCase(),
      pos: tags[i] ?? 'X',
      sentence: document.sentences.length,
    });
    if (abbreviated) i += 1;
    const last = document.tokens.length;
    const full = last - first >= LONGEST_SENTENCE;
    if (i === values.length - 1 || full || (ends.has(i) && endsSentence(document, first, last, values[i + 1] ?? ''))) {
      document.sentences.push({ first, last, ...document.rangeOf({ first, last }), paragraph });
      first = last;
    }
  }
  mendTags(document.tokens.slice(begin));
}

/**
 * "N3.2 billion", "Sh1.2bn": the letters of a currency before an amount end in a dollar sign for wink, which would else read
 * them as a word and end the sentence at the point.
 */
const withSigns = (text: string): string =>
  text.replace(
    /(?<![\p{L}\p{N}])(N|R|Rs|[KTU]?[Ss]h)(?=\d[\d,]*(?:\.\d|\s?(?:[mb]n?|tn|million|billion|trillion|crore|lakh)\b))/gu,
    (letters) => `${letters.slice(0, -1)}$`,
  );

/** wink ends sentences after "Rev." and inside "(R-Wis.)"; neither ends one. */
function endsSentence(document: Document, first: number, last: number, next: string): boolean {
  if (/^[\p{Ll},;:)\]]/u.test(next)) return false;
  let open = 0;
  for (let i = first; i < last; i += 1) {
    const { text } = document.at(i);
    if (text === '(' || text === '[') open += 1;
    else if (text === ')' || text === ']') open -= 1;
  }
  if (open > 0 && last - first < 60) return false;
  const end = document.at(last - 1);
  if (end.text === '.' && last - 2 >= first && document.at(last - 2).end === end.start) {
    if (/^\p{Lu}$/u.test(document.at(last - 2).text)) return false;
  }
  return !(end.text.endsWith('.') && end.text.length > 1 && isAbbreviation(end.text.slice(0, -1), next));
}

/** "Ill." is Illinois, "ill." the end of a sentence; "No. 5" is a number. */
const isAbbreviation = (word: string, next: string): boolean =>
  ABBREVIATIONS.has(word.toLowerCase()) && (/^\p{Lu}/u.test(word) || /^vs?$/u.test(word) || /^\d/u.test(next));
