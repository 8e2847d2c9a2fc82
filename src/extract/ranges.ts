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
