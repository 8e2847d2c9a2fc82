import sql from 'sql-template-tag';
import type { ExtractedQuote, Quote } from '../records/quote.ts';
import { countArticle, orderQuotes } from './article-counts.ts';
import { storedMentions } from './content-entities.ts';
import type { Dialect, Queries } from './engine.ts';
import type { InArticle } from './given-entities.ts';
import { QUOTE_PARTS, quoteRecord } from './quotes.ts';
import { QuoteWithdrawn } from './refusals.ts';
import { forgetUnused, settleEntities } from './saved-entities.ts';
import { forgetQuote, saveQuotes } from './saved-quotes.ts';
import { settleGroups } from './saved-wordings.ts';
import { withdrawnQuote } from './withdrawn-quotes.ts';
import { QUOTES } from './wording-kinds.ts';

/** A quote that is being changed, with its article. */
export interface Subject {
  key: number;
  quote: Quote;
  article: InArticle & { text: string };
}

/**
 * The quote with an id; null where there is none.
 *
 * @throws QuoteWithdrawn
 */
export async function subject(write: Queries, d: Dialect, id: string): Promise<Subject | null> {
  const [row] = await write.all<{ key: number; record: string; articleKey: number; text: string }>(sql`
    select q.key, ${quoteRecord(d)} as record, a.key as "articleKey", a.text
    from quotes q ${QUOTE_PARTS} where q.id = ${id}`);
  if (!row) {
    const withdrawn = await withdrawnQuote(write, id);
    if (withdrawn !== null) throw new QuoteWithdrawn((JSON.parse(withdrawn) as Quote).withdrawn?.at ?? '');
    return null;
  }
  const quote = JSON.parse(row.record) as Quote;
  const { articleId, article } = quote;
  return {
    key: row.key,
    quote,
    article: { key: row.articleKey, id: articleId, publishedAt: article.publishedAt, text: row.text },
  };
}

/** The keys of the entities to which a quote refers, by their ids. */
export async function entityKeysOf(write: Queries, d: Dialect, { speakers, addressees }: ExtractedQuote) {
  const ids = [...speakers, ...addressees].flatMap(({ id }) => id ?? []);
  const rows = await write.all<{ id: string; key: number }>(
    sql`select id, key from entities where ${d.among(sql`id`, ids)}`,
  );
  return new Map(rows.map(({ id, key }) => [id, key]));
}

/** Writes a quote anew with all that hangs on it. */
export async function rewrite(
  write: Queries,
  d: Dialect,
  { key, quote, article }: Subject,
  after: ExtractedQuote,
  review: Quote['review'],
  now: string,
): Promise<number> {
  const before = await forgetQuote(write, key);
  const entities = await entityKeysOf(write, d, after);
  const mentions = await storedMentions(write, article.key);
  await saveQuotes(write, d, [after], { articleKey: article.key, mentions, entities });
  await settleGroups(write, d, QUOTES, before, [{ key, text: after.text }]);
  const version = quote.version + 1;
  await write.run(sql`
    update quotes set version = ${version}, review_status = ${review.status}, review_by = ${review.by},
      review_at = ${review.at} where key = ${key}`);
  await settleArticle(write, d, article.key, now);
  return version;
}

/** What has to be right after any change of a quote. */
export async function settleArticle(write: Queries, d: Dialect, articleKey: number, now: string): Promise<void> {
  await orderQuotes(write, d, articleKey);
  await countArticle(write, d, articleKey);
  const unused = await forgetUnused(write, articleKey);
  if (unused.length > 0) await countArticle(write, d, articleKey);
  const brought = await write.all<{ key: number }>(
    sql`select entity_key as key from appearances where article_key = ${articleKey} and by_person = 1`,
  );
  await settleEntities(write, d, [...unused, ...brought.map(({ key }) => key)]);
  await write.run(sql`update articles set updated_at = ${now} where key = ${articleKey}`);
}
