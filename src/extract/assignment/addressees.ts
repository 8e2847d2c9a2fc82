import type { Assignment, Attribution, Document, TokenRange } from '../document.ts';
import type { Phrases } from '../grammar/phrases.ts';
import { isTimeWord } from '../grammar/time.ts';
import { lexiconSet } from '../lexicon.ts';
import { type MentionIndex, namedBy } from './speakers.ts';

const HEARING = lexiconSet('en', 'hearing-verbs');
const OCCASIONS = lexiconSet('en', 'occasions');

const LINKS = new Set(['to', 'with']);

/** What follows a hearer that stands at the start of the content. */
const CLAUSE = new Set(['to', 'that', 'not', 'never']);

/** How far from the cue an occasion may be told, in tokens. */
const REACH = 30;

/**
 * To whom it was said: the object of the cue ("told reporters"), the phrase behind it ("said to reporters"), or who took
 * part in the occasion that the sentence tells of ("in an interview with Reuters"). A pronoun that means no one known
 * is no addressee.
 */
export function addresseesOf(
  document: Document,
  phrases: Phrases,
  index: MentionIndex,
  attribution: Attribution,
): Assignment['addressees'] {
  const range = objectOf(document, phrases, attribution) ?? partner(document, phrases, index, attribution);
  if (!range) return [];
  const named = namedBy(document, index, range);
  if (named.length > 0) return named.map((entity) => ({ entity, name: document.entities[entity]?.name ?? '', range }));
  if (document.at(range.first).pos === 'PRON') return [];
  return [{ entity: null, name: document.textOf(range).replace(/\s+/gu, ' '), range }];
}

/**
 * "Asked about the delay, Varga said": whoever answers in the same sentence is who was asked, and who asked is not told.
 */
export function addressAnswerers(document: Document, assignments: readonly Assignment[]): void {
  assignments.forEach((question, i) => {
    const { attribution, addressees } = question;
    const { head, source } = attribution;
    const answer = assignments[i + 1];
    const range = answer?.attribution.source;
    if (head === null || !range || addressees.length > 0 || !HEARING.has(document.at(head).lemma)) return;
    if (range.first < head || document.at(range.first).sentence !== document.at(head).sentence) return;
    if (source && source.first !== range.first) return;
    question.attribution = { ...attribution, source: null };
    question.speakers = [];
    for (const entity of answer.speakers)
      addressees.push({ entity, name: document.entities[entity]?.name ?? '', range });
  });
}

/** The object of a verb of telling, also where the content begins with it ("urged [Congress to act]"). */
function objectOf(document: Document, phrases: Phrases, attribution: Attribution): TokenRange | null {
  const { head } = attribution;
  if (head === null) return null;
  const { lemma } = document.at(head);
  const next = document.tokens[head + 1];
  const linked = next !== undefined && HEARING.has(`${lemma} ${next.lower}`);
  if (!linked && !HEARING.has(lemma)) return null;
  const first = head + (linked ? 2 : 1);
  const range = phrases.startingAt(first, document.sentenceOf(head).last);
  if (!range || isTimeWord(document.at(range.first)) || isSource(range, attribution)) return null;
  if (!within(attribution, range.first) || (linked && attribution.content[0]?.first === head + 1)) return range;
  return CLAUSE.has(document.tokens[range.last]?.lower ?? '') ? range : null;
}

/** Who takes part in the occasion: behind "to" or "with", outside the content. */
function partner(
  document: Document,
  phrases: Phrases,
  index: MentionIndex,
  attribution: Attribution,
): TokenRange | null {
  const { cue, head } = attribution;
  if (!cue || head === null) return null;
  const sentence = document.sentenceOf(head);
  const first = Math.max(sentence.first, cue.first - REACH);
  for (let i = Math.min(sentence.last, cue.last + REACH) - 2; i > first; i -= 1) {
    if (within(attribution, i)) continue;
    const host = hostOf(document, index, i);
    if (host) return host;
    if (!LINKS.has(document.at(i).lower) || !OCCASIONS.has(document.at(i - 1).lower)) continue;
    const range = phrases.startingAt(i + 1, sentence.last);
    if (range && !isTimeWord(document.at(range.first)) && !isSource(range, attribution)) return range;
  }
  return null;
}

/** "in a Reuters interview", "in an interview on Fox News": whose interview it is. */
function hostOf(document: Document, index: MentionIndex, interview: number): TokenRange | null {
  if (document.at(interview).lower !== 'interview') return null;
  const before = index.endingAt(interview);
  const behind = document.tokens[interview + 1]?.lower === 'on' ? index.startingAt(interview + 2) : null;
  const host = [before, behind].find((one) => one && document.entities[one.entity]?.type === 'organization');
  return host ? { first: host.first, last: host.last } : null;
}

const within = ({ content }: Attribution, index: number): boolean =>
  content.some(({ first, last }) => index >= first && index < last);

const isSource = (range: TokenRange, { source }: Attribution): boolean =>
  source !== null && range.first < source.last && source.first < range.last;
