import type { Document, NameMention, TokenRange } from '../document.ts';
import { mention } from './classify.ts';
import type { Gazetteer } from './gazetteer.ts';
import { withTitle } from './titles.ts';

/**
 * The places where words stand that are a name elsewhere in the article, or the surname of a person whom it names in
 * full, and that nothing has found there: in a headline, or in a sentence that tells too little.
 */
export function repeatedNames(document: Document, found: readonly NameMention[], gazetteer: Gazetteer): NameMention[] {
  const taken = new Uint8Array(document.tokens.length);
  for (const { titled, last } of found) taken.fill(1, titled, last);
  const known = knownNames(document, found, gazetteer);
  const repeated: NameMention[] = [];
  for (let first = 0; first < document.tokens.length; first += 1) {
    for (const length of known.lengths.get(document.at(first).text) ?? []) {
      const last = first + length;
      const type = known.types.get(wordsOf(document, { first, last }).join(' '));
      if (!type || taken.subarray(first, last).includes(1)) continue;
      repeated.push(withTitle(document, mention(document, { first, last }, type), gazetteer));
      taken.fill(1, first, last);
      break;
    }
  }
  return repeated;
}

interface KnownNames {
  /** By their words. */
  types: Map<string, NameMention['type']>;
  /** In words, of all that begin with a word, the greatest first. */
  lengths: Map<string, readonly number[]>;
}

function knownNames(document: Document, found: readonly NameMention[], gazetteer: Gazetteer): KnownNames {
  const types = new Map<string, NameMention['type']>();
  const lengths = new Map<string, Set<number>>();
  const add = (words: string[], type: NameMention['type']): void => {
    const [first = ''] = words;
    if (words.length === 1 && !isName(first, gazetteer)) return;
    types.set(words.join(' '), type);
    lengths.set(first, (lengths.get(first) ?? new Set()).add(words.length));
  };
  for (const { first, last, type } of found) {
    const words = wordsOf(document, { first, last });
    if (type === 'person' && words.length > 1) add(words.slice(-1), type);
    add(words, type);
  }
  return { types, lengths: new Map([...lengths].map(([first, set]) => [first, [...set].sort((a, b) => b - a)])) };
}

const wordsOf = ({ tokens }: Document, { first, last }: TokenRange): string[] =>
  tokens.slice(first, last).map(({ text }) => text);

/** A word with a capital, and none for what somebody is ("Judge"). */
function isName(word: string, { roles, groups, demonyms, honorifics }: Gazetteer): boolean {
  const lower = word.toLowerCase();
  return (
    /^\p{Lu}.{3}/u.test(word) &&
    !roles.has(lower) &&
    !groups.has(lower) &&
    !demonyms.has(lower) &&
    !honorifics.has(lower)
  );
}
