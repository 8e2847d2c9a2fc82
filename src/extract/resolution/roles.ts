import { lexiconSet, lexiconTable } from '../../lexicon.ts';
import type { Document } from '../document.ts';
import { kept } from '../kept.ts';
import { ENGLISH } from '../naming/gazetteer.ts';

const columns = (name: string): Map<string, string[]> =>
  new Map(
    [...lexiconTable('en', name)].map(([noun, [words = '']]) => [noun, words.split(',').map((word) => word.trim())]),
  );

const ROLE_FORMS = columns('role-forms');
const INSTITUTION_FORMS = columns('institution-forms');
const PLAIN = lexiconSet('en', 'plain-roles');
const KIN = lexiconSet('en', 'kin');

/** Words that one who has the role has not without them, and the other way round: a vice president is no president. */
const RANKS = new Set(['vice', 'deputy', 'assistant', 'associate', 'lieutenant', 'under', 'shadow']);
/** Nouns for whoever is first, whatever the office. */
const HEADS = new Set(['leader', 'boss', 'chief', 'head', 'premier', 'pm', 'cm']);
const PARTIES = new Map([
  ['gop', 'republican'],
  ['republican', 'republican'],
  ['r', 'republican'],
  ['democrat', 'democratic'],
  ['democratic', 'democratic'],
  ['d', 'democratic'],
  ['libertarian', 'libertarian'],
  ['tory', 'conservative'],
  ['conservative', 'conservative'],
  ['labour', 'labour'],
  ['liberal', 'liberal'],
]);
const SMALL = new Set('a an the of for in at to and with by from on his her its their s'.split(' '));

/** Words of a role for which a noun may stand: itself, and "sen" and "rep" for "lawmaker". */
export const roleForms = (noun: string): string[] => [noun, ...(ROLE_FORMS.get(noun) ?? [])];

/** Words of an organization's name for which a noun may stand: itself, and "inc" and "corp" for "company". */
export const institutionForms = (noun: string): string[] => [noun, ...(INSTITUTION_FORMS.get(noun) ?? [])];

/** Whether the noun tells nothing that a role could contradict: "the 24-year-old", "the Spaniard", "the woman". */
export const isPlain = (noun: string): boolean => noun === 'old' || PLAIN.has(noun) || ENGLISH.demonyms.has(noun);

/** Whether the noun is a relative's. */
export const isKin = (noun: string): boolean => KIN.has(noun);

/** The words of a role or description that tell something, in lower case, parties by one name. */
export const tellingWords = kept((phrase): readonly string[] =>
  phrase
    .toLowerCase()
    .replace(/’/gu, "'")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !SMALL.has(word))
    .map((word) => PARTIES.get(word) ?? word),
);

/**
 * The words of a role by which one with it may be called: neither the president's daughter is a president, nor a spokesman for
 * the president.
 */
export const callingWords = (role: string): readonly string[] =>
  tellingWords(
    role.replace(/^.*(?:['’]s|s['’])\s/u, '').replace(/(?<=\p{L})\s(?:of|for|to|at|in|from|with|under|on)\s.*$/u, ''),
  );

/** "Holm's lawyer", of a description that says whose and means somebody else: whether a role is one with another. */
export function isOfAnother(role: string, whose: string): boolean {
  const owner = /^(.*?)(?:['’]s|(?<=s)['’])\s/u.exec(role)?.[1];
  return owner !== undefined && !tellingWords(owner).some((word) => tellingWords(whose).includes(word));
}

/** Whether one with the role may be called by the noun, the words around both aside. */
export const sharesNoun = (role: string, noun: string): boolean =>
  roleForms(noun).some((form) => callingWords(role).includes(PARTIES.get(form) ?? form));

/**
 * How many words a role shares with a description of that noun; null where one with the role is not called so: "Sen."
 * is a senator, a "vice president" no president, a "Democratic nominee" no "Republican nominee".
 */
export function sharedWords(role: string, noun: string, description: readonly string[]): number | null {
  const words = tellingWords(role);
  if (!sharesNoun(role, noun)) return null;
  // An assistant attorney is a prosecutor all the same.
  const isRanked = words.includes(noun) || HEADS.has(noun);
  if (isRanked && [...RANKS].some((rank) => words.includes(rank) !== description.includes(rank))) return null;
  if (otherParty(words, description) || otherPeople(words, description) || contradicts(words, description)) return null;
  return description.filter((word) => words.includes(word)).length;
}

const PARTY_NAMES = new Set(PARTIES.values());

const apart = (a: readonly string[], b: readonly string[], kind: (word: string) => boolean): boolean => {
  const [ours, theirs] = [a.filter(kind), b.filter(kind)];
  return ours.length > 0 && theirs.length > 0 && !ours.some((word) => theirs.includes(word));
};

/** Whether two phrases name parties, and not one in common. */
export const otherParty = (a: readonly string[], b: readonly string[]): boolean =>
  apart(a, b, (word) => PARTY_NAMES.has(word));

/** The same of peoples: "the French president" is not the Russian one. */
const otherPeople = (a: readonly string[], b: readonly string[]): boolean =>
  apart(a, b, (word) => ENGLISH.demonyms.has(word));

/** "Democrat of Vermont": a role that tells of the party alone. */
export const isPartyAlone = (role: string): boolean => {
  const [word, ...more] = callingWords(role);
  return word !== undefined && more.length === 0 && PARTY_NAMES.has(word);
};

const FIELDS = new Set(
  (
    'prime finance foreign interior home defence defense health education justice trade energy transport transportation environment agriculture ' +
    'culture planning water housing treasury technology science tourism fisheries communications attorney solicitor'
  ).split(' '),
);
const FORMER = new Set(['former', 'ex', 'outgoing', 'departing', 'late', 'erstwhile']);

/** Whether who has a role is not whom a description means: the prime minister, of a finance minister; the former one, of one who is. */
export const contradicts = (role: readonly string[], description: readonly string[]): boolean =>
  apart(role, description, (word) => FIELDS.has(word)) ||
  (description.some((word) => FORMER.has(word)) && !role.some((word) => FORMER.has(word)));

/** The party that stands in a bracket behind a name: "(D-Ohio)", "(R)"; null where none does. */
export function partyBehind(document: Document, last: number): string | null {
  if (document.tokens[last]?.text !== '(') return null;
  const [letter = ''] = (document.tokens[last + 1]?.text ?? '').split(/[-–.]/u);
  const ends = /^[-–,)]$/u.test(document.tokens[last + 2]?.text ?? '');
  return ends && /^\p{Lu}$/u.test(letter) ? (PARTIES.get(letter.toLowerCase()) ?? null) : null;
}

/** Nouns that tell nothing behind what a body is. */
const BODIES = new Set(['department', 'force', 'service', 'bureau']);

/** Whether an organization with the name may be called by the noun: by the word that heads the name, or by what such a one is. */
export function isCalled(name: string, noun: string): 'word' | 'kind' | null {
  const words = tellingWords(name);
  // The Local Government Association is no government.
  const [head = name] = name.split(/\s(?:of|for|at|in|on|to|and|against)\s/u);
  // The Dover Police Department is the police.
  const ofBody = BODIES.has(tellingWords(head).at(-1) ?? '') ? tellingWords(head).at(-2) : undefined;
  const heads = new Set([tellingWords(head).at(-1), words.at(-1), ofBody]);
  if (heads.has(noun)) return 'word';
  return institutionForms(noun).some((form) => form !== noun && words.includes(form)) ? 'kind' : null;
}
