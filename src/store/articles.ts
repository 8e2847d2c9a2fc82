import sql, { empty, type Sql } from 'sql-template-tag';
import {
  type Article,
  type ArticleDraft,
  type ArticleSummary,
  contentHash,
  type ExtractionStatus,
  type Extractor,
} from '../records/article.ts';
import { articleFilters } from './article-filters.ts';
import { type Dialect, type Queries, type Reading, statementFor } from './engine.ts';
import { moment } from './moment.ts';
import type { ARTICLE_ORDERS, ArticleQuery } from './queries.ts';
import { keepRevision } from './revisions.ts';
import { BEST, type Listed, NEWEST, OLDEST, type Order, readList } from './selection.ts';
import type { Json, Page } from './store.ts';

/** What the publisher gives but for the text, with the language that is given or found. */
const facts = (d: Dialect, language: Sql): Record<string, Sql> => ({
  url: sql`a.url`,
  headline: sql`a.headline`,
  publisher: sql`a.publisher`,
  authors: d.embedded(sql`a.authors`),
  language,
  publishedAt: sql`a.published_at`,
  modifiedAt: sql`a.modified_at`,
  license: sql`a.license`,
  notes: d.embedded(sql`a.notes`),
  excerpt: d.truth(sql`a.excerpt = 1`),
});

/** What the publisher gives: the fields of an `ArticleDraft`. */
export const draftFields = (d: Dialect): Record<string, Sql> => ({
  ...facts(d, sql`a.given_language`),
  text: sql`a.text`,
});

function fields(d: Dialect): Record<string, Sql> {
  return {
    id: sql`a.id`,
    ...facts(d, sql`a.language`),
    extraction: sql`a.extraction`,
    contentHash: sql`a.content_hash`,
    extractor: d.object({ name: sql`a.extractor_name`, version: sql`a.extractor_version` }),
    counts: d.object({
      quotes: sql`a.quotes`,
      speakers: sql`a.speakers`,
      entities: sql`a.entities`,
      claims: sql`a.claims`,
    }),
    createdAt: sql`a.created_at`,
    updatedAt: sql`a.updated_at`,
    revisions: d.embedded(sql`a.revisions`),
  };
}

const ORDERS: Record<(typeof ARTICLE_ORDERS)[number], Order> = {
  newest: NEWEST,
  oldest: OLDEST,
  published: { columns: { published: 'integer', key: 'integer' }, descending: true },
  relevance: BEST,
};

/** Articles as lists have them: without their texts. */
export const articleList = (d: Dialect): Listed => ({
  table: 'articles',
  alias: 'a',
  record: d.object(fields(d)),
  parts: empty,
});

export function articleReads({ dialect: d, read }: Reading) {
  const whole = d.object({ ...fields(d), text: sql`a.text` });
  const one = statementFor((id: string) => sql`select ${whole} as record from articles a where a.id = ${id}`);
  const listed = articleList(d);
  return {
    async article(id: string): Promise<Json<Article> | null> {
      const [row] = await read.all<{ record: Json<Article> }>(one(id));
      return row?.record ?? null;
    },

    /** An article as its publisher gave it. */
    async draft(id: string): Promise<Json<ArticleDraft> | null> {
      const [row] = await read.all<{ record: Json<ArticleDraft> }>(
        sql`select ${d.object(draftFields(d))} as record from articles a where a.id = ${id}`,
      );
      return row?.record ?? null;
    },

    articles: async (query: ArticleQuery): Promise<Page<ArticleSummary>> =>
      readList(read, d, listed, query, {
        filters: await articleFilters(read, d, query),
        order: ORDERS[query.sort ?? 'newest'],
      }),
  };
}

/** What saving needs to know of an article that is stored already. */
export interface StoredArticle {
  key: number;
  contentHash: string;
  extractorName: string;
  extractorVersion: string;
  /** 1 where the text is but an excerpt. */
  excerpt: number;
}

/** Whether a draft brings nothing to what is stored under its id: an excerpt never replaces the whole text. */
export const saysNothingNew = (stored: StoredArticle, draft: ArticleDraft): boolean =>
  stored.contentHash === contentHash(draft) || (draft.excerpt && stored.excerpt === 0);

