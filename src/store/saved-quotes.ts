import sql, { type Sql } from 'sql-template-tag';
import type { ExtractedQuote } from '../records/quote.ts';
import type { StoredRecord } from './candidate-wordings.ts';
import { entitiesWithin, type PlacedMention } from './content-entities.ts';
import type { Dialect, Queries, Row } from './engine.ts';
import { period } from './period.ts';
import { placeOf } from './places.ts';
import { expectOnce, insertAll, saveById } from './saved-rows.ts';
import { standingRecords } from './saved-wordings.ts';
import { together } from './together.ts';
import { QUOTES } from './wording-kinds.ts';
import { wordingHash } from './words.ts';

const NO_CUE = { text: null, start: null, end: null, lemma: null };
const NO_PLACE = { start: null, end: null, parts: null };

/** The columns of a quote that extraction says anew. */
function columnsOf(quote: ExtractedQuote) {
  const { type, act, saidAt, confidence, cue, source, spans, text } = quote;
  const place = placeOf(spans);
  const cuePlace = cue ?? NO_CUE;
  const sourcePlace = source ? placeOf(source.spans) : NO_PLACE;
  const said = saidAt === null ? null : period(saidAt);
  return {
    words: wordingHash(QUOTES.name, text),
    type,
    act,
    said_at: saidAt,
    said_first: said?.first ?? '',
    said_last: said?.last ?? '',
    confidence,
    start_offset: place.start,
    end_offset: place.end,
    parts: place.parts,
    cue_text: cuePlace.text,
    cue_start: cuePlace.start,
    cue_end: cuePlace.end,
    cue_lemma: cuePlace.lemma,
    source_text: source?.text ?? null,
    source_start: sourcePlace.start,
    source_end: sourcePlace.end,
    source_parts: sourcePlace.parts,
    text,
  };
}

/** A quote whose id was there keeps its key and its review. */
async function saveRows(
  write: Queries,
  d: Dialect,
  quotes: readonly ExtractedQuote[],
  { articleKey }: PartOfArticle,
  from: number,
): Promise<Map<string, number>> {
  // The article has been written before its quotes.
  const [article] = await write.all<{ published: number; publisher_key: number | null }>(
    sql`select published, publisher_key from articles where key = ${articleKey}`,
  );
  if (!article) throw new Error(`there is no article with the key ${articleKey}`);
  const rows = quotes.map((quote, place) => ({
    id: quote.id,
    article_key: articleKey,
    position: from + place,
    ...article,
    ...columnsOf(quote),
  }));
  return saveById(write, d, 'quotes', rows, 'version = quotes.version + 1');
}

/** What quotes have beside them, by the table. */
function partsOf(quotes: readonly ExtractedQuote[], keys: EntityKeys, { entities, mentions }: PartOfArticle) {
  const parts: Record<'quote_speakers' | 'quote_addressees' | 'quote_entities', Row[]> = {
    quote_speakers: [],
    quote_addressees: [],
    quote_entities: [],
  };
  for (const { id: quoteId, speakers, addressees, spans } of quotes) {
    const quote = { quote_key: keyOf(keys, quoteId) };
    const known = new Map(speakers.map((speaker) => [keyOf(entities, speaker.id), speaker.role]));
    for (const [position, [entity, role]] of [...known].entries()) {
      parts.quote_speakers.push({ ...quote, entity_key: entity, position, role });
    }
    for (const [position, { id, name, start, end }] of addressees.entries()) {
      const entity = id === null ? null : keyOf(entities, id);
      parts.quote_addressees.push({
        ...quote,
        position,
        entity_key: entity,
        name,
        start_offset: start,
        end_offset: end,
      });
    }
    for (const entity of entitiesWithin(mentions, spans, new Set(known.keys()))) {
      parts.quote_entities.push({ ...quote, entity_key: entity });
    }
  }
  return parts;
}

/** Keys of entities by the ids under which quotes refer to them. */
export type EntityKeys = ReadonlyMap<string, number>;

/** The key of an entity of the extraction. */
export function keyOf(entities: EntityKeys, id: string): number {
  const key = entities.get(id);
  if (key === undefined) throw new Error(`the extraction refers to entity ${id}, which is not among its entities`);
  return key;
}

/** What a quote is saved with. */
export interface PartOfArticle {
  articleKey: number;
  /** The mentions of the article in text order. */
  mentions: readonly PlacedMention[];
  entities: EntityKeys;
}

/**
 * Saves quotes of an article with all that belongs to them but their groups (`settleGroups`); gives their keys by id.
 *
 * @param quotes in text order
 * @param from so many quotes of the article stand before them
 */
export async function saveQuotes(
  write: Queries,
  d: Dialect,
  quotes: readonly ExtractedQuote[],
  article: PartOfArticle,
  from = 0,
): Promise<Map<string, number>> {
  expectOnce('quote', quotes);
  const keys = await saveRows(write, d, quotes, article, from);
  await insertAll(write, d, partsOf(quotes, keys, article));
  return keys;
}

/** Takes away what some quotes have beside them. */
async function forgetParts(write: Queries, quotes: Sql): Promise<void> {
  await together([sql`quote_speakers`, sql`quote_addressees`, sql`quote_entities`], (table) =>
    write.run(sql`delete from ${table} where quote_key in (${quotes})`),
  );
}

/** Takes away what a quote added elsewhere; the quote itself stays, to be saved again, and is given as it is. */
export async function forgetQuote(write: Queries, key: number): Promise<StoredRecord[]> {
  await forgetParts(write, sql`select cast(${key} as bigint)`);
  return standingRecords(write, QUOTES, sql`key = ${key}`);
}

/** Takes away what the article's quotes added elsewhere; the quotes themselves, as given, stay until `removeRecords`. */
export async function forgetQuotes(write: Queries, articleKey: number): Promise<StoredRecord[]> {
  await forgetParts(write, sql`select key from quotes where article_key = ${articleKey}`);
  return standingRecords(write, QUOTES, sql`article_key = ${articleKey}`);
}
