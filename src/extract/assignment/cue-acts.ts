import type { Act } from '../../records/quote.ts';
import type { Document, Token, TokenRange } from '../document.ts';
import { PhraseLexicon } from './phrase-lexicon.ts';

const CUES = new PhraseLexicon('en', 'acts');

/** Words that turn what follows in a cue into its opposite, or say that it was not done. */
const NEGATIONS = new Set([
  'not',
  "n't",
  'never',
  'no',
  'nor',
  'neither',
  'without',
  'hardly',
  'refuse',
  'decline',
  'fail',
  'avoid',
  'stop',
]);

/** "does not believe" is a belief, "is not expected" a prediction. */
const OF_EITHER_KIND = new Set<Act>(['belief', 'prediction']);

/** Verbs of saying that leave what is done to the content, whatever words of occasion stand beside them. */
const SAYING = new Set(['say', 'tell', 'write', 'add', 'state', 'tweet', 'continue']);

/** How many tokens behind a cue may belong to its phrase, which the tagger may have given to the content ("expressed [deep concern]"). */
const REACH = 3;

/** What the words of a cue say of the act, the first that say more than that something was said; null for none. */
export function actOfCue(document: Document, cue: TokenRange): Act | null {
  const tokens = document.tokens;
  const limit = Math.min(cue.last + REACH, document.sentenceOf(cue.last - 1).last);
  let negated = false;
  let weak: Act | null = null;
  for (let i = cue.first; i < cue.last; i += 1) {
    const token = document.at(i);
    const match = CUES.at(tokens, i, limit);
    if (match && !(match.last === i + 1 && isParticle(token, tokens[i - 1]))) {
      const act = match.value as Act;
      const meant: Act = !negated || OF_EITHER_KIND.has(act) ? act : 'statement';
      if (meant !== 'statement') return meant;
      weak = 'statement';
      i = match.last - 1;
    }
    if (NEGATIONS.has(token.lower) || NEGATIONS.has(token.lemma)) negated = true;
  }
  const saying = tokens.slice(cue.first, cue.last).some(({ lemma }) => SAYING.has(lemma));
  return saying ? null : weak;
}

/** "back" in "wrote back", but not in "would back". */
const isParticle = ({ pos, lower }: Token, before: Token | undefined): boolean =>
  (pos === 'ADV' || pos === 'ADP') && !/ly$/u.test(lower) && before?.pos !== 'AUX' && before?.lower !== 'to';