export async function findArticle(queries: Queries, id: string): Promise<StoredArticle | null> {
  const [row] = await queries.all<StoredArticle>(sql`
    select key, content_hash as "contentHash", extractor_name as "extractorName", extractor_version as "extractorVersion",
      excerpt
    from articles where id = ${id}`);
  return row ?? null;
}

/** An article as it is about to be written. */
export interface ArticleRow {
  id: string;
  draft: ArticleDraft;
  contentHash: string;
  extractor: Extractor;
  /** What the text is in, and whether it was looked into. */
  language: string;
  extraction: ExtractionStatus;
  now: string;
}

/** The number under which quotes and articles carry the publisher. */
async function publisherKey(write: Queries, publisher: string | null): Promise<number | null> {
  if (publisher === null) return null;
  const [row] = await write.all<{ key: number }>(sql`
    insert into publishers (name) values (${publisher})
    on conflict (name) do update set name = excluded.name returning key`);
  return row?.key ?? null;
}

/** Writes a new article; gives its key. */
export async function insertArticle(write: Queries, { id, draft, ...row }: ArticleRow): Promise<number> {
  const { extractor } = row;
  const [written] = await write.all<{ key: number }>(sql`
    insert into articles (id, url, headline, publisher, publisher_key, authors, language, given_language, extraction,
      published_at, published, modified_at, license, notes, excerpt, content_hash, extractor_name, extractor_version, created_at, updated_at, text)
    values (${id}, ${draft.url}, ${draft.headline}, ${draft.publisher}, ${await publisherKey(write, draft.publisher)},
      ${JSON.stringify(draft.authors)}, ${row.language}, ${draft.language},
      ${row.extraction}, ${draft.publishedAt}, ${moment(draft.publishedAt)}, ${draft.modifiedAt}, ${draft.license}, ${JSON.stringify(draft.notes)}, ${Number(draft.excerpt)}, ${row.contentHash}, ${extractor.name}, ${extractor.version}, ${row.now}, ${row.now},
      ${draft.text})
    returning key`);
  if (!written) throw new Error(`article ${id} was not written`);
  return written.key;
}

/**
 * Writes another state of a stored article, and keeps the one that it replaces. Gives the number of that revision; null
 * where it is but another extraction of the same.
 */
export async function reviseArticle(
  write: Queries,
  d: Dialect,
  key: number,
  { draft, ...row }: ArticleRow,
): Promise<number | null> {
  const { extractor } = row;
  const [stored] = await write.all<{ contentHash: string; revisions: string }>(
    sql`select content_hash as "contentHash", revisions from articles where key = ${key}`,
  );
  if (!stored) throw new Error(`there is no article with the key ${key}`);
  const earlier = JSON.parse(stored.revisions) as Article['revisions'];
  // Another extraction of the same words is no revision of the article.
  const same = stored.contentHash === row.contentHash;
  if (!same) await keepRevision(write, d, key, earlier.length + 1);
  const revisions = same ? earlier : [...earlier, { contentHash: stored.contentHash, replacedAt: row.now }];
  await write.run(sql`
    update articles set url = ${draft.url}, headline = ${draft.headline}, publisher = ${draft.publisher},
      publisher_key = ${await publisherKey(write, draft.publisher)}, authors = ${JSON.stringify(draft.authors)},
      language = ${row.language}, given_language = ${draft.language}, extraction = ${row.extraction},
      published_at = ${draft.publishedAt}, published = ${moment(draft.publishedAt)},
      modified_at = ${draft.modifiedAt}, license = ${draft.license}, notes = ${JSON.stringify(draft.notes)},
      excerpt = ${Number(draft.excerpt)}, content_hash = ${row.contentHash}, extractor_name = ${extractor.name},
      extractor_version = ${extractor.version}, updated_at = ${row.now}, revisions = ${JSON.stringify(revisions)}, text = ${draft.text}
    where key = ${key}`);
  return same ? null : earlier.length + 1;
}

export async function removeArticle(write: Queries, key: number): Promise<void> {
  await write.run(sql`delete from articles where key = ${key}`);
}
