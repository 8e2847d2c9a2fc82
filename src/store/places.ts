import sql, { raw, type Sql } from 'sql-template-tag';
import type { ExtractedQuote } from '../records/quote.ts';
import type { Span } from '../records/span.ts';
import type { Dialect } from './engine.ts';

/** Where words stand, as columns hold it: nearly always in one piece, which needs no JSON. */
export interface Place {
  start: number;
  end: number;
  /** The spans as JSON, where they are not one. */
  parts: string | null;
}

export const placeOf = (spans: readonly Span[]): Place => ({
  start: spans[0]?.start ?? 0,
  end: spans.at(-1)?.end ?? 0,
  parts: spans.length === 1 ? null : JSON.stringify(spans),
});

/** The JSON of the spans of a content, from the columns of its row. */
export const spansOf = (d: Dialect, row: 'q' | 'c'): Sql =>
  spansIn(d, sql`${raw(row)}.start_offset`, sql`${raw(row)}.end_offset`, sql`${raw(row)}.parts`);

const spansIn = (d: Dialect, start: Sql, end: Sql, parts: Sql) =>
  sql`case when ${parts} is null then ${d.tuple([d.object({ start, end })])} else ${d.embedded(parts)} end`;

/** The JSON of the cue of a quote `q`; null where it has none. */
export function cueOf(d: Dialect): Sql {
  const fields: Record<keyof NonNullable<ExtractedQuote['cue']>, Sql> = {
    text: sql`q.cue_text`,
    start: sql`q.cue_start`,
    end: sql`q.cue_end`,
    lemma: sql`q.cue_lemma`,
  };
  return sql`case when q.cue_text is not null then ${d.object(fields)} end`;
}

/** The JSON of the source of a quote `q`; null where it has none. */
export function sourceOf(d: Dialect): Sql {
  const fields: Record<keyof NonNullable<ExtractedQuote['source']>, Sql> = {
    text: sql`q.source_text`,
    spans: spansIn(d, sql`q.source_start`, sql`q.source_end`, sql`q.source_parts`),
  };
  return sql`case when q.source_text is not null then ${d.object(fields)} end`;
}
