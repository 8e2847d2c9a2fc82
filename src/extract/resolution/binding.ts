import type { Document, NameMention, TokenRange } from '../document.ts';
import { beginsFinite } from '../grammar/clauses.ts';
import { isPossessiveEnding } from '../grammar/phrases.ts';
import type { NamesAt } from './appositions.ts';

/** Mentions so far by their last token. */
type MentionsByLast = ReadonlyMap<number, { entity: number; first: number }>;

/** How far back the subject of a verb is looked for, and how far on what a first clause ends with, in tokens. */
const FARTHEST = 30;

/** Prepositions behind which a subject may be meant again: "Holm looked behind him", "took it with her". */
const LOCAL = new Set('with behind around before beside near over above below beyond'.split(' '));

/**
 * Whom the object of a verb cannot mean, since it is who does it (principle B of binding: "Holm stops her", "Holm, who tells him", "Holm
 * sat down, telling him", "asked Holm to take her"): the entity, null where none is found or the pronoun is no such object.
 */
export function subjectOver(document: Document, mentions: MentionsByLast, pronoun: number): number | null {
  if (!isObject(document, pronoun)) return null;
  const { tokens } = document;
  const { first: start } = document.sentenceOf(pronoun);
  const limit = Math.max(start, pronoun - FARTHEST);
  const isBehind = tokens[pronoun - 1]?.pos === 'ADP' && !LOCAL.has(tokens[pronoun - 1]?.lower ?? '');
  let verb = isBehind ? pronoun - 2 : pronoun - 1;
  if (tokens[verb]?.pos !== 'VERB' || verb < limit) return null;
  while (verb - 1 >= limit && /^(?:AUX|VERB|ADV|PART)$/u.test(tokens[verb - 1]?.pos ?? '')) verb -= 1;
  const before = tokens[verb - 1];
  if (!before || verb - 1 < limit) return null;
  if (before.lower === 'who') return mentions.get(verb - (tokens[verb - 2]?.text === ',' ? 2 : 1))?.entity ?? null;
  const subject = mentions.get(verb);
  if (subject) return subject.entity;
  const goesOn = before.pos === 'CCONJ' || (before.text === ',' && /ing$/u.test(tokens[verb]?.lower ?? ''));
  return goesOn ? lastSubject(document, mentions, { first: limit, last: verb }) : null;
}

/** "him", and "her" that is not whose something is. */
function isObject({ tokens }: Document, pronoun: number): boolean {
  const { lower } = tokens[pronoun] ?? { lower: '' };
  if (lower === 'him') return true;
  const [next, behind] = tokens.slice(pronoun + 1, pronoun + 3);
  const owns = (token = next): boolean => /^(?:NOUN|PROPN|ADJ|NUM)$/u.test(token?.pos ?? '');
  return lower === 'her' && !owns() && !(next?.pos === 'VERB' && owns(behind));
}

/** The last one in a run with a finite verb right behind. */
function lastSubject(document: Document, mentions: MentionsByLast, { first, last }: TokenRange): number | null {
  for (let end = last - 1; end > first; end -= 1) {
    const mention = mentions.get(end);
    if (mention && isSubject(document, end)) return mention.entity;
  }
  return null;
}

function isSubject(document: Document, end: number): boolean {
  const verb = document.tokens[end]?.pos === 'ADV' ? end + 1 : end;
  return document.tokens[verb] !== undefined && beginsFinite(document, verb, document.sentenceOf(end - 1).first);
}

/**
 * "While she worked there, Holm studied", "In his first term, Governor Holm": the name that begins the main clause behind an opening one in which a
 * pronoun stands with nobody named before it; null for any other pronoun.
 */
export function namedBehindOpening(document: Document, names: NamesAt, pronoun: number): NameMention | null {
  const { tokens } = document;
  const { first, last } = document.sentenceOf(pronoun);
  const opening = tokens[first];
  if (!opening || pronoun === first || pronoun - first > FARTHEST || document.quotationOf[pronoun] !== -1) return null;
  if (!/^(?:ADP|SCONJ|ADV)$/u.test(opening.pos) && !/ing$/u.test(opening.lower)) return null;
  for (let i = first; i < pronoun; i += 1) if (tokens[i]?.text === ',' || names.get(i)?.type === 'person') return null;
  let comma = pronoun + 1;
  const limit = Math.min(last, pronoun + FARTHEST);
  while (comma < limit && tokens[comma]?.text !== ',') comma += 1;
  const name = comma < limit ? names.get(comma + 1) : undefined;
  return name?.type === 'person' && !isPossessiveEnding(tokens[name.last]) ? name : null;
}
