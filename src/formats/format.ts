/** A way in which an article can come: what it is called on the wire, and how its bytes are read. */
export interface Format {
  /** Media types that are read so, in lower case and without parameters; the first is the one to name. */
  readonly mediaTypes: readonly [string, ...string[]];
  /**
   * Decodes one article: what an `ArticleDraft` is made from. Whether the fields are what they must be is for the schema
   * of the record to say.
   *
   * @throws Malformed
   */
  read(bytes: Uint8Array): unknown;
}

/** The bytes are not what their media type says; the message tells what is wrong, where, and what to do. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
}
