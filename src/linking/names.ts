import { lexiconTable } from '../lexicon.ts';
import type { EntityType } from '../records/entity.ts';
import { surnameOf } from './person-names.ts';

/** Courtesy titles: they say nothing of who it is, and "Mr Smith" is no fuller a name than "Smith". */
const COURTESY = new Set(
  'mr mrs ms miss mx dr prof sir dame lord lady rev hon sen rep gov gen col lt maj sgt capt amb adm pres'.split(' '),
);

/** What a company's name ends in says nothing of which one it is. */
const LEGAL_FORMS = lexiconTable('en', 'legal-forms');

/** Short forms that share no word with the long form ("Britain"): they are compared as the long form. */
const LONG_FORMS = new Map([...lexiconTable('en', 'aliases')].map(([short, [long = short]]) => [short, long]));

/** Longest name that is compared, in words. */
const MOST_WORDS = 20;

/** A text in lower case, without accents and possessive endings. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’]s?(?=\s|$)/gu, '');

/**
 * A name as it is compared: without case, accents, punctuation, a courtesy title, a legal form or a leading "the";
 * initials are drawn together, so that "J. D. Vance" is "JD Vance" and "N.A.T.O." is "NATO"; well-known short forms are
 * written out. Empty where it has no letter or digit.
 */
export function nameKey(type: EntityType, name: string): string {
  const words = (folded(name).match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MOST_WORDS);
  const isTitle = (word: string) => (type === 'person' ? COURTESY.has(word) : word === 'the');
  while (words.length > 1 && isTitle(words[0] ?? '')) words.shift();
  while (type === 'organization' && words.length > 1 && LEGAL_FORMS.has(words.at(-1) ?? '')) words.pop();
  const key = words.join(' ').replace(/(?<=^| )(\p{L}) (?=\p{L}( |$))/gu, '$1');
  return type === 'person' ? key : (LONG_FORMS.get(key) ?? key);
}

/** The capital initials of a name of several words, in lower case: "who"; empty where they are fewer than three. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/u).filter((word) => /^\p{Lu}/u.test(word) && word !== 'The');
  const initials = words.map((word) => word[0]?.toLowerCase()).join('');
  return words.length < 3 ? '' : initials;
}

/**
 * What names that may be one entity's have in common where their keys differ: a person's surname, the initials of
 * anything else. Empty where a name has none.
 */
export const blockKey = (type: EntityType, name: string): string =>
  type === 'person' ? surnameOf(nameKey(type, name)) : initialsOf(name);

/** So many names of an entity are looked up. */
const MOST_NAMES = 20;

interface Lookup {
  type: EntityType;
  name: string;
  aliases: readonly string[];
}

/** What stored entities are looked up by: those have one of these as a key of a name, or as its block key. */
export interface LookupKeys {
  names: string[];
  blocks: string[];
}

/**
 * By what the entities are looked up that an entity may be, each key once and in one way: a surname is the block key of
 * every name that has it, and what is written as one word may be the initials of another.
 */
export function lookupKeys({ type, name, aliases }: Lookup): LookupKeys {
  const names = [name, ...aliases].slice(0, MOST_NAMES);
  const keys = names.map((each) => nameKey(type, each));
  const blocks = names.map((each) => blockKey(type, each));
  const distinct = (list: readonly string[]) => [...new Set(list)].filter((key) => key !== '');
  return type === 'person'
    ? { names: distinct(keys.filter((key) => !blocks.includes(key))), blocks: distinct(blocks) }
    : { names: distinct([...keys, ...blocks]), blocks: distinct(keys.filter((key) => /^\S{3,}$/u.test(key))) };
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
