import { lexiconSet, lexiconTable } from '../lexicon.ts';

/** Words that begin a surname, and are none themselves; `GIVEN` are given names as well: "Di Dean", "Van Jones". */
const PARTICLES = new Set('de del della di da dos das du van von der den le la el bin ibn ter ten st'.split(' '));
const GIVEN = new Set('di da van la bin el'.split(' '));

/** Words behind a surname that tell generations apart. */
const GENERATIONS = new Set('jr sr ii iii iv'.split(' '));

/** How two names of persons agree, the surest first. */
export type PersonNameMatch = 'same' | 'middle' | 'nickname' | 'initials' | 'short' | 'surname' | 'given';

interface PersonName {
  /** Given names and initials; none of a surname alone. */
  given: string[];
  surname: string;
  generation: string;
}

const HONORIFICS = lexiconSet('en', 'honorifics');

const LONG_FORMS = new Map(
  [...lexiconTable('en', 'nicknames')].map(([short, [long = '']]) => [
    short,
    long.split(',').map((each) => each.trim().toLowerCase()),
  ]),
);

/** The parts of a name, given by its key. */
function parse(key: string): PersonName {
  const words = key.split(' ');
  let generation = '';
  while (words.length > 1 && GENERATIONS.has(words.at(-1) ?? '')) generation = words.pop() ?? '';
  // "Senator Ann Archer", but not "Dean Archer".
  while (words.length > 2 && HONORIFICS.has(words[0] ?? '')) words.shift();
  let first = words.length - 1;
  while (first > 0 && PARTICLES.has(words[first - 1] ?? '')) first -= 1;
  if (first === 0 && GIVEN.has(words[0] ?? '')) first = Math.min(1, words.length - 1);
  return { given: words.slice(0, first), surname: words.slice(first).join(' '), generation };
}

/** The surname of a name, given by its key: its last word with the particles before it. */
export const surnameOf = (key: string): string => parse(key).surname;

const isFull = ({ given }: PersonName) => given.some((word) => word.length > 1);

/** Whether the name alone tells a person: more than a surname with initials. */
export const isFullName = (key: string): boolean => isFull(parse(key));

const longForms = (name: string) => [name, ...(LONG_FORMS.get(name) ?? [])];

/** Initials that are drawn together ("jd") stand for each name in turn. */
const isInitials = (word: string, names: readonly string[]) =>
  [...word].every((letter, i) => names[i]?.startsWith(letter)) && word.length <= Math.max(1, names.length);

function compareGiven(a: readonly string[], b: readonly string[]): PersonNameMatch | null {
  const [a1 = '', ...aMore] = a;
  const [b1 = '', ...bMore] = b;
  const middlesAgree = aMore.every((name, i) => {
    const other = bMore[i];
    return other === undefined || other.startsWith(name) || name.startsWith(other);
  });
  if (a1 === b1) {
    if (!middlesAgree) return null;
    return aMore.join(' ') === bMore.join(' ') ? 'same' : 'middle';
  }
  if (longForms(a1).some((form) => longForms(b1).includes(form))) return middlesAgree ? 'nickname' : null;
  return isInitials(a1, b) || isInitials(b1, a) ? 'initials' : null;
}

/**
 * How two names of persons agree, null where they cannot be one person's: "George W. Bush" and "George H. W. Bush" have
 * other middle names, "Martin King Jr." and "Martin King Sr." are of two generations.
 *
 * @param a key of a name, as `nameKey` gives it
 */
export function comparePersonNames(a: string, b: string): PersonNameMatch | null {
  const [one, other] = [parse(a), parse(b)];
  if (one.generation && other.generation && one.generation !== other.generation) return null;
  if (one.surname !== other.surname) return isGivenOf(one, other) || isGivenOf(other, one) ? 'given' : null;
  if (one.given.length === 0 && other.given.length === 0) return 'short';
  if (one.given.length === 0 || other.given.length === 0) return 'surname';
  const match = compareGiven(one.given, other.given);
  // "J. Smith" twice is no more than an initial that agrees.
  return match !== null && !(isFull(one) && isFull(other)) ? 'initials' : match;
}

/** "Hillary" beside "Hillary Clinton". */
const isGivenOf = (one: PersonName, other: PersonName) => one.given.length === 0 && one.surname === other.given[0];
