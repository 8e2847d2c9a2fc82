import type { Attribution, Document, ResolvedMention, Said, Token, TokenRange } from '../document.ts';
import { isPossessiveEnding } from '../grammar/phrases.ts';
import { isWeekday } from '../grammar/time.ts';
import { ENGLISH } from '../naming/gazetteer.ts';
import type { MentionIndex } from './mention-index.ts';

const PREPOSITIONS = new Set(['of', 'for', 'from', 'in', 'at', 'with', 'on', 'to', 'by', 'near', 'like']);

/** Words before the members of a list: "both A and B", "unions, including A and B". */
const LEADS = new Set(['both', 'either', 'neither', 'including', 'like', 'such', 'as', 'and', 'or', 'nor', '&', ',']);

/**
 * The entities that a phrase names: of each member of a list ("both A and B") the one that its head names, without
 * what only describes it ("A, founder of B"). "A spokesman for the Kremlin" names no one; "who" names what it hangs on.
 */
export function namedBy(document: Document, index: MentionIndex, phrase: TokenRange): number[] {
  const first = document.at(phrase.first);
  if (isRelative(first) && phrase.last - phrase.first === 1) return antecedent(document, index, phrase.first);
  const whole = index.around(phrase);
  if (whole) return [whole.entity];
  const last = coreEnd(document, phrase);
  const apposed = namedLast(document, index, { first: phrase.first, last });
  if (apposed && !namesPerson(document, index, { first: phrase.first, last: apposed.titled })) return [apposed.entity];
  const found: number[] = [];
  let start = phrase.first;
  while (start < last) {
    if (LEADS.has(document.at(start).lower) || (start === phrase.first && PREPOSITIONS.has(document.at(start).lower))) {
      start += 1;
      continue;
    }
    const end = memberEnd(document, index, start, last);
    const mention = titled(document, index, start, end) ?? headMention(document, index, start, end);
    if (mention === null) {
      start =
        examplesIn(document, { first: start, last: end }) ??
        pastObjects(document, index, { first: start, last: end }, last);
      continue;
    }
    if (isWhere(document, mention, { first: phrase.first, last: start })) {
      start = end;
      continue;
    }
    if (!found.includes(mention)) found.push(mention);
    // "Holm, 54, of Dover, Del.": without an "and", what follows only tells more.
    if (document.tokens[end]?.text === ',' && !goesOn(document, { first: end, last })) break;
    start = pastApposition(document, index, end, last);
  }
  if (found.length > 0) return found;
  const behind = namedLast(document, index, phrase);
  return behind ? [behind.entity] : [];
}

/** "A grower in Hutchinson County, Iowa,": a place behind a comma tells more of the one before it. */
const isWhere = (document: Document, entity: number, { first, last }: TokenRange): boolean =>
  document.entities[entity]?.type === 'place' &&
  document.tokens[last - 1]?.text === ',' &&
  document.tokens.slice(first + 1, last).some(({ lower }) => /^(?:in|of|from|near|at)$/u.test(lower));

/** "The officer who wrote it, Ana Holm,", "The chairman and director of Zentel, Ana Holm": who is named at the end, behind what she is. */
function namedLast(document: Document, index: MentionIndex, { first, last }: TokenRange): ResolvedMention | null {
  let end = last;
  while (end > first + 1 && isEnding(document, end - 1)) end -= 1;
  const name = index.endingAt(end);
  const isApposed =
    name?.kind === 'name' &&
    document.entities[name.entity]?.type !== 'place' &&
    name.titled > first &&
    document.at(name.titled - 1).text === ',';
  return isApposed ? name : null;
}

/** Whether a person is named in a run of tokens. */
function namesPerson(document: Document, index: MentionIndex, { first, last }: TokenRange): boolean {
  for (let i = first; i < last; i += 1) {
    const mention = index.startingAt(i);
    if (mention?.kind === 'name' && document.entities[mention.entity]?.type === 'person') return true;
  }
  return false;
}

/** "who", but not the WHO. */
const isRelative = ({ lower, text }: Token): boolean =>
  /^(who|which|that|whose)$/u.test(lower) && !/^\p{Lu}{2}/u.test(text);

