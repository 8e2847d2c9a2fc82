import { inflateRawSync } from 'node:zlib';
import sql, { empty } from 'sql-template-tag';
import type { ArticleDraft } from '../records/article.ts';
import type { Quote } from '../records/quote.ts';
import { sameQuote } from '../records/same-quote.ts';
import type { StoredArticle } from './articles.ts';
import { noteWithdrawal } from './changes.ts';
import type { Dialect, Queries, Reading } from './engine.ts';
import { entityById } from './entity-keys.ts';
import { type KeptQuotes, plainQuote } from './kept-quotes.ts';
import { atMost, filtersOf, type List, readPage } from './paging.ts';
import { several, type WithdrawnQuery } from './queries.ts';
import { QUOTE_PARTS, quoteRecord } from './quotes.ts';
import { reanchor } from './reanchoring.ts';
import type { Json, Page } from './store.ts';

/** The quotes of an article before it is revised, with the text in which they stand. */
export interface Standing {
  quotes: Quote[];
  text: string;
}

export async function standingQuotes(write: Queries, d: Dialect, articleKey: number): Promise<Standing> {
  const rows = await write.all<{ record: string }>(
    sql`select ${quoteRecord(d)} as record from quotes q ${QUOTE_PARTS} where q.article_key = ${articleKey}`,
  );
  const [article] = await write.all<{ text: string }>(sql`select text from articles where key = ${articleKey}`);
  return { quotes: rows.map(({ record }) => JSON.parse(record) as Quote), text: article?.text ?? '' };
}

/** What an article has become: the ids of what stands in it now, its text, and by what it was read. */
export interface Become {
  ids: ReadonlySet<string>;
  text: string;
  extractor: { name: string; version: string };
  /** Number of the revision that is past now. */
  revision: number;
  now: string;
}

/**
 * Keeps the quotes that the publisher has taken out. Not those whose words still stand there, where what reads the article
 * is another than before; nor those of an excerpt that has become the whole. What people have gone over is kept always.
 */
export async function withdrawQuotes(
  write: Queries,
  stored: StoredArticle,
  { quotes, text }: Standing,
  become: Become,
): Promise<void> {
  const { extractor, revision, now } = become;
  const sameReader = stored.extractorName === extractor.name && stored.extractorVersion === extractor.version;
  for (const quote of quotes) {
    if (become.ids.has(quote.id)) continue;
    const reviewed = quote.review.status !== 'unreviewed';
    if (!reviewed && stored.excerpt === 1) continue;
    if (!reviewed && !sameReader && reanchor(plainQuote(quote), text, become.text)) continue;
    const record: Quote = { ...quote, version: quote.version + 1, occurrences: 0, withdrawn: { at: now, revision } };
    await write.run(sql`
      insert into withdrawn_quotes (id, article_key, revision, review_status, record)
      values (${quote.id}, ${stored.key}, ${revision}, ${quote.review.status}, ${JSON.stringify(record)})`);
    if (reviewed) await noteWithdrawal(write, quote, now);
  }
}

/** Adds to what is kept of an article the quotes that people had gone over, and whose words are in it again. */
export async function keepReturning(
  write: Queries,
  articleKey: number,
  text: string,
  kept: KeptQuotes,
): Promise<KeptQuotes> {
  const rows = await write.all<{ record: string; draft: Uint8Array }>(sql`
    select w.record, r.draft from withdrawn_quotes w
    join article_revisions r on r.article_key = w.article_key and r.number = w.revision
    where w.article_key = ${articleKey} and w.review_status <> 'unreviewed' order by w.key desc`);
  const all: KeptQuotes = { ...kept, quotes: [...kept.quotes], entities: [...kept.entities] };
  for (const { record, draft } of rows) {
    const stored = JSON.parse(record) as Quote;
    const before = (JSON.parse(inflateRawSync(draft).toString()) as ArticleDraft).text;
    const quote = reanchor(plainQuote(stored), before, text);
    if (!quote || all.quotes.some((each) => sameQuote(each.quote, quote))) continue;
    const entities = await entitiesOf(write, quote);
    if (!entities) continue;
    all.quotes.push({ quote, status: stored.review.status });
    all.entities.push(...entities.filter(({ id }) => !all.entities.some((each) => each.id === id)));
  }
  return all;
}

/** What a quote refers to, as far as it tells; null where one of it is not in the corpus any more. */
async function entitiesOf(write: Queries, { speakers, addressees }: Pick<Quote, 'speakers' | 'addressees'>) {
  const entities: KeptQuotes['entities'] = [];
  for (const id of new Set([...speakers, ...addressees].flatMap((each) => each.id ?? []))) {
    const entity = await entityById(write, id);
    if (!entity) return null;
    const { key, type, name } = entity;
    entities.push({ id, key, type, names: [name], roles: [], mentions: [], byPerson: true });
  }
  return entities;
}

/**
 * Lets quotes that were withdrawn and stand in the article again be what they were: with their version, and with what
 * people have said of them. What somebody had corrected, and is found otherwise now, is to be gone over again.
 *
 * @param kept ids of those that stand there as people have left them
 */
export async function returnQuotes(
  write: Queries,
  articleKey: number,
  ids: ReadonlySet<string>,
  kept: ReadonlySet<string>,
): Promise<void> {
  const rows = await write.all<{ key: number; record: string }>(
    sql`select key, record from withdrawn_quotes where article_key = ${articleKey}`,
  );
  for (const { key, record } of rows) {
    const { id, version, review } = JSON.parse(record) as Quote;
    if (!ids.has(id)) continue;
    const holds = review.status !== 'corrected' || kept.has(id);
    const { status, by, at } = holds ? review : { status: 'unreviewed', by: null, at: null };
    await write.run(sql`
      update quotes set version = ${version + 1}, review_status = ${status}, review_by = ${by}, review_at = ${at}
      where id = ${id}`);
    await write.run(sql`delete from withdrawn_quotes where key = ${key}`);
  }
}

/** The quote with an id that was withdrawn; null where there is none. */
export async function withdrawnQuote(queries: Queries, id: string): Promise<Json<Quote> | null> {
  const [row] = await queries.all<{ record: Json<Quote> }>(sql`select record from withdrawn_quotes where id = ${id}`);
  return row?.record ?? null;
}

export function withdrawnQuoteReads({ dialect: d, read }: Reading) {
  return {
    /** The last withdrawn first; without those that a person has rejected. */
    withdrawnQuotes(query: WithdrawnQuery): Promise<Page<Quote>> {
      const list: List = { name: 'withdrawn quotes', filters: filtersOf(query), place: ['integer'] };
      const inArticle =
        query.article === undefined
          ? empty
          : sql`and w.article_key in (select key from articles where ${d.among(sql`id`, several(query.article))})`;
      return readPage(read, list, query, (after, limit) => {
        const earlier = after ? sql`and w.key < ${after[0]}` : empty;
        return sql`select w.record, ${d.tuple([sql`w.key`])} as place from withdrawn_quotes w
          where w.review_status <> 'rejected' ${inArticle} ${earlier} order by w.key desc ${atMost(limit)}`;
      });
    },
  };
}
