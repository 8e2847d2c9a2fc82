import { kept } from '../kept.ts';
import type { Range } from '../ranges.ts';
import { markQuotations } from './quotation-states.ts';

/** Gaps before a word: a space, and a blank line or the start of the text. */
export const SPACE = 1;
export const PARAGRAPH = 3;

/** A word or a punctuation mark as the encoder sees it; offsets in UTF-16 units. */
export interface Word extends Range {
  /** Lower case, without accents. */
  normal: string;
  mark: boolean;
  /** What stands before it: 0 nothing, 1 a space, 2 a line break, 3 a blank line or the start of the text. */
  gap: number;
  /** Of its letters: 0 none, 1 small, 2 the first is a capital, 3 all are, 4 there are digits, 5 any other way. */
  shape: number;
  /** 0 outside quotation marks, 1 inside, 2 an opening mark, 3 a closing one. */
  quotation: number;
}

type Kind = 'space' | 'skip' | 'mark' | 'letter';

function kindOf(char: string): Kind {
  if (/[\t-\r\u0085\p{Zs}\p{Zl}\p{Zp}]/u.test(char)) return 'space';
  if (/[\p{Cc}\p{Cf}\uFFFD]/u.test(char)) return 'skip';
  return /[\p{P}$+<=>^`|~]/u.test(char) ? 'mark' : 'letter';
}

/** What a code point is, or plain letters and digits, and the normal form. */
const look = kept((char): { kind: Kind; normal: string } => {
  const kind = kindOf(char);
  const normal =
    kind === 'letter'
      ? char
          .toLowerCase()
          .normalize('NFD')
          .replace(/\p{Mn}/gu, '')
      : char;
  return { kind, normal };
});

/**
 * The words of a text with what the encoder is told of each beside its letters. The rules are those of
 * `training/attribution/tokens.py`, which the model was trained with; a test holds the two together.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let current: Word | null = null;
  let breaks = 2;
  let spaced = true;
  for (let at = 0; at < text.length; ) {
    const start = at;
    const char = text.slice(at, plainEnd(text, at)) || String.fromCodePoint(text.codePointAt(at) ?? 0);
    at += char.length;
    const { kind, normal } = look(char);
    if (kind === 'space') {
      current = null;
      spaced = true;
      if (char === '\n' || char === '\u2028') breaks += 1;
      else if (char === '\u2029') breaks += 2;
    } else if (kind === 'letter' && current) {
      current.normal += normal;
      current.end = at;
    } else if (kind !== 'skip' && normal !== '') {
      // Two apostrophes or grave accents side by side are one double mark.
      const doubled = (char === "'" || char === '`') && text[at] === char;
      if (doubled) at += 1;
      const gap = breaks >= 2 ? 3 : breaks === 1 ? 2 : spaced ? 1 : 0;
      const mark = kind === 'mark';
      const word: Word = { start, end: at, normal: doubled ? char + char : normal, mark, gap, shape: 0, quotation: 0 };
      words.push(word);
      current = mark ? null : word;
      breaks = 0;
      spaced = false;
    }
  }
  for (const word of words) if (!word.mark) word.shape = shapeOf(text.slice(word.start, word.end));
  markQuotations(words, text);
  return words;
}

/** Where the letters and digits of ASCII end that begin at an offset: most of a text are such, and they are looked at together. */
function plainEnd(text: string, at: number): number {
  let end = at;
  while (isPlain(text.charCodeAt(end))) end += 1;
  return end;
}

const isPlain = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39);

function shapeOf(text: string): number {
  if (/^[a-z]+$/.test(text)) return 1;
  if (/^[A-Z][a-z]*$/.test(text)) return 2;
  if (/\p{N}/u.test(text)) return 4;
  const letters = text.match(/\p{L}/gu);
  if (!letters) return 0;
  const capitals = letters.map((letter) => /[\p{Lu}\p{Lt}]/u.test(letter));
  const count = capitals.filter(Boolean).length;
  if (count === 0) return 1;
  if (count === 1 && capitals[0]) return 2;
  return count === letters.length ? 3 : 5;
}
