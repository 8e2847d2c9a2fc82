/** A half-open range of the text in UTF-16 units; everything inside `extract/` counts so. */
export interface Range {
  start: number;
  end: number;
}

/** A run of tokens, half-open, by index into `Document.tokens`. */
export interface TokenRange {
  first: number;
  last: number;
}

/** Whether two runs share a token. */
export const overlap = (one: TokenRange, other: TokenRange): boolean =>
  one.first < other.last && other.first < one.last;

/** Whether a token stands in one of the runs. */
export const covers = (runs: readonly TokenRange[], index: number): boolean =>
  runs.some(({ first, last }) => first <= index && index < last);

/** The first index, of so many, from which on a test holds; it must not hold before. */
export function firstWhere(length: number, test: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Those of the runs, in text order, that begin inside a range. */
export const beginningIn = <T extends TokenRange>(runs: readonly T[], { first, last }: TokenRange): readonly T[] =>
  runs.slice(
    firstWhere(runs.length, (i) => (runs[i]?.first ?? 0) >= first),
    firstWhere(runs.length, (i) => (runs[i]?.first ?? 0) >= last),
  );
