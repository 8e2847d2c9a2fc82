import type { AntecedentScores, Document, TokenRange } from '../document.ts';
import type { Description } from './description.ts';
import type { Encoding } from './encoder.ts';

/** Words between an anaphor and a name at most: what a window of the encoder holds. */
const REACH = 220;

/**
 * The encoder's head for antecedents. A name scores the product of the anaphor's vector with the mean of its own words'
 * vectors, plus what their distance counts; "none of the names" scores what stands behind the anaphor's vector.
 */
export class EncodedAntecedents implements AntecedentScores {
  readonly #document: Document;
  readonly #encoding: Encoding;
  readonly #description: Description['coreference'];

  constructor(document: Document, encoding: Encoding, description: Description['coreference']) {
    this.#document = document;
    this.#encoding = encoding;
    this.#description = description;
  }

  score(anaphor: TokenRange & { head: number }, name: TokenRange): number | undefined {
    const at = this.#document.wordsOfTokens({ first: anaphor.head, last: anaphor.head + 1 });
    const { first, last } = this.#document.wordsOfTokens(name);
    const away = at.first - first;
    if (at.first === at.last || first === last || Math.abs(away) > REACH) return undefined;
    const { anaphor: anaphors, antecedent: antecedents } = this.#encoding;
    const { width } = this.#description;
    const row = at.first * (width + 1);
    let product = 0;
    for (let word = first; word < last; word += 1) {
      for (let i = 0; i < width; i += 1) product += (anaphors[row + i] ?? 0) * (antecedents[word * width + i] ?? 0);
    }
    return product / (last - first) + this.#distance(away) - (anaphors[row + width] ?? 0);
  }

  /** What it counts that a name stands so many words before the anaphor, or behind it when negative; told apart by powers of two. */
  #distance(words: number): number {
    const { near, distance } = this.#description;
    const bucket = words === 0 ? 0 : Math.min(near - 1, Math.floor(Math.log2(Math.abs(words))));
    return distance[bucket + (words < 0 ? near : 0)] ?? 0;
  }
}
