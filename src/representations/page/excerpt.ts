import type { Span } from '../../records/span.ts';

/** A part of a text, and where it begins there in code points. */
export interface Excerpt extends Span {
  readonly text: string;
  /** Whether it begins, or ends, within a paragraph. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** So many code points are shown at most before what it is about, of that itself, and after it. */
const BEFORE = 700;
const WITHIN = 3_000;
const AFTER = 400;

/**
 * The paragraphs in which something stands, with the one before them, which often tells who "she" is; of long ones what
 * is near it.
 *
 * @param spans where it stands, in code points; at least one
 */
export function excerptAround(text: string, spans: readonly Span[]): Excerpt {
  const points = [...text];
  const first = Math.min(points.length, ...spans.map(({ start }) => start));
  const last = Math.min(points.length, first + WITHIN, Math.max(...spans.map(({ end }) => end)));
  const isBreak = (at: number) => points[at] === '\n' && points[at + 1] === '\n';
  let start = first;
  for (let breaks = 0; start > 0 && first - start < BEFORE; start -= 1) {
    if (isBreak(start - 2) && points[start] !== '\n') breaks += 1;
    if (breaks === 2) break;
  }
  let end = last;
  while (end < points.length && end - last < AFTER && !isBreak(end)) end += 1;
  const cutBefore = start > 0 && points[start - 1] !== '\n';
  const cutAfter = end < points.length && !isBreak(end);
  // A cut goes between words.
  if (cutBefore) while (start < first && !/\s/.test(points[start] ?? '')) start += 1;
  if (cutAfter) while (end > last && !/\s/.test(points[end - 1] ?? '')) end -= 1;
  return { start, end, text: points.slice(start, end).join(''), cutBefore, cutAfter };
}

/** Spans of the text as spans of the excerpt, as far as they lie in it. */
export const within = ({ start, end }: Excerpt, spans: readonly Span[]): Span[] =>
  spans
    .map((span) => ({ start: Math.max(span.start, start) - start, end: Math.min(span.end, end) - start }))
    .filter((span) => span.start < span.end);
