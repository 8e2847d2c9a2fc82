import type { Document, Token, TokenRange } from '../document.ts';
import { behindAdverbs, type VerbGroup } from '../grammar/clauses.ts';

/** Auxiliaries of what is still to come: no record tells of it yet. */
const FUTURE = new Set(['will', "'ll", 'wo', 'shall', 'might']);
const NEGATIONS = new Set(['not', "n't", 'never', 'only']);
/** What stands between "is" and "to" where something is to come: "is expected to", "is going to". */
const COMING = new Set(
  'expected likely unlikely poised set bound slated scheduled due going about sure projected predicted forecast'.split(
    ' ',
  ),
);
/** Furthest "to" behind such a word, in tokens. */
const REACH = 2;

/** Whether a main verb tells what would be so if something else were: "would leave", "'d leave". */
export function isConditional({ tokens }: Document, { first, last }: VerbGroup): boolean {
  const verbs = tokens.slice(first, last);
  return verbs.some(({ lower }, i) => lower === 'would' || isWould(lower, verbs[i + 1]));
}

/** Whether a main verb tells what is to come: "will end", "could end", "is expected to rise", "remains to be seen". */
export function isForecast(document: Document, { last: limit }: TokenRange, { first, last }: VerbGroup): boolean {
  const { tokens } = document;
  const verbs = tokens.slice(first, last);
  if (verbs.some(isFuture)) return true;
  // "could not reach the hospital" is so.
  if (verbs[0]?.lower === 'could' && !verbs.some(({ lower }) => NEGATIONS.has(lower))) return true;
  const verb = tokens[last - 1];
  if (verb?.lemma === 'remain' && tokens[last]?.lower === 'to') return true;
  // The tagger takes some of these for verbs ("is expected"), which end the group, and others for what stands behind it.
  const at = verb && COMING.has(verb.lower) && last - first > 1 ? last - 1 : behindAdverbs(document, last);
  const copula = at >= last ? verb?.lemma === 'be' : true;
  if (!copula || at >= limit || !COMING.has(tokens[at]?.lower ?? '')) return false;
  return tokens.slice(at + 1, Math.min(limit, at + 1 + REACH)).some(({ lower }) => lower === 'to');
}

/** "will", but not the name "Will". */
const isFuture = ({ text, lower }: Token): boolean => FUTURE.has(lower) && text !== 'Will';

/** "'d" before a base form is "would", before a participle "had". */
const isWould = (lower: string, next?: Token): boolean => lower === "'d" && !!next && next.lower === next.lemma;
