import type { EntityType } from '../../records/entity.ts';
import type { Document, NameMention, Token, TokenRange } from '../document.ts';
import type { Gazetteer } from './gazetteer.ts';

/** Longest name of a person, in tokens. */
const LONGEST_PERSON = 5;

interface Reading {
  type: EntityType;
  certain: boolean;
}

/**
 * The names in one run of capitalised words. Titles in front ("Defense Minister Oleksiy Reznikov") are cut off and
 * become the role; what cannot be told from an ordinary capitalised word is left out.
 */
export function namesIn(document: Document, run: TokenRange, gazetteer: Gazetteer): NameMention[] {
  const whole = key(document, run);
  if (gazetteer.organizations.has(whole)) return [mention(document, run, { type: 'organization', certain: true })];
  if (gazetteer.places.has(whole)) return [mention(document, run, { type: 'place', certain: true })];
  const title = titleEnd(document, run, gazetteer);
  if (title > run.first && title < run.last) {
    const name = { first: title, last: run.last };
    const person = mention(document, name, { type: 'person', certain: true });
    const role = document.textOf({ first: run.first, last: title }).replace(/\s+/gu, ' ');
    return [
      ...namesInTitle(document, { first: run.first, last: title }, gazetteer),
      { ...person, titled: run.first, title: role, role: isHonorificOnly(role, gazetteer) ? null : role },
    ];
  }
  // "Baker said": a name, if the article names a Brian Baker.
  if (title === run.last && run.last - run.first > 1) return [];
  return readings(document, run, gazetteer);
}

/** "Alabama" in "Alabama Senator Doug Jones", "Kremlin" in "Kremlin Spokesman ...": names inside a title. */
function namesInTitle(document: Document, title: TokenRange, gazetteer: Gazetteer): NameMention[] {
  const found: NameMention[] = [];
  for (let last = title.last; last > title.first; last -= 1) {
    const part = { first: title.first, last };
    const name = key(document, part);
    if (gazetteer.organizations.has(name)) found.push(mention(document, part, { type: 'organization', certain: true }));
    else if (gazetteer.places.has(name)) found.push(mention(document, part, { type: 'place', certain: true }));
    if (found.length > 0) break;
  }
  return found;
}

function readings(document: Document, run: TokenRange, gazetteer: Gazetteer): NameMention[] {
  const reading = readingOf(document, run, gazetteer);
  if (reading) return [mention(document, run, reading)];
  // "Texas Republican Ted Cruz": an adjective or a place before the name of a person.
  for (let first = run.first + 1; first < run.last - 1; first += 1) {
    const rest = { first, last: run.last };
    if (
      gazetteer.gender(document.at(first).text) !== null &&
      run.last - first <= LONGEST_PERSON &&
      !isOrganization(document, rest, gazetteer)
    ) {
      return [
        ...namesInTitle(document, { first: run.first, last: first }, gazetteer),
        mention(document, rest, { type: 'person', certain: true }),
      ];
    }
  }
  return [];
}

function readingOf(document: Document, run: TokenRange, gazetteer: Gazetteer): Reading | null {
  const length = run.last - run.first;
  const first = document.at(run.first);
  if (isOrganization(document, run, gazetteer)) return { type: 'organization', certain: true };
  if (gazetteer.placeWords.has(document.at(run.last - 1).lower) && length > 1) return { type: 'place', certain: true };
  if (length === 1) return singleWord(document, run.first, gazetteer);
  const given = gazetteer.gender(first.text) !== null || /^\p{Lu}\.$/u.test(first.text);
  if (given && length <= LONGEST_PERSON) return { type: 'person', certain: true };
  const words = document.tokens.slice(run.first, run.last).filter(({ text }) => text !== '-').length;
  if (words > 3 || !wordsOnly(document, run)) return null;
  const known = [...Array(length).keys()].some((i) => isKnownWord(document.at(run.first + i).lower, gazetteer));
  const named = document.tokens
    .slice(run.first, run.last)
    .every(({ pos, text }) => pos !== 'VERB' && pos !== 'ADV' && !/^\p{Lu}{3,}$/u.test(text));
  return known || !named ? null : { type: 'person', certain: false };
}

