import { z } from 'zod';

/**
 * A half-open range of an article's `text`, counted in Unicode code points (W3C TextPositionSelector).
 * Inside `extract/` offsets are UTF-16 units; `extract/offsets.ts` is the one place that converts.
 */
export const Span = z
  .object({
    start: z.int().min(0).describe('First code point of the span.'),
    end: z.int().min(0).describe('First code point after the span.'),
  })
  .meta({ id: 'Span', description: 'A half-open range of the article text, in Unicode code points.' });
export type Span = z.infer<typeof Span>;

/** A span with the words that stand there, so that a reader needs no second look-up. */
export const TextSpan = z
  .object({ text: z.string(), ...Span.shape })
  .meta({ id: 'TextSpan', description: 'A span of the article text with the words that stand there.' });
export type TextSpan = z.infer<typeof TextSpan>;

/** A text by its code points, in which spans count. */
export class CodePoints {
  readonly #points: readonly string[];

  constructor(text: string) {
    this.#points = [...text];
  }

  get length(): number {
    return this.#points.length;
  }

  /** The words that stand at a span. */
  at({ start, end }: Span): string {
    return this.#points.slice(start, end).join('');
  }
}
