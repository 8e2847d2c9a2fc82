import type { Document, NameMention } from '../document.ts';
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
  for (let i = 0; i < document.tokens.length; i += 1) {
    for (const { words, type } of known.get(document.at(i).text) ?? []) {
      const last = i + words.length;
      if (taken.subarray(i, last).includes(1) || !words.every((word, k) => document.tokens[i + k]?.text === word))
        continue;
      repeated.push(withTitle(document, mention(document, { first: i, last }, type), gazetteer));
      taken.fill(1, i, last);
      break;
    }
  }
  return repeated;
}

interface KnownName {
  words: string[];
  type: NameMention['type'];
}

/** Names by their first words, the longest ones first. */
function knownNames(document: Document, found: readonly NameMention[], gazetteer: Gazetteer): Map<string, KnownName[]> {
  const byText = new Map<string, KnownName>();
  const add = (words: string[], type: NameMention['type']): void => {
    if (words.length > 1 || isName(words[0] ?? '', gazetteer)) byText.set(words.join(' '), { words, type });
  };
  for (const { first, last, type } of found) {
    const words = document.tokens.slice(first, last).map(({ text }) => text);
    if (type === 'person' && words.length > 1) add(words.slice(-1), type);
    add(words, type);
  }
  const byFirst = new Map<string, KnownName[]>();
  for (const name of byText.values()) {
    const first = name.words[0] ?? '';
    byFirst.set(
      first,
      [...(byFirst.get(first) ?? []), name].sort((a, b) => b.words.length - a.words.length),
    );
  }
  return byFirst;
}

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
