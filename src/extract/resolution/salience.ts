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
  /** How many sentences before. */
  distance: number;
}

/** How many mentions are remembered, at least, so that time is linear in the text. */
const MEMORY = 32;

/**
 * How present the entities of one type are at a point of the text. A mention fades by one with each sentence; one that
 * leads its sentence counts one more, the source of an attribution one more, one inside quotation marks two less
 * (weights after Lappin and Leass 1994, simplified).
 */
export class Salience {
  readonly #seen: Seen[] = [];
  readonly #sources: Set<number>;
  readonly #document: Document;

  constructor(document: Document) {
    this.#document = document;
    this.#sources = new Set();
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
        const distance = sentence - its;
        const presence = Number(leads) + Number(speaks) - distance - (quoted ? 2 : 0);
        return { entity, mention, presence, distance };
      });
  }
}
