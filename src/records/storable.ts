/** Text that can be stored, searched and addressed in code points: no NUL, no half of a surrogate pair. */
export const storable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();
export const STORABLE = 'must be well-formed Unicode without NUL characters';

/** For documents: text without NUL, with one of these characters in it (a class: `[\\p{L}]`) where they are given. */
export const storablePattern = (wanted = ''): string =>
  wanted === '' ? '^[^\\u0000]*$' : `^[^\\u0000]*${wanted}[^\\u0000]*$`;
