import type { Attribution, Document, TokenRange } from '../document.ts';
import { ENGLISH, type Gender } from '../naming/gazetteer.ts';
import { covers, firstWhere } from '../ranges.ts';
import type { Anaphor } from './anaphors.ts';
import type { NamesAt } from './appositions.ts';
import type { Description } from './descriptions.ts';

/** People who spoke and whom nothing names: "a spokesman for the ministry", "a defence official". */
export class Unnamed {
  readonly #document: Document;
  readonly #names: NamesAt;
  /** Attributions with a source, in the order of these. */
  readonly #attributions: readonly (Attribution & { source: TokenRange })[];
  /** What they are called, by the first token of the source. */
  readonly #nouns = new Map<number, string>();

  constructor(document: Document, names: NamesAt) {
    this.#document = document;
    this.#names = names;
    this.#attributions = document.attributions
      .flatMap((one) => (one.source ? [{ ...one, source: one.source }] : []))
      .sort((a, b) => a.source.first - b.source.first);
  }

  /** Takes note of a description that means nobody known, with no name in its source; "his landlord" aside, which "he" need not go on with. */
  note({ type, speaks, first, end, head, determiner }: Anaphor & Description): void {
    if (!speaks || type !== 'person' || determiner === 'possessive') return;
    for (let i = first; i <= end; i += 1) if (this.#names.get(i)?.type === 'person') return;
    this.#nouns.set(first, this.#document.at(head).lower);
  }

  /** "A spokesman said ... He added", "the official said": whether who spoke right before has no name, and nobody is named since. */
  goesOn(anaphor: Anaphor): boolean {
    const { kind, speaks, first, head, gender } = anaphor;
    const attributions = this.#attributions;
    const next = firstWhere(attributions.length, (i) => (attributions[i]?.source.first ?? 0) >= first);
    const before = attributions[next - 1];
    const noun = before && this.#nouns.get(before.source.first);
    if (!speaks || !before || noun === undefined) return false;
    const isSame =
      kind === 'pronoun'
        ? fitsNoun(gender, noun)
        : anaphor.determiner === 'definite' && this.#document.at(head).lower === noun;
    const { paragraph } = this.#document.sentenceOf(before.source.first);
    if (!isSame || this.#document.sentenceOf(first).paragraph - paragraph > 1) return false;
    if (this.#namesSomebody({ first: before.source.last, last: first }, before)) return false;
    this.#nouns.set(first, noun);
    return true;
  }

  /** Whether the author names a person between two tokens, outside of what was said. */
  #namesSomebody({ first, last }: TokenRange, { content }: Attribution): boolean {
    for (let i = first; i < last; i += 1) {
      const isSaid = this.#document.quotationOf[i] !== -1 || covers(content, i);
      if (!isSaid && this.#names.get(i)?.type === 'person') return true;
    }
    return false;
  }
}

/** Whether somebody of a gender can be called so. */
const fitsNoun = (gender: Gender | null, noun: string): boolean =>
  gender !== null && (ENGLISH.nounGender(noun) ?? gender) === gender;
