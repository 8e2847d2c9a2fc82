import type { EntityType } from '../records/entity.ts';

/** Courtesy titles: they say nothing of who it is, and "Mr Smith" is no fuller a name than "Smith". */
const COURTESY = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof', 'sir', 'dame', 'lord', 'lady', 'rev']);

/**
 * A name as it is compared: without case, accents, punctuation, a courtesy title or a leading "the"; initials are
 * drawn together, so that "J. D. Vance" is "JD Vance" and "U.N." is "UN". Empty where it has no letter or digit.
 */
export function nameKey(type: EntityType, name: string): string {
  const folded = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  const words = (folded.replace(/['’]s?(?=\s|$)/gu, '').match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 20);
  const isTitle = (word: string) => (type === 'person' ? COURTESY.has(word) : word === 'the');
  while (words.length > 1 && isTitle(words[0] ?? '')) words.shift();
  return words.join(' ').replace(/(?<=^| )(\p{L}) (?=\p{L}( |$))/gu, '$1');
}

/** Whether the key alone tells a person: two words or more, and more than a surname with one initial. */
export function isFullName(key: string): boolean {
  const words = key.split(' ');
  return words.length > 1 && words.filter((word) => [...word].length > 1).length > 1;
}

/**
 * The name under which an entity is shown: the one with most words; among those, the one that most articles use, then
 * the longest.
 */
export function fullestName(names: readonly { name: string; uses: number }[]): string {
  const words = (name: string) => name.split(/\s+/u).length;
  const [best] = names.toSorted(
    (a, b) =>
      words(b.name) - words(a.name) || b.uses - a.uses || b.name.length - a.name.length || (a.name < b.name ? -1 : 1),
  );
  if (!best) throw new Error('an entity has no name');
  return best.name;
}
