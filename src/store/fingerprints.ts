/** So many words in a row make a gram, and of so many grams in a row the one that says most is kept. */
const GRAM = 3;
const WINDOW = 5;

/** So many words of a text are looked at: a speech printed in full is found by its beginning. */
const MOST_WORDS = 2_000;

/** Words in a row that two texts must share to be sure to share a fingerprint; a shorter text has none. */
export const SHARED_RUN = GRAM + WINDOW - 1;

/** FNV-1a over UTF-16 units, mixed once more so that grams that differ in their last letters lie apart; 32 bits, signed. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** Every run of three words, in text order; the n-th begins with the n-th word. */
export function grams(words: readonly string[]): string[] {
  const runs = Math.max(0, Math.min(words.length, MOST_WORDS) - GRAM + 1);
  return Array.from({ length: runs }, (_, i) => words.slice(i, i + GRAM).join(' '));
}

/** How many of the first text's words stand in a run of three that the second has too. */
export function sharedWords(words: readonly string[], others: readonly string[]): number {
  const known = new Set(grams(others));
  const shared = new Uint8Array(words.length);
  for (const [i, gram] of grams(words).entries()) if (known.has(gram)) shared.fill(1, i, i + GRAM);
  return shared.reduce((sum, one) => sum + one, 0);
}

interface Gram {
  length: number;
  hash: number;
}

const gramsOf = (words: readonly string[], salt: string): Gram[] =>
  grams(words).map((gram) => ({ length: gram.length, hash: hashOf(salt + gram) }));

/**
 * The hashes of every run of three words, each once: by these a text asks for those that have one as a fingerprint. None
 * where the text is too short to have fingerprints itself.
 *
 * @param words folded, in text order
 * @param salt keeps texts of different kinds apart
 * @returns 32-bit signed integers
 */
export function gramHashes(words: readonly string[], salt: string): number[] {
  return words.length < SHARED_RUN ? [] : [...new Set(gramsOf(words, salt).map(({ hash }) => hash))];
}

/**
 * Places of grams that winnowing keeps (Schleimer, Wilkerson, Aiken: Winnowing: Local Algorithms for Document
 * Fingerprinting, SIGMOD 2003): of each window of grams the least one, here the longest and then the one with the least
 * hash, since a gram of long words is rare and leads to few other texts.
 */
function winnowedPlaces(ranked: readonly Gram[]): number[] {
  const places = new Set<number>();
  for (let i = 0; i + WINDOW <= ranked.length; i += 1) {
    let least = i;
    for (let j = i + 1; j < i + WINDOW; j += 1) if (says(ranked[j] as Gram, ranked[least] as Gram)) least = j;
    places.add(least);
  }
  return [...places];
}

/** Whether one gram says more than the other. */
const says = (one: Gram, other: Gram) =>
  one.length > other.length || (one.length === other.length && one.hash < other.hash);

/** The hashes that winnowing keeps, about one for every three words: as databases before migration 131 have them. */
export function winnowed(words: readonly string[], salt: string): number[] {
  const ranked = gramsOf(words, salt);
  return [...new Set(winnowedPlaces(ranked).map((place) => (ranked[place] as Gram).hash))];
}

/**
 * Fingerprints of a text, by which others find it: of those that winnowing keeps as few as leave one in each window. The
 * others ask with all of their grams, so texts that share `SHARED_RUN` words in a row find one another, whatever stands
 * around them. Where both sides are winnowed nearly twice as many have to be kept.
 *
 * @param words folded, in text order
 * @param salt keeps texts of different kinds apart
 * @returns 32-bit signed integers, each once; about one for every five words
 */
export function fingerprints(words: readonly string[], salt: string): number[] {
  const ranked = gramsOf(words, salt);
  const kept = new Set<number>();
  let last = -1;
  let candidate = -1;
  // The last one that the first window without any has, and so on: no choice has fewer.
  for (const place of winnowedPlaces(ranked)) {
    if (place > last + WINDOW) {
      last = candidate;
      kept.add((ranked[last] as Gram).hash);
    }
    candidate = place;
  }
  if (last + WINDOW < ranked.length) kept.add((ranked[candidate] as Gram).hash);
  return [...kept];
}
