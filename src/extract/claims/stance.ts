import { lexiconTable } from '../../lexicon.ts';
import type { ExtractedClaim } from '../../records/claim.ts';
import type { Attribution, Document, TokenRange } from '../document.ts';
import { covers } from '../ranges.ts';

type Word = 'denies' | 'questions' | 'withholds' | 'tells';

const WORDS = new Map(
  [...lexiconTable('en', 'stances')].map(([word, [stance, pos]]) => [word, { stance: stance as Word, pos }]),
);

/** How far before a cue, in tokens, a word may stand that turns it: "declined on Monday to confirm". */
const REACH = 4;
/** How far behind a cue the word may stand that it turns: "declined [to confirm". */
const TOLD_REACH = 3;

type Stance = ExtractedClaim['claimants'][number]['stance'];

/**
 * How a source stands to what it is said to have said, by the words of the cue. Who denies not, or confirms not, leaves it
 * open (`questions`); who doubts not asserts; null for one who says nothing of it ("did not discuss").
 */
export function stanceOf(document: Document, { source, cue, content }: Attribution): Stance | null {
  if (!cue) return 'asserts';
  let stance: Stance = 'asserts';
  let withheld = false;
  let told = false;
  for (let i = cue.first; i < cue.last; i += 1) {
    const word = wordAt(document, i);
    // "not only said"
    if (word === 'withholds') withheld ||= document.tokens[i + 1]?.lower !== 'only';
    else if (word === 'tells') told = true;
    else if (word && stance === 'asserts') stance = word;
  }
  const from = Math.max(cue.first - REACH, source && source.last <= cue.first ? source.last : 0);
  for (let i = cue.first - 1; i >= from; i -= 1) {
    const { pos, sentence } = document.at(i);
    if (covers(content, i) || pos === 'PUNCT' || pos === 'CCONJ' || sentence !== document.at(cue.first).sentence) break;
    withheld ||= wordAt(document, i) === 'withholds';
  }
  // "found no evidence that he had left": the proposition is what there is no evidence of.
  if (stance === 'asserts' && !withheld && isWithoutEvidence(document, content)) return 'denies';
  if (stance === 'denies' && isOwnDenial(document, content)) return 'asserts';
  if (!withheld) return stance;
  if (stance === 'questions') return 'asserts';
  for (let i = cue.last; i < Math.min(cue.last + TOLD_REACH, document.tokens.length); i += 1)
    told ||= wordAt(document, i) === 'tells';
  return told || stance === 'denies' ? 'questions' : null;
}

/** "“I never met her,” he denied": who is quoted with a "not" says what is so. */
function isOwnDenial(document: Document, [part]: readonly TokenRange[]): boolean {
  if (!part || document.quotationOf[part.first] === -1) return false;
  const { last } = document.sentenceOf(part.first);
  return document.tokens.slice(part.first, Math.min(part.last, last)).some(({ lower }) => NEGATIONS.has(lower));
}

/** Whether a content that is no clause begins with "no evidence that", or stands behind it. */
function isWithoutEvidence({ tokens }: Document, [part]: readonly TokenRange[]): boolean {
  if (!part) return false;
  const begins = (first: number) => {
    const [no, evidence, that] = tokens.slice(Math.max(0, first), Math.max(0, first) + 3);
    return no?.lower === 'no' && EVIDENCE.test(evidence?.lower ?? '') && that?.lower === 'that';
  };
  return (
    begins(part.first) || begins(part.first - 3) || (tokens[part.first]?.lower === 'that' && begins(part.first - 2))
  );
}

const EVIDENCE = /^(?:evidence|proof|signs?|indications?|suggestion|reason|record|truth)$/u;

const NEGATIONS = new Set(['not', "n't", 'never', 'no', 'nothing', 'nobody', 'none']);

function wordAt(document: Document, index: number): Word | undefined {
  const { lower, lemma, pos } = document.at(index);
  const pair = `${lower} ${document.tokens[index + 1]?.lower ?? ''}`;
  const word = WORDS.get(pair) ?? WORDS.get(lower) ?? WORDS.get(lemma);
  return word && (word.pos === undefined || word.pos === pos) ? word.stance : undefined;
}
