import type { Span } from '../../records/span.ts';

/** Something of which the text is to show where it stands. */
export interface Marked<T> {
  readonly of: T;
  readonly spans: readonly Span[];
}

/** A stretch of text: plain, or marked, with what is marked inside it. `first` is true of the first piece of a thing. */
export type Piece<T> = string | { readonly of: T; readonly first: boolean; readonly inside: readonly Piece<T>[] };

/** A paragraph in pieces, and where it begins in the text. */
export interface Paragraph<T> {
  readonly start: number;
  readonly pieces: readonly Piece<T>[];
}

interface Placed<T> extends Span {
  readonly of: T;
}

/**
 * A text by its paragraphs, each in pieces. Spans count code points. What reaches over the end of a paragraph, or partly
 * over another span, is cut there: marks nest, or follow each other.
 */
export function* markParagraphs<T>(text: string, things: readonly Marked<T>[]): Generator<Paragraph<T>> {
  const points = [...text];
  const seen = new Set<T>();
  const placed = things
    .flatMap(({ of, spans }) => spans.map(({ start, end }) => ({ of, start, end })))
    .filter(({ start, end }) => start < end && end <= points.length)
    .sort(byPlace);

  /** Takes the list of what is placed there, in order, to pieces. */
  const inPieces = ({ start, end }: Span, waiting: Placed<T>[]): Piece<T>[] => {
    const pieces: Piece<T>[] = [];
    let done = start;
    const goOnTo = (place: number) => {
      if (done < place) pieces.push(points.slice(done, place).join(''));
      done = place;
    };
    for (let at = 0; at < waiting.length; at += 1) {
      const outer = waiting[at] as Placed<T>;
      const inside: Placed<T>[] = [];
      const cutOff: Placed<T>[] = [];
      for (let each = waiting[at + 1]; each && each.start < outer.end; each = waiting[at + 1 + inside.length]) {
        inside.push({ ...each, end: Math.min(each.end, outer.end) });
        if (each.end > outer.end) cutOff.push({ ...each, start: outer.end });
      }
      waiting.splice(at + 1, inside.length, ...cutOff.sort(byPlace));
      goOnTo(outer.start);
      const first = !seen.has(outer.of);
      seen.add(outer.of);
      pieces.push({ of: outer.of, first, inside: inPieces(outer, inside) });
      done = outer.end;
    }
    goOnTo(end);
    return pieces;
  };

  let next = 0;
  let open: Placed<T>[] = [];
  for (const paragraph of paragraphsOf(points)) {
    while (next < placed.length && (placed[next]?.start ?? 0) < paragraph.end) open.push(placed[next++] as Placed<T>);
    open = open.filter(({ end }) => end > paragraph.start);
    const clipped = open.map((each) => ({
      ...each,
      start: Math.max(each.start, paragraph.start),
      end: Math.min(each.end, paragraph.end),
    }));
    yield { start: paragraph.start, pieces: inPieces(paragraph, clipped.sort(byPlace)) };
  }
}

/** The longer one first, so that what starts with it stands inside it. */
const byPlace = (one: Span, other: Span) => one.start - other.start || other.end - one.end;

/** Paragraphs are parted by blank lines. */
function* paragraphsOf(points: readonly string[]): Generator<Span> {
  let start = 0;
  while (start < points.length) {
    while (points[start] === '\n') start += 1;
    let end = start;
    while (end < points.length && !(points[end] === '\n' && points[end + 1] === '\n')) end += 1;
    if (end > start) yield { start, end };
    start = end;
  }
}
