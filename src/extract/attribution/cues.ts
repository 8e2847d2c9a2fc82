import type { Document, Sentence, TokenRange } from '../document.ts';
import type { Phrases } from '../grammar/phrases.ts';
import { isQuotationMark, quotationOfTokens } from '../steps/quotation.ts';
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
  addressee: TokenRange | null;
  side: Side;
  probability: number;
}

/** The cues of a document outside quotation marks, sentence by sentence, in text order. */
export function findCues(document: Document, phrases: Phrases, lexicon: CueLexicon, threshold: number): FoundCue[][] {
  const quoted = quotationOfTokens(document);
  return document.sentences.map((sentence) => cuesOf(document, phrases, lexicon, threshold, quoted, sentence));
}

function cuesOf(
  document: Document,
  phrases: Phrases,
  lexicon: CueLexicon,
  threshold: number,
  quoted: Int32Array,
  sentence: Sentence,
): FoundCue[] {
  const cues: FoundCue[] = [];
  const earlier: { group: VerbGroup; subject: TokenRange | null }[] = [];
  for (let i = sentence.first; i < sentence.last; i += 1) {
    const token = document.at(i);
    const verbal = token.pos === 'VERB' || (token.pos === 'AUX' && document.tokens[i + 1]?.pos !== 'VERB');
    if (!verbal || quoted[i] !== -1) continue;
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
      addressee: group.object,
      side: 'after',
      probability,
    };
    shareSubject(document, found, cues);
    if (contentBefore(document, found, according || inverted)) found.side = 'before';
    cues.push(found);
  }
  return cues;
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
  if (inverted || group.frame === 'tail') return true;
  if (group.frame !== 'prep' && group.frame !== 'other' && group.frame !== 'ing' && group.frame !== 'np') return false;
  return isQuotationMark(document, start - 1);
}

function hasWords(document: Document, first: number, last: number): boolean {
  for (let i = first; i < last; i += 1)
    if (!isQuotationMark(document, i) && document.at(i).pos !== 'PUNCT') return true;
  return false;
}
