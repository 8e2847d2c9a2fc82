import type { Search } from './search.ts';

/** Where `onrecord_folded` cuts words, and how it folds them: see migrations/postgres. */
const NO_LETTER = /[^\p{L}\p{Nd}]+/u;
const folded = (word: string) =>
  word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]+/g, '')
    .normalize('NFC')
    .replaceAll('ς', 'σ');

/** Of a longer word the index has so many characters. */
const LONGEST = 255;

/** A word that no text has. */
const NO_WORD = `'__'`;

/** A search in PostgreSQL's own words; letters and digits need no other quoting. */
export function queryText(search: Search): string {
  if (search.kind === 'words') {
    const words = search.words.flatMap((word) => folded(word).split(NO_LETTER)).filter((word) => word !== '');
    if (words.length === 0) return NO_WORD;
    return `(${words.map((word) => `'${[...word].slice(0, LONGEST).join('')}'`).join(' <-> ')}${search.prefix ? ':*' : ''})`;
  }
  if (search.kind === 'not') {
    return `(${[queryText(search.from), ...search.without.map((part) => `!${queryText(part)}`)].join(' & ')})`;
  }
  return `(${[...new Set(search.parts.map(queryText))].join(search.kind === 'and' ? ' & ' : ' | ')})`;
}

/** To look a long search up in one text takes as long as it is, however soon it fails: so many of its words go before. */
const FIRST_WORDS = 8;

/** What a text must match first, so that a long search is looked up in few; null where it is short. */
export function firstOf(search: Search): Search | null {
  if (search.kind !== 'and' || search.parts.length <= FIRST_WORDS) return null;
  return { kind: 'and', parts: search.parts.slice(0, FIRST_WORDS) };
}
