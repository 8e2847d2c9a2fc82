import type { EntityType } from '../../records/entity.ts';
import type { Document, TokenRange } from '../document.ts';
import { isPossessiveEnding } from '../grammar/phrases.ts';
import { ENGLISH, type Gender } from '../naming/gazetteer.ts';
import { type Description, descriptionAt, isAge } from './descriptions.ts';
import { isKin } from './roles.ts';

interface Any extends TokenRange {
  /** The token that heads it. */
  head: number;
  /** What it refers to. */
  type: EntityType;
  /** What it tells of gender. */
  gender: Gender | null;
  /** Whether it is the source of an attribution, or a member of it: then somebody is meant of whom the reader can know. */
  speaks: boolean;
  /** Where what tells of it ends: behind its head, or with the source ("the head [of the union]"). */
  end: number;
}

/** A pronoun or description, whose antecedent is to be found. */
export type Anaphor = Any & ({ kind: 'pronoun' } | ({ kind: 'description' } & Description));

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

const isInstitution = (noun: string): boolean => ENGLISH.groups.get(noun) === 'institution';

const isPlural = (noun: string): boolean =>
  noun.endsWith('s') && isInstitution(noun.endsWith('ies') ? `${noun.slice(0, -3)}y` : noun.slice(0, -1));

/** Institutions that are places. */
const PLACES = new Set('city country county district municipality nation prefecture province state town'.split(' '));

/** What begins at most tokens. */
const NONE: readonly Anaphor[] = [];

/** Finds the anaphors of a document, token by token. */
export class Anaphors {
  readonly #document: Document;
  /** 1 for each token inside a name. */
  readonly #named: Uint8Array;
  /** For the first token of each source, and of each member of a list that is one, where the source ends. */
  readonly #sources = new Map<number, number>();

  constructor(document: Document) {
    this.#document = document;
    this.#named = new Uint8Array(document.tokens.length);
    for (const { first, last } of document.names) this.#named.fill(1, first, last);
    for (const { source } of document.attributions) {
      if (!source) continue;
      const last = endOf(document, source);
      for (let i = source.first; i < last; i += 1)
        if (i === source.first || /^(and|or|both|,)$/u.test(document.at(i - 1).lower)) this.#sources.set(i, last);
    }
  }

  /**
   * The anaphors that begin at a token: a pronoun, a description, or both ("his lawyer"). Inside quotation marks there
   * is none: there it is another who says "he".
   */
  at(index: number): readonly Anaphor[] {
    if (this.#document.quotationOf[index] !== -1 && !this.#sources.has(index)) return NONE;
    const pronoun = this.#pronoun(index);
    const description = this.#description(index);
    return pronoun || description ? [pronoun, description].filter((anaphor) => anaphor !== null) : NONE;
  }

  #isAuthorsKin(index: number): boolean {
    const { tokens } = this.#document;
    return /^(?:my|our)$/u.test(tokens[index]?.lower ?? '') && isKin(tokens[index + 1]?.lower ?? '');
  }

  #pronoun(index: number): Anaphor | null {
    const { lower } = this.#document.at(index);
    const speaks = this.#sources.has(index);
    const gender = PRONOUNS.get(lower) ?? null;
    if (!gender && !(lower === 'it' && speaks)) return null;
    const type = gender ? 'person' : 'organization';
    return { kind: 'pronoun', first: index, last: index + 1, head: index, end: index + 1, speaks, type, gender };
  }

  /** Outside of sources only "the senator", with nothing behind it that tells more, and "my father". */
  #description(index: number): Anaphor | null {
    const document = this.#document;
    const source = this.#sources.get(index);
    if (source === undefined && document.at(index).lower !== 'the' && !this.#isAuthorsKin(index)) return null;
    // A source may begin behind its own article.
    const start = source !== undefined && index > 0 && isArticle(document, index - 1) ? index - 1 : index;
    const found = descriptionAt(document, start, source ?? document.sentenceOf(index).last, this.#named);
    if (!found || (source === undefined && document.tokens[found.last]?.lower === 'of')) return null;
    const noun = document.at(found.head).lower;
    const institution = isInstitution(noun) && !isPlural(noun);
    const person = ENGLISH.roles.has(noun) || ENGLISH.demonyms.has(noun) || isAge(document, found.head);
    if (!institution && !person) return null;
    // "Police said": a noun without a plural needs no "the".
    const isBare = noun === 'police' && found.determiner === 'none' && found.last - found.first === 1;
    return {
      ...found,
      determiner: isBare ? 'definite' : found.determiner,
      first: index,
      kind: 'description',
      type: PLACES.has(noun) ? 'place' : institution ? 'organization' : 'person',
      gender: ENGLISH.nounGender(noun),
      speaks: source !== undefined,
      end: source ?? found.last,
    };
  }
}

/** Where a source ends without its possessive ending. */
function endOf(document: Document, { first, last }: TokenRange): number {
  return last - first > 1 && isPossessiveEnding(document.at(last - 1)) ? last - 1 : last;
}

const isArticle = (document: Document, index: number): boolean =>
  /^(?:the|a|an|my|our)$/u.test(document.at(index).lower);