/** Before a name that no lexicon has, a word that only places stand behind. */
const IN = new Set(['in', 'near']);

function singleWord(document: Document, index: number, gazetteer: Gazetteer): Reading | null {
  const token = document.at(index);
  if (gazetteer.demonyms.has(token.lower) || gazetteer.honorifics.has(token.lower)) return null;
  if (isAcronym(token)) return { type: 'organization', certain: false };
  if (gazetteer.groups.has(token.lower)) return null;
  if (token.pos !== 'PROPN') return null;
  const owns = /^'s?$/u.test(document.tokens[index + 1]?.lower ?? '');
  const isIn = IN.has(document.tokens[index - 1]?.lower ?? '');
  return { type: isIn && !owns ? 'place' : 'person', certain: false };
}

/** "BFC" and "B.F.C.", but not a word that is shouted ("NEVER") and no time of day. */
const isAcronym = ({ text, pos }: Token): boolean =>
  /^\p{Lu}[\p{Lu}&\d]{1,5}$|^(\p{Lu}\.){2,}\p{Lu}?$/u.test(text) &&
  (pos === 'PROPN' || pos === 'NOUN') &&
  !/^[ap]\.?m\.?$/iu.test(text);

function isOrganization(document: Document, run: TokenRange, gazetteer: Gazetteer): boolean {
  if (run.last - run.first < 2) return false;
  for (let i = run.first; i < run.last; i += 1) {
    const { lower } = document.at(i);
    const heads = i === run.last - 1 || document.at(i + 1).lower === 'of' || document.at(i + 1).lower === 'for';
    if (heads && gazetteer.organizationWords.has(lower.replace(/\.$/u, ''))) return true;
  }
  return false;
}

const wordsOnly = (document: Document, { first, last }: TokenRange): boolean => {
  for (let i = first; i < last; i += 1)
    if (!/^(\p{Lu}[\p{L}'’]*\.?|-|\p{Ll}{1,5})$/u.test(document.at(i).text)) return false;
  return true;
};

const isKnownWord = (lower: string, gazetteer: Gazetteer): boolean =>
  gazetteer.demonyms.has(lower) ||
  gazetteer.roles.has(lower) ||
  gazetteer.organizations.has(lower) ||
  gazetteer.places.has(lower) ||
  gazetteer.organizationWords.has(lower);

/** Where titles and roles at the start of a run end: behind the last of them, "of State" included. */
function titleEnd(document: Document, run: TokenRange, gazetteer: Gazetteer): number {
  let end = run.first;
  for (let i = run.first; i < run.last; i += 1) {
    const word = document.at(i).lower.replace(/\.$/u, '');
    if (!gazetteer.honorifics.has(word) && !gazetteer.roles.has(word)) continue;
    // The last word behind a given name is a surname: "Brian Baker", "James Cook".
    if (i === run.last - 1 && i > run.first && gazetteer.gender(document.at(i - 1).text) !== null) break;
    // "House Speaker" is a title, the "Office" in "Foreign Office" ends an institution's name.
    end = i + 1;
    if (document.tokens[end]?.lower !== 'of' || end >= run.last) continue;
    end += 2;
    while (end < run.last && gazetteer.gender(document.at(end).text) === null && run.last - end > 2) end += 1;
    end = Math.min(end, run.last);
    i = end - 1;
  }
  return end;
}

function isHonorificOnly(role: string, gazetteer: Gazetteer): boolean {
  const word = role.toLowerCase().replace(/\.$/u, '');
  return /^(mr|mrs|ms|miss|mx|sir|dame|dr|mister|madam)$/u.test(word) && gazetteer.honorifics.has(word);
}

export const key = (document: Document, range: TokenRange): string =>
  document.textOf(range).toLowerCase().replace(/’/gu, "'").replace(/\s+/gu, ' ').replace(/\.$/u, '');

export function mention(document: Document, { first, last }: TokenRange, { type, certain }: Reading): NameMention {
  return {
    first,
    last,
    type,
    certain,
    role: null,
    title: null,
    titled: first,
    text: document.textOf({ first, last }).replace(/\s+/gu, ' '),
  };
}
