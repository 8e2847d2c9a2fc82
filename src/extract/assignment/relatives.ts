import type { Document, ResolvedMention, Token, TokenRange } from '../document.ts';
import type { MentionIndex } from './mention-index.ts';

/** "who", but not the WHO. */
export const isRelative = ({ lower, text }: Token): boolean =>
  /^(who|which|that|whose)$/u.test(lower) && !/^\p{Lu}{2}/u.test(text);

/**
 * "Heather Holm (D-Ohio), who": the mention before it, also one before an apposition; for "who" a person, else none.
 * Without a comma that tells, the nearest one before it with no verb between ("met the head of the union, who").
 */
export function antecedent(document: Document, index: MentionIndex, pronoun: number): number[] {
  const nearest = nearestBefore(document, index, pronoun);
  if (nearest === null) return [];
  return isJoint(document, pronoun) ? listed(document, index, nearest) : [nearest.entity];
}

function nearestBefore(document: Document, index: MentionIndex, pronoun: number): ResolvedMention | null {
  const who = document.at(pronoun).lower === 'who';
  const before = pastBracket(document, pronoun);
  // Not the "her" of "her sergeant, who".
  const fits = (mention: ResolvedMention | null): mention is ResolvedMention =>
    mention !== null &&
    (mention.kind !== 'pronoun' || mention.last === before) &&
    (document.entities[mention.entity]?.type === 'person') === who;
  const direct = index.endingAt(before);
  if (direct && !who && isWhere(document, direct)) {
    const ruling = index.endingAt(direct.first - 1);
    return fits(ruling) ? ruling : null;
  }
  if (direct && (!who || fits(direct))) return direct;
  const several = who && isSeveral(document.at(before - 1));
  const limit = document.sentenceOf(pronoun).first;
  let nearest: ResolvedMention | null = null;
  let verb = false;
  for (let i = pronoun - 1; i > limit; i -= 1) {
    const { text, pos, lemma } = document.at(i);
    const mention = index.endingAt(i);
    // "Holm is the one who"; but not "Holm was met by the one who".
    if (lemma === 'be' && !verb && nearest === null && who && fits(mention)) return mention;
    if (pos === 'VERB' || pos === 'AUX') verb = true;
    else if (text === ',' && (who || !verb) && !several) {
      const earlier = index.endingAt(pastBracket(document, i));
      if (fits(earlier)) return earlier;
    }
    if (!verb && nearest === null && !several && fits(mention)) nearest = mention;
  }
  return nearest;
}

/** Whether a relative pronoun is that of a phrase, with nothing else in it but adverbs: "which together". */
export const isRelativeAlone = (document: Document, { first, last }: TokenRange): boolean =>
  isRelative(document.at(first)) &&
  document.tokens.slice(first + 1, last).every(({ pos, lower }) => pos === 'ADV' || JOINT.test(lower));

/** "a ruling in Dover, which had found": a place that only tells where. */
const isWhere = (document: Document, { kind, titled, first, entity }: ResolvedMention): boolean =>
  kind === 'name' &&
  titled === first &&
  document.entities[entity]?.type === 'place' &&
  /^(?:in|at|near)$/u.test(document.tokens[first - 1]?.lower ?? '');

const JOINT = /^(?:together|both|each|all|jointly|have|are|were)$/u;

/** "who have said", "which together vowed": whether several are meant. */
function isJoint(document: Document, pronoun: number): boolean {
  let at = pronoun + 1;
  while (document.tokens[at]?.pos === 'ADV' && !JOINT.test(document.at(at).lower)) at += 1;
  return JOINT.test(document.tokens[at]?.lower ?? '');
}

/** Those of one type that stand in a list which ends with a mention: "China and the United States". */
function listed(document: Document, index: MentionIndex, last: ResolvedMention): number[] {
  const found = [last.entity];
  const typeOf = ({ entity }: ResolvedMention) => document.entities[entity]?.type;
  for (let start = last.titled; ; ) {
    if (document.tokens[start - 1]?.lower === 'the') start -= 1;
    const joint = document.tokens[start - 1]?.lower ?? '';
    if (!(joint === 'and' || joint === '&' || (joint === ',' && found.length > 1))) return found;
    const end = joint !== ',' && document.tokens[start - 2]?.text === ',' ? start - 2 : start - 1;
    const before = index.endingAt(end);
    if (!before || typeOf(before) !== typeOf(last)) return found;
    found.unshift(before.entity);
    start = before.titled;
  }
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

/** How far on a person's own word for who it is may stand, in tokens. */
const REACH = 12;
const TELLING = /^(?:identified|introduced|gave|named|called|known|identify|goes|went)$/u;

/** "a resident reached by telephone, who gave her name only as Aigul": the name in the relative clause in a phrase, or right behind it. */
export function selfNamed(document: Document, index: MentionIndex, { first, last }: TokenRange): number | null {
  const { tokens } = document;
  const behind = tokens[last]?.text === ',' ? last + 1 : last;
  const who = tokens.slice(first, behind + 1).find((token) => token.lower === 'who' && isRelative(token))?.index;
  if (who === undefined) return null;
  const limit = Math.min(document.sentenceOf(who).last, who + REACH);
  let told = false;
  for (let i = who + 1; i < limit && tokens[i]?.text !== ','; i += 1) {
    told ||= TELLING.test(document.at(i).lower);
    const name = told && /^(?:as|by)$/u.test(document.at(i).lower) ? index.startingAt(i + 1) : null;
    if (name?.kind === 'name' && document.entities[name.entity]?.type === 'person') return name.entity;
  }
  return null;
}
