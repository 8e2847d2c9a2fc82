import type { Document, TokenRange } from '../document.ts';
import { clauseVerb, finiteGroups, type VerbGroup } from '../grammar/clauses.ts';
import { behindPhrase } from './clauses.ts';

/** Words that begin a clause about a noun, and a clause that another has to follow. */
export const RELATIVES = new Set(['which', 'who', 'whom', 'whose']);
const SUBORDINATORS = new Set('as although though while whereas because if unless when whenever'.split(' '));
const PREPOSITIONS = new Set(['in', 'at', 'on', 'with', 'by', 'for', 'from', 'during']);
/** Words behind which a clause goes on. */
const OPEN_ENDS = new Set('and or but that which who whom whose where because if the a an of'.split(' '));

/** A run without a "but" at its end whose clause goes on elsewhere: "prices rose, but the rise [was expected to end]". */
export function ended(document: Document, { first, last }: TokenRange): TokenRange {
  if (first >= last) return { first, last };
  let but = last - 1;
  while (but > first && document.at(but).lower !== 'but') but -= 1;
  const goesOn = last < document.sentenceOf(last - 1).last && document.at(last).pos !== 'PUNCT';
  const cut = but > first + 1 && document.at(but - 1).text === ',' && goesOn;
  return cut && finiteGroups(document, { first: but, last }).length === 0 ? { first, last: but - 1 } : { first, last };
}

/**
 * Whether a run with a main verb is a whole clause, and neither begins nor ends inside another: "as prices rise", "which he
 * built", "as in a town where".
 */
export function isWhole(document: Document, { first, last }: TokenRange, main: VerbGroup): boolean {
  const begin = document.at(first).lower;
  if (RELATIVES.has(begin) || OPEN_ENDS.has(document.at(last - 1).lower)) return false;
  if (document.tokens.slice(first, last).some(({ text }) => text === ',')) return true;
  if (SUBORDINATORS.has(begin)) return document.tokens[first + 1]?.lower === 'of';
  // "In a letter found as the mill burned": the verb is one of the phrase's.
  if (!PREPOSITIONS.has(begin)) return true;
  const behind = behindPhrase(document, first, last);
  return behind === main.first ? document.at(behind).pos === 'AUX' : clauseVerb(document, behind, last) >= 0;
}
