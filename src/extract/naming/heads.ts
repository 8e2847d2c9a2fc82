import type { Document, NameMention, TokenRange } from '../document.ts';
import type { Gazetteer } from './gazetteer.ts';
import { isTitleCase } from './runs.ts';

const DETERMINERS = new Set(['the', 'this', 'that', 'our', 'its', 'their', 'my', 'his', 'her', 'your']);

/**
 * "the University", where the article has named one "University of Halden": its head noun, with a capital, stands for it. Without a
 * capital the noun is a description, and of two universities nobody knows which.
 */
export function headNames(document: Document, names: readonly NameMention[], gazetteer: Gazetteer): TokenRange[] {
  const named = new Map<string, { first: number; name: string | null }>();
  for (const { type, text, first } of names) {
    const head = type === 'organization' ? headOf(text) : null;
    if (!head || gazetteer.groups.get(head.toLowerCase()) !== 'institution') continue;
    const known = named.get(head) ?? { first, name: text.toLowerCase() };
    named.set(head, {
      first: Math.min(first, known.first),
      name: known.name === text.toLowerCase() ? known.name : null,
    });
  }
  return document.sentences.flatMap((sentence) => {
    const heads = document.tokens.slice(sentence.first, sentence.last).filter(({ text, index }) => {
      const one = named.get(text);
      return one?.name && one.first < index && DETERMINERS.has(document.tokens[index - 1]?.lower ?? '');
    });
    if (heads.length === 0 || isTitleCase(document, sentence)) return [];
    return heads.map(({ index }) => ({ first: index, last: index + 1 }));
  });
}

/** "University" of "University of Halden", "Bank" of "Corvane Bank"; null for a name of one word. */
function headOf(name: string): string | null {
  const words = name.split(/\s+/u);
  const of = words.findIndex((word) => word === 'of' || word === 'for');
  const head = words[(of > 0 ? of : words.length) - 1];
  return words.length > 1 && head && /^\p{Lu}\p{Ll}/u.test(head) ? head : null;
}
