import type { ExtractedQuote, Quote } from '../../records/quote.ts';
import { pathOf } from '../representation.ts';

/** Somebody who may have said it, under the number by which a key picks them. */
export interface Candidate {
  number: number;
  id: string;
  name: string;
}

/** There are so many keys with a number. */
const MOST_CANDIDATES = 9;

/**
 * Who may have said something in an article.
 *
 * @param numbered those who have numbers on the page already
 * @param others who take the numbers that are left, in their order; one may come again
 * @param taken the last number that somebody has
 */
export function candidatesOf(
  numbered: readonly Candidate[],
  others: readonly { id: string; name: string }[],
  taken = 0,
): Candidate[] {
  const known = new Set(numbered.map(({ id }) => id));
  const candidates = [...numbered];
  let number = taken;
  for (const { id, name } of others) {
    if (known.has(id)) continue;
    known.add(id);
    number += 1;
    candidates.push({ number, id, name });
  }
  return candidates.filter((each) => each.number <= MOST_CANDIDATES);
}

/** For the script that corrects: whom its numbers mean in what is shown here. */
export const offering = (candidates: readonly Candidate[]) => ({ 'data-candidates': JSON.stringify(candidates) });

/**
 * For the script that corrects: which quote stands here, and which version of it is shown; nothing of one that cannot be
 * changed.
 *
 * @param shownAt the address of a page on which it stands in the same form
 */
export const correctable = (quote: ExtractedQuote | Quote, shownAt?: string) =>
  'version' in quote && quote.withdrawn === null
    ? {
        'data-quote': quote.id,
        'data-article': quote.articleId,
        'data-version': quote.version,
        'data-review': quote.review.status,
        'data-shown-at': shownAt ?? pathOf.quote(quote.id),
      }
    : {};
