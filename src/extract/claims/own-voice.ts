import type { Document, Sentence, TokenRange } from '../document.ts';

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

/** Share of capitals above which a line is a headline. */
const HEADLINE = 0.6;

/** Whether a sentence that no one is said to have said is told by the article itself as a matter of fact. */
export function isOwnVoice(document: Document, sentence: Sentence): boolean {
  if (!/[.!]["”’)\]]*$/u.test(document.textOf(sentence))) return false;
  let [words, quoted, long, capitals] = [0, 0, 0, 0];
  for (let i = sentence.first; i < sentence.last; i += 1) {
    const { lower, pos, text } = document.at(i);
    if (pos === 'PUNCT') continue;
    const outside = document.quotationOf[i] === -1;
    words += 1;
    if (!outside) quoted += 1;
    if (outside && (FIRST_PERSON.has(lower) || SAYING.has(lower))) return false;
    if (/^\p{L}{4}/u.test(text)) long += 1;
    if (/^\p{Lu}\p{L}{3}/u.test(text)) capitals += 1;
  }
  return 2 * quoted < words && capitals <= HEADLINE * long;
}

/** Furthest dash that ends a dateline, in tokens. */
const DATELINE = 14;

/** A sentence without the place and agency that an article begins with: "OSLO (Reuters) — ". */
export function behindDateline(document: Document, { first, last }: Sentence): TokenRange {
  if (!/^\p{Lu}{3}/u.test(document.at(first).text)) return { first, last };
  for (let i = first + 1; i < Math.min(last, first + DATELINE); i += 1) {
    const { text, pos, start } = document.at(i);
    if (/^(?:[-–—―]|--)$/u.test(text) && document.at(i - 1).end < start) return { first: i + 1, last };
    if (pos === 'VERB' || pos === 'AUX') break;
  }
  return { first, last };
}
