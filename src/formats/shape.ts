import type { Found } from './format.ts';

/** A way in which articles are written in JSON, whatever media type they come with. */
export interface Shape {
  /** Whether reading may take more than a few milliseconds, as of a format. */
  readonly slow: boolean;
  /** Whether a document, whole as it is parsed, is written so. */
  recognises(document: unknown): boolean;
  /**
   * The articles of such a document.
   *
   * @throws Malformed where it holds none
   */
  articles(document: unknown): Iterable<Found>;
}

/** An object of JSON, whose fields may be anything. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value that may stand alone or in a list. */
export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
