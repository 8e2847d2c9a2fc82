import { createHash } from 'node:crypto';

/**
 * The words of a search, each as the tokenizer sees it: what is neither letter nor digit parts words, and a word that
 * the search writes with an apostrophe or a hyphen stays together ("don t"). Empty where there is no letter or digit.
 */
export function searchWords(q: string): string[] {
  const words = q
    .split(/\s+/u)
    .map((word) => word.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim())
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  return [...new Set(words)];
}

/** Tells whether two quotes have the same words: case, accents and punctuation do not count. 120 bits in hex. */
export function wordingHash(text: string): string {
  const folded = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  const words = folded.match(/[\p{L}\p{N}]+/gu);
  return createHash('sha256')
    .update(words ? words.join(' ') : text)
    .digest('hex')
    .slice(0, 30);
}
