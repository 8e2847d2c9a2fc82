import type { Document, TokenRange } from '../document.ts';
import { ENGLISH, type Gender } from '../naming/gazetteer.ts';

/** A pronoun or description, whose antecedent is to be found. */
export interface Anaphor extends TokenRange {
  kind: 'pronoun' | 'description';
  /** The token that heads it. */
  head: number;
  /** What it refers to. */
  type: 'person' | 'organization';
  /** What a pronoun tells of it. */
  gender: Gender | null;
  /** Whether it is the source of an attribution: then somebody is meant of whom the reader can know. */
  speaks: boolean;
}

const PRONOUNS = new Map<string, Gender>([
  ['he', 'm'],
  ['him', 'm'],
  ['his', 'm'],
  ['himself', 'm'],
  ['she', 'f'],
  ['her', 'f'],
  ['hers', 'f'],
  ['herself', 'f'],
]);

/** Finds the anaphors of a document, token by token. */
export class Anaphors {
  readonly #document: Document;
  readonly #names: ReadonlySet<number>;
  readonly #sources: ReadonlySet<number>;

  constructor(document: Document) {
    this.#document = document;
    this.#names = new Set(document.names.map(({ first }) => first));
    this.#sources = new Set(document.attributions.flatMap(({ source }) => (source ? [source.first] : [])));
  }

  /** The anaphor that begins at a token. Inside quotation marks there is none: there it is another who says "he". */
  at(index: number): Anaphor | null {
    if (this.#document.quotationOf[index] !== -1) return null;
    const { lower } = this.#document.at(index);
    const speaks = this.#sources.has(index);
    const pronoun = { kind: 'pronoun' as const, first: index, last: index + 1, head: index, speaks };
    const gender = PRONOUNS.get(lower);
    if (gender) return { ...pronoun, type: 'person', gender };
    if (lower === 'it' && speaks) return { ...pronoun, type: 'organization', gender: null };
    const range = this.#description(index);
    if (!range) return null;
    const head = range.last - 1;
    const institution = ENGLISH.groups.get(this.#document.at(head).lower) === 'institution';
    return {
      ...range,
      kind: 'description',
      head,
      type: institution ? 'organization' : 'person',
      gender: null,
      speaks,
    };
  }

  /** "the president", "the former senator": a definite role with no name beside it. */
  #description(the: number): TokenRange | null {
    const document = this.#document;
    if (document.at(the).lower !== 'the') return null;
    const limit = Math.min(document.sentenceOf(the).last, the + 6);
    if (this.#isAge(the, limit)) return { first: the, last: the + 6 };
    for (let i = the + 1; i < limit; i += 1) {
      const token = document.at(i);
      if (!['NOUN', 'ADJ', 'PROPN'].includes(token.pos) && token.text !== '-') return null;
      const next = document.tokens[i + 1];
      const ends = i + 1 >= limit || !next || (!['NOUN', 'PROPN', 'PART'].includes(next.pos) && next.text !== '-');
      if (!ends) continue;
      const followed = next && (next.lower === 'of' || this.#names.has(i + 1));
      if (token.pos !== 'NOUN' && !ENGLISH.demonyms.has(token.lower)) return null;
      const called =
        ENGLISH.roles.has(token.lower) ||
        ENGLISH.demonyms.has(token.lower) ||
        ENGLISH.groups.get(token.lower) === 'institution';
      return called && !followed ? { first: the, last: i + 1 } : null;
    }
    return null;
  }

  /** "the 24-year-old", with no noun behind. */
  #isAge(the: number, limit: number): boolean {
    return (
      limit === the + 6 &&
      /^\d\d-year-old$/u.test(this.#document.textOf({ first: the + 1, last: limit })) &&
      !['NOUN', 'PROPN'].includes(this.#document.tokens[limit]?.pos ?? '')
    );
  }
}
