import { lexiconSet, lexiconTable } from '../lexicon.ts';
import { folded } from './names.ts';

/**
 * How what two namesakes are agrees: the same several words ("Kremlin spokesman"), a role in common ("Sen.", "senator
 * from Ohio"), or fields of work that have nothing in common; null where nothing is known, or nothing follows from it.
 */
export type RoleMatch = 'same' | 'similar' | 'contradictory';

const columns = (name: string) =>
  new Map(
    [...lexiconTable('en', name)].map(([noun, [words = '']]) => [noun, words.split(',').map((word) => word.trim())]),
  );

const NOUNS = lexiconSet('en', 'roles');
const FORMS = columns('role-forms');
const FIELDS = columns('role-fields');

/** Words that say when or how somebody is it, or nothing. */
const IDLE = new Set(
  'a an the of for in at to and with by from on former then ex late longtime long time acting'.split(' '),
);

interface Role {
  words: string[];
  nouns: string[];
}

function parse(role: string): Role {
  const words = (folded(role).match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? []).filter((word) => !IDLE.has(word));
  return { words, nouns: words.filter((word) => NOUNS.has(word) || FORMS.has(word) || FIELDS.has(word)) };
}

const means = (noun: string, other: string) => noun === other || (FORMS.get(noun)?.includes(other) ?? false);

/** A noun in common, under whichever of its forms, or a word that tells more than the noun does ("Kremlin"). */
const alike = (a: Role, b: Role) =>
  a.nouns.some((noun) => b.nouns.some((other) => means(noun, other) || means(other, noun))) ||
  a.words.some((word) => word.length > 2 && !a.nouns.includes(word) && b.words.includes(word));

const fieldsOf = (roles: readonly Role[]) =>
  new Set(roles.flatMap(({ nouns }) => nouns.flatMap((noun) => FIELDS.get(noun) ?? [])));

/** Compares all roles that are known of one with all that are known of the other. */
export function compareRoles(ours: readonly string[], theirs: readonly string[]): RoleMatch | null {
  const [a, b] = [ours.map(parse), theirs.map(parse)];
  const texts = new Set(b.filter(({ words }) => words.length > 1).map(({ words }) => words.join(' ')));
  if (a.some(({ words }) => texts.has(words.join(' ')))) return 'same';
  if (a.some((role) => b.some((other) => alike(role, other)))) return 'similar';
  const [fields, others] = [fieldsOf(a), fieldsOf(b)];
  const apart = fields.size > 0 && others.size > 0 && [...fields].every((field) => !others.has(field));
  return apart ? 'contradictory' : null;
}
