import type { Act } from '../../records/quote.ts';
import type { Assignment, Document, Sentence, TokenRange } from '../document.ts';
import { beginsFinite, finiteGroups } from '../grammar/clauses.ts';
import { bared } from './edges.ts';
import { type Proposition, propositionsIn } from './propositions.ts';
import { isWhole } from './whole.ts';

const FIRST_PERSON = new Set(['i', "i'm", 'me', 'my', 'mine', 'we', 'us', 'our', 'ours', "let's"]);
/** Words of saying: where one is left in a sentence, somebody says it whom no attribution names. */
const SAYING = new Set([
  'said',
  'says',
  'say',
  'told',
  'according',
  'reportedly',
  'allegedly',
  'tells',
  'claimed',
  'claims',
]);

/** Share of capitals, of words that are no names, above which a line is a headline. */
const HEADLINE = 0.6;
/** Share of names, of words, above which a sentence is a list of them. */
const LIST = 0.75;

/**
 * What stands of somebody's words at a token: nothing; a deed told of, or its object ("[elected] [her]"); what a poll has
 * found that people say; words that say something.
 */
const [NOTHING, DEED, FINDING, WORDS] = [0, 1, 2, 3];
/** Furthest "percent" of a source, in tokens: "as many as 74 percent of voters". */
const SHARE_REACH = 6;
/** Acts that tell of nothing that is so, whatever they are about. */
const UNREAL = new Set<Act>(['question', 'request', 'promise', 'belief', 'prediction']);

/** A proposition of the article; `told` where its verb is a cue: "voters [rejected] the plan". */
export interface OwnProposition extends Proposition {
  told: boolean;
}

/**
 * The propositions that an article puts forward itself, in sentences of its own and beside what others say.
 *
 * @param claiming the assignments out of which claims have come
 */
export function ownPropositions(document: Document, claiming: ReadonlySet<number | null>): OwnProposition[] {
  const attributed = new Uint8Array(document.tokens.length);
  document.assignments.forEach((assignment, index) => {
    const { content, cue } = assignment.attribution;
    const kind = claiming.has(index) ? WORDS : kindOf(document, assignment);
    for (const { first, last } of cue ? [...content, cue] : content)
      for (let i = first; i < last; i += 1) attributed[i] = Math.max(attributed[i] ?? NOTHING, kind);
  });
  const named = new Uint8Array(document.tokens.length);
  for (const { first, last } of document.names) named.fill(1, first, last);
  return document.sentences
    .filter((sentence) => isStatement(document, sentence))
    .flatMap((sentence) => propositionsIn(document, behindDateline(document, sentence)))
    .flatMap((proposition) => besideAttributions(document, proposition, attributed) ?? [])
    .filter((proposition) => isOwnVoice(document, proposition, named, attributed));
}

/** "Voters rejected the plan" tells what somebody did to something, and no words; "54 percent say that it leaks", what a poll has found. */
function kindOf(document: Document, { attribution: { source, content }, act }: Assignment): number {
  if (source && isShare(document, source)) return FINDING;
  const isThing = (part: TokenRange) =>
    document.at(part.first).lower !== 'to' &&
    document.quotationOf.subarray(part.first, part.last).every((quotation) => quotation === -1) &&
    finiteGroups(document, part).length === 0;
  return !UNREAL.has(act) && content.every(isThing) ? DEED : WORDS;
}

/** "74 percent of voters", "a majority": those of whom a poll tells what they say, which is its finding and no claim of theirs. */
export const isShare = (document: Document, { first, last }: TokenRange): boolean =>
  document.tokens
    .slice(first, Math.min(last, first + SHARE_REACH))
    .some(({ text }) => /^(?:percent|%|majority)$/u.test(text));

