import { hash } from 'node:crypto';

/** The prefixes of the kinds of record that have an id of their own. */
export type IdPrefix = 'art' | 'quo' | 'ent' | 'clm' | 'rev';

export const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
export const LENGTH = 20;

/**
 * A stable id: 100 bits of SHA-256 over the parts, in Crockford's base 32. The same parts give the same id on any
 * machine, which makes posting twice harmless and lets a correction outlive a new extraction.
 *
 * @param parts what makes the record itself, in a fixed order; a part may hold any text
 */
export function stableId(prefix: IdPrefix, ...parts: (string | number)[]): string {
  // JSON keeps ('a', 'bc') and ('ab', 'c') apart.
  const digest = hash('sha256', JSON.stringify(parts), 'buffer');
  let id = '';
  for (let i = 0; i < LENGTH; i += 1) id += ALPHABET[(digest[i] ?? 0) & 31];
  return `${prefix}_${id}`;
}

/** What tells the words of two records of an article apart: neither case nor punctuation. */
export const wordsKey = (prefix: IdPrefix, words: readonly string[]): string =>
  [prefix, ...words]
    .join('\n')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\n]+/gu, ' ')
    .trim();

/**
 * The id of what stands in an article, from its words and which of equal words these are.
 *
 * @param ordinal so many records of the article with the same `wordsKey` come before it
 */
export const idOfWords = (prefix: IdPrefix, articleId: string, words: readonly string[], ordinal: number): string =>
  idOfKey(prefix, articleId, wordsKey(prefix, words), ordinal);

/** The same from the `wordsKey` of the words. */
export const idOfKey = (prefix: IdPrefix, articleId: string, key: string, ordinal: number): string =>
  stableId(prefix, articleId, key, ordinal);

/** The id of an article: from its canonical URL, or from its text where it has none. */
export const articleId = ({ url, text }: { url: string | null; text: string }): string =>
  stableId('art', ...(url ? ['url', url] : ['text', text]));
