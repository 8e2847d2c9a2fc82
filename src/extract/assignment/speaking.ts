import type { Document, Said } from '../document.ts';

/** Who speaks in which sentence. What another one says there is of another occasion, with other hearers. */
export class Speaking {
  readonly #document: Document;
  readonly #bySentence = new Map<number, Set<number>>();

  constructor(document: Document, assignments: readonly Said[]) {
    this.#document = document;
    for (const { attribution, speakers } of assignments) {
      if (!attribution.cue) continue;
      const { sentence } = document.at(attribution.cue.first);
      const known = this.#bySentence.get(sentence) ?? new Set();
      for (const speaker of speakers) known.add(speaker);
      this.#bySentence.set(sentence, known);
    }
  }

  /** Whether only others than `speakers` speak in the sentence of a token. */
  isOthers(index: number, speakers: readonly number[]): boolean {
    const there = this.#bySentence.get(this.#document.at(index).sentence);
    return there !== undefined && there.size > 0 && !speakers.some((speaker) => there.has(speaker));
  }
}
