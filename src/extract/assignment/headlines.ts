import type { Assignment, Document } from '../document.ts';

/** Fewest words that are somebody's because they stand further down as his or hers. */
const LEAST_WORDS = 3;

/** How many quotes at the top are looked at: a headline has no more. */
const MOST = 4;

/** What a headline quotes, and gives to nobody known, is whose it is further down, in the same words. */
export function speakHeadlines(document: Document, assignments: readonly Assignment[]): void {
  const below = assignments.filter((one) => paragraphOf(document, one) > 0 && one.speakers.length > 0);
  for (const assignment of assignments.slice(0, MOST)) {
    if (paragraphOf(document, assignment) > 0 || assignment.speakers.length > 0) continue;
    const words = wordsOf(document, assignment);
    if (words.split(' ').length < LEAST_WORDS + 2) continue;
    assignment.speakers = below.find((one) => wordsOf(document, one).includes(words))?.speakers ?? [];
  }
}

const paragraphOf = (document: Document, { attribution: { content } }: Assignment): number =>
  document.sentenceOf(content[0]?.first ?? 0).paragraph;

/** In small letters, a space around each. */
const wordsOf = (document: Document, { attribution: { content } }: Assignment): string => {
  const tokens = content.flatMap(({ first, last }) => document.tokens.slice(first, last));
  return ` ${tokens.flatMap(({ lower, pos }) => (pos === 'PUNCT' ? [] : [lower])).join(' ')} `;
};
