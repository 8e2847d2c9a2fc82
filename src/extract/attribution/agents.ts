import type { Attribution, Document, TokenRange } from '../document.ts';
import { commaBeforeRelative } from '../grammar/clauses.ts';
import { basePhraseEnd } from '../grammar/phrases.ts';
import { isTimeWord } from '../grammar/time.ts';

/** Longest subject that is looked for, in tokens. */
const LONGEST_SUBJECT = 10;

const PASSIVE = /^(?:is|are|was|were|be|been|being)$/u;
/** What heads a phrase behind "by" and is nobody: "by saying", "by the time", "by the end". */
const NOBODY = /ing$|^\d|^(?:then|now|time|end)$/u;

/**
 * Who does what a passive clause tells is its agent, and not who does what the clause around it tells: of "Holm, who was accused
 * of fraud by Varga, denied it" Varga accuses and Holm denies.
 */
export function withAgent(document: Document, attribution: Attribution): Attribution {
  const source = subjectAround(document, attribution) ?? agentBehind(document, attribution);
  if (source) return { ...attribution, source };
  return isReceived(document, attribution) ? { ...attribution, source: null } : attribution;
}

const RECEIVING = new Set('draw win earn receive face attract garner provoke spark'.split(' '));

/** "Holm drew criticism for", "won praise for": who gets such words before the cue does not say them. */
function isReceived(document: Document, { source, cue }: Attribution): boolean {
  if (!source || !cue || source.first > cue.first) return false;
  const words = document.tokens.slice(cue.first, cue.last);
  const verb = words.findIndex(({ lemma, pos }) => pos === 'VERB' && RECEIVING.has(lemma));
  return verb !== -1 && words.slice(verb).some(({ pos }) => pos === 'NOUN');
}

/** Where the source is the agent of a relative clause between commas before the cue: the subject that the clause hangs on. */
function subjectAround(document: Document, { source, cue }: Attribution): TokenRange | null {
  if (!source || !cue || cue.first < source.last) return null;
  // The comma may be taken for a part of the source.
  if (![source.last - 1, source.last].some((index) => document.at(index).text === ',')) return null;
  const by = source.first - 1;
  if (document.tokens[by]?.lower !== 'by') return null;
  const comma = commaBeforeRelative(document, by);
  return comma === null ? null : phraseBefore(document, comma);
}

/** "was accused of fraud by Varga", ", accused of fraud by Varga,": the agent right behind what a passive cue tells. */
function agentBehind(document: Document, { source, cue, head, content }: Attribution): TokenRange | null {
  if (!cue || head === null || (source && source.first > cue.first) || !isPassive(document, cue, head)) return null;
  const end = Math.max(cue.last, ...content.map(({ last }) => last));
  const first = end + 1;
  const sentence = document.sentenceOf(head);
  if (first >= sentence.last || document.at(end).lower !== 'by') return null;
  const last = basePhraseEnd(document, first, sentence.last);
  const noun = document.at(Math.max(first, last - 1));
  return last > first && !NOBODY.test(noun.lower) && !isTimeWord(noun) ? { first, last } : null;
}

/** "was accused", and without "was" behind a comma. */
function isPassive(document: Document, cue: TokenRange, head: number): boolean {
  if (!/(?:ed|en|wn|told|said)$/u.test(document.at(head).lower)) return false;
  const before = document.tokens.slice(cue.first, head);
  return before.some(({ lower }) => PASSIVE.test(lower)) || document.tokens[cue.first - 1]?.text === ',';
}

/** The noun phrase that ends before a token. */
function phraseBefore(document: Document, end: number): TokenRange | null {
  const limit = Math.max(document.sentenceOf(end).first, end - LONGEST_SUBJECT);
  for (let first = limit; first < end; first += 1)
    if (basePhraseEnd(document, first, end) === end) return { first, last: end };
  return null;
}
