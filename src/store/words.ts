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

/** What tells texts apart: their words, or their own signs where there are none. */
export function saidIn(text: string): string {
  const words = foldedWords(text);
  return words.length > 0 ? words.join(' ') : text;
}

/**
 * By which records with the same words are found: 48 bits of SHA-256 as a signed integer, which takes six bytes. Others may
 * have the same one, so the words of what is found are compared.
 *
 * @param kind what is said in one kind of record has another hash than the same in another
 */
export function wordingHash(kind: string, text: string): number {
  return createHash('sha256')
    .update(`${kind}\n${saidIn(text)}`)
    .digest()
    .readIntBE(0, 6);
}
