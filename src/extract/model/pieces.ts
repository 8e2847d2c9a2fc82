import { kept } from '../kept.ts';
import type { Word } from './words.ts';

/** A word of more code points is no word that the encoder could know. */
const LONGEST_WORD = 100;

const LIKE_DOUBLE = new Set(['“', '”', '„', '«', '»', "''", '``']);
const LIKE_SINGLE = new Set(['‘', '’', '‚', '‹', '›', '`', '´', 'ʼ']);

/** The words of a text cut into pieces that the encoder has a row for; parallel arrays, an item a piece. */
export interface Pieces {
  ids: Int32Array;
  shape: Int32Array;
  gap: Int32Array;
  quotation: Int32Array;
  /** Index of the first piece of each word. */
  firstOf: Int32Array;
}

/** The pieces that the encoder knows, in the order of their ids; those inside a word begin with "##". */
export class Vocabulary {
  readonly #ids: Map<string, number>;
  readonly #unknown: number;
  /** Greedy, longest first (WordPiece); the id of "unknown" where some part is covered by no piece. */
  readonly idsOf: (normal: string) => readonly number[];

  constructor(pieces: readonly string[], unknown: number) {
    this.#ids = new Map(pieces.map((piece, id) => [piece, id]));
    this.#unknown = unknown;
    this.idsOf = kept((normal) => this.#cut(normal), MOST_KEPT);
  }

  #cut(word: string): number[] {
    if (word.length > LONGEST_WORD && Array.from(word).length > LONGEST_WORD) return [this.#unknown];
    const ids: number[] = [];
    for (let at = 0; at < word.length; ) {
      let end = word.length;
      let id: number | undefined;
      for (; end > at && id === undefined; end -= 1) id = this.#ids.get((at > 0 ? '##' : '') + word.slice(at, end));
      if (id === undefined) return [this.#unknown];
      ids.push(id);
      at = end + 1;
    }
    return ids;
  }
}

const MOST_KEPT = 100_000;

/** The letters that stand for a word: quotation marks of all kinds, none longer than two units, are the straight ones. */
function lettersOf(word: Word, text: string): string {
  if (word.quotation >= 2) return '"';
  if (word.end - word.start > 2) return word.normal;
  const raw = text.slice(word.start, word.end);
  if (LIKE_DOUBLE.has(raw)) return '"';
  return LIKE_SINGLE.has(raw) ? "'" : word.normal;
}

/** All pieces of a word carry its shape and quotation; the first carries its gap. */
export function piecesOf(text: string, words: readonly Word[], vocabulary: Vocabulary): Pieces {
  const split = words.map((word) => vocabulary.idsOf(lettersOf(word, text)));
  const total = split.reduce((sum, ids) => sum + ids.length, 0);
  const pieces: Pieces = {
    ids: new Int32Array(total),
    shape: new Int32Array(total),
    gap: new Int32Array(total),
    quotation: new Int32Array(total),
    firstOf: new Int32Array(words.length),
  };
  let at = 0;
  words.forEach((word, index) => {
    pieces.firstOf[index] = at;
    pieces.gap[at] = word.gap;
    for (const id of split[index] ?? []) {
      pieces.ids[at] = id;
      pieces.shape[at] = word.shape;
      pieces.quotation[at] = word.quotation;
      at += 1;
    }
  });
  return pieces;
}
