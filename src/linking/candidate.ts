import type { ExtractedEntity } from '../records/entity.ts';
import { nameKey } from './names.ts';

/** What is known of an entity by itself. */
export type Named = Pick<ExtractedEntity, 'type' | 'name' | 'aliases' | 'roles'>;

/** A stored entity that one of the article's entities may be. */
export interface Candidate extends Named {
  id: string;
  /** In how many articles it comes up. */
  articles: number;
  /** Names that an authority list says are its own, short ones too. */
  listed?: readonly string[];
}

/** What an article has in common with those in which a candidate comes up. */
export interface Context {
  /** Entities of the article that have come up beside the candidate, with the number of articles that they are in. */
  company: readonly { name: string; articles: number }[];
  /** The publisher of the article, where it has written of the candidate before; else null. */
  publisher: string | null;
}

/** All names of a candidate, the one that it is shown under first. */
export const namesOf = ({ name, aliases, listed = [] }: Named & Pick<Candidate, 'listed'>): string[] => [
  ...new Set([name, ...listed, ...aliases]),
];

/** More names than this tell no more, and each is compared with each. */
const MOST_NAMES = 50;

const keys = new WeakMap<Named, string[]>();

/** The keys of all names, in their order; made once, since each entity is compared with many. */
export function keysOf(named: Named): string[] {
  const known = keys.get(named);
  if (known) return known;
  const made = namesOf(named)
    .slice(0, MOST_NAMES)
    .map((name) => nameKey(named.type, name))
    .filter((key) => key !== '');
  keys.set(named, made);
  return made;
}
