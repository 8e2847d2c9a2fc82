import { lexiconTable } from '../lexicon.ts';

const FORMS = new Map(
  [...lexiconTable('en', 'role-forms')].map(([noun, [words = '']]) => [
    noun,
    words.split(',').map((word) => word.trim()),
  ]),
);

/** Words of a role for which a noun may stand: itself, and "sen" and "rep" for "lawmaker". */
export const roleForms = (noun: string): string[] => [noun, ...(FORMS.get(noun) ?? [])];

/** Whether someone with the role may be called by the noun: "Sen." is a senator. */
export function hasRole(role: string, noun: string): boolean {
  const words = role.toLowerCase().split(/[^\p{L}]+/u);
  return roleForms(noun).some((form) => words.includes(form));
}
