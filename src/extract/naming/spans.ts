import type { EntityType } from '../../records/entity.ts';
import type { Document, NameMention, TokenRange } from '../document.ts';
import { knownType, mention } from './classify.ts';
import type { Gazetteer } from './gazetteer.ts';
import { isCapitalised } from './runs.ts';
import { isBeforeName, isSurname, withTitle } from './titles.ts';

/** Least likelihood of a span that is believed; chosen on the development parts of UNER and PolNeAR. */
const LEAST = 0.5;
/** The same where a noun for an institution ends it, or stands behind it: "the Holm administration". */
const LEAST_OF_INSTITUTION = 0.3;

/** The same where there is no capital, as in mails and forums. */
const LEAST_IN_SMALL_LETTERS = 0.9;

/** The encoder's spans of names as mentions, persons with their titles. */
export function namesOfSpans(document: Document, gazetteer: Gazetteer): NameMention[] {
  const surnames = surnamesIn(document);
  return document.nameSpans.flatMap(({ kind, first, last, likelihood }): NameMention[] => {
    const range = withoutLinks(document, document.tokensOfWords({ first, last }));
    if (!range || isAddress(document, range) || !isName(document, range, surnames, gazetteer)) return [];
    const isInstitution = (index: number) =>
      gazetteer.groups.get(document.tokens[index]?.lower ?? '') === 'institution';
    const institution = isInstitution(range.last - 1) || isInstitution(range.last);
    const capital = /\p{Lu}/u.test(document.textOf(range));
    if (likelihood < (!capital ? LEAST_IN_SMALL_LETTERS : institution ? LEAST_OF_INSTITUTION : LEAST)) return [];
    const known = knownType(document, range, gazetteer);
    const isGiven = gazetteer.gender(document.at(range.first).text) !== null;
    // "Jordan" may be somebody, and "John Lewis"; nobody is called "Le Figaro".
    const mayBe = kind === 'person' && (known !== 'organization' || range.last - range.first === 1 || isGiven);
    const told = mayBe ? null : known;
    // Not "Tyra Banks".
    const isPerson = kind === 'person' && isGiven;
    const named = isInstitution(range.last - 1) && range.last - range.first > 1 && !isPerson;
    const type = told ?? (named ? 'organization' : (kind as EntityType));
    return [withTitle(document, mention(document, range, type), gazetteer)];
  });
}

/**
 * Without what only links a name to another ("British Library and"), tells what one does ("sobbing Holm") or is a title
 * ("Reverend Holm"), and without what an editor has put into it ("[Ann] Holm").
 */
function withoutLinks(document: Document, range: TokenRange | null): TokenRange | null {
  if (!range) return null;
  let { first, last } = withoutHalfBrackets(document, range);
  while (
    first < last - 1 &&
    (/^\p{Ll}+(?:ing|ed)$/u.test(document.at(first).text) || isBeforeName(document.at(first).lower)) &&
    isCapitalised(document.at(first + 1))
  )
    first += 1;
  while (last > first + 1 && /^(?:and|or|of|for|the|in|at|on|,|.*@.*)$/u.test(document.at(last - 1).lower)) last -= 1;
  return { first, last };
}

/** Behind a bracket that is closed and was not opened, and before one that is opened and not closed. */
function withoutHalfBrackets({ tokens }: Document, { first, last }: TokenRange): TokenRange {
  const range = { first, last };
  const open: number[] = [];
  for (let i = first; i < last; i += 1) {
    const { text } = tokens[i] ?? { text: '' };
    if (text === '[' || text === '(') open.push(i);
    else if ((text === ']' || text === ')') && open.pop() === undefined) range.first = i + 1;
  }
  return { first: range.first, last: Math.max(range.first + 1, open[0] ?? last) };
}

/** "ann@example.org", "https://example.org/Holm", and the "Ann" of "Ann_report.doc". */
function isAddress(document: Document, range: TokenRange): boolean {
  const [start, end] = [document.at(range.first).start, document.at(range.last - 1).end];
  return /@|:\/\//u.test(document.textOf(range)) || document.text[end] === '_' || document.text[start - 1] === '_';
}

