/** Text that can be stored, searched and addressed in code points: no NUL, no half of a surrogate pair. */
export const storable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();
export const STORABLE = 'must be well-formed Unicode without NUL characters';
