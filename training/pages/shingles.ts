/** Words in a row that are compared. */
const LENGTH = 4;

function shinglesOf(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}\p{M}_]+/gu) ?? [];
  const shingles = new Map<string, number>();
  if (words.length === 0) return shingles;
  for (let i = 0; i < Math.max(1, words.length - LENGTH + 1); i++) {
    const shingle = words.slice(i, i + LENGTH).join(' ');
    shingles.set(shingle, (shingles.get(shingle) ?? 0) + 1);
  }
  return shingles;
}

export interface PrecisionRecall {
  precision: number;
  recall: number;
}

/** How much of a text was found, in shingles of four words, as zyte's article-extraction-benchmark counts it. */
export function compared(gold: string, found: string): PrecisionRecall {
  const [a, b] = [shinglesOf(gold), shinglesOf(found)];
  let hits = 0;
  for (const [shingle, count] of a) hits += Math.min(count, b.get(shingle) ?? 0);
  const sum = (counts: Map<string, number>) => [...counts.values()].reduce((total, each) => total + each, 0);
  const [wanted, given] = [sum(a), sum(b)];
  if (wanted === 0 && given === 0) return { precision: 1, recall: 1 };
  return { precision: given === 0 ? 1 : hits / given, recall: wanted === 0 ? 1 : hits / wanted };
}

/** Means over pages, and the F1 of the means. */
export function meanOf(pages: readonly PrecisionRecall[]): PrecisionRecall & { f1: number } {
  const mean = (of: (page: PrecisionRecall) => number) => pages.reduce((sum, page) => sum + of(page), 0) / pages.length;
  const [precision, recall] = [mean((page) => page.precision), mean((page) => page.recall)];
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}