/** Where a phrase ends without its relative clause, what stands behind a dash, and its possessive ending. */
function coreEnd(document: Document, { first, last }: TokenRange): number {
  let end = first + 1;
  while (end < last && !isRelative(document.at(end)) && !isDash(document, end)) end += 1;
  while (end > first + 1 && isEnding(document, end - 1)) end -= 1;
  return end;
}

/** A mark, a possessive ending, a weekday ("Governor Holm Thursday called"), or "both" and "itself" behind those who are meant. */
const isEnding = (document: Document, index: number): boolean =>
  document.at(index).pos === 'PUNCT' ||
  isPossessiveEnding(document.at(index)) ||
  isWeekday(document.at(index)) ||
  /^(both|each|alike|himself|herself|itself|themselves)$/u.test(document.at(index).lower);

/** A dash that parts; one that joins has no space before it. */
const isDash = (document: Document, index: number): boolean =>
  /^(-{1,2}|—|–)$/u.test(document.at(index).text) && document.at(index - 1).end < document.at(index).start;

/**
 * "Heather Holm (D-Ohio), who": the mention before it, also one before an apposition; for "who" a person, else none.
 * Without a comma that tells, the nearest one before it with no verb between ("met the head of the union, who").
 */
function antecedent(document: Document, index: MentionIndex, pronoun: number): number[] {
  const who = document.at(pronoun).lower === 'who';
  const before = pastBracket(document, pronoun);
  // Not the "her" of "her sergeant, who".
  const fits = (mention: ResolvedMention | null): mention is ResolvedMention =>
    mention !== null &&
    (mention.kind !== 'pronoun' || mention.last === before) &&
    (document.entities[mention.entity]?.type === 'person') === who;
  const direct = index.endingAt(before);
  if (direct && (!who || fits(direct))) return [direct.entity];
  const several = who && isSeveral(document.at(before - 1));
  const limit = document.sentenceOf(pronoun).first;
  let nearest: number | null = null;
  let verb = false;
  for (let i = pronoun - 1; i > limit; i -= 1) {
    const { text, pos, lemma } = document.at(i);
    const mention = index.endingAt(i);
    // "Holm is the one who"; but not "Holm was met by the one who".
    if (lemma === 'be' && !verb && nearest === null && who && fits(mention)) return [mention.entity];
    if (pos === 'VERB' || pos === 'AUX') verb = true;
    else if (text === ',' && (who || !verb) && !several) {
      const earlier = index.endingAt(pastBracket(document, i));
      if (fits(earlier)) return [earlier.entity];
    }
    if (!verb && nearest === null && !several && fits(mention)) nearest = mention.entity;
  }
  return nearest === null ? [] : [nearest];
}

