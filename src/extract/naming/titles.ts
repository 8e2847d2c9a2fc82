import type { Document, NameMention } from '../document.ts';
import type { Gazetteer } from './gazetteer.ts';

/** Longest title or role before a name, in tokens. */
const LONGEST_TITLE = 9;

/** Longest office behind "of" in a title: "Secretary of Health and Human Services". */
const LONGEST_OFFICE = 6;

/** Titles that say nothing of what a person does. */
const BARE = String.raw`(?:the\s)?(?:(?:right|rt\.?)\s)?(?:mr|mrs|ms|miss|mx|sir|dame|dr|mister|madam|hon|honou?rable)\.?`;
const ENDS_BARE = new RegExp(String.raw`(?:^|,?\s)${BARE}$`, 'iu');

/** What a title says that a person does: "Chief Education Officer" of "Chief Education Officer Dr."; null of "Mr.". */
export const roleIn = (title: string): string | null => title.replace(ENDS_BARE, '').trim() || null;

/** Titles and relatives behind which comes a name, whatever it means elsewhere. */
const BEFORE_NAME =
  /^(?:(?:mr|mrs|ms|miss|mx|dr|sen|senator|rep|gov|sir|reverend|rev)\.?|(?:ex-)?(?:husband|wife)|son|daughter|brother|sister|nephew|niece|cousin|widow|widower)$/u;

/** Whether a word is a title that only stands right before a name: "Sen.". */
export const isBeforeName = (word: string): boolean => BEFORE_NAME.test(word);

/** Offices by which somebody is addressed: "Mr. President". */
const ADDRESSED = new Set(
  'president vice speaker secretary chairman chairwoman chairperson chair chief ambassador mayor governor justice minister premier chancellor director attorney commissioner leader delegate senator congressman undersecretary moderator prosecutor doctor officer majority minority'.split(
    ' ',
  ),
);

/** Whether a token is a surname although the word is one for what somebody is: "Senator Baker", "Mr. King". */
export function isSurname({ tokens }: Document, index: number): boolean {
  const token = tokens[index];
  if (!isBeforeName(tokens[index - 1]?.lower ?? '') || !/^\p{Lu}/u.test(token?.text ?? '')) return false;
  return !ADDRESSED.has(token?.lower ?? '');
}

/** A person's name with the title or role that stands right before it: "Kremlin spokesman", "Secretary of State", "Mr.". */
export function withTitle(document: Document, name: NameMention, gazetteer: Gazetteer): NameMention {
  if (name.type !== 'person') return name;
  const titled = titleStart(document, name.first, gazetteer);
  if (titled === name.first) return name;
  const title = document.textOf({ first: titled, last: name.first }).replace(/\s+/gu, ' ');
  return { ...name, titled, title, role: roleIn(title) };
}

function titleStart(document: Document, first: number, gazetteer: Gazetteer): number {
  const limit = Math.max(document.sentenceOf(first).first, first - LONGEST_TITLE);
  const isTitle = (index: number): boolean => {
    const word = document.at(index).lower.replace(/\.$/u, '');
    return gazetteer.roles.has(word) || gazetteer.honorifics.has(word);
  };
  let start = first;
  if (first > limit && isTitle(first - 1)) start = first - 1;
  else start = officeStart(document, first, limit, isTitle);
  if (start === first) return first;
  while (start > limit && joinsTitle(document, start - 1, gazetteer)) start -= 1;
  while (start < first - 1 && (document.at(start).pos === 'PART' || /^[-&]$/u.test(document.at(start).text)))
    start += 1;
  return start;
}

/** "Secretary of State Anthony Blinken": where a title begins whose last words are an office, in capitals or of one word. */
function officeStart(document: Document, first: number, limit: number, isTitle: (index: number) => boolean): number {
  for (let i = first - 1; i > limit && i >= first - LONGEST_OFFICE; i -= 1) {
    const { lower, text, pos } = document.at(i);
    if (lower === 'of' || lower === 'for') return i < first - 1 && isTitle(i - 1) ? i - 1 : first;
    // "former secretary of state": one word needs no capital.
    if (i === first - 1 && pos === 'NOUN' && document.at(i - 1).lower === 'of') continue;
    if (!/^\p{Lu}/u.test(text) && !/^(the|and|&)$/u.test(lower)) return first;
  }
  return first;
}

/** Participles that are a part of a role. */
export const IN_OFFICE =
  /^(?:managing|acting|founding|presiding|sitting|retired|incoming|outgoing|departing|leading)$/u;

/** Whether a word may stand in a title before its last one: "then-Vice", "the party's", the "of" of "Department of Correction spokesman". */
export function joinsTitle(document: Document, index: number, gazetteer: Gazetteer): boolean {
  const { pos, text, lower } = document.at(index);
  if (lower === 'of') return isOfInstitution(document, index, gazetteer);
  return (
    /^(NOUN|PROPN|ADJ)$/u.test(pos) ||
    (pos === 'VERB' && (/^\p{Lu}/u.test(text) || IN_OFFICE.test(text))) ||
    text === '-' ||
    // The "far" of "far-right".
    document.tokens[index + 1]?.text === '-' ||
    text === '&' ||
    lower === "'s" ||
    lower === 'then'
  );
}

const isOfInstitution = ({ tokens }: Document, of: number, { organizationWords }: Gazetteer): boolean =>
  [of - 1, of + 1].every((index) => /^\p{Lu}/u.test(tokens[index]?.text ?? '')) &&
  organizationWords.has(tokens[of - 1]?.lower ?? '');
