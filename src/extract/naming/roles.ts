import type { Document, NameMention } from '../document.ts';
import { isPossessiveEnding } from '../grammar/phrases.ts';
import type { Gazetteer } from './gazetteer.ts';
import { IN_OFFICE, joinsTitle } from './titles.ts';

/** Longest role that is kept, in tokens. */
const LONGEST_ROLE = 16;

/** A person's name with the role that the words around it give: before it, or set off by commas behind it. */
export function withRole(document: Document, name: NameMention, gazetteer: Gazetteer): NameMention {
  if (name.type !== 'person') return name;
  const told = () => roleBehind(document, name, gazetteer) ?? roleBeforeComma(document, name, gazetteer);
  // "Col Moussa Diallo, a spokesman for the army": what one does tells more than a rank.
  const titled = roleStart(document, name.titled, gazetteer);
  if (name.role && (titled === name.titled || !isRank(name.role, gazetteer)))
    return isRank(name.role, gazetteer) ? { ...name, role: told() ?? name.role } : name;
  if (titled < name.titled)
    return { ...name, titled, role: clean(document.textOf({ first: titled, last: name.titled })) };
  return { ...name, role: told() };
}

/** A title that is no role: "Col", "Professor". */
const isRank = (title: string, { honorifics, roles }: Gazetteer): boolean =>
  title.split(' ').every((word) => {
    const lower = word.toLowerCase().replace(/\.$/u, '');
    return honorifics.has(lower) && !roles.has(lower);
  });

/** "Kremlin spokesman Dmitry Peskov": where the words before a name begin, when the last of them is a role. */
function roleStart(document: Document, first: number, gazetteer: Gazetteer): number {
  const limit = document.sentenceOf(first).first;
  if (first <= limit || !gazetteer.roles.has(document.at(first - 1).lower)) return first;
  let start = first - 1;
  while (start > limit && first - start < LONGEST_ROLE) {
    if (!joinsTitle(document, start - 1, gazetteer)) break;
    start -= 1;
  }
  while (start < first - 1 && document.at(start).pos === 'PART') start += 1;
  return start;
}

/**
 * "Her coach, Marta Lindqvist, said", "Italy's industry minister, Adolfo Urso,", "the commander for the region, Dr. Ana Holm,":
 * a phrase with a role for its head, set off from the name by a comma.
 */
function roleBeforeComma(document: Document, { titled, last }: NameMention, gazetteer: Gazetteer): string | null {
  const limit = document.sentenceOf(titled).first;
  const comma = titled - 1;
  if (comma - 1 < limit || document.at(comma).text !== ',' || !/^[,.]$/u.test(document.tokens[last]?.text ?? ''))
    return null;
  const head = headBefore(document, comma, limit, gazetteer);
  if (head === null) return null;
  const start = roleStart(document, head + 1, gazetteer);
  if (start > head) return null;
  let owned = head;
  while (owned > start && !isPossessiveEnding(document.at(owned - 1))) owned -= 1;
  const lead = start > limit ? document.at(start - 1).lower : '';
  // "a spokesman for the prime minister, Ana Holm": it may be the one or the other.
  if (start - 2 > limit && document.at(start - 2).pos === 'ADP' && gazetteer.roles.has(document.at(start - 3).lower))
    return null;
  return owned > start || LEADS.has(lead) ? clean(document.textOf({ first: owned, last: comma })) : null;
}

/** The role that heads the phrase before a comma: its last word, or before the preposition behind it; null for none. */
function headBefore(document: Document, comma: number, limit: number, { roles }: Gazetteer): number | null {
  for (let i = comma - 1; i >= limit && comma - i <= LONGEST_ROLE; i -= 1) {
    const { lower, pos, text } = document.at(i);
    if (roles.has(lower) && (i === comma - 1 || document.at(i + 1).pos === 'ADP')) return i;
    if (!['NOUN', 'PROPN', 'ADJ', 'DET', 'NUM', 'ADP', 'CCONJ', 'PART'].includes(pos) && text !== '-') return null;
  }
  return null;
}

const LEADS = new Set(['the', 'a', 'an', 'his', 'her', 'its', 'their', "'s", "'"]);

/**
 * "Dmitry Peskov, the Kremlin's spokesman,", "Ana Holm, who is a lawyer in Dover.", "Karl Brandt, a scientist working on": a phrase behind a
 * comma whose head is a role.
 */
function roleBehind(document: Document, { last }: NameMention, gazetteer: Gazetteer): string | null {
  const comma = pastAge(document, last);
  const isClause =
    document.tokens[comma + 1]?.lower === 'who' && /^(?:is|was)$/u.test(document.tokens[comma + 2]?.lower ?? '');
  const first = isClause && document.at(comma).text === ',' ? comma + 2 : comma;
  const limit = Math.min(document.sentenceOf(last - 1).last, first + 1 + LONGEST_ROLE);
  if (first + 1 >= limit || document.at(comma).text !== ',') return null;
  let end = first + 1;
  let head = false;
  while (end < limit) {
    const { pos, text, lower } = document.at(end);
    if (lower === 'whose') return null;
    if (text === ',' || text === '.' || lower === 'who' || lower === 'which') break;
    const phrase =
      ['NOUN', 'PROPN', 'ADJ', 'DET', 'NUM', 'PART'].includes(pos) ||
      text === '-' ||
      text === '&' ||
      (end === first + 1 && (pos === 'PRON' || /^(?:then|now)$/u.test(lower))) ||
      // "Bergen-based", "the study's lead author"
      (head && pos === 'VERB' && /^(?:-|the|an?|.*['’]s?)$/u.test(document.at(end - 1).lower)) ||
      // "managing director", "Learn First"
      (head ? /^\p{Lu}/u : IN_OFFICE).test(text) ||
      (pos === 'ADP' && head) ||
      (pos === 'CCONJ' && head);
    if (!phrase && head && pos === 'VERB' && lower.endsWith('ing')) break;
    if (!phrase) return null;
    if (gazetteer.roles.has(lower)) head = true;
    end += 1;
  }
  if (!head || end >= limit) return null;
  let start = first + 1;
  while (start < end && (['DET', 'PRON'].includes(document.at(start).pos) || document.at(start).lower === 'now'))
    start += 1;
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
