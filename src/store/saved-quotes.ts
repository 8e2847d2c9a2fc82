import sql, { type Sql } from 'sql-template-tag';
import type { ExtractedQuote } from '../records/quote.ts';
import { entitiesWithin, type PlacedMention } from './content-entities.ts';
import type { Dialect, Queries } from './engine.ts';
import { period } from './period.ts';
import { placeOf } from './places.ts';
import { countWording, type ForgottenWording, forgetWordings } from './saved-wordings.ts';
import { QUOTES } from './wording-kinds.ts';

const NO_CUE = { text: null, start: null, end: null, lemma: null };
const NO_PLACE = { start: null, end: null, parts: null };

/** A quote whose id was there keeps its key and its review. */
async function saveQuote(write: Queries, d: Dialect, quote: ExtractedQuote, position: number, article: PartOfArticle) {
  const { articleKey } = article;
  const { id, type, act, saidAt, confidence, cue, source, spans, text } = quote;
  const place = placeOf(spans);
  const cuePlace = cue ?? NO_CUE;
  const sourcePlace = source ? placeOf(source.spans) : NO_PLACE;
  const wording = await countWording(write, d, QUOTES, text);
  const said = saidAt === null ? null : period(saidAt);
  // The article has been written before its quotes.
  const [row] = await write.all<{ key: number }>(sql`
    insert into quotes (id, article_key, position, wording_key, group_key, type, act, said_at, said_first, said_last,
      confidence, start_offset, end_offset, parts, cue_text, cue_start, cue_end, cue_lemma, source_text, source_start,
      source_end, source_parts, text, published, publisher_key)
    select ${id}, key, ${position}, ${wording.key}, ${wording.groupKey}, ${type}, ${act}, ${saidAt},
      ${said?.first ?? ''}, ${said?.last ?? ''}, ${confidence}, ${place.start}, ${place.end}, ${place.parts},
      ${cuePlace.text}, ${cuePlace.start}, ${cuePlace.end}, ${cuePlace.lemma}, ${source?.text ?? null},
      ${sourcePlace.start}, ${sourcePlace.end}, ${sourcePlace.parts}, ${text}, published, publisher_key
    from articles where key = ${articleKey}
    on conflict (id) do update set position = excluded.position, wording_key = excluded.wording_key,
      group_key = excluded.group_key, type = excluded.type, act = excluded.act, said_at = excluded.said_at,
      said_first = excluded.said_first, said_last = excluded.said_last, confidence = excluded.confidence,
      start_offset = excluded.start_offset, end_offset = excluded.end_offset, parts = excluded.parts,
      cue_text = excluded.cue_text, cue_start = excluded.cue_start, cue_end = excluded.cue_end,
      cue_lemma = excluded.cue_lemma, source_text = excluded.source_text, source_start = excluded.source_start,
      source_end = excluded.source_end, source_parts = excluded.source_parts, text = excluded.text,
      published = excluded.published, publisher_key = excluded.publisher_key, version = quotes.version + 1
      where quotes.article_key = excluded.article_key
    returning key`);
  if (!row) throw new Error(`quote ${id} belongs to another article: the ids of quotes must come from their article`);
  return row.key;
}

async function saveSpeakers(write: Queries, quoteKey: number, quote: ExtractedQuote, entities: EntityKeys) {
  const speakers = new Map(quote.speakers.map((speaker) => [keyOf(entities, speaker.id), speaker.role]));
  let position = 0;
  for (const [entityKey, role] of speakers) {
    await write.run(sql`
      insert into quote_speakers (quote_key, entity_key, position, role)
      values (${quoteKey}, ${entityKey}, ${position}, ${role})`);
    position += 1;
  }
  return new Set(speakers.keys());
}

async function saveAddressees(write: Queries, quoteKey: number, quote: ExtractedQuote, entities: EntityKeys) {
  for (const [position, { id, name, start, end }] of quote.addressees.entries()) {
    const entityKey = id === null ? null : keyOf(entities, id);
    await write.run(sql`
      insert into quote_addressees (quote_key, position, entity_key, name, start_offset, end_offset)
      values (${quoteKey}, ${position}, ${entityKey}, ${name}, ${start}, ${end})`);
  }
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

/** Saves a quote with all that belongs to it; gives its key and those of its speakers. */
export async function saveWholeQuote(
  write: Queries,
  d: Dialect,
  quote: ExtractedQuote,
  position: number,
  article: PartOfArticle,
): Promise<{ key: number; speakers: ReadonlySet<number> }> {
  const key = await saveQuote(write, d, quote, position, article);
  const speakers = await saveSpeakers(write, key, quote, article.entities);
  await saveAddressees(write, key, quote, article.entities);
  for (const entity of entitiesWithin(article.mentions, quote.spans, speakers)) {
    await write.run(sql`insert into quote_entities (quote_key, entity_key) values (${key}, ${entity})`);
  }
  return { key, speakers };
}

/** Saves the quotes of an article in text order; gives their keys by id. */
export async function saveQuotes(
  write: Queries,
  d: Dialect,
  quotes: readonly ExtractedQuote[],
  article: PartOfArticle,
): Promise<Map<string, number>> {
  const keys = new Map<string, number>();
  for (const [position, quote] of quotes.entries()) {
    if (keys.has(quote.id)) throw new Error(`the extraction has quote ${quote.id} twice`);
    const { key } = await saveWholeQuote(write, d, quote, position, article);
    keys.set(quote.id, key);
  }
  return keys;
}

/** Takes away what some quotes have beside them. */
async function forgetParts(write: Queries, quotes: Sql): Promise<void> {
  await write.run(sql`delete from quote_speakers where quote_key in (${quotes})`);
  await write.run(sql`delete from quote_addressees where quote_key in (${quotes})`);
  await write.run(sql`delete from quote_entities where quote_key in (${quotes})`);
}

/** Takes away what a quote added elsewhere; the quote itself stays, to be saved again. Gives its wording. */
export async function forgetQuote(write: Queries, key: number): Promise<ForgottenWording[]> {
  await forgetParts(write, sql`select cast(${key} as bigint)`);
  return forgetWordings(write, QUOTES, sql`key = ${key}`);
}

/** Takes away what the article's quotes added elsewhere; the quotes themselves stay until `removeRecords`. */
export async function forgetQuotes(write: Queries, articleKey: number): Promise<ForgottenWording[]> {
  await forgetParts(write, sql`select key from quotes where article_key = ${articleKey}`);
  return forgetWordings(write, QUOTES, sql`article_key = ${articleKey}`);
}
