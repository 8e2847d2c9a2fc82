import sql from 'sql-template-tag';
import type { ExtractedEntity } from '../records/entity.ts';
import type { ExtractedQuote } from '../records/quote.ts';
import type { Span } from '../records/span.ts';
import type { Dialect, Queries } from './engine.ts';
import { period } from './period.ts';
import { countWording, type ForgottenWording, forgetWordings, removeWordings } from './saved-wordings.ts';
import { QUOTES } from './wording-kinds.ts';

const json = (value: unknown) => (value === null ? null : JSON.stringify(value));

/** A quote whose id was there keeps its key, the day it was created and its review. */
async function saveQuote(
  write: Queries,
  d: Dialect,
  quote: ExtractedQuote,
  position: number,
  article: QuotesOfArticle,
) {
  const { articleKey, now } = article;
  const { id, type, act, saidAt, confidence, cue, source, spans, text } = quote;
  const wording = await countWording(write, d, QUOTES, text);
  const said = saidAt === null ? null : period(saidAt);
  // The article has been written before its quotes.
  const [row] = await write.all<{ key: number }>(sql`
    insert into quotes (id, article_key, position, wording_key, group_key, type, act, said_at, said_first, said_last,
      confidence, created_at, cue, source, spans, text, published, publisher_key)
    select ${id}, key, ${position}, ${wording.key}, ${wording.groupKey}, ${type}, ${act}, ${saidAt},
      ${said?.first ?? ''}, ${said?.last ?? ''}, ${confidence}, ${now}, ${json(cue)}, ${json(source)}, ${json(spans)},
      ${text}, published, publisher_key
    from articles where key = ${articleKey}
    on conflict (id) do update set position = excluded.position, wording_key = excluded.wording_key,
      group_key = excluded.group_key, type = excluded.type, act = excluded.act, said_at = excluded.said_at, said_first = excluded.said_first,
      said_last = excluded.said_last, confidence = excluded.confidence, cue = excluded.cue, source = excluded.source,
      spans = excluded.spans, text = excluded.text, published = excluded.published,
      publisher_key = excluded.publisher_key
      where quotes.article_key = excluded.article_key
    returning key`);
  if (!row) throw new Error(`quote ${id} belongs to another article: the ids of quotes must come from their article`);
  return row.key;
}

async function saveSpeakers(write: Queries, quoteKey: number, quote: ExtractedQuote, entities: Map<string, number>) {
  const speakers = new Map(quote.speakers.map((speaker) => [keyOf(entities, speaker.id), speaker.role]));
  let position = 0;
  for (const [entityKey, role] of speakers) {
    await write.run(sql`
      insert into quote_speakers (quote_key, entity_key, position, role)
      values (${quoteKey}, ${entityKey}, ${position}, ${role})`);
    position += 1;
  }
  return [...speakers.keys()];
}

async function saveAddressees(write: Queries, quoteKey: number, quote: ExtractedQuote, entities: Map<string, number>) {
  for (const [position, { id, name, start, end }] of quote.addressees.entries()) {
    const entityKey = id === null ? null : keyOf(entities, id);
    await write.run(sql`
      insert into quote_addressees (quote_key, position, entity_key, name, start_offset, end_offset)
      values (${quoteKey}, ${position}, ${entityKey}, ${name}, ${start}, ${end})`);
  }
}

/**
 * Notes of whom the quote speaks: who is named or described in it, and whom a pronoun means there unless it is who
 * speaks ("I").
 */
async function saveEntities(write: Queries, quoteKey: number, quote: ExtractedQuote, article: QuotesOfArticle) {
  const speakers = new Set(quote.speakers.map(({ id }) => id));
  const within = ({ start, end }: Span) => quote.spans.some((span) => start >= span.start && end <= span.end);
  const meant = article.mentioned.filter(({ id, mentions }) =>
    mentions.some((mention) => within(mention) && (mention.kind !== 'pronoun' || !speakers.has(id))),
  );
  for (const entityKey of new Set(meant.map(({ id }) => keyOf(article.entities, id)))) {
    await write.run(sql`insert into quote_entities (quote_key, entity_key) values (${quoteKey}, ${entityKey})`);
  }
}

/** The key of an entity of the extraction. */
export function keyOf(entities: Map<string, number>, id: string): number {
  const key = entities.get(id);
  if (key === undefined) throw new Error(`the extraction refers to entity ${id}, which is not among its entities`);
  return key;
}

/** What the quotes of an article are saved with. */
export interface QuotesOfArticle {
  articleKey: number;
  quotes: ExtractedQuote[];
  /** The entities of the article with their mentions. */
  mentioned: ExtractedEntity[];
  /** Their keys by the ids in the extraction. */
  entities: Map<string, number>;
  now: string;
}

/** Saves the quotes of an article in text order; gives their keys by id, and how many each entity speaks. */
export async function saveQuotes(
  write: Queries,
  d: Dialect,
  article: QuotesOfArticle,
): Promise<{ keys: Map<string, number>; spoken: Map<number, number> }> {
  const keys = new Map<string, number>();
  const spoken = new Map<number, number>();
  for (const [position, quote] of article.quotes.entries()) {
    if (keys.has(quote.id)) throw new Error(`the extraction has quote ${quote.id} twice`);
    const key = await saveQuote(write, d, quote, position, article);
    keys.set(quote.id, key);
    for (const entity of await saveSpeakers(write, key, quote, article.entities)) {
      spoken.set(entity, (spoken.get(entity) ?? 0) + 1);
    }
    await saveAddressees(write, key, quote, article.entities);
    await saveEntities(write, key, quote, article);
  }
  return { keys, spoken };
}

/** Takes away what the article's quotes added elsewhere; the quotes themselves stay until `removeQuotes`. */
export async function forgetQuotes(write: Queries, articleKey: number): Promise<ForgottenWording[]> {
  const ofArticle = sql`select key from quotes where article_key = ${articleKey}`;
  await write.run(sql`delete from quote_speakers where quote_key in (${ofArticle})`);
  await write.run(sql`delete from quote_addressees where quote_key in (${ofArticle})`);
  await write.run(sql`delete from quote_entities where quote_key in (${ofArticle})`);
  return forgetWordings(write, QUOTES, articleKey);
}

/** Removes the article's quotes but those with these keys, and wordings that no quote has any more. */
export async function removeQuotes(
  write: Queries,
  d: Dialect,
  articleKey: number,
  keep: readonly number[],
  wordings: readonly ForgottenWording[],
): Promise<void> {
  await write.run(sql`delete from quotes where article_key = ${articleKey} and not ${d.among(sql`key`, keep)}`);
  await removeWordings(write, d, QUOTES, wordings);
}
