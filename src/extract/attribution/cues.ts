import type { Document, Sentence, TokenRange } from '../document.ts';
import type { Phrases } from '../grammar/phrases.ts';
import { isQuotationMark } from '../steps/quotation.ts';
import type { CueLexicon } from './cue-lexicon.ts';
import { type VerbGroup, verbGroup } from './frames.ts';
import { subjectOf } from './subjects.ts';

/** Where the content stands, seen from the cue. */
export type Side = 'after' | 'before';

/** A cue with its source, its content still to be cut. */
export interface FoundCue {
  sentence: Sentence;
  group: VerbGroup;
  /** The cue's own tokens. */
  cue: TokenRange;
  source: TokenRange | null;
  /** "Prices seem to rise": the subject of a verb that nobody in the sentence speaks; it belongs to the content. */
  raised: TokenRange | null;
  side: Side;
  probability: number;
}

/** The cues of a document outside quotation marks, sentence by sentence, in text order. */
export function findCues(document: Document, phrases: Phrases, lexicon: CueLexicon, threshold: number): FoundCue[][] {
  return document.sentences.map((sentence) => cuesOf(document, phrases, lexicon, threshold, sentence));
}

function cuesOf(
  document: Document,
  phrases: Phrases,
  lexicon: CueLexicon,
  threshold: number,
  sentence: Sentence,
): FoundCue[] {
  const cues: FoundCue[] = [];
  const label = speakerLabel(document, phrases, sentence);
  if (label) cues.push(label);
  const earlier: { group: VerbGroup; subject: TokenRange | null }[] = [];
  for (let i = sentence.first; i < sentence.last; i += 1) {
    const token = document.at(i);
    const verbal = token.pos === 'VERB' || (token.pos === 'AUX' && document.tokens[i + 1]?.pos !== 'VERB');
    if (!verbal || document.quotationOf[i] !== -1) continue;
    const group = verbGroup(document, phrases, i);
    const according = token.lower === 'according' && document.tokens[i + 1]?.lower === 'to';
    const inverted = group.frame === 'inverted';
    const subject =
      according || inverted
        ? speakerAfter(document, phrases, i, sentence, according)
        : subjectOf(document, phrases, sentence, group, earlier);
    if (!according) earlier.push({ group, subject: inverted ? null : subject });
    const probability = lexicon.probability(token.lemma, group);
    if (probability < threshold) continue;
    const raised = isRaised(token.lemma, group);
    const found: FoundCue = {
      sentence,
      group,
      cue: according ? { first: i, last: i + 2 } : { first: group.first, last: group.last },
      source: (group.passive && !according) || raised ? null : subject,
      raised: raised ? subject : null,
      side: 'after',
      probability,
    };
    shareSubject(document, found, cues);
    if (contentBefore(document, found, according || inverted)) found.side = 'before';
    cues.push(found);
  }
  return cues;
}

/** Longest name before a colon, in tokens. */
const LONGEST_LABEL = 7;

/** How sure `NAME: words` at the start of a paragraph is speech, measured on PolNeAR's train part. */
const LABEL_PROBABILITY = 0.6;

/** A name, and no letter that stands for a speaker ("Q:"). */
const isName = (document: Document, index: number): boolean =>
  document.at(index).pos === 'PROPN' && document.at(index).text.length > 1;

/** "SMITH: I did not." and "Kremlin: A summit will take place": a name, a colon and what its bearer says. */
function speakerLabel(document: Document, phrases: Phrases, sentence: Sentence): FoundCue | null {
  if (document.sentences[document.at(sentence.first).sentence - 1]?.paragraph === sentence.paragraph) return null;
  const name = phrases.startingAt(sentence.first, Math.min(sentence.first + LONGEST_LABEL, sentence.last));
  if (!name || !isName(document, name.last - 1) || name.last + 2 >= sentence.last) return null;
  const colon = document.at(name.last);
  if (colon.text !== ':' || document.at(name.last + 1).start === colon.end) return null;
  const group: VerbGroup = {
    first: colon.index,
    last: colon.index + 1,
    head: colon.index,
    frame: 'colon',
    next: colon.index + 1,
    negated: false,
    passive: false,
    finite: true,
  };
  const cue = { first: colon.index, last: colon.index + 1 };
  return {
    sentence,
    group,
    cue,
    source: name,
    raised: null,
    side: 'after',
    probability: LABEL_PROBABILITY,
  };
}

/** "according to X", "said X": the phrase after the cue. */
function speakerAfter(
  document: Document,
  phrases: Phrases,
  head: number,
  sentence: Sentence,
  according: boolean,
): TokenRange | null {
  return (
    phrases.startingAt(head + (according ? 2 : 1), sentence.last) ??
    (document.tokens[head + 1] ? phrases.at(head + 1) : null)
  );
}

const RAISING = new Set(['seem', 'appear']);

/** "seems to", "is expected to": what the sentence's subject is said to be or do. */
const isRaised = (lemma: string, { passive, frame }: VerbGroup): boolean =>
  RAISING.has(lemma) || (passive && frame === 'to');

/** "He praised the bill and said that ...": a second cue joined to the first by a conjunction has its source. */
function shareSubject(document: Document, cue: FoundCue, earlier: readonly FoundCue[]): void {
  if (cue.group.first === 0 || document.at(cue.group.first - 1).pos !== 'CCONJ') return;
  const past = ({ group: { head } }: FoundCue): boolean =>
    /(ed|said|told|wrote|sought|thought)$/u.test(document.at(head).lower);
  const first = earlier.findLast((other) => other.source && other.group.finite && past(other) === past(cue));
  if (first) cue.source = first.source;
}

/** Whether the content stands before source and cue: "A, X said"; "A," said X; A, according to X. */
function contentBefore(document: Document, { sentence, group, source }: FoundCue, inverted: boolean): boolean {
  const start = Math.min(group.first, source && source.first >= sentence.first ? source.first : group.first);
  if (!hasWords(document, sentence.first, start)) return false;
  const parted = isQuotationMark(document, start - 1) || document.at(start - 1).text === ',';
  if (inverted || (group.frame === 'tail' && (parted || group.next === group.head + 1))) return true;
  if (group.frame === 'tail') {
    // "believes in the dream": no adjunct after all, but what the verb is about.
    group.frame = 'prep';
    group.next = group.head + 1;
  }
  if (group.frame !== 'prep' && group.frame !== 'other' && group.frame !== 'ing' && group.frame !== 'np') return false;
  return isQuotationMark(document, start - 1);
}

function hasWords(document: Document, first: number, last: number): boolean {
  for (let i = first; i < last; i += 1)
    if (!isQuotationMark(document, i) && document.at(i).pos !== 'PUNCT') return true;
  return false;
}
