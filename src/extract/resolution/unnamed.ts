import type { Attribution, Document, Token, TokenRange } from '../document.ts';
import { isPossessive, isPossessiveEnding } from '../grammar/phrases.ts';
import { ENGLISH, type Gender } from '../naming/gazetteer.ts';
import { covers, firstWhere } from '../ranges.ts';
import type { Anaphor } from './anaphors.ts';
import type { NamesAt } from './appositions.ts';
import type { Description } from './descriptions.ts';
import { paragraphsBehind } from './discourse.ts';

/** In tokens, the longest subject that brings somebody in. */
const SUBJECT = 8;

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

  /**
   * Takes note of a description that means nobody known, with no name in its source but whose it is; "his landlord" and "her mother" aside, which
   * "he" and "she" need not go on with, while "the victim's mother" tells that it is she.
   */
  note({ type, speaks, first, end, head, determiner, owner }: Anaphor & Description): void {
    const noun = this.#document.at(head).lower;
    if (!speaks || type !== 'person') return;
    const isHers = owner && !isPossessive(this.#document.at(owner.first)) && ENGLISH.nounGender(noun) !== null;
    if (determiner === 'possessive' && !isHers) return;
    for (let i = owner?.last ?? first; i <= end; i += 1) if (this.#names.get(i)?.type === 'person') return;
    this.#nouns.set(first, noun);
  }

  /** "A spokesman said ... He added", "the official said": whether who spoke right before has no name, and nobody is named since. */
  goesOn(anaphor: Anaphor): boolean {
    const { kind, speaks, first, head, gender } = anaphor;
    if (kind === 'pronoun' && speaks && this.#isIntroduced(anaphor)) {
      this.#nouns.set(first, '');
      return true;
    }
    const attributions = this.#attributions;
    const next = firstWhere(attributions.length, (i) => (attributions[i]?.source.first ?? 0) >= first);
    const before = attributions[next - 1];
    const noun = before && this.#nouns.get(before.source.first);
    if (!speaks || !before || noun === undefined) return false;
    const isSame =
      kind === 'pronoun'
        ? fitsNoun(gender, noun)
        : anaphor.determiner === 'definite' && this.#document.at(head).lower === noun;
    if (!isSame || paragraphsBehind(this.#document, before, first) > 1) return false;
    if (this.#namesSomebody({ first: before.source.last, last: first }, before)) return false;
    // "His daughter, Ana Holm, said": whose daughter speaks does not speak.
    const own = attributions[next]?.source;
    if (kind === 'description' || (own && own.last - own.first === 1)) this.#nouns.set(first, noun);
    return true;
  }

  /** "A constable turned up at seven. He said", "Holm's lawyer rose": whether the sentence before is about somebody new, and names nobody else. */
  #isIntroduced({ first, gender }: Anaphor): boolean {
    const own = this.#document.sentenceOf(first);
    const before = this.#document.sentences[this.#document.at(first).sentence - 1];
    if (!before || own.paragraph - before.paragraph > 1) return false;
    const start = this.#subjectStart(before.first);
    if (start === null || (start === before.first + 1 && before.paragraph !== own.paragraph)) return false;
    const limit = Math.min(before.last, before.first + SUBJECT);
    let noun: string | null = null;
    for (let i = start; i < limit; i += 1) {
      const { pos, lower } = this.#document.at(i);
      if (pos === 'NOUN' && (ENGLISH.roles.has(lower) || ENGLISH.nounGender(lower) !== null)) noun = lower;
      else if (pos !== 'ADJ' && pos !== 'NOUN' && pos !== 'NUM' && lower !== '-') break;
    }
    if (noun === null || !fitsNoun(gender, noun)) return false;
    // "A judge fined him. He said": somebody else is spoken of too.
    const isOther = ({ index, lower }: Token): boolean =>
      this.#document.quotationOf[index] === -1 &&
      (this.#names.get(index)?.type === 'person' || /^(?:him|his|her|hers|himself|herself)$/u.test(lower));
    return !this.#document.tokens.slice(start, first).some(isOther);
  }

  /** Where the noun of a subject begins, behind "a" or "Holm's"; null for other subjects. */
  #subjectStart(first: number): number | null {
    if (/^(?:an?|another)$/u.test(this.#document.at(first).lower)) return first + 1;
    const owner = this.#names.get(first);
    return owner && isPossessiveEnding(this.#document.tokens[owner.last]) ? owner.last + 1 : null;
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
