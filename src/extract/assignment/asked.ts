import { lexiconSet } from '../../lexicon.ts';
import type { Assignment, Document, TokenRange } from '../document.ts';
import { commaBeforeRelative } from '../grammar/clauses.ts';
import type { Phrases } from '../grammar/phrases.ts';
import { covers } from '../ranges.ts';
import { addressed, meantBy } from './addressees.ts';
import type { Cues } from './cues.ts';
import type { MentionIndex } from './mention-index.ts';
import { namedBy } from './speakers.ts';

const HEARING = lexiconSet('en', 'hearing-verbs');

/**
 * "Asked about the delay, Varga said": whoever answers in the same sentence is who was asked, and who asked is told by "Asked by
 * Reuters" alone.
 */
export function addressAnswerers(
  document: Document,
  index: MentionIndex,
  phrases: Phrases,
  assignments: readonly Assignment[],
): void {
  assignments.forEach((question, i) => {
    const { attribution, addressees } = question;
    const { head, source } = attribution;
    const answer = assignments[i + 1];
    const range = answer?.attribution.source;
    // "Asked whether ..., Varga said": whoever else the question seems to be put to.
    const isAsked = head !== null && ASKED.test(document.at(head).lower);
    if (head === null || !range || (addressees.length > 0 && !isAsked)) return;
    if (!isAsked && !HEARING.has(document.at(head).lemma)) return;
    if (range.first < head || document.at(range.first).sentence !== document.at(head).sentence) return;
    if (source && source.first !== range.first) return;
    const asker = document.tokens[head + 1]?.lower === 'by' ? phrases.at(head + 2) : null;
    question.attribution = { ...attribution, source: asker };
    question.speakers = asker ? namedBy(document, index, asker) : [];
    question.addressees = addressed(document, answer.speakers, range);
  });
}

const COURT = /^(?:court|jury|inquest|tribunal|trial|hearing|inquiry)$/iu;

/** "The court heard from Varga that ...", "Halden Crown Court heard that ...": who hears is told, and speaks not. */
export function addressHearers(
  document: Document,
  index: MentionIndex,
  phrases: Phrases,
  assignment: Assignment,
): void {
  const { attribution } = assignment;
  const { head, source } = attribution;
  if (head === null || !source || source.last > head || document.at(head).lemma !== 'hear') return;
  const speaker = document.tokens[head + 1]?.lower === 'from' ? phrases.at(head + 2) : null;
  if (!speaker && !COURT.test(document.at(source.last - 1).text)) return;
  assignment.addressees = meantBy(document, index, source);
  assignment.attribution = { ...attribution, source: speaker };
  assignment.speakers = speaker ? namedBy(document, index, speaker) : [];
}

/** Verbs in the form in which who stands before them is asked or told; what tells that they are in it; what follows those of asking. */
const ASKED = /^(?:asked|pressed|quizzed|grilled|questioned|queried)$/u;
const TOLD = /^(?:told|assured|informed|warned|advised|reminded|notified|briefed)$/u;
const AUXILIARY = /^(?:am|is|are|was|were|be|been|being|got)$/u;
const BEFORE_ASKED = /^(?:am|is|are|was|were|be|been|being|got|when|whenever|if|once|,)$/u;
const BEHIND_ASKED = /^(?:about|whether|if|by|why|how|what|who|which|where|on|over|for|to)$/u;

/**
 * "Varga, asked about the delay,", "when asked whether", "the board was told that": who stands before it is asked or told, and unless a source behind
 * it tells, nobody knows by whom.
 */
export function addressAsked(
  document: Document,
  index: MentionIndex,
  phrases: Phrases,
  cues: Cues,
  assignment: Assignment,
): void {
  const { attribution, speakers } = assignment;
  const { head, source } = attribution;
  if (head === null) return;
  const before = pastAdverbs(document, head, -1);
  const isAsked = ASKED.test(document.at(head).lower);
  if (!isAsked && !TOLD.test(document.at(head).lower)) return;
  if (!(isAsked ? BEFORE_ASKED : AUXILIARY).test(document.tokens[before]?.lower ?? '')) return;
  // "Varga, a lawyer, asked whether": it is Varga who asks.
  if (document.at(before).text === ',' && !answers(document, cues, head)) return;
  if (isAsked && !BEHIND_ASKED.test(document.tokens[pastAdverbs(document, head, 1)]?.lower ?? '')) return;
  if (source && source.first < head) {
    assignment.attribution = { ...attribution, source: null };
    assignment.addressees = addressed(document, speakers, source);
    assignment.speakers = [];
    return;
  }
  const subject = subjectOf(document, phrases, before);
  if (subject && !covers(attribution.content, subject.first) && AUXILIARY.test(document.at(before).lower))
    assignment.addressees = meantBy(document, index, subject);
}

/** Whether something else is said behind a token in its sentence. */
const answers = (document: Document, cues: Cues, head: number): boolean =>
  cues.between({ first: head + 1, last: document.sentenceOf(head).last }).length > 0;

/** The next token that is no adverb. */
function pastAdverbs(document: Document, from: number, step: 1 | -1): number {
  let i = from + step;
  while (
    document.tokens[i]?.pos === 'ADV' &&
    !BEFORE_ASKED.test(document.at(i).lower) &&
    !BEHIND_ASKED.test(document.at(i).lower)
  )
    i += step;
  return i;
}

/** The subject of a passive: what stands before its auxiliaries and "who", with what it hangs on ("men waiting for surgery"). */
function subjectOf(document: Document, phrases: Phrases, auxiliary: number): TokenRange | null {
  let last = auxiliary;
  while (last > 0 && /^(?:has|have|had|who|also|,|was|were|been|being)$/u.test(document.tokens[last - 1]?.lower ?? ''))
    last -= 1;
  if (document.tokens[last]?.text === ',') last = commaBeforeRelative(document, last) ?? last;
  let phrase = phrases.at(last - 1);
  while (phrase && document.tokens[phrase.first - 1]?.pos === 'ADP') {
    const isDoing = document.tokens[phrase.first - 2]?.lower.endsWith('ing');
    const whole = phrases.at(phrase.first - (isDoing ? 3 : 2));
    if (!whole) break;
    phrase = { first: whole.first, last };
  }
  return phrase;
}
