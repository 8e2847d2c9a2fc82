/** Bytes that may hold articles, with what is told of them. */
export interface Source {
  bytes: Uint8Array;
  /** Media type with its parameters (`text/html; charset=latin1`), where one came with them. */
  contentType?: string | undefined;
  /** Address that they were fetched from. */
  url?: string | undefined;
}

/**
 * An article of a source, or why there is none. `draft` is what an `ArticleDraft` is made from: whether the fields are
 * what they must be is for the schema of the record to say. `place` tells which one of several it is (`item 3`, `line
 * 12`), empty in a source that is one article.
 */
export type Found = { place: string } & ({ draft: unknown } | { problem: string });

/** A way in which articles come: what it is called on the wire and in folders, and how its bytes are read. */
export interface Format {
  readonly name: string;
  /** Media types that are read so, in lower case and without parameters; the first is the one to name. */
  readonly mediaTypes: readonly [string, ...string[]];
  /** How names of such files end: `.html`. */
  readonly extensions: readonly string[];
  /** Whether one source may hold several articles. */
  readonly many: boolean;
  /** Whether reading may take more than a few milliseconds, so that it is for another process than one that answers. */
  readonly slow: boolean;
  /** Whether a source of which nobody tells what it is looks like one; from its first kilobytes, decoded. */
  looksLike(beginning: string): boolean;
  /**
   * Reads what is there, in the order of the source.
   *
   * @throws Malformed where it holds no article at all, or is not what it is said to be
   */
  read(source: Source): Iterable<Found>;
}

/** A way in which a body comes that is no article. */
export interface BodyFormat {
  readonly mediaTypes: readonly [string, ...string[]];
  /** @throws Malformed */
  read(bytes: Uint8Array): unknown;
}

/** The bytes are not what their media type says; the message tells what is wrong, where, and what to do. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
}
