import type { Document, NameMention } from '../document.ts';
import type { Gazetteer } from './gazetteer.ts';
import { joinsTitle } from './titles.ts';

/** Longest role that is kept, in tokens. */
const LONGEST_ROLE = 9;

/** A person's name with the role that the words around it give: before it, or set off by commas behind it. */
export function withRole(document: Document, name: NameMention, gazetteer: Gazetteer): NameMention {
  if (name.type !== 'person' || name.role) return name;
  const titled = roleStart(document, name.titled, gazetteer);
  if (titled < name.titled)
    return { ...name, titled, role: clean(document.textOf({ first: titled, last: name.titled })) };
  return { ...name, role: roleBehind(document, name, gazetteer) ?? roleBeforeComma(document, name, gazetteer) };
}

/** "Kremlin spokesman Dmitry Peskov": where the words before a name begin, when the last of them is a role. */
function roleStart(document: Document, first: number, gazetteer: Gazetteer): number {
  const limit = document.sentenceOf(first).first;
  if (first <= limit || !gazetteer.roles.has(document.at(first - 1).lower)) return first;
  let start = first - 1;
  while (start > limit && first - start < LONGEST_ROLE) {
    if (!joinsTitle(document, start - 1)) break;
    start -= 1;
  }
  while (start < first - 1 && document.at(start).pos === 'PART') start += 1;
  return start;
}

/** "Her coach, Marta Lindqvist, said": a definite phrase that ends in a role, set off from the name by a comma. */
function roleBeforeComma(document: Document, { first, last }: NameMention, gazetteer: Gazetteer): string | null {
  const limit = document.sentenceOf(first).first;
  if (first - 2 < limit || document.at(first - 1).text !== ',' || !/^[,.]$/u.test(document.tokens[last]?.text ?? ''))
    return null;
  const start = roleStart(document, first - 1, gazetteer);
  const lead = document.tokens[start - 1];
  if (start >= first - 1 || start - 1 < limit || !lead || !DEFINITE.has(lead.lower)) return null;
  return clean(document.textOf({ first: start, last: first - 1 }));
}

const DEFINITE = new Set(['the', 'his', 'her', 'its', 'their']);

/** "Dmitry Peskov, the Kremlin's spokesman,": a phrase behind a comma whose head is a role. */
function roleBehind(document: Document, { last }: NameMention, gazetteer: Gazetteer): string | null {
  const first = pastAge(document, last);
  const limit = Math.min(document.sentenceOf(last - 1).last, first + 1 + LONGEST_ROLE);
  if (first + 1 >= limit || document.at(first).text !== ',') return null;
  let end = first + 1;
  let head = false;
  while (end < limit) {
    const { pos, text, lower } = document.at(end);
    if (text === ',' || text === '.' || lower === 'who' || lower === 'which') break;
    const phrase =
      ['NOUN', 'PROPN', 'ADJ', 'DET', 'NUM', 'PART'].includes(pos) ||
      text === '-' ||
      text === '&' ||
      (pos === 'PRON' && end === first + 1) ||
      (pos === 'ADP' && head) ||
      (pos === 'CCONJ' && head);
    if (!phrase) return null;
    if (gazetteer.roles.has(lower)) head = true;
    end += 1;
  }
  if (!head || end >= limit) return null;
  let start = first + 1;
  while (start < end && ['DET', 'PRON'].includes(document.at(start).pos)) start += 1;
  return start < end ? clean(document.textOf({ first: start, last: end })) : null;
}

/** "Karl Brandt, 54, director of the port": past the age. */
const pastAge = (document: Document, last: number): number =>
  document.tokens[last]?.text === ',' &&
  /^\d\d$/u.test(document.tokens[last + 1]?.text ?? '') &&
  document.tokens[last + 2]?.text === ','
    ? last + 2
    : last;

const clean = (text: string): string => text.replace(/\s+/gu, ' ').trim();
