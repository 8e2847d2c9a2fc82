import type { EntityType } from '../../records/entity.ts';
import type { Document, NameMention, TokenRange } from '../document.ts';
import { isPossessiveEnding } from '../grammar/phrases.ts';
import type { Gazetteer } from './gazetteer.ts';
import { isSurname, roleIn } from './titles.ts';

/** Longest name of a person, in tokens. */
const LONGEST_PERSON = 5;

/**
 * The names in one run of capitalised words. Titles in front ("Defense Minister Oleksiy Reznikov") are cut off and
 * become the role; what cannot be told from an ordinary capitalised word is left out.
 */
export function namesIn(document: Document, run: TokenRange, gazetteer: Gazetteer): NameMention[] {
  const known = knownType(document, run, gazetteer);
  if (known) return [mention(document, run, known)];
  // "Ashbrook Coroner's Court": what is in a run with an ending is no title.
  const isOwned = document.tokens.slice(run.first, run.last - 1).some(isPossessiveEnding);
  if (isOwned && isOrganization(document, run, gazetteer)) return [mention(document, run, 'organization')];
  const title = titleEnd(document, run, gazetteer);
  if (title > run.first && title < run.last) {
    const name = { first: title, last: run.last };
    // Nobody is called "of Jamaica": "Director of the Port Authority of Jamaica".
    if (document.at(title).lower === 'of' || isInstitution(document, name, gazetteer)) {
      const office = officeEnd(document, { first: run.first, last: title }, gazetteer);
      return office
        ? namesIn(document, { first: office, last: run.last }, gazetteer)
        : [mention(document, run, 'organization')];
    }
    const person = mention(document, name, 'person');
    const role = document.textOf({ first: run.first, last: title }).replace(/\s+/gu, ' ');
    return [
      ...namesInTitle(document, { first: run.first, last: title }, gazetteer),
      { ...person, titled: run.first, title: role, role: roleIn(role) },
    ];
  }
  // "Baker said": a name, if the article names a Brian Baker.
  if (title === run.last && run.last - run.first > 1) return [];
  return readings(document, run, gazetteer);
}

/** "Chief Executive Officer of Veltrano Foods": behind the "of" whose office it is; null for none. */
function officeEnd(document: Document, { first, last }: TokenRange, { roles }: Gazetteer): number | null {
  for (let i = first + 1; i < last; i += 1)
    if (document.at(i).lower === 'of' && roles.has(document.at(i - 1).lower))
      return document.at(i + 1).lower === 'the' ? i + 2 : i + 1;
  return null;
}

/** "Alabama" in "Alabama Senator Doug Jones", "Kremlin" in "Kremlin Spokesman ...": names inside a title. */
function namesInTitle(document: Document, title: TokenRange, gazetteer: Gazetteer): NameMention[] {
  for (let last = title.last; last > title.first; last -= 1) {
    const part = { first: title.first, last };
    const known = knownType(document, part, gazetteer);
    if (known) return [mention(document, part, known)];
  }
  return [];
}

/** What the lexicons have these very words as. */
export function knownType(document: Document, range: TokenRange, gazetteer: Gazetteer): EntityType | null {
  const name = key(document, range);
  if (gazetteer.articled.has(name) && !isArticled(document, range)) return null;
  const isPlace = gazetteer.places.has(name);
  // "at Cambridge" is the university, "in Cambridge" the town.
  const isIn = isPlace && /^(?:in|near|outside)$/u.test(document.tokens[range.first - 1]?.lower ?? '');
  if (gazetteer.organizations.has(name) && !isIn) return 'organization';
  return isPlace ? 'place' : null;
}

/** "the Independent reported", but not "the Independent senator". */
function isArticled({ tokens }: Document, { first, last }: TokenRange): boolean {
  return tokens[first - 1]?.lower === 'the' && !/^(?:NOUN|PROPN|ADJ)$/u.test(tokens[last]?.pos ?? '');
}

function readings(document: Document, run: TokenRange, gazetteer: Gazetteer): NameMention[] {
  const type = typeOf(document, run, gazetteer);
  if (type) return [mention(document, run, type)];
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
        mention(document, rest, 'person'),
      ];
    }
  }
  return [];
}

function typeOf(document: Document, run: TokenRange, gazetteer: Gazetteer): EntityType | null {
  const length = run.last - run.first;
  if (length < 2) return null;
  if (isOrganization(document, run, gazetteer)) return 'organization';
  if (gazetteer.placeWords.has(document.at(run.last - 1).lower)) return 'place';
  const first = document.at(run.first);
  const given = (gazetteer.gender(first.text) !== null && !isArticle(document, run)) || /^\p{Lu}\.$/u.test(first.text);
  return given && length <= LONGEST_PERSON ? 'person' : null;
}

/** The "Al" of "Al-Arabiya" is nobody's given name. */
const isArticle = ({ tokens }: Document, { first }: TokenRange): boolean =>
  /^[ae]l$/u.test(tokens[first]?.lower ?? '') && tokens[first + 1]?.text === '-';

function isOrganization(document: Document, run: TokenRange, gazetteer: Gazetteer): boolean {
  for (let i = run.first; i < run.last; i += 1) {
    const { lower } = document.at(i);
    const heads = i === run.last - 1 || document.at(i + 1).lower === 'of' || document.at(i + 1).lower === 'for';
    // "Yvette Guidry-Banks"
    const isPart = i > run.first && document.at(i - 1).text === '-';
    if (heads && !isPart && gazetteer.organizationWords.has(lower.replace(/\.$/u, ''))) return true;
    // "Ashbrook Coroner's Court"; a court alone may be a street.
    if (heads && lower === 'court' && i > run.first && isPossessiveEnding(document.at(i - 1))) return true;
  }
  return false;
}

/** "General [Hospital]", "National Marine [Institute]": one word for an organization behind what is a title elsewhere; but "Senator Church". */
function isInstitution(document: Document, name: TokenRange, gazetteer: Gazetteer): boolean {
  if (name.last - name.first > 1 || !gazetteer.organizationWords.has(document.at(name.first).lower)) return false;
  const { lower } = document.at(name.first - 1);
  return lower === 'general' || !gazetteer.honorifics.has(lower.replace(/\.$/u, ''));
}

/** Where titles and roles at the start of a run end: behind the last of them, "of State" included. */
function titleEnd(document: Document, run: TokenRange, gazetteer: Gazetteer): number {
  let end = run.first;
  for (let i = run.first; i < run.last; i += 1) {
    const word = document.at(i).lower.replace(/\.$/u, '');
    if (!gazetteer.honorifics.has(word) && !gazetteer.roles.has(word)) continue;
    // The last word behind a given name is a surname: "Brian Baker", "James Cook".
    const isLast = i === run.last - 1 && i > run.first;
    if (isLast && (isSurname(document, i) || gazetteer.gender(document.at(i - 1).text) !== null)) break;
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

export const key = (document: Document, range: TokenRange): string =>
  document.textOf(range).toLowerCase().replace(/’/gu, "'").replace(/\s+/gu, ' ').replace(/\.$/u, '');

/** The tokenizer leaves it to a name: "anti-Holm". */
const PREFIX = /^(?:anti|pro|pre|post|non|ex|then)-(?=\p{Lu})/u;

export function mention(document: Document, { first, last }: TokenRange, type: EntityType): NameMention {
  return {
    first,
    last,
    type,
    role: null,
    title: null,
    titled: first,
    text: document.textOf({ first, last }).replace(/\s+/gu, ' ').replace(PREFIX, ''),
  };
}
