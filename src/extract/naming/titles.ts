import type { Document, NameMention } from '../document.ts';
import type { Gazetteer } from './gazetteer.ts';

/** Longest title or role before a name, in tokens. */
const LONGEST_TITLE = 9;

/** Longest office behind "of" in a title: "Secretary of Health and Human Services". */
const LONGEST_OFFICE = 6;

/** Whether a title says nothing of what a person does: "Mr.". */
export const isBare = (title: string): boolean =>
  /^(mr|mrs|ms|miss|mx|sir|dame|dr|mister|madam)\.?$/u.test(title.toLowerCase());

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
  return { ...name, titled, title, role: isBare(title) ? null : title };
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
  while (start > limit && joinsTitle(document, start - 1)) start -= 1;
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

/** Whether a word may stand in a title before its last one: "then-Vice", "the party's". */
export function joinsTitle(document: Document, index: number): boolean {
  const { pos, text, lower } = document.at(index);
  return (
    /^(NOUN|PROPN|ADJ)$/u.test(pos) ||
    (pos === 'VERB' && /^\p{Lu}/u.test(text)) ||
    text === '-' ||
    text === '&' ||
    lower === "'s" ||
    lower === 'then'
  );
}