/** Whether a sentence ends as one that states something, and not as a question, a heading or an item of a list. */
const isStatement = (document: Document, sentence: Sentence): boolean =>
  /[.!]["”’)\]]*$/u.test(document.textOf(sentence));

/** Whether a proposition that no one is said to have said is told by the article itself as a matter of fact. */
function isOwnVoice(document: Document, { parts }: Proposition, named: Uint8Array, attributed: Uint8Array): boolean {
  let [words, quoted, long, capitals, names] = [0, 0, 0, 0, 0];
  for (const { first, last } of parts) {
    for (let i = first; i < last; i += 1) {
      const { lower, pos, text } = document.at(i);
      if (pos === 'PUNCT') continue;
      words += 1;
      names += named[i] ?? 0;
      if (document.quotationOf[i] !== -1) quoted += 1;
      else if (FIRST_PERSON.has(lower) || (SAYING.has(lower) && attributed[i] !== FINDING)) return false;
      else if (!named[i] && /^\p{L}{4}/u.test(text)) {
        long += 1;
        if (/^\p{Lu}/u.test(text)) capitals += 1;
      }
    }
  }
  return 2 * quoted < words && capitals <= HEADLINE * long && names <= LIST * words;
}

/**
 * What a proposition says in the article's own voice where somebody's words stand beside it or in it, null where its verb
 * is one of theirs or of saying: "The firm closed two plants in May, [calling them old]".
 *
 * @param attributed for each token of the document, what it is of somebody's words
 */
function besideAttributions(
  document: Document,
  proposition: Proposition,
  attributed: Uint8Array,
): OwnProposition | null {
  const [part] = proposition.parts;
  const { main } = proposition;
  if (!part || !main) return null;
  const verb = attributed.subarray(main.first, main.last);
  if (verb.includes(WORDS)) return null;
  const begin = attributed.subarray(main.last, part.last).indexOf(WORDS);
  const last = begin < 0 ? main.last : breakBefore(document, main.last, main.last + begin);
  const told = verb.includes(DEED) || verb.includes(FINDING);
  if (last === main.last || isOpen(document, main.last, last)) return { ...proposition, told };
  // "Holm, who has a farm in Graz, said": the verb was that of another clause.
  if (beginsFinite(document, last + 1, last + 1)) return null;
  // "A jury found Berg, who said that he was ill, guilty": the clause goes on behind what is said.
  if (/^(?:who|which)$/u.test(document.tokens[last + 1]?.lower ?? '') && attributed[lastWord(document, part)] !== WORDS)
    return null;
  const left = bared(document, { first: part.first, last });
  return isWhole(document, left, main) ? { ...proposition, told, parts: [left] } : null;
}

const lastWord = (document: Document, { first, last }: TokenRange): number => {
  let i = last - 1;
  while (i > first && document.at(i).pos === 'PUNCT') i -= 1;
  return i;
};

/** "that a number of mayors, [who were ill,] have left": whether a clause has begun in a run without its verb. */
function isOpen(document: Document, first: number, last: number): boolean {
  for (let i = last - 1; i >= first; i -= 1) {
    if (beginsFinite(document, i, first)) return false;
    if (/^(?:that|when|whether|because|if|while)$/u.test(document.at(i).lower)) return true;
  }
  return false;
}

/** The last comma or dash of a run, or the one before where "and" stands between ("in May, and, worst of all,"); `first` without one. */
function breakBefore(document: Document, first: number, last: number): number {
  let found = first;
  for (let i = last - 1; i > first; i -= 1) {
    if (!isBreak(document, i)) continue;
    const adds = document.at(i + 1).pos === 'CCONJ' || document.at(i - 1).pos === 'CCONJ';
    if (found > first && !adds) break;
    found = i;
  }
  return found;
}

const isBreak = (document: Document, index: number): boolean => {
  const { text, start } = document.at(index);
  return /^[,;:]$/u.test(text) || (/^[-–—]+$/u.test(text) && document.at(index - 1).end < start);
};

/** Furthest dash that ends a dateline, in tokens. */
const DATELINE = 14;

/** A sentence without the place and agency, or the paper, that an article begins with: "OSLO (Reuters) — ", "The Mail – ". */
function behindDateline(document: Document, { first, last }: Sentence): TokenRange {
  const placed = /^\p{Lu}{3}/u.test(document.at(first).text);
  if (!placed && document.at(first).start > 0) return { first, last };
  for (let i = first + 1; i < Math.min(last, first + DATELINE); i += 1) {
    const { text, pos, start } = document.at(i);
    if (/^(?:[-–—―]|--)$/u.test(text) && document.at(i - 1).end < start) return { first: i + 1, last };
    if (pos === 'VERB' || pos === 'AUX' || (!placed && /^\p{Ll}/u.test(text))) break;
  }
  return { first, last };
}
