import type { Document, NameMention, TokenRange } from '../document.ts';
import type { Gazetteer } from './gazetteer.ts';
import { isTitleCase } from './runs.ts';

const DETERMINERS = new Set(['the', 'this', 'that', 'our', 'its', 'their', 'my', 'his', 'her', 'your']);

/**
 * "the University", where the article has named one "University of Halden": its head noun, with a capital, stands for it. Without a
 * capital the noun is a description, and of two universities nobody knows which.
 */
export function headNames(document: Document, names: readonly NameMention[], gazetteer: Gazetteer): TokenRange[] {
  const named = new Map<string, NameMention[]>();
  for (const name of names) {
    const head = name.type === 'organization' ? headOf(name.text) : null;
    if (!head || gazetteer.groups.get(head.toLowerCase()) !== 'institution') continue;
    named.set(head, [...(named.get(head) ?? []), name]);
  }
  const isOne = ([one, ...others]: readonly NameMention[], before: number): boolean =>
    !!one && one.first < before && others.every(({ text }) => text.toLowerCase() === one.text.toLowerCase());
  return document.tokens
    .filter(({ text, index, sentence: at }) => {
      const sentence = document.sentences[at];
      if (!sentence || !isOne(named.get(text) ?? [], index) || isTitleCase(document, sentence)) return false;
      return DETERMINERS.has(document.tokens[index - 1]?.lower ?? '');
    })
    .map(({ index }) => ({ first: index, last: index + 1 }));
}

/** "University" of "University of Halden", "Bank" of "Corvane Bank"; null for a name of one word. */
function headOf(name: string): string | null {
  const words = name.split(/\s+/u);
  const of = words.findIndex((word) => word === 'of' || word === 'for');
  const head = words[(of > 0 ? of : words.length) - 1];
  return words.length > 1 && head && /^\p{Lu}\p{Ll}/u.test(head) ? head : null;
}
