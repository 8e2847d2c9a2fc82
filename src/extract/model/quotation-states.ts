import type { Word } from './words.ts';

/** Marks behind which a single mark may open, with no space between. */
const BEFORE_SINGLE = new Set(['(', '[', '{', '-', '–', '—', '/', '“', '"', '«']);

/** Words that an apostrophe begins: "'em", "'twas". */
const ELIDED = new Set(['em', 'til', 'till', 'tis', 'twas', 'cause', 'n', 'bout', 'round']);

/** Furthest closing mark of a quotation in single marks, in words. */
const SINGLE_REACH = 300;

type Opened = 'double' | 'low' | 'angle' | 'single' | null;

const OUTSIDE = 0;
const INSIDE = 1;
const OPENING = 2;
const CLOSING = 3;

/**
 * Sets `quotation` of each word: where the outermost quotation begins and ends, in one pass; a blank line ends it. Rule 4
 * of `training/attribution/tokens.py`.
 */
export function markQuotations(words: readonly Word[], text: string): void {
  new Scan(words, text).run();
}

class Scan {
  readonly #words: readonly Word[];
  readonly #text: string;
  #opened: Opened = null;
  #closesAt = -1;

  constructor(words: readonly Word[], text: string) {
    this.#words = words;
    this.#text = text;
  }

  run(): void {
    this.#words.forEach((word, index) => {
      if (word.gap === 3) this.#opened = null;
      word.quotation = this.#opened ? INSIDE : OUTSIDE;
      if (word.mark) this.#read(word, index);
    });
  }

  #raw(index: number): string {
    const word = this.#words[index];
    return word ? this.#text.slice(word.start, word.end) : '';
  }

  #open(word: Word, kind: Opened): void {
    word.quotation = OPENING;
    this.#opened = kind;
  }

  #close(word: Word): void {
    word.quotation = CLOSING;
    this.#opened = null;
  }

  #read(word: Word, index: number): void {
    const mark = this.#raw(index);
    const tight = word.gap === 0;
    const after = this.#words[index + 1]?.gap ?? 3;
    const opened = this.#opened;
    if (opened === 'single') {
      if (index === this.#closesAt) this.#close(word);
    } else if (opened === 'angle') {
      if (mark === '»') this.#close(word);
    } else if (mark === '"' || mark === "''") {
      if (opened && !tight && after === 0) word.quotation = OPENING;
      else if (opened) this.#close(word);
      else if (!(tight && after > 0)) this.#open(word, 'double');
    } else if (mark === '“' && opened === 'low') this.#close(word);
    else if (mark === '“' || mark === '``') this.#open(word, 'double');
    else if (mark === '”' && opened) this.#close(word);
    else if (opened) return;
    else if (mark === '„') this.#open(word, 'low');
    else if (mark === '«') this.#open(word, 'angle');
    else if ((mark === '‘' || mark === "'") && after === 0) this.#openSingle(word, index, tight);
  }

  #openSingle(word: Word, index: number, tight: boolean): void {
    if (tight && !BEFORE_SINGLE.has(this.#raw(index - 1))) return;
    const next = this.#words[index + 1];
    if (!next || next.shape === 4 || ELIDED.has(next.normal)) return;
    this.#closesAt = this.#singleClose(index);
    if (this.#closesAt > 0) this.#open(word, 'single');
  }

  /** The mark that closes; one behind an "s" may be of a plural's genitive, and counts only where no other does. */
  #singleClose(opening: number): number {
    let genitive = -1;
    const limit = Math.min(this.#words.length, opening + 1 + SINGLE_REACH);
    for (let i = opening + 1; i < limit; i += 1) {
      const word = this.#words[i];
      if (!word || word.gap === 3) break;
      const mark = this.#raw(i);
      if (word.gap !== 0 || i === opening + 1 || (mark !== "'" && mark !== '’')) continue;
      const next = this.#words[i + 1];
      if (next && next.gap === 0 && (!next.mark || /^['’‘]$/u.test(this.#raw(i + 1)))) continue;
      if (!this.#words[i - 1]?.normal.endsWith('s')) return i;
      genitive = i;
    }
    return genitive;
  }
}
