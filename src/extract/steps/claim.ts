import type { Act } from '../../records/quote.ts';
import { findDates } from '../assignment/dates.ts';
import { checkworthiness } from '../claims/checkworthiness.ts';
import { findQuantities } from '../claims/quantities.ts';
import type { Document, DocumentClaim, Step, Token, TokenRange } from '../document.ts';

/** Acts that put something forward as true or untrue; wishes, requests and questions claim nothing. */
const ASSERTIVE = new Set<Act>([
  'statement',
  'announcement',
  'confirmation',
  'denial',
  'admission',
  'accusation',
  'warning',
  'prediction',
  'criticism',
  'endorsement',
]);

/** Acts whose content may be a bare phrase: "denied suspicions of an attack". */
const OF_PHRASES = new Set<Act>(['denial', 'accusation', 'confirmation', 'admission']);

/** Least check-worthiness: of what a source says, and of what the article itself says, which is more and plainer. */
const LEAST_ATTRIBUTED = 0.15;
const LEAST_OWN = 0.5;
const LEAST_WORDS = 4;

/**
 * Checkable propositions: sentence by sentence out of the contents of assertive attributions, and out of the article's
 * own voice, with their quantities and dates.
 */
export const claim: Step = {
  name: 'claim',
  requires: ['sentences', 'tokens', 'attributions', 'assignments'],
  assigns: ['claims'],
  run(document) {
    document.assignments.forEach(({ attribution, act }, assignment) => {
      if (!ASSERTIVE.has(act)) return;
      for (const parts of bySentence(document, attribution.content)) {
        if (!OF_PHRASES.has(act) && !isProposition(document, parts)) continue;
        const found = claimOf(document, parts, assignment, LEAST_ATTRIBUTED);
        if (found) document.claims.push(found);
      }
    });
    const attributed = new Uint8Array(document.sentences.length);
    for (const { content, cue } of document.attributions) {
      for (const part of cue ? [...content, cue] : content)
        attributed.fill(1, document.at(part.first).sentence, document.at(part.last - 1).sentence + 1);
    }
    document.sentences.forEach((sentence, index) => {
      const parts = [{ first: sentence.first, last: sentence.last }];
      if (attributed[index] || !isProposition(document, parts) || !/[.!]["”’)]*$/u.test(document.textOf(sentence)))
        return;
      const found = claimOf(document, parts, null, LEAST_OWN);
      if (found) document.claims.push(found);
    });
    document.claims.sort((a, b) => (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0));
  },
};

/** Words that let a date without a year lie ahead. */
const AHEAD = new Set([
  'will',
  "'ll",
  'would',
  'could',
  'may',
  'might',
  'shall',
  'next',
  'expected',
  'plan',
  'plans',
  'planned',
  'scheduled',
  'upcoming',
  'going',
  'set',
  'due',
  'should',
]);

/** The parts of a content that stand in the same sentence make one proposition. */
function bySentence(document: Document, content: readonly TokenRange[]): TokenRange[][] {
  const sentences = new Map<number, TokenRange[]>();
  for (const part of content) {
    const lastSentence = document.at(part.last - 1).sentence;
    for (let index = document.at(part.first).sentence; index <= lastSentence; index += 1) {
      const sentence = document.sentences[index];
      if (!sentence) continue;
      const range = bared(document, {
        first: Math.max(part.first, sentence.first),
        last: Math.min(part.last, sentence.last),
      });
      if (range.first < range.last) sentences.set(index, [...(sentences.get(index) ?? []), range]);
    }
  }
  return [...sentences.values()];
}

/** Without the marks at its edges, and without the "that" which begins what was said. */
function bared(document: Document, { first, last }: TokenRange): TokenRange {
  const conjoins = ({ lower, pos }: Token): boolean => lower === 'that' && pos !== 'DET';
  while (first < last && (document.at(first).pos === 'PUNCT' || conjoins(document.at(first)))) first += 1;
  while (last > first && document.at(last - 1).pos === 'PUNCT') last -= 1;
  return { first, last };
}

const tokensOf = (document: Document, parts: readonly TokenRange[]) =>
  parts.flatMap(({ first, last }) => document.tokens.slice(first, last));

/** A subject and a verb, and no question. */
function isProposition(document: Document, parts: readonly TokenRange[]): boolean {
  const tokens = tokensOf(document, parts);
  const verb = tokens.findIndex(({ pos, lower }) => pos === 'AUX' || (pos === 'VERB' && !/ing$/u.test(lower)));
  const first = tokens[0];
  if (verb < 1 || !first || first.lower === 'to' || first.lower === 'not') return false;
  const end = parts.at(-1)?.last ?? 0;
  const asks = document.tokens.slice(end - 1, end + 2).some(({ text }) => text === '?');
  return (
    !asks &&
    tokens
      .slice(0, verb)
      .some(({ pos }) => pos === 'NOUN' || pos === 'PROPN' || pos === 'PRON' || pos === 'NUM' || pos === 'DET')
  );
}

function claimOf(
  document: Document,
  parts: TokenRange[],
  assignment: number | null,
  least: number,
): DocumentClaim | null {
  const tokens = tokensOf(document, parts);
  if (tokens.filter(({ pos }) => pos !== 'PUNCT').length < LEAST_WORDS) return null;
  const spans = parts.map((part) => document.rangeOf(part));
  const direction = tokens.some(({ lower }) => AHEAD.has(lower)) ? 'ahead' : 'past';
  const dates = spans.flatMap(({ start, end }) =>
    findDates(document.text.slice(start, end), document.publishedOn, direction).map((date) => ({
      ...date,
      start: date.start + start,
      end: date.end + start,
    })),
  );
  const quantities = parts.flatMap((part) => findQuantities(document, part, dates));
  const score = checkworthiness(tokens);
  if (score < least && quantities.length === 0) return null;
  if (assignment === null && score < least) return null;
  return {
    spans,
    assignment,
    checkworthiness: Math.round(score * 1000) / 1000,
    quantities,
    dates: dates.map(({ start, end, value }) => ({ start, end, value, text: document.text.slice(start, end) })),
  };
}