/** No word for what somebody is that has its capital from the sentence's start ("Judge"). */
function isName(
  document: Document,
  range: TokenRange,
  surnames: ReadonlySet<string>,
  { roles, groups, demonyms, honorifics }: Gazetteer,
): boolean {
  const lower = document.at(range.first).lower.replace(/\.$/u, '');
  const end = document.at(range.last - 1).lower;
  // "the Home Secretary": nobody is called so behind "the".
  if (document.tokens[range.first - 1]?.lower === 'the' && honorifics.has(end)) return false;
  // "Japanese gardens"
  const isPlain = document.tokens.slice(range.first + 1, range.last).every((token) => !isCapitalised(token));
  if (range.last - range.first > 1 && demonyms.has(lower) && isPlain) return false;
  if (range.last - range.first > 1 || surnames.has(lower) || isSurname(document, range.first)) return true;
  return !(roles.has(lower) || groups.has(lower) || demonyms.has(lower) || honorifics.has(lower));
}

/** Last words of the names of people that the encoder sees in full: "Baker" is one after "Brian Baker". */
const surnamesIn = ({ nameSpans, words }: Document): Set<string> =>
  new Set(
    nameSpans
      .filter(({ kind, first, last }) => kind === 'person' && last - first > 1)
      .map(({ last }) => words[last - 1]?.normal ?? ''),
  );

/**
 * What lexicons know and what the encoder sees, together: where they agree on the words, the encoder has the say on
 * whether they are a person, since it reads the sentence ("Jordan said"); on all else the lexicons have it, but for
 * words that only stand behind a title ("Chief Forum"), which are a person if the encoder sees one there too, and for
 * institutions whose names are longer than they know.
 */
export function together(
  document: Document,
  known: readonly NameMention[],
  seen: readonly NameMention[],
  gazetteer: Gazetteer,
): NameMention[] {
  const at = new Int32Array(document.tokens.length).fill(-1);
  seen.forEach(({ first, last }, i) => {
    at.fill(i, first, last);
  });
  const dropped = new Set<number>();
  const names = known.flatMap((one): NameMention[] => {
    const under = new Set(at.subarray(one.first, one.last));
    const same = seen[at[one.first] ?? -1];
    if (isTitledOnly(document, one, gazetteer)) {
      if (under.size === 1 && !same) return [];
      if (same && isWithin(document, one, same, gazetteer)) return [];
    }
    if (same && (isPartOf(document, one, same) || isEndOf(document, one, same))) return [];
    for (const i of under) dropped.add(i);
    if (!same || same.first !== one.first || same.last !== one.last) return [one];
    return [{ ...one, type: one.type === 'person' || same.type === 'person' ? same.type : one.type }];
  });
  return [...names, ...seen.filter((_, i) => !dropped.has(i))];
}

/** Whether an institution's name goes on with capitals before a name or behind it: "Institute for the Study" of "... of War". */
function isPartOf(document: Document, one: NameMention, institution: NameMention): boolean {
  const { type, first, last } = institution;
  if (type !== 'organization' || first > one.first || last < one.last) return false;
  const begins = first === one.first || isCapitalised(document.at(first));
  const more = [...document.tokens.slice(first, one.first), ...document.tokens.slice(one.last, last)];
  return begins && more.some(isCapitalised);
}

/** "Prasad Yadav" is the end of "Raghunath Prasad Yadav", whose first name no lexicon has. */
const isEndOf = (document: Document, one: NameMention, person: NameMention): boolean =>
  one.type === 'person' &&
  person.type === 'person' &&
  one.titled === one.first &&
  person.first < one.first &&
  person.last === one.last &&
  document.tokens.slice(person.first, one.first).every(isCapitalised);

/** Whether nothing but a title makes words a person: they begin with no given name and with no initial. */
function isTitledOnly(document: Document, { type, first }: NameMention, gazetteer: Gazetteer): boolean {
  const { text } = document.at(first);
  return type === 'person' && gazetteer.gender(text) === null && !/^\p{Lu}\.$/u.test(text);
}

/** Whether a mention has words that another has too, and not just a title before them: "Acheson" in "Dean Acheson". */
function isWithin(document: Document, one: NameMention, other: NameMention, gazetteer: Gazetteer): boolean {
  const longer = other.first < one.first || other.last > one.last;
  if (!longer || other.first > one.first || other.last < one.last) return false;
  const isTitle = other.type === 'person' && other.last === one.last;
  return !isTitle || gazetteer.gender(document.at(other.first).text) !== null;
}
