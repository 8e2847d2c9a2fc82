import type { Quote } from '../../src/records/quote.ts';
import type { QuoteQuery } from '../../src/store/store.ts';

const days = (date: string) => ({ first: `${date}-01-01`.slice(0, 10), last: `${date}-12-31`.slice(0, 10) });
const period = (date: string) => (date.length === 7 ? { first: `${date}-01`, last: `${date}-31` } : days(date));
const words = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** The filters as their description says, over one quote: what an answer is held against. */
export function passes(quote: Quote, query: Partial<QuoteQuery>): boolean {
  const { speaker, article, type, act, q, saidFrom, saidTo } = query;
  const said = quote.saidAt === null ? null : period(quote.saidAt);
  return (
    (speaker === undefined || quote.speakers.some(({ id }) => id === speaker)) &&
    (article === undefined || quote.articleId === article) &&
    (type === undefined || quote.type === type) &&
    (act === undefined || quote.act === act) &&
    (q === undefined || words(q).every((word) => words(quote.text).includes(word))) &&
    (saidFrom === undefined || (said !== null && said.last >= period(saidFrom).first)) &&
    (saidTo === undefined || (said !== null && said.first <= period(saidTo).last))
  );
}
