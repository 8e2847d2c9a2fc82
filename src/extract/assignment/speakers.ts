import type { Attribution, Document, ResolvedMention, Said, Token, TokenRange } from '../document.ts';
import { isPossessiveEnding } from '../grammar/phrases.ts';
import { isWeekday } from '../grammar/time.ts';
import { ENGLISH } from '../naming/gazetteer.ts';
import type { MentionIndex } from './mention-index.ts';
import { antecedent, isRelative, isRelativeAlone, selfNamed } from './relatives.ts';

const PREPOSITIONS = new Set(['of', 'for', 'from', 'in', 'at', 'with', 'on', 'to', 'by', 'near', 'like']);

/** Words before the members of a list: "both A and B", "unions, including A and B". */
const LEADS = new Set(['both', 'either', 'neither', 'including', 'like', 'such', 'as', 'and', 'or', 'nor', '&', ',']);

/**
 * The entities that a phrase names: of each member of a list ("both A and B") the one that its head names, without
 * what only describes it ("A, founder of B"). "A spokesman for the Kremlin" names no one; "who" names what it hangs on.
 */
export function namedBy(document: Document, index: MentionIndex, phrase: TokenRange): number[] {
  if (isRelativeAlone(document, phrase)) return antecedent(document, index, phrase.first);
  const whole = index.around(phrase);
  if (whole) return [whole.entity];
  const last = coreEnd(document, phrase);
  const apposed = namedLast(document, index, { first: phrase.first, last });
  if (apposed && !namesPerson(document, index, { first: phrase.first, last: apposed.titled })) return [apposed.entity];
  const bearer = titledByList(document, index, { first: phrase.first, last });
  if (bearer !== null) return [bearer];
  if (isOfSeveral(document, index, { first: phrase.first, last })) return [];
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
  const behind = namedLast(document, index, phrase)?.entity ?? selfNamed(document, index, phrase);
  return behind === null ? [] : [behind];
}

/** "football coach and administrator Ana Holm": the person named behind what she is, in several words without an article. */
function titledByList(document: Document, index: MentionIndex, { first, last }: TokenRange): number | null {
  const name = index.endingAt(last);
  if (name?.kind !== 'name' || document.entities[name.entity]?.type !== 'person') return null;
  const before = document.tokens.slice(first, name.first);
  const joint = before.findLastIndex(({ lower }) => lower === 'and');
  const isRole = (token: Token | undefined): boolean => token !== undefined && ENGLISH.roles.has(token.lower);
  const isOne = isRole(before[joint - 1]) && isRole(before.at(-1)) && before.every(({ pos }) => TITLE_TAGS.has(pos));
  return joint > 0 && isOne ? name.entity : null;
}

const TITLE_TAGS = new Set(['NOUN', 'ADJ', 'CCONJ']);

/** "these Ohio and New Hampshire officials", "Ford and Zentel executives": names that only tell which people are meant. */
function isOfSeveral(document: Document, index: MentionIndex, { first, last }: TokenRange): boolean {
  const head = document.at(last - 1);
  if (!/^\p{Ll}+s$/u.test(head.text) || head.pos !== 'NOUN' || !ENGLISH.roles.has(head.lower.slice(0, -1)))
    return false;
  const tokens = document.tokens.slice(first, last);
  const joint = first + tokens.findLastIndex(({ lower }) => lower === 'and');
  const [one, other] = [index.endingAt(joint), index.startingAt(joint + 1)];
  if (one?.kind !== 'name' || other?.kind !== 'name' || one.first < first || other.last >= last) return false;
  const typeOf = ({ entity }: ResolvedMention) => document.entities[entity]?.type;
  return typeOf(one) === typeOf(other) && !tokens.some(({ text, lower }) => text === ',' || PREPOSITIONS.has(lower));
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
  if (name?.kind !== 'name' || document.entities[name.entity]?.type === 'place') return null;
  let start = name.titled;
  while (start > first && isStyle(document.at(start - 1))) start -= 1;
  return start > first && document.at(start - 1).text === ',' ? name : null;
}

/** A word of how one is addressed: "Dr. the Rt. Hon. Ana Holm". */
const isStyle = ({ lower }: Token): boolean =>
  lower === 'the' || lower === '.' || ENGLISH.honorifics.has(lower.replace(/\.$/u, ''));

/** Whether a person is named in a run of tokens. */
function namesPerson(document: Document, index: MentionIndex, { first, last }: TokenRange): boolean {
  for (let i = first; i < last; i += 1) {
    const mention = index.startingAt(i);
    if (mention?.kind === 'name' && document.entities[mention.entity]?.type === 'person') return true;
  }
  return false;
}

/** Where a phrase ends without its relative clause, what stands behind a dash, and its possessive ending. */
function coreEnd(document: Document, { first, last }: TokenRange): number {
  let end = first + 1;
  while (end < last && !isRelative(document.at(end)) && !isDash(document, end)) end += 1;
  while (end > first + 1 && isEnding(document, end - 1)) end -= 1;
  return end;
}

/** A mark, a possessive ending, a weekday ("Governor Holm Thursday called"), or "both", "all" and "itself" behind those who are meant. */
const isEnding = (document: Document, index: number): boolean =>
  document.at(index).pos === 'PUNCT' ||
  isPossessiveEnding(document.at(index)) ||
  isWeekday(document.at(index)) ||
  /^(both|each|all|alike|himself|herself|itself|themselves)$/u.test(document.at(index).lower);

/** A dash that parts; one that joins has no space before it. */
const isDash = (document: Document, index: number): boolean =>
  /^(-{1,2}|—|–)$/u.test(document.at(index).text) && document.at(index - 1).end < document.at(index).start;

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
    else if (PREPOSITIONS.has(document.at(head).lower)) {
      const court = courtOf(document, index, head, end);
      if (court !== null) return court;
      break;
    } else if (document.at(head).text !== '(') head += 1;
    // "Engr. (Mrs.) Holm", "World Trade Body (WTB) Director Holm": what a bracket breaks off is named behind it.
    else if (index.endingAt(head) && !index.startingAt(bracketEnd(document, head, end))) break;
    else head = bracketEnd(document, head, end);
  }
  return index.endingAt(head)?.entity ?? null;
}

/** "A three-judge panel of the Court of Appeals": a court speaks by its panels. */
function courtOf(document: Document, index: MentionIndex, of: number, end: number): number | null {
  if (document.at(of).lower !== 'of' || !/^(?:panel|majority|bench)$/u.test(document.tokens[of - 1]?.lower ?? ''))
    return null;
  const name = index.startingAt(document.tokens[of + 1]?.pos === 'DET' ? of + 2 : of + 1);
  const entity = name && name.last <= end ? document.entities[name.entity] : undefined;
  return entity?.type === 'organization' && /\b(?:court|tribunal)\b/iu.test(entity.name)
    ? (name?.entity ?? null)
    : null;
}

/** "Holm said that ..., adding that ...": a participle without a source goes on with who spoke in its sentence. */
export function goingOn(document: Document, { head, cue }: Attribution, before: Said | null): number[] {
  if (head === null || !cue || document.at(head).pos !== 'VERB' || !document.at(head).lower.endsWith('ing')) return [];
  const earlier = before?.attribution.cue ?? before?.attribution.source;
  if (!before || !earlier || earlier.first > cue.first) return [];
  return document.at(earlier.first).sentence === document.at(head).sentence ? before.speakers : [];
}
