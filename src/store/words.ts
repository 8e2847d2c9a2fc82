import { createHash } from 'node:crypto';

/** Brackets within a word mark a letter that was changed: "[W]e" is "We". */
const BRACKETS_WITHIN = /(?<=\p{L})[[\]]+(?=\p{L})|\[(?=\p{L}+\]\p{L})/gu;

/** The words of a text in its order, for which case, accents and punctuation do not count. */
export function foldedWords(text: string): string[] {
  const folded = text
    .replace(BRACKETS_WITHIN, '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * Tells whether two texts of a kind have the same words; one without words has its own signs. 96 bits in base64url.
 *
 * @param kind keeps what is said in one kind of record apart from the same in another
 */
export function wordingHash(kind: string, text: string): string {
  const words = foldedWords(text);
  return createHash('sha256')
    .update(`${kind}\n${words.length > 0 ? words.join(' ') : text}`)
    .digest('base64url')
    .slice(0, 16);
}
