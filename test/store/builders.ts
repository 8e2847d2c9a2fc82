import { ArticleDraft, articleId } from '../../src/records/article.ts';
import type { EntityRef, EntityType, ExtractedEntity } from '../../src/records/entity.ts';
import type { Extraction } from '../../src/records/extraction.ts';
import { stableId } from '../../src/records/id.ts';
import type { Act, QuoteType } from '../../src/records/quote.ts';

export const EXTRACTOR = { name: 'by-hand', version: '1.0.0' };

/** An article as a publisher gives it; the text is made of the sentences given. */
export const draftOf = (fields: Partial<ArticleDraft> & { text: string }): ArticleDraft => ArticleDraft.parse(fields);

export interface Someone {
  name: string;
  type?: EntityType;
  aliases?: string[];
  roles?: string[];
  /** How many mentions; they are placed one behind the other. */
  mentions?: number;
  /** Where the first mention stands. */
  at?: number;
}

export interface Said {
  text: string;
  /** Names of the speakers. */
  by?: string[];
  /** Names of the addressees; one that is no entity of the article stays a name. */
  to?: string[];
  type?: QuoteType;
  act?: Act;
  saidAt?: string;
  confidence?: number;
  /** Whether a claim is made of it, by its speakers. */
  claim?: boolean;
}

/** What a careful reader found in an article, written by hand. */
export function extractionOf(draft: ArticleDraft, who: Someone[], said: Said[]): Extraction {
  const article = articleId(draft);
  const entities = who.map((someone, i) => entityOf(article, someone, i));
  const byName = new Map(entities.map((entity) => [entity.name, entity]));
  const ref = (name: string): EntityRef => {
    const entity = byName.get(name);
    if (!entity) throw new Error(`${name} is not among the entities`);
    return { id: entity.id, name, type: entity.type, role: entity.roles[0] ?? null };
  };
  const quotes = said.map(
    ({ text, by = [], to = [], type = 'direct', act = 'statement', saidAt = null, confidence = 0.75 }, i) => ({
      id: stableId('quo', article, text, i),
      articleId: article,
      type,
      text,
      spans: [{ start: i * 100, end: i * 100 + [...text].length }],
      cue: { text: 'said', lemma: 'say', start: i * 100 + 90, end: i * 100 + 94 },
      source: by.length > 0 ? { text: by.join(' and '), spans: [{ start: i * 100 + 80, end: i * 100 + 89 }] } : null,
      speakers: by.map(ref),
      addressees: to.map((name) => ({ id: byName.get(name)?.id ?? null, name, start: 95, end: 99 })),
      act,
      saidAt,
      confidence,
    }),
  );
  const claims = quotes.flatMap((quote, i) =>
    said[i]?.claim
      ? [
          {
            id: stableId('clm', article, quote.text, i),
            articleId: article,
            quoteId: quote.id,
            text: quote.text,
            spans: quote.spans,
            claimants: quote.speakers.map((speaker) => ({ ...speaker, stance: 'asserts' as const })),
            checkworthiness: 0.5,
            quantities: [
              { value: 94_000, unit: 'troops', comparison: 'more' as const, text: '94,000', start: 1, end: 7 },
            ],
            dates: [{ value: '2022-01', text: 'in January', start: 8, end: 18 }],
          },
        ]
      : [],
  );
  return { id: article, language: draft.language ?? 'en', extraction: 'complete', quotes, entities, claims };
}

function entityOf(article: string, someone: Someone, i: number): ExtractedEntity {
  const { name, type = 'person', aliases = [], roles = [], mentions = 1, at = i * 10 } = someone;
  const id = stableId('ent', article, type, name);
  const places = Array.from({ length: mentions }, (_, n) => at + n * 200);
  return {
    id,
    type,
    name,
    aliases,
    roles,
    mentions: places.map((start) => ({
      entityId: id,
      articleId: article,
      text: name,
      start,
      end: start + 5,
      kind: 'name',
    })),
  };
}
