import type { Document, TokenRange } from '../document.ts';

/** How much parts of an article, read as one, are worth a check, 0 to 1: the encoder's head for it over their words. */
export function checkworthiness(document: Document, parts: readonly TokenRange[]): number {
  let sum = 0;
  let count = 0;
  for (const { first, last } of parts.map((part) => document.wordsOfTokens(part))) {
    for (let word = first; word < last; word += 1) sum += document.worth[word] ?? 0;
    count += last - first;
  }
  return count === 0 ? 0 : 1 / (1 + Math.exp(-sum / count));
}
