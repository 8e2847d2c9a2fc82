import type { ExtractedQuote } from './quote.ts';
import type { Span } from './span.ts';

type Placed = Pick<ExtractedQuote, 'id' | 'spans'>;

const length = (spans: readonly Span[]) => spans.reduce((sum, { start, end }) => sum + end - start, 0);

/** How many code points two contents share. */
export const sharedLength = (one: readonly Span[], other: readonly Span[]): number =>
  one.reduce(
    (sum, a) =>
      sum + other.reduce((inner, b) => inner + Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start)), 0),
    0,
  );

/** Whether two quotes of an article are the same record: of the shorter content, more than half is shared. */
export const sameQuote = (one: Placed, other: Placed): boolean =>
  one.id === other.id || sharedLength(one.spans, other.spans) * 2 > Math.min(length(one.spans), length(other.spans));

/** An entity as a quote refers to it, with its other names where they are known. */
export interface Named {
  id: string | null;
  name: string;
  aliases?: readonly string[] | undefined;
}

/**
 * Whether two references from one article mean the same entity. The corpus may have a fuller name for it than the
 * article has, so it is enough that either has the name of the other; a surname alone, which two may share, is not.
 */
export const sameEntity = (one: Named, other: Named): boolean =>
  (one.id !== null && one.id === other.id) || goesBy(one, other.name) || goesBy(other, one.name);

const goesBy = ({ name, aliases = [] }: Named, other: string) => name === other || aliases.includes(other);

/** Whether two quotes refer to the same entities, in whatever order. */
export const sameEntities = (one: readonly Named[], other: readonly Named[]): boolean =>
  one.length === other.length &&
  one.every((each) => other.some((its) => sameEntity(each, its))) &&
  other.every((its) => one.some((each) => sameEntity(each, its)));
