import type { Document, Sentence, TokenRange } from '../document.ts';
import type { Phrases } from '../grammar/phrases.ts';
import { isTimeWord } from '../grammar/time.ts';
import type { VerbGroup } from './frames.ts';

const RELATIVE = new Set(['who', 'which', 'that']);
const BEFORE_TIME = new Set(['on', 'in', 'at', 'last', 'this', 'during', 'late', 'early', 'earlier', 'next']);

/**
 * The subject of a verb: the phrase before it, past appositions, brackets, days and relative pronouns; that of the verb
 * that it is joined to ("praised and said", "went on to say", "..., adding that"). Null when the sentence has none.
 *
 * @param earlier verb groups of the sentence with their subjects, in text order
 */
export function subjectOf(
  document: Document,
  phrases: Phrases,
  sentence: Sentence,
  group: VerbGroup,
  earlier: readonly { group: VerbGroup; subject: TokenRange | null }[],
): TokenRange | null {
  const joined = (): TokenRange | null =>
    earlier.findLast(({ group: { head }, subject }) => subject && head < group.head)?.subject ?? null;
  let i = group.first;
  for (let steps = 0; steps < 6 && i > sentence.first; steps += 1) {
    const before = document.at(i - 1);
    if (before.text === ')') {
      const open = findBack(document, i - 1, sentence.first, '(');
      if (open < 0) return null;
      i = open;
    } else if (before.text === ',' || before.text === '—' || before.text === '–') {
      // "Peskov, the spokesman, said": what stands before the other comma; "he left, saying": the subject of "left".
      if (!group.finite) return joined();
      const phrase = pastApposition(document, phrases, i - 1, sentence.first, before.text);
      return phrase ?? joined();
    } else if (RELATIVE.has(before.lower) && before.pos !== 'SCONJ' && i - 2 >= sentence.first) {
      return { first: i - 1, last: i };
    } else if (before.pos === 'CCONJ' || before.pos === 'VERB' || before.pos === 'AUX') {
      return joined();
    } else {
      const phrase = phrases.endingAt(i, sentence.first);
      if (!phrase) {
        if (before.pos !== 'ADV' && before.pos !== 'INTJ') return group.finite ? null : joined();
        i -= 1;
        continue;
      }
      if (!isTime(document, phrase)) {
        if (!group.finite) return joined() ?? phrase;
        return phrase;
      }
      i = phrase.first;
      while (i > sentence.first && BEFORE_TIME.has(document.at(i - 1).lower)) i -= 1;
    }
  }
  return null;
}

const isTime = (document: Document, { first, last }: TokenRange): boolean =>
  isTimeWord(document.at(last - 1)) || (isTimeWord(document.at(first)) && last - first < 3);

/** The phrase before the comma (or dash) that pairs with the one at `close`. */
function pastApposition(
  document: Document,
  phrases: Phrases,
  close: number,
  limit: number,
  mark: string,
): TokenRange | null {
  let open = findBack(document, close, Math.max(limit, close - 25), mark);
  for (let tries = 0; tries < 4 && open > limit; tries += 1) {
    let end = open;
    if (document.at(end - 1).text === ')') end = Math.max(findBack(document, end - 1, limit, '('), limit);
    const phrase = phrases.endingAt(end, limit);
    if (phrase && !isTime(document, phrase) && document.at(phrase.last - 1).pos !== 'NUM') return phrase;
    open = findBack(document, open, Math.max(limit, open - 25), mark);
  }
  // "Peskov, who ..., said" at the start of a sentence whose first comma is the one found.
  return null;
}

function findBack(document: Document, from: number, limit: number, text: string): number {
  for (let i = from - 1; i >= limit; i -= 1) if (document.at(i).text === text) return i;
  return -1;
}
