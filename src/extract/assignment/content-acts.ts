import { lexiconTable } from '../../lexicon.ts';
import type { Act } from '../../records/quote.ts';
import type { Attribution, Document, Token, TokenRange } from '../document.ts';

const PHRASES = new Map([...lexiconTable('en', 'content-acts')].map(([words, [act]]) => [words, act as Act]));

/** How many words the longest phrase has that begins with a word: most words begin none. */
const LONGEST = new Map<string, number>();
for (const phrase of PHRASES.keys()) {
  const [first = '', ...rest] = phrase.split(' ');
  LONGEST.set(first, Math.max(LONGEST.get(first) ?? 0, rest.length + 1));
}

/** Words that turn what follows into its opposite, and how far they do, in tokens. */
const NEGATIONS = new Set(['not', "n't", 'never', 'no', 'nothing', 'neither', 'without', 'hardly']);
const NEGATION_REACH = 3;

/** One such word in so many tokens is plain; in a longer content it takes more. */
const TOKENS_A_WORD = 25;

/** What is plainly done in a content: asking, or what the most of its telling words say; null where nothing is plain. */
export function actOfContent(document: Document, { content, cue }: Attribution): Act | null {
  const last = content.at(-1);
  if (!last) return null;
  const end = document.tokens.slice(Math.max(last.first, last.last - 2), last.last + 1);
  const isTurn = cue !== null && document.at(cue.first).text === ':';
  if (end.some(({ text }) => text === '?') && (isTurn || !hasStop(document, content))) return 'question';
  if (isPromise(document, content)) return 'promise';
  const votes = new Map<Act, number>();
  let length = 0;
  for (const { first, last: behind } of content) {
    const tokens = document.tokens.slice(first, behind);
    length += tokens.length;
    for (const act of actsIn(tokens)) votes.set(act, (votes.get(act) ?? 0) + 1);
  }
  const [most, second] = [...votes].sort((a, b) => b[1] - a[1]);
  if (!most || most[1] * TOKENS_A_WORD < length || second?.[1] === most[1]) return null;
  return most[0];
}

/** In tokens, the beginning of a content. */
const BEGINNING = 10;

/** Words of what is to come, or may. */
const TO_COME = new Set(
  "will 'll would 'd shall can could may might should going gonna expect expects expected likely if soon next never wo ca tomorrow about set".split(
    ' ',
  ),
);

/** Whether a content speaks of what is to come from its beginning on: "the dam has cracks and could break" tells what is. */
export const speaksAhead = (document: Document, { content: [part] }: Attribution): boolean =>
  part !== undefined &&
  document.tokens
    .slice(part.first, Math.min(part.last, part.first + BEGINNING))
    .some(({ lower }) => TO_COME.has(lower));

/** Who speaks, in own words and in those of another. */
const OWN = new Set(['i', 'we']);
const REPORTED = new Set(['he', 'she', 'they']);
const AHEAD = new Set(['will', "'ll", 'would']);

/** What may follow "I will" in no promise: "I'll tell you", "we will be", "he would never". */
const NO_PROMISE = new Set([...NEGATIONS, 'be', 'have', 'tell', 'say', 'see', 'know', 'think']);

/** A sentence ends before the last one does: then a question behind it asks nobody ("It failed. Who is surprised?"). */
const hasStop = (document: Document, content: readonly TokenRange[]): boolean =>
  content.some(({ first, last }) => document.tokens.slice(first, last).some(({ text }) => text === '.'));

/** "We will rebuild the dam": what the speaker is going to do. */
function isPromise(document: Document, [part]: readonly TokenRange[]): boolean {
  if (!part) return false;
  const [subject, verb, next] = document.tokens
    .slice(part.first, part.last)
    .filter(({ pos, lower }) => pos !== 'PUNCT' && lower !== 'that');
  if (!subject || !verb || !next) return false;
  const speakers = document.quotationOf[subject.index] === -1 ? REPORTED : OWN;
  return speakers.has(subject.lower) && AHEAD.has(verb.lower) && !NO_PROMISE.has(next.lower);
}

function* actsIn(tokens: readonly Token[]): Generator<Act> {
  for (let i = 0; i < tokens.length; i += 1) {
    for (let length = LONGEST.get(tokens[i]?.lower ?? '') ?? 0; length > 0; length -= 1) {
      const words = tokens.slice(i, i + length);
      const act = PHRASES.get(words.map(({ lower }) => lower).join(' '));
      if (!act) continue;
      if (!isNegated(tokens, i)) yield act;
      i += length - 1;
      break;
    }
  }
}

const isNegated = (tokens: readonly Token[], index: number): boolean =>
  tokens.slice(Math.max(0, index - NEGATION_REACH), index).some(({ lower }) => NEGATIONS.has(lower));
