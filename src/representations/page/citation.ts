import type { ExtractedQuote, Quote } from '../../records/quote.ts';
import { dateInWords } from './dates.ts';
import { nameOf } from './voices.ts';

/** What a citation tells of the article. */
export type Cited = Quote['article'];

/** A quote as it is cited: who, what, and where it stands. */
export function citation(quote: ExtractedQuote, { headline, publisher, publishedAt, url }: Cited): string {
  const [speaker] = quote.speakers;
  const role = quote.speakers.length === 1 && speaker?.role ? ` (${speaker.role})` : '';
  const said = quote.saidAt ? `, ${dateInWords(quote.saidAt)}` : '';
  const where = [
    headline && `“${headline}”`,
    publisher,
    publishedAt && dateInWords(publishedAt),
    url && `<${url}>`,
  ].filter((each) => each !== null && each !== '');
  return `${nameOf(quote)}${role}${said}: ${quote.text}${where.length > 0 ? ` — ${where.join(', ')}` : ''}`;
}
