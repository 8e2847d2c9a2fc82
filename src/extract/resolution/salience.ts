import type { Document, TokenRange } from '../document.ts';
import type { Gender } from '../naming/gazetteer.ts';

interface Seen {
  entity: number;
  sentence: number;
  token: number;
  /** The first person of its sentence: most often the subject. */
  leads: boolean;
  speaks: boolean;
  quoted: boolean;
}

/** How many sentences back a pronoun reaches. */
const REACH = 5;

/**
 * Who is most present at a point of the text. A mention fades by one with each sentence; one that leads its sentence
 * counts one more, the source of an attribution one more, one inside quotation marks two less (weights after Lappin
 * and Leass 1994, simplified).
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

  add(entity: number, { first, last }: TokenRange): void {
    const sentence = this.#document.at(first).sentence;
    const quoted = this.#document.quotationOf[first] !== -1;
    // "Grant's deputy, Helena Ruiz, insisted": whose someone is does not lead.
    const owns = /^'s?$/u.test(this.#document.tokens[last]?.lower ?? '');
    const leads = !quoted && !owns && !this.#seen.some((seen) => seen.sentence === sentence && seen.leads);
    if (this.#seen.length > 64) this.#seen.splice(0, 32);
    this.#seen.push({ entity, sentence, token: first, leads, speaks: this.#sources.has(first), quoted });
  }

  /** The most present entity that passes the test, null when none does. */
  best(at: number, passes: (entity: number) => number | null): number | null {
    const sentence = this.#document.at(at).sentence;
    const scores = new Map<number, number>();
    for (const seen of this.#seen) {
      const distance = sentence - seen.sentence;
      if (seen.token >= at || distance > REACH) continue;
      const bonus = passes(seen.entity);
      if (bonus === null) continue;
      const score = bonus - distance + Number(seen.leads) + Number(seen.speaks) - (seen.quoted ? 2 : 0);
      const sum = Math.max(score, scores.get(seen.entity) ?? Number.NEGATIVE_INFINITY);
      scores.set(seen.entity, sum);
    }
    let best: number | null = null;
    for (const [entity, score] of scores) if (best === null || score >= (scores.get(best) ?? 0)) best = entity;
    return best;
  }
}

/** What an unknown gender costs against a known one that fits. */
export const fitsGender = (known: Gender | null, wanted: Gender): number | null => {
  if (known === wanted) return 0;
  return known === null || known === 'u' ? -0.5 : null;
};
