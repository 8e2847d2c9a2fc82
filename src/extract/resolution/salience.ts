import type { Document, TokenRange } from '../document.ts';
import { isPossessiveEnding } from '../grammar/phrases.ts';

interface Seen {
  entity: number;
  mention: TokenRange;
  sentence: number;
  /** The first of its type in its sentence: most often the subject. */
  leads: boolean;
  speaks: boolean;
  quoted: boolean;
}

/** A mention before a point of the text, and how present it still is there. */
export interface Present {
  entity: number;
  mention: TokenRange;
  presence: number;
  /** How many sentences before, without those of one long quotation. */
  distance: number;
}

/** How many mentions are remembered, at least, so that time is linear in the text. */
const MEMORY = 32;

/** By how many sentences in quotation marks a mention fades at most: behind a long quotation "he" is still who spoke. */
const MOST_QUOTED = 3;

/**
 * How present the entities of one type are at a point of the text. A mention fades by one with each sentence; one that
 * leads its sentence counts one more, the source of an attribution one more, one inside quotation marks two less
 * (weights after Lappin and Leass 1994, simplified).
 */
export class Salience {
  readonly #seen: Seen[] = [];
  readonly #sources: Set<number>;
  readonly #document: Document;
  /** For each sentence, how many before it are not all in quotation marks. */
  readonly #told: Int32Array;

  constructor(document: Document) {
    this.#document = document;
    this.#sources = new Set();
    this.#told = new Int32Array(document.sentences.length + 1);
    document.sentences.forEach(({ first, last }, i) => {
      this.#told[i + 1] = (this.#told[i] ?? 0) + Number(!isQuoted(document, first) || !isQuoted(document, last - 1));
    });
    for (const { source } of document.attributions)
      if (source) for (let i = source.first; i < source.last; i += 1) this.#sources.add(i);
  }

  add(entity: number, mention: TokenRange): void {
    const { first, last } = mention;
    const sentence = this.#document.at(first).sentence;
    const quoted = this.#document.quotationOf[first] !== -1;
    // "Grant's deputy, Helena Ruiz, insisted": whose someone is does not lead.
    const owns = isPossessiveEnding(this.#document.tokens[last]);
    const leads = !quoted && !owns && !this.#seen.some((seen) => seen.sentence === sentence && seen.leads);
    if (this.#seen.length > 2 * MEMORY) this.#seen.splice(0, MEMORY);
    this.#seen.push({ entity, mention, sentence, leads, speaks: this.#sources.has(first), quoted });
  }

  /** The mentions before a token, in text order. */
  before(token: number): Present[] {
    const sentence = this.#document.at(token).sentence;
    return this.#seen
      .filter(({ mention }) => mention.first < token)
      .map(({ entity, mention, sentence: its, leads, speaks, quoted }) => {
        const distance = (this.#told[sentence] ?? 0) - (this.#told[its] ?? 0);
        const faded = Math.min(sentence - its, distance + MOST_QUOTED);
        const presence = Number(leads) + Number(speaks) - faded - (quoted ? 2 : 0);
        return { entity, mention, presence, distance };
      });
  }
}

const isQuoted = ({ quotationOf }: Document, index: number): boolean => quotationOf[index] !== -1;
