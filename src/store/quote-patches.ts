import type { QuotePatch } from '../records/correction.ts';
import { joinParts } from '../records/parts.ts';
import type { Addressee, ExtractedQuote } from '../records/quote.ts';
import { CodePoints, type Span } from '../records/span.ts';
import type { Dialect, Queries } from './engine.ts';
import { givenEntity, type InArticle } from './given-entities.ts';
import { CannotApply } from './refusals.ts';

/** @throws CannotApply where a span is outside the text or has nothing in it, or comes before another's end */
function checkSpans(spans: readonly Span[], points: CodePoints): void {
  let end = 0;
  for (const [i, span] of spans.entries()) {
    const path = ['spans', i];
    if (span.end > points.length) {
      throw new CannotApply([...path, 'end'], `is outside the text, which has ${points.length} code points`);
    }
    if (span.start >= span.end) throw new CannotApply([...path, 'end'], 'must be greater than start');
    if (span.start < end) throw new CannotApply([...path, 'start'], 'must not lie before the end of the part before');
    if (points.at(span).trim() === '') throw new CannotApply(path, 'has no words in it');
    end = span.end;
  }
}

/** What a person says of a quote, with all that it refers to looked up. */
export async function applied(
  write: Queries,
  d: Dialect,
  before: ExtractedQuote,
  article: InArticle & { text: string },
  { speakers, addressees, spans, review: _, ...plain }: QuotePatch,
): Promise<ExtractedQuote> {
  const points = new CodePoints(article.text);
  const after: ExtractedQuote = { ...before, ...plain };
  if (spans) {
    checkSpans(spans, points);
    after.spans = spans;
    after.text = joinParts(spans.map((span) => points.at(span)));
  }
  if (speakers) {
    const roles = new Map(before.speakers.map(({ id, role }) => [id, role]));
    const known = new Map<string, ExtractedQuote['speakers'][number]>();
    for (const [i, given] of speakers.entries()) {
      const { id, name, type } = await givenEntity(write, d, article, given, ['speakers', i]);
      if (!known.has(id))
        known.set(id, { id, name, type, role: given.role === undefined ? (roles.get(id) ?? null) : given.role });
    }
    after.speakers = [...known.values()];
  }
  if (addressees) {
    after.addressees = [];
    for (const [i, { id, start, end }] of addressees.entries()) {
      const path = ['addressees', i];
      if (end > points.length || start >= end) {
        throw new CannotApply(
          [...path, 'end'],
          `must lie behind start and within the ${points.length} code points of the text`,
        );
      }
      const entity = id === null ? null : await givenEntity(write, d, article, { id }, path);
      const addressee: Addressee = {
        id: entity?.id ?? null,
        name: entity?.name ?? points.at({ start, end }),
        start,
        end,
      };
      after.addressees.push(addressee);
    }
  }
  return after;
}
