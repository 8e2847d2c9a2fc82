import type { Document } from '../document.ts';
import { isAge } from './descriptions.ts';

/** "the 24-year-old": how old; null for any other head. */
export const ageOf = (document: Document, head: number): number | null =>
  isAge(document, head) ? Number.parseInt(document.at(head - 4).text, 10) : null;

/** "Ana Holm, 24, ...": how old; null where the text does not tell. */
export function ageBehind({ tokens }: Document, last: number): number | null {
  const [comma, age, close] = tokens.slice(last, last + 3).map(({ text }) => text);
  return comma === ',' && /^\d\d$/u.test(age ?? '') && /^[,.)]$/u.test(close ?? '') ? Number(age) : null;
}
