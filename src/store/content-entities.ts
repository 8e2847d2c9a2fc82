import sql from 'sql-template-tag';
import type { ExtractedEntity } from '../records/entity.ts';
import type { Span } from '../records/span.ts';
import type { Queries } from './engine.ts';

/** A mention of an article, by the key of its entity. */
export interface PlacedMention extends Span {
  entityKey: number;
  kind: string;
}

/** Mentions in text order. */
export const placed = (mentions: readonly PlacedMention[]): PlacedMention[] =>
  mentions.toSorted((a, b) => a.start - b.start);

/** The mentions of an extraction in text order. */
export const mentionsOf = (entities: readonly ExtractedEntity[], keyOf: (id: string) => number): PlacedMention[] =>
  placed(
    entities.flatMap(({ id, mentions }) =>
      mentions.map(({ start, end, kind }) => ({ entityKey: keyOf(id), start, end, kind })),
    ),
  );

/** The stored mentions of an article in text order. */
export const storedMentions = (write: Queries, articleKey: number): Promise<PlacedMention[]> =>
  write.all<PlacedMention>(sql`
    select m.entity_key as "entityKey", m.start_offset as start, m.end_offset as "end", m.kind
    from appearances n join mentions m on m.entity_key = n.entity_key and m.article_key = n.article_key
    where n.article_key = ${articleKey} order by m.start_offset`);

/** The index of the first mention that begins at a place or behind it. */
function firstFrom(mentions: readonly PlacedMention[], start: number): number {
  let [low, high] = [0, mentions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The keys of the entities of which a content speaks: who is named or described in it, and whom a pronoun means there
 * unless it is who speaks ("I").
 *
 * @param mentions those of the article in text order
 */
export function entitiesWithin(
  mentions: readonly PlacedMention[],
  spans: readonly Span[],
  speakers: ReadonlySet<number>,
): Set<number> {
  const found = new Set<number>();
  for (const { start, end } of spans) {
    for (let i = firstFrom(mentions, start); i < mentions.length; i += 1) {
      const mention = mentions[i];
      if (!mention || mention.start >= end) break;
      if (mention.end > end || (mention.kind === 'pronoun' && speakers.has(mention.entityKey))) continue;
      found.add(mention.entityKey);
    }
  }
  return found;
}
