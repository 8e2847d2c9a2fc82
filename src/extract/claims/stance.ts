import type { ExtractedClaim } from '../../records/claim.ts';
import type { Attribution, Document, TokenRange } from '../document.ts';
import { lexiconTable } from '../lexicon.ts';

type Word = 'denies' | 'questions' | 'withholds';

const WORDS = new Map([...lexiconTable('en', 'stances')].map(([word, [stance]]) => [word, stance as Word]));

/** How far before a cue, in tokens, a word may stand that turns it: "declined on Monday to confirm". */
const REACH = 4;

type Stance = ExtractedClaim['claimants'][number]['stance'];

/**
 * How a source stands to what it is said to have said, by the words of the cue. Who denies not, or confirms not, leaves it
 * open (`questions`); who doubts not asserts.
 */
export function stanceOf(document: Document, { source, cue, content }: Attribution): Stance {
  if (!cue) return 'asserts';
  let stance: Stance = 'asserts';
  let withheld = false;
  for (let i = cue.first; i < cue.last; i += 1) {
    const word = wordAt(document, i);
    // "not only said"
    if (word === 'withholds') withheld ||= document.tokens[i + 1]?.lower !== 'only';
    else if (word && stance === 'asserts') stance = word;
  }
  const from = Math.max(cue.first - REACH, source && source.last <= cue.first ? source.last : 0);
  for (let i = cue.first - 1; i >= from; i -= 1) {
    const { pos, sentence } = document.at(i);
    const inContent = content.some(({ first, last }) => first <= i && i < last);
    if (inContent || pos === 'PUNCT' || pos === 'CCONJ' || sentence !== document.at(cue.first).sentence) break;
    withheld ||= wordAt(document, i) === 'withholds';
  }
  if (stance === 'denies' && isOwnDenial(document, content)) return 'asserts';
  if (!withheld) return stance;
  return stance === 'questions' ? 'asserts' : 'questions';
}

/** "“I never met her,” he denied": who is quoted with a "not" says what is so. */
function isOwnDenial(document: Document, [part]: readonly TokenRange[]): boolean {
  if (!part || document.quotationOf[part.first] === -1) return false;
  const { last } = document.sentenceOf(part.first);
  return document.tokens.slice(part.first, Math.min(part.last, last)).some(({ lower }) => NEGATIONS.has(lower));
}

const NEGATIONS = new Set(['not', "n't", 'never', 'no', 'nothing', 'nobody', 'none']);

function wordAt(document: Document, index: number): Word | undefined {
  const { lower, lemma } = document.at(index);
  const pair = `${lower} ${document.tokens[index + 1]?.lower ?? ''}`;
  return WORDS.get(pair) ?? WORDS.get(lower) ?? WORDS.get(lemma);
}
