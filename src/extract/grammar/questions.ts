import type { Document } from '../document.ts';

/** Whether a question mark stands at the end of a run of tokens, or right behind it; a quotation mark may stand there too. */
export const endsInQuestion = ({ tokens }: Document, last: number): boolean =>
  tokens.slice(last - 2, last + 1).some(({ text }) => text === '?');
