import type { ExtractedQuote } from '../records/quote.ts';
import { CodePoints, type Span } from '../records/span.ts';

/** Where the words stand in a text, nearest to a place: UTF-16 units; null where they do not. */
function nearest(text: string, words: string, place: number): number | null {
  if (words === '') return null;
  let found: number | null = null;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    // They come in text order: once they lead away from the place, the one before was the nearest.
    if (found !== null && Math.abs(at - place) > Math.abs(found - place)) break;
    found = at;
  }
  return found;
}

const pointsIn = (text: string) => [...text].length;

/**
 * A quote with its places in another state of its article's text: where its words stand there, nearest to where they
 * stood. A cue, a source or an addressee whose words have gone goes; null where the content itself has gone.
 */
export function reanchor(quote: ExtractedQuote, before: string, after: string): ExtractedQuote | null {
  if (before === after) return quote;
  const points = new CodePoints(before);
  const moved = (span: Span): Span | null => {
    const words = points.at(span);
    const at = nearest(after, words, points.at({ start: 0, end: span.start }).length);
    if (at === null) return null;
    const start = pointsIn(after.slice(0, at));
    return { start, end: start + pointsIn(words) };
  };
  const there = (spans: readonly Span[]) => spans.flatMap((span) => moved(span) ?? []);
  const spans = there(quote.spans);
  if (spans.length < quote.spans.length) return null;
  const { cue, source } = quote;
  const cueSpan = cue && moved(cue);
  const sourceSpans = source ? there(source.spans) : [];
  return {
    ...quote,
    spans,
    cue: cue && cueSpan ? { ...cue, ...cueSpan } : null,
    source: source && sourceSpans.length === source.spans.length ? { ...source, spans: sourceSpans } : null,
    addressees: quote.addressees.flatMap((addressee) => {
      const span = moved(addressee);
      return span ? [{ ...addressee, ...span }] : [];
    }),
  };
}
