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
 * @param others who take the numbers that are left, in their order
 */
export function candidatesOf(
  numbered: readonly Candidate[],
  others: readonly { id: string; name: string; type: string }[],
  taken = Math.max(0, ...numbered.map(({ number }) => number)),
): Candidate[] {
  const known = new Set(numbered.map(({ id }) => id));
  const rest = others
    .filter(({ id, type }) => !known.has(id) && type !== 'place')
    .map(({ id, name }, i) => ({ number: taken + 1 + i, id, name }));
  return [...numbered, ...rest].filter(({ number }) => number <= MOST_CANDIDATES);
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
