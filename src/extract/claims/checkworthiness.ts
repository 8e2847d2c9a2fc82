import type { Document, TokenRange } from '../document.ts';
import { calibrationOf } from '../model/calibration.ts';

/**
 * The score from which on something is worth a check. Where scores are shares, F1 is greatest from half of itself on (Lipton
 * et al. 2014), and the two models reach some 80.
 */
export const LEAST_WORTHY = 0.4;

/**
 * How much parts of an article, read as one, are worth a check: of sentences with score p, a share p is. The encoder's head
 * for it over their words.
 */
export function checkworthiness(document: Document, parts: readonly TokenRange[]): number {
  const { scale, offset } = calibrationOf(document.model).worth;
  return 1 / (1 + Math.exp(-scale * worthOf(document, parts) - offset));
}

/** The head's logit: the mean over the words of the parts. */
export function worthOf(document: Document, parts: readonly TokenRange[]): number {
  let sum = 0;
  let count = 0;
  for (const { first, last } of parts.map((part) => document.wordsOfTokens(part))) {
    for (let word = first; word < last; word += 1) sum += document.worth[word] ?? 0;
    count += last - first;
  }
  return count === 0 ? Number.NEGATIVE_INFINITY : sum / count;
}
