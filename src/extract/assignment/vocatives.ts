import type { Attribution, Document, ResolvedMention, TokenRange } from '../document.ts';
import type { MentionIndex } from './mention-index.ts';

/** By one word, or by a title: as people are spoken to. */
const isCalled = ({ first, last, titled }: ResolvedMention): boolean => last - first === 1 || titled < first;

/** What goes on with words to somebody, and not with words of somebody. */
const SPEAKS_ON = /^(?:you|your|i|we|please|what|why|how|do|did|are|can|could|will|would|thank|don)/u;

/** "Nobody said that, Conor," "Ann, you knew it": the person whom spoken words name at their beginning or end, set off by a comma. */
export function calledIn(
  document: Document,
  index: MentionIndex,
  { content }: Attribution,
  speakers: readonly number[],
): ResolvedMention | null {
  const { tokens, quotationOf } = document;
  for (const { first, last } of content) {
    if (quotationOf[first] === -1) continue;
    const inside = (i: number): boolean => /[\p{L}\p{N}]/u.test(tokens[i]?.text ?? '');
    let begin = first;
    while (begin < last && !inside(begin)) begin += 1;
    let end = last;
    while (end > begin && !inside(end - 1)) end -= 1;
    const opening = index.startingAt(begin);
    const closing = index.endingAt(end);
    const named = [
      opening && tokens[opening.last]?.text === ',' && SPEAKS_ON.test(tokens[opening.last + 1]?.lower ?? '')
        ? opening
        : null,
      // Not "the nominee, Ana Holm".
      closing && isCalled(closing) && tokens[closing.titled - 1]?.text === ',' ? closing : null,
    ].find(
      (one) =>
        one &&
        one.kind === 'name' &&
        document.entities[one.entity]?.type === 'person' &&
        !speakers.includes(one.entity),
    );
    if (named) return named;
  }
  return null;
}

/** Whether a phrase of spoken words stands behind a comma, as those do who are spoken to. */
export const isVocative = ({ quotationOf, tokens }: Document, { first }: TokenRange): boolean =>
  quotationOf[first] !== -1 && tokens[first - 1]?.text === ',';
