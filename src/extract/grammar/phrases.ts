import type { Document, Token, TokenRange } from '../document.ts';
import { isTimeWord } from './time.ts';

const SUBJECT_PRONOUNS = new Set(['he', 'she', 'they', 'i', 'we', 'it', 'who', 'you', 'others', 'one']);
const POSSESSIVES = new Set(['his', 'her', 'their', 'its', 'my', 'our', 'your', 'whose']);

const isNominal = ({ pos }: Token): boolean => pos === 'NOUN' || pos === 'PROPN' || pos === 'NUM' || pos === 'SYM';
/** "his", "whose". */
export const isPossessive = (token: Token): boolean => POSSESSIVES.has(token.lower);
/** The "'s" of "Clinton's", the "'" of "users'". */
export const isPossessiveEnding = (token: Token | undefined): boolean => token?.lower === "'s" || token?.lower === "'";
const isSubjectPronoun = (token: Token): boolean => SUBJECT_PRONOUNS.has(token.lower);

/**
 * Base noun phrases ("the U.S. secretary", "Putin", "he"), in order and without overlap; no prepositions inside. A
 * pronoun stands alone; a determiner or possessive begins a new phrase; a possessive ending joins ("Clinton's team").
 */
function nounPhrases(document: Document): TokenRange[] {
  const phrases: TokenRange[] = [];
  for (const sentence of document.sentences) {
    let i = sentence.first;
    while (i < sentence.last) {
      const end = basePhraseEnd(document, i, sentence.last);
      if (end > i) {
        phrases.push({ first: i, last: end });
        i = end;
      } else i += 1;
    }
  }
  return phrases;
}

/** Where the base noun phrase that begins at `first` ends; `first` itself when none begins there. */
export function basePhraseEnd(document: Document, first: number, limit: number): number {
  const start = document.at(first);
  if (isSubjectPronoun(start) && start.lower !== 'one') return first + 1;
  let i = first;
  let nominal = -1;
  while (i < limit) {
    const token = document.at(i);
    if (token.pos === 'DET' || isPossessive(token)) {
      if (i > first && !(nominal < 0 && i === first + 1)) break;
    } else if (isNominal(token)) {
      // "on Friday Clinton said": a time word parts phrases.
      const joined = document.tokens[i - 1]?.text === '-';
      if (nominal >= 0 && !joined && isTimeWord(token) !== isTimeWord(document.at(nominal))) break;
      nominal = i;
    } else if (isAge(document, i)) {
      nominal = i;
    } else if (token.pos === 'PART' && token.lower.startsWith("'") && nominal === i - 1 && nominal >= 0) {
      // a possessive ending
    } else if (token.text === '-' || token.text === '&' || token.text === '–') {
      const near = i > first && i + 1 < limit && document.at(i - 1).end === token.start;
      if (!near && token.text !== '&') break;
    } else if (token.pos === 'PRON' || token.lower === 'others') {
      if (i > first) break;
      nominal = i;
      i += 1;
      break;
    } else if (
      token.pos !== 'ADJ' &&
      !(token.pos === 'ADV' && nominal < 0 && i > first) &&
      !isParticiple(document, i, nominal)
    ) {
      break;
    }
    i += 1;
  }
  return nominal < 0 ? first : nominal + 1;
}

/** "the 24-year-old": the adjective is the head when no noun follows. */
const isAge = (document: Document, index: number): boolean =>
  document.at(index).lower === 'old' && document.tokens[index - 1]?.text === '-';

/** "the proposed plan", "an outgoing president": a participle between determiner and noun. */
function isParticiple(document: Document, index: number, nominal: number): boolean {
  const token = document.at(index);
  if (token.pos !== 'VERB' || nominal >= 0 || !/(ed|ing)$/u.test(token.lower)) return false;
  const before = index > 0 ? document.at(index - 1) : undefined;
  const after = document.tokens[index + 1];
  return (
    !!before && (before.pos === 'DET' || before.pos === 'ADJ' || isPossessive(before)) && !!after && isNominal(after)
  );
}

/** Base noun phrases with look-up by token. */
export class Phrases {
  readonly #document: Document;
  readonly #phrases: TokenRange[];
  readonly #byToken: Int32Array;

  constructor(document: Document) {
    this.#document = document;
    this.#phrases = nounPhrases(document);
    this.#byToken = new Int32Array(document.tokens.length).fill(-1);
    this.#phrases.forEach(({ first, last }, index) => {
      this.#byToken.fill(index, first, last);
    });
  }

  /** In text order, without overlap. */
  get all(): readonly TokenRange[] {
    return this.#phrases;
  }

  /** The base phrase that a token stands in. */
  at(index: number): TokenRange | null {
    return this.#phrases[this.#byToken[index] ?? -1] ?? null;
  }

  /** The phrase that begins at a token, with the prepositional phrases and list members behind it, up to `limit`. */
  startingAt(first: number, limit: number): TokenRange | null {
    const base = this.at(first);
    if (!base || base.first !== first) return null;
    return { first, last: this.#extended(base.last, limit) };
  }

  #extended(from: number, limit: number): number {
    let last = from;
    for (;;) {
      const link = this.#document.tokens[last];
      if (!link || last + 1 >= limit) return last;
      const next = this.at(last + 1);
      if (!next || next.first !== last + 1 || next.last > limit) return last;
      const joins =
        link.lower === 'of' ||
        link.lower === 'for' ||
        (link.lower === 'and' && !isSubjectPronoun(this.#document.at(next.first)));
      if (!joins || isTimeWord(this.#document.at(next.first))) return last;
      last = next.last;
    }
  }
}
