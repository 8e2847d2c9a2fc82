import type { Document, PointerScores, TokenRange } from '../document.ts';
import { logOfSum } from '../log-odds.ts';

/** Words between what asks and what answers at most: what a window of the encoder holds. */
const REACH = 220;

interface Shape {
  /** Of a vector that answers; one that asks has the score of "nothing" behind it. */
  width: number;
  near: number;
  distance: readonly number[];
}

/** A head of the encoder by which words point at other words: products of vectors, and what their distance counts. */
abstract class Pointing implements PointerScores {
  readonly #document: Document;
  readonly #asking: Float32Array;
  readonly #answers: Float32Array;
  readonly #shape: Shape;
  /** Tokens and words that asked last, and their vector: one asks about many places, and vectors would fill the memory. */
  #asked: TokenRange = { first: 0, last: 0 };
  #from: TokenRange = { first: 0, last: 0 };
  readonly #question: Float64Array;

  constructor(document: Document, asking: Float32Array, answers: Float32Array, shape: Shape) {
    this.#document = document;
    this.#asking = asking;
    this.#answers = answers;
    this.#shape = shape;
    this.#question = new Float64Array(shape.width + 1);
  }

  score(asking: TokenRange, place: TokenRange): number | undefined {
    if (asking.first !== this.#asked.first || asking.last !== this.#asked.last) this.#ask(asking);
    const from = this.#from;
    const to = this.#document.wordsOfTokens(place);
    if (from.first >= from.last || to.first >= to.last || Math.abs(from.first - to.first) > REACH) return undefined;
    return this.of(from.first, to) - (this.#question[this.#shape.width] ?? 0);
  }

  /** What the words of an answer score together. */
  protected abstract of(from: number, to: TokenRange): number;

  protected product(word: number): number {
    const { width } = this.#shape;
    const question = this.#question;
    const answers = this.#answers;
    const start = word * width;
    let sum = 0;
    for (let i = 0; i < width; i += 1) sum += (question[i] ?? 0) * (answers[start + i] ?? 0);
    return sum;
  }

  /** What it counts that an answer stands so many words before what asks, or behind it when negative; told apart by powers of two. */
  protected distance(words: number): number {
    const { near, distance } = this.#shape;
    const bucket = words === 0 ? 0 : Math.min(near - 1, 31 - Math.clz32(Math.abs(words)));
    return distance[bucket + (words < 0 ? near : 0)] ?? 0;
  }

  /** Takes the mean vector of the words that ask. */
  #ask(asking: TokenRange): void {
    const { first, last } = this.#document.wordsOfTokens(asking);
    const question = this.#question;
    const vectors = this.#asking;
    const width = question.length;
    question.fill(0);
    for (let word = first; word < last; word += 1) {
      for (let i = 0; i < width; i += 1)
        question[i] = (question[i] ?? 0) + (vectors[word * width + i] ?? 0) / (last - first);
    }
    this.#asked = { first: asking.first, last: asking.last };
    this.#from = { first, last };
  }
}

/** Answers are names: the mean of their words' vectors. */
export class MeanPointing extends Pointing {
  protected of(from: number, { first, last }: TokenRange): number {
    let sum = 0;
    for (let word = first; word < last; word += 1) sum += this.product(word);
    return sum / (last - first) + this.distance(from - first);
  }
}

/** Answers are words: a phrase has the share of all of its words. */
export class WordPointing extends Pointing {
  protected of(from: number, { first, last }: TokenRange): number {
    const scoreOf = (word: number): number => this.product(word) + this.distance(from - word);
    let share = scoreOf(first);
    for (let word = first + 1; word < last; word += 1) share = logOfSum(share, scoreOf(word));
    return share;
  }
}
