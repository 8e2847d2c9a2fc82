import { lexiconSet } from '../../lexicon.ts';
import type { Attribution, Document, TokenRange } from '../document.ts';
import type { Phrases } from '../grammar/phrases.ts';
import { isTimePhrase } from '../grammar/time.ts';
import { covers, overlap } from '../ranges.ts';
import type { MentionIndex } from './mention-index.ts';

const OCCASIONS = lexiconSet('en', 'occasions');

/** How far from the cue an occasion may be told, in tokens. */
const REACH = 30;

const LINKS = new Set(['to', 'with']);

/** Who takes part in the occasion: behind "to" or "with", or who asks, outside the content. */
export function partner(
  document: Document,
  phrases: Phrases,
  index: MentionIndex,
  attribution: Attribution,
): TokenRange | null {
  const { cue, head, source, content } = attribution;
  if (!cue || head === null) return null;
  const sentence = document.sentenceOf(head);
  const first = Math.max(sentence.first, cue.first - REACH);
  for (let i = Math.min(sentence.last, cue.last + REACH) - 2; i > first; i -= 1) {
    if (covers(content, i)) continue;
    const host = hostOf(document, index, i);
    if (host) return host;
    const isPartner = LINKS.has(document.at(i).lower) && isOccasion(document, phrases, attribution, i - 1);
    if (!isPartner && !isAsker(document, i)) continue;
    const range = phrases.startingAt(i + 1, sentence.last);
    if (range && !isTimePhrase(document, range) && !(source && overlap(range, source))) return range;
  }
  return null;
}

const AT = new Set(['in', 'during', 'at', 'through', 'via', 'by', 'on']);
const HOLD = new Set(['give', 'deliver', 'send', 'sent', 'write', 'issue', 'hold', 'file']);

/**
 * Whether a noun is the occasion on which this was said: behind "in" or a verb that holds it ("gave an interview to"), or the cue or
 * the source itself ("a letter to members calls"). A book that "features interviews with" somebody is no such occasion.
 */
function isOccasion(document: Document, phrases: Phrases, { source, cue }: Attribution, noun: number): boolean {
  if (!OCCASIONS.has(document.at(noun).lower)) return false;
  const phrase = phrases.at(noun) ?? { first: noun, last: noun + 1 };
  const before = document.tokens[beforeAdjectives(document, phrase.first)];
  return (
    (before !== undefined && (AT.has(before.lower) || HOLD.has(before.lemma))) ||
    [source, cue].some((range) => range && overlap(range, phrase))
  );
}

/** How many tokens the adjectives before a phrase may be that the tagger parts from it: "wrote a detailed, [six-page letter]". */
const ADJECTIVES = 4;

function beforeAdjectives({ tokens }: Document, first: number): number {
  let i = first - 1;
  while (i > first - 1 - ADJECTIVES && (tokens[i]?.text === ',' || /^(?:ADJ|DET)$/u.test(tokens[i]?.pos ?? ''))) i -= 1;
  return i;
}

/** "in response to questions from Reuters", "under questioning by prosecutors": whether one who asked is told behind a token. */
function isAsker({ tokens }: Document, link: number): boolean {
  const [opening, before, noun] = [
    tokens[link - 3]?.lower,
    tokens[link - 2]?.lower ?? '',
    tokens[link - 1]?.lower ?? '',
  ];
  if (!/^(?:from|by)$/u.test(tokens[link]?.lower ?? '')) return false;
  return /^questions?$/u.test(noun)
    ? /^(?:to|answering|answered)$/u.test(before === 'a' || before === 'the' ? (opening ?? '') : before)
    : before === 'under' && /^(?:questioning|cross-examination)$/u.test(noun);
}

/** "in a Reuters interview", "in an interview on Fox News": whose interview it is. */
function hostOf(document: Document, index: MentionIndex, interview: number): TokenRange | null {
  if (document.at(interview).lower !== 'interview') return null;
  const before = index.endingAt(interview);
  const behind = document.tokens[interview + 1]?.lower === 'on' ? index.startingAt(interview + 2) : null;
  const host = [before, behind].find((one) => one && document.entities[one.entity]?.type === 'organization');
  return host ? { first: host.first, last: host.last } : null;
}
