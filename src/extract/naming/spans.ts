import type { EntityType } from '../../records/entity.ts';
import type { Document, NameMention, TokenRange } from '../document.ts';
import { mention } from './classify.ts';
import type { Gazetteer } from './gazetteer.ts';
import { withTitle } from './titles.ts';

/** Least likelihood of a span that is believed; chosen on the development parts of UNER and PolNeAR. */
const LEAST = 0.5;
/** The same where a noun for an institution ends it, or stands behind it: "the Holm administration". */
const LEAST_OF_INSTITUTION = 0.3;

/** The same where there is no capital, as in mails and forums. */
const LEAST_IN_SMALL_LETTERS = 0.9;

/** The encoder's spans of names as mentions, persons with their titles. */
export function namesOfSpans(document: Document, gazetteer: Gazetteer): NameMention[] {
  const surnames = surnamesIn(document);
  return document.nameSpans.flatMap(({ kind, first, last, likelihood }): NameMention[] => {
    const range = document.tokensOfWords({ first, last });
    if (!range || !isName(document, range, surnames, gazetteer)) return [];
    const isInstitution = (index: number) =>
      gazetteer.groups.get(document.tokens[index]?.lower ?? '') === 'institution';
    const institution = isInstitution(range.last - 1) || isInstitution(range.last);
    const capital = /\p{Lu}/u.test(document.textOf(range));
    if (likelihood < (!capital ? LEAST_IN_SMALL_LETTERS : institution ? LEAST_OF_INSTITUTION : LEAST)) return [];
    const noun = gazetteer.groups.get(document.at(range.last - 1).lower);
    const type = noun === 'institution' && range.last - range.first > 1 ? 'organization' : (kind as EntityType);
    return [withTitle(document, mention(document, range, type), gazetteer)];
  });
}

/** No word for what somebody is that has its capital from the sentence's start ("Judge"). */
function isName(
  document: Document,
  range: TokenRange,
  surnames: ReadonlySet<string>,
  { roles, groups, demonyms, honorifics }: Gazetteer,
): boolean {
  const lower = document.at(range.first).lower.replace(/\.$/u, '');
  if (range.last - range.first > 1 || surnames.has(lower)) return true;
  return !(roles.has(lower) || groups.has(lower) || demonyms.has(lower) || honorifics.has(lower));
}

/** Last words of the names of people that the encoder sees in full: "Baker" is one after "Brian Baker". */
const surnamesIn = ({ nameSpans, words }: Document): Set<string> =>
  new Set(
    nameSpans
      .filter(({ kind, first, last }) => kind === 'person' && last - first > 1)
      .map(({ last }) => words[last - 1]?.normal ?? ''),
  );

/**
 * What lexicons know and what the encoder sees, together: where they agree on the words, the encoder has the say on
 * whether they are a person, since it reads the sentence ("Jordan said"); on all else the lexicons have it.
 */
export function together(
  document: Document,
  known: readonly NameMention[],
  seen: readonly NameMention[],
): NameMention[] {
  const at = new Int32Array(document.tokens.length).fill(-1);
  seen.forEach(({ first, last }, i) => {
    at.fill(i, first, last);
  });
  const dropped = new Set<number>();
  const names = known.map((one) => {
    const under = new Set(at.subarray(one.first, one.last));
    for (const i of under) dropped.add(i);
    const same = seen[at[one.first] ?? -1];
    if (!same || same.first !== one.first || same.last !== one.last) return one;
    return { ...one, type: one.type === 'person' || same.type === 'person' ? same.type : one.type };
  });
  return [...names, ...seen.filter((_, i) => !dropped.has(i))];
}
