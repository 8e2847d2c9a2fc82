import sql, { type Sql } from 'sql-template-tag';
import type { ExtractedQuote } from '../records/quote.ts';
import { entitiesWithin, type PlacedMention } from './content-entities.ts';
import type { Dialect, Queries } from './engine.ts';
import { period } from './period.ts';
import { placeOf } from './places.ts';
import { countWordings, type ForgottenWording, forgetWordings, type Wording } from './saved-wordings.ts';
import { together } from './together.ts';
import { QUOTES } from './wording-kinds.ts';

const NO_CUE = { text: null, start: null, end: null, lemma: null };
const NO_PLACE = { start: null, end: null, parts: null };

/** A quote whose id was there keeps its key and its review. */
async function saveQuote(
  write: Queries,
  articleKey: number,
  quote: ExtractedQuote,
  position: number,
  wording: Wording,
): Promise<number> {
  const { id, type, act, saidAt, confidence, cue, source, spans, text } = quote;
  const place = placeOf(spans);
  const cuePlace = cue ?? NO_CUE;
  const sourcePlace = source ? placeOf(source.spans) : NO_PLACE;
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

/** What a quote has beside it. */
function partsOf(quoteKey: number, quote: ExtractedQuote, { entities, mentions }: PartOfArticle): Sql[] {
  const speakers = new Map(quote.speakers.map((speaker) => [keyOf(entities, speaker.id), speaker.role]));
  return [
    ...[...speakers].map(
      ([entityKey, role], position) => sql`
        insert into quote_speakers (quote_key, entity_key, position, role)
        values (${quoteKey}, ${entityKey}, ${position}, ${role})`,
    ),
    ...quote.addressees.map(
      ({ id, name, start, end }, position) => sql`
        insert into quote_addressees (quote_key, position, entity_key, name, start_offset, end_offset)
        values (${quoteKey}, ${position}, ${id === null ? null : keyOf(entities, id)}, ${name}, ${start}, ${end})`,
    ),
    ...[...entitiesWithin(mentions, quote.spans, new Set(speakers.keys()))].map(
      (entity) => sql`insert into quote_entities (quote_key, entity_key) values (${quoteKey}, ${entity})`,
    ),
  ];
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
 * Saves quotes of an article with all that belongs to them; gives their keys by id.
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
  const ids = new Set<string>();
  for (const { id } of quotes) {
    if (ids.has(id)) throw new Error(`the extraction has quote ${id} twice`);
    ids.add(id);
  }
  const texts = quotes.map(({ text }) => text);
  const wordings = await countWordings(write, d, QUOTES, texts);
  const keys = await together(quotes, (quote, place) =>
    saveQuote(write, article.articleKey, quote, from + place, wordings[place] as Wording),
  );
  const parts = quotes.flatMap((quote, place) => partsOf(keys[place] as number, quote, article));
  await together(parts, (part) => write.run(part));
  return new Map(quotes.map(({ id }, place) => [id, keys[place] as number]));
}

/** Takes away what some quotes have beside them. */
async function forgetParts(write: Queries, quotes: Sql): Promise<void> {
  await together([sql`quote_speakers`, sql`quote_addressees`, sql`quote_entities`], (table) =>
    write.run(sql`delete from ${table} where quote_key in (${quotes})`),
  );
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
