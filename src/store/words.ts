import { createHash } from 'node:crypto';

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
