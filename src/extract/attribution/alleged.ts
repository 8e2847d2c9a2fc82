import { lexiconLines } from '../../lexicon.ts';
import type { Attribution, Document, TokenRange } from '../document.ts';

const ADVERBS = /^(?:allegedly|reportedly|supposedly|purportedly)$/u;
/** What stands between who is accused and the adverb: "Holm has allegedly taken". */
const AUXILIARIES = 2;

/** Verbs of telling, by their base form. */
const TELLING = new Set(['say', ...lexiconLines('en', 'hearing-verbs').map((line) => line.split(' ')[0] ?? line)]);

/** Longest hearer between a verb and "that", in tokens. */
const LONGEST_HEARER = 5;

/** Where what is told begins behind a verb: with "that", where one is near. */
function behindHearer({ tokens }: Document, { first, last }: TokenRange): number {
  const that = tokens
    .slice(first + 1, Math.min(last, first + 1 + LONGEST_HEARER))
    .find(({ lower }) => lower === 'that');
  return that?.index ?? first + 1;
}

/**
 * "Holm allegedly told them that ...": it is Holm who speaks, by the verb. "Holm allegedly took the car": somebody alleges it of
 * him, and nobody knows who.
 */
export function alleged(document: Document, attribution: Attribution): Attribution {
  const { cue, content } = attribution;
  if (!cue || cue.last - cue.first > 1 || !ADVERBS.test(document.at(cue.first).lower)) return attribution;
  const isSubject = ({ first, last }: TokenRange): boolean => first < cue.first && cue.first - last <= AUXILIARIES;
  const subject = attribution.source ?? content.find(isSubject);
  const next = content.find(({ first }) => first === cue.last);
  if (!subject || !isSubject(subject) || !next) return attribution;
  const others = content.filter((part) => part !== next && part !== subject);
  const verb = document.at(next.first);
  if (!TELLING.has(verb.lemma) || (next.last - next.first < 2 && others.length === 0))
    return { ...attribution, source: null, content: [{ first: subject.first, last: cue.first }, next, ...others] };
  const told = { first: behindHearer(document, next), last: next.last };
  return {
    ...attribution,
    source: subject,
    cue: { first: cue.first, last: cue.last + 1 },
    head: verb.index,
    content: [told, ...others].filter(({ first, last }) => first < last),
  };
}