/** "the senator's supporters, who": several people, whoever is named beside them. */
const isSeveral = ({ lower, text }: Token): boolean =>
  text === lower &&
  (/[^s'’]s$/u.test(lower) ||
    /^(?:people|men|women|children|police|one|two|three|four|five|six|several|many|some)$/u.test(lower));

/** Where the words before `end` end, without a comma and a bracket. */
function pastBracket(document: Document, end: number): number {
  let last = end;
  if (document.tokens[last - 1]?.text === ',') last -= 1;
  if (document.tokens[last - 1]?.text !== ')') return last;
  while (last > 0 && document.at(last - 1).text !== '(') last -= 1;
  return Math.max(last - 1, 0);
}

/** Where a member of a list ends: at "and", "or" or a comma outside a name and outside brackets. */
function memberEnd(document: Document, index: MentionIndex, start: number, limit: number): number {
  let i = start;
  while (i < limit) {
    const mention = index.startingAt(i);
    if (mention && mention.last <= limit) {
      i = mention.last;
      continue;
    }
    const { lower, text } = document.at(i);
    if ((/^(and|or|nor)$/u.test(lower) || text === ',' || text === '&' || isJoining(document, i)) && i > start)
      return i;
    i = text === '(' ? bracketEnd(document, i, limit) : i + 1;
  }
  return limit;
}

function bracketEnd(document: Document, open: number, limit: number): number {
  let i = open;
  while (i < limit && document.at(i).text !== ')') i += 1;
  return Math.min(i + 1, limit);
}

/** "politicians like Holm and Varga": where those begin who are named as examples. */
function examplesIn(document: Document, { first, last }: TokenRange): number | null {
  for (let i = first + 1; i < last - 1; i += 1) {
    const { lower } = document.at(i);
    if (lower === 'like' || lower === 'including') return i + 1;
    if (lower === 'such' && document.at(i + 1).lower === 'as') return i + 2;
  }
  return null;
}

/** Whether a list goes on somewhere. */
const goesOn = (document: Document, { first, last }: TokenRange): boolean =>
  document.tokens
    .slice(first, last)
    .some(({ lower, index }) => /^(and|or|nor|&)$/u.test(lower) || isJoining(document, index));

/** "along with", "together with". */
const isJoining = (document: Document, index: number): boolean =>
  /^(along|together)$/u.test(document.at(index).lower) && document.tokens[index + 1]?.lower === 'with';

/** "Polls in Ohio, Iowa and Texas": behind a member without a name, and the list that its preposition begins. */
function pastObjects(document: Document, index: MentionIndex, member: TokenRange, limit: number): number {
  let { last } = member;
  if (!document.tokens.slice(member.first + 1, last).some(({ lower }) => PREPOSITIONS.has(lower))) return last;
  while (last + 1 < limit) {
    const end = memberEnd(document, index, last + 1, limit);
    const joins = (at: number): boolean => /^(and|or|&)$/u.test(document.tokens[at]?.lower ?? '');
    const inList = joins(last) || (!LEADS.has(document.at(last + 1).lower) && end < limit && joins(end));
    if (!inList) break;
    last = end;
  }
  return last;
}

/** Behind a name, a comma and words that begin with no name: what describes it, up to the next comma. */
function pastApposition(document: Document, index: MentionIndex, comma: number, limit: number): number {
  if (comma >= limit || document.at(comma).text !== ',') return comma;
  if (comma + 2 < limit && isJoining(document, comma + 1)) return comma + 3;
  let i = comma + 1;
  while (i < limit && (LEADS.has(document.at(i).lower) || document.at(i).pos === 'DET')) i += 1;
  if (i >= limit || index.startingAt(i)?.kind === 'name') return comma;
  while (i < limit && document.at(i).text !== ',') i += 1;
  return i;
}

/** "the head of operations Ana Holm", "Minister of State for Energy Ana Holm": the person named at the end, behind what she is. */
function titled(document: Document, index: MentionIndex, start: number, end: number): number | null {
  const name = index.endingAt(end);
  if (name?.kind !== 'name' || document.entities[name.entity]?.type !== 'person') return null;
  const before = document.tokens.slice(start, name.titled);
  const preposition = before.findIndex(({ lower }) => PREPOSITIONS.has(lower));
  const isRole = before.slice(0, preposition).some(({ lower }) => ENGLISH.roles.has(lower));
  const last = before.at(-1);
  if (preposition <= 0 || !isRole || !last) return null;
  const isOffice =
    /^\p{Lu}/u.test(before[0]?.text ?? '') && !PREPOSITIONS.has(last.lower) && /^(?:\p{Lu}|\))/u.test(last.text);
  return isOffice || (last.pos === 'NOUN' && !/^\p{Lu}/u.test(last.text)) ? name.entity : null;
}

/** The mention that ends where the head of a member ends: before its first preposition, or before a bracket. */
function headMention(document: Document, index: MentionIndex, start: number, end: number): number | null {
  let head = start;
  while (head < end) {
    const mention = index.startingAt(head);
    if (mention?.kind === 'description' && mention.last <= end) return mention.entity;
    if (mention && mention.last <= end) head = mention.last;
    else if (PREPOSITIONS.has(document.at(head).lower)) break;
    else if (document.at(head).text !== '(') head += 1;
    // "Engr. (Mrs.) Holm", "World Trade Body (WTB) Director Holm": what a bracket breaks off is named behind it.
    else if (index.endingAt(head) && !index.startingAt(bracketEnd(document, head, end))) break;
    else head = bracketEnd(document, head, end);
  }
  return index.endingAt(head)?.entity ?? null;
}

/** "Holm said that ..., adding that ...": a participle without a source goes on with who spoke in its sentence. */
export function goingOn(document: Document, { head, cue }: Attribution, before: Said | null): number[] {
  if (head === null || !cue || document.at(head).pos !== 'VERB' || !document.at(head).lower.endsWith('ing')) return [];
  const earlier = before?.attribution.cue ?? before?.attribution.source;
  if (!before || !earlier || earlier.first > cue.first) return [];
  return document.at(earlier.first).sentence === document.at(head).sentence ? before.speakers : [];
}
