import { lexiconTable } from '../../lexicon.ts';
import type { Document, Token, TokenRange } from '../document.ts';

/** Legal forms that make a company of the words with capitals before them, with a comma between or without. */
const LEGAL_FORMS = new Set(
  [...lexiconTable('en', 'legal-forms')].filter(([, [kind]]) => kind !== 'word').map(([form]) => form),
);

/** Companies that their legal form tells: "Teklan Data, LLC", "Om Sai Pvt Ltd". */
export function companies(document: Document): TokenRange[] {
  const { tokens } = document;
  const ends = tokens.filter((token, index) => isLegalForm(token) && !isLegalForm(tokens[index + 1]));
  return ends.flatMap(({ index }) => {
    const first = beginning(document, tokens[index - 1]?.text === ',' ? index - 1 : index);
    return first === null ? [] : [{ first, last: index + 1 }];
  });
}

/** Capitals alone do: in small letters it is a word ("go-co"). */
const isLegalForm = (token: Token | undefined): boolean =>
  /^\p{Lu}/u.test(token?.text ?? '') && LEGAL_FORMS.has((token?.lower ?? '').replace(/\.$/u, ''));

/** Where the words with capitals begin that end at a token; null where none is there. */
function beginning({ tokens }: Document, end: number): number | null {
  const isPart = (index: number): boolean => /^(?:\p{Lu}|\d*\p{Lu}|&$)/u.test(tokens[index]?.text ?? '');
  let first = end;
  while (isPart(first - 1) && tokens[first - 1]?.sentence === tokens[end - 1]?.sentence) first -= 1;
  while (first < end && /^(?:the|&)$/u.test(tokens[first]?.lower ?? '')) first += 1;
  return first < end ? first : null;
}
