import type { Quote } from '../../src/records/quote.ts';
import { type QuoteQuery, type Several, several } from '../../src/store/queries.ts';

const days = (date: string) => ({ first: `${date}-01-01`.slice(0, 10), last: `${date}-12-31`.slice(0, 10) });
const period = (date: string) => (date.length === 7 ? { first: `${date}-01`, last: `${date}-31` } : days(date));
const words = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether all of what is searched for, single words and beginnings of words, stands in the text. */
const finds = (q: string, text: string) =>
  q.split(/\s+/u).every((term) => {
    const parts = words(term);
    const there = ` ${words(text).join(' ')} `;
    return parts.length === 0 || there.includes(term.endsWith('*') ? ` ${parts.join(' ')}` : ` ${parts.join(' ')} `);
  });

const any = <T extends string>(given: Several<T> | undefined, holds: (value: T) => boolean) =>
  given === undefined || several(given).some(holds);

/** The filters as their description says, over one quote: what an answer is held against. */
export function passes(quote: Quote, query: Partial<QuoteQuery>): boolean {
  const { q, saidFrom, saidTo, publishedFrom, publishedTo, minConfidence = 0, maxConfidence = 1 } = query;
  const said = quote.saidAt === null ? null : period(quote.saidAt);
  const published = quote.article.publishedAt?.slice(0, 10) ?? null;
  return (
    any(query.speaker, (speaker) => quote.speakers.some(({ id }) => id === speaker)) &&
    any(query.addressee, (addressee) => quote.addressees.some(({ id }) => id === addressee)) &&
    any(query.article, (article) => quote.articleId === article) &&
    any(query.type, (type) => quote.type === type) &&
    any(query.act, (act) => quote.act === act) &&
    (query.review === undefined
      ? quote.review.status !== 'rejected'
      : any(query.review, (status) => quote.review.status === status)) &&
    any(query.publisher, (publisher) => quote.article.publisher === publisher) &&
    quote.confidence >= minConfidence &&
    quote.confidence <= maxConfidence &&
    (q === undefined || finds(q, quote.text)) &&
    (saidFrom === undefined || (said !== null && said.last >= period(saidFrom).first)) &&
    (saidTo === undefined || (said !== null && said.first <= period(saidTo).last)) &&
    (publishedFrom === undefined || (published !== null && published >= period(publishedFrom).first)) &&
    (publishedTo === undefined || (published !== null && published <= period(publishedTo).last))
  );
}

const saidLast = ({ saidAt }: Quote) => (saidAt === null ? '' : period(saidAt).last);
const saidFirst = ({ saidAt }: Quote) => (saidAt === null ? '' : period(saidAt).first);
const descending = (a: string, b: string) => (a < b ? 1 : a > b ? -1 : 0);

/** Quotes that come the newest first in an order that is asked for. */
export function sortedBy(quotes: Quote[], sort: QuoteQuery['sort']): Quote[] {
  if (sort === 'oldest') return quotes.toReversed();
  if (sort === 'confidence') return quotes.toReversed().toSorted((a, b) => a.confidence - b.confidence);
  if (sort !== 'said') return quotes;
  return quotes.toSorted((a, b) => descending(saidLast(a), saidLast(b)) || descending(saidFirst(a), saidFirst(b)));
}
