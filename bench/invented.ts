/** Numbers that look random and are the same each time (Mulberry32). */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** From 0 on, under 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from 0 on, under `most`. */
  below(most: number): number {
    return Math.floor(this.next() * most);
  }

  /** A rank from 0 on, under `most`: the n-th comes about 1/n as often as the first (Zipf's law). */
  rank(most: number): number {
    return Math.min(most - 1, Math.floor(most ** this.next()) - 1);
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
}

/** So many words there are. */
export const WORDS = 60_000;

const SMALL =
  'the of to and a in that is we it for was on be with as not have this are by will they at our but from has there more';
const ONSETS = 'b c d f g l m n p r s t v br cl dr gr pl pr st tr sh ch th'.split(' ');
const VOWELS = 'a e i o u ea ai ou io'.split(' ');
const CODAS = ['', 'n', 'r', 's', 't', 'l', 'nd', 'rt', 'ck', 'm', 'ng'];

const syllable = (n: number) =>
  `${ONSETS[n % ONSETS.length]}${VOWELS[Math.floor(n / ONSETS.length) % VOWELS.length]}${
    CODAS[Math.floor(n / (ONSETS.length * VOWELS.length)) % CODAS.length]
  }`;

const SYLLABLES = ONSETS.length * VOWELS.length * CODAS.length;

/** A word of one to three syllables, another one for each number. */
export function invented(n: number): string {
  // Numbers that are neighbours have words that are not.
  const mixed = (n * 7_919) % SYLLABLES;
  return n < SYLLABLES ? syllable(mixed) : `${syllable(mixed)}${invented(Math.floor(n / SYLLABLES) - 1)}`;
}

/** The words from the commonest on: those of every text, and then invented ones. */
export const VOCABULARY: readonly string[] = (() => {
  const small = SMALL.split(' ');
  const known = new Set(small);
  const words = [...small];
  for (let n = 0; words.length < WORDS; n += 1) {
    const word = invented(n);
    if (!known.has(word)) words.push(word);
  }
  return words;
})();

/** The rank of a word that about so many of the quotes have. */
export const wordIn = (quotes: number, hits: number): number =>
  Math.min(WORDS - 100, Math.max(1, Math.round((quotes * 1.9) / hits)));

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** So many words in a row, as a sentence begins. */
export function wordsOf(chance: Chance, count: number): string {
  let text = capital(VOCABULARY[chance.rank(WORDS)] as string);
  for (let n = 1; n < count; n += 1) text += ` ${VOCABULARY[chance.rank(WORDS)]}`;
  return text;
}

const FIRST = 'Anna Ben Carla David Elena Frank Grace Hugo Ines Jonas Karin Leo Maria Nils Olga Paul Rita Sven'.split(
  ' ',
);
const BODIES = ['Council', 'Ministry', 'Union', 'Institute', 'Court', 'Bank', 'Agency', 'Party'];
const TYPES = ['person', 'person', 'organization', 'person', 'person', 'organization', 'person', 'place'] as const;

/** The entity with a number from 0 on; no two have the same name. */
export function inventedEntity(n: number) {
  const type = TYPES[n % TYPES.length] as (typeof TYPES)[number];
  const own = capital(invented(n + 400));
  if (type === 'person') return { type, name: `${FIRST[n % FIRST.length]} ${own}` };
  return { type, name: type === 'place' ? own : `${own} ${BODIES[n % BODIES.length]}` };
}
