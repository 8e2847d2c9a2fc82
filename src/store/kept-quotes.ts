import sql from 'sql-template-tag';
import { type ArticleDraft, articleId, contentHash } from '../records/article.ts';
import type { EntityType } from '../records/entity.ts';
import type { Extraction } from '../records/extraction.ts';
import type { ExtractedQuote, Quote } from '../records/quote.ts';
import { type Named, sameEntities, sameQuote } from '../records/same-quote.ts';
import { findArticle } from './articles.ts';
import type { Dialect, Queries } from './engine.ts';
import { QUOTE_PARTS, quoteRecord } from './quotes.ts';
import { reanchor } from './reanchoring.ts';
import type { Appearing } from './saved-entities.ts';
import type { Compared, Difference } from './store.ts';

/** What of a quote extraction gives. */
export function plainQuote({
  review: _,
  occurrences: __,
  article: ___,
  version: ____,
  withdrawn: _____,
  ...quote
}: Quote): ExtractedQuote {
  return quote;
}

/** What people have gone over in an article: it stays as it is, whatever is found there now. */
export interface KeptQuotes {
  quotes: { quote: ExtractedQuote; status: Quote['review']['status'] }[];
  /** Entities that they refer to, by what the article says of each, without their mentions. */
  entities: (Appearing & { key: number })[];
}

export const NOTHING_KEPT: KeptQuotes = { quotes: [], entities: [] };

/** Reads the quotes of an article that people have gone over, with their places in its new text. */
export async function keptQuotes(write: Queries, d: Dialect, articleKey: number, text: string): Promise<KeptQuotes> {
  const rows = await write.all<{ record: string }>(sql`
    select ${quoteRecord(d)} as record from quotes q ${QUOTE_PARTS}
    where q.article_key = ${articleKey} and q.review_status <> 'unreviewed'`);
  if (rows.length === 0) return NOTHING_KEPT;
  const [article] = await write.all<{ text: string }>(sql`select text from articles where key = ${articleKey}`);
  const kept: KeptQuotes = { quotes: [], entities: [] };
  for (const { record } of rows) {
    const stored = JSON.parse(record) as Quote;
    const quote = reanchor(plainQuote(stored), article?.text ?? '', text);
    if (quote) kept.quotes.push({ quote, status: stored.review.status });
  }
  kept.entities = await entitiesOf(write, d, articleKey, kept);
  return kept;
}

async function entitiesOf(write: Queries, d: Dialect, articleKey: number, { quotes }: KeptQuotes) {
  const ids = quotes.flatMap(({ quote }) => [
    ...quote.speakers.map(({ id }) => id),
    ...quote.addressees.flatMap(({ id }) => id ?? []),
  ]);
  const rows = await write.all<{ key: number; id: string; type: EntityType; names: string; roles: string }>(sql`
    select e.key, e.id, e.type, n.names, n.roles
    from appearances n join entities e on e.key = n.entity_key
    where n.article_key = ${articleKey} and ${d.among(sql`e.id`, ids)}`);
  return rows.map(({ names, roles, ...entity }) => ({
    ...entity,
    names: JSON.parse(names) as string[],
    roles: JSON.parse(roles) as string[],
    mentions: [],
    byPerson: true,
  }));
}

const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);

/** How a kept quote and what is found in its place are compared in a field; without `same` the values must be equal. */
interface Comparison {
  value(quote: ExtractedQuote): unknown;
  same?(kept: ExtractedQuote, found: ExtractedQuote, known: Known): boolean;
}

/** The other names of what quotes refer to, by its id. */
type Known = ReadonlyMap<string, readonly string[]>;

const named = (list: readonly { id: string | null; name: string }[], known: Known): Named[] =>
  list.map(({ id, name }) => ({ id, name, aliases: id === null ? [] : known.get(id) }));

const referring = (field: 'speakers' | 'addressees'): Comparison => ({
  value: (quote) => names(quote[field]),
  same: (kept, found, known) => sameEntities(named(kept[field], known), named(found[field], known)),
});

const COMPARED: Record<string, Comparison> = {
  text: { value: ({ text }) => text },
  type: { value: ({ type }) => type },
  speakers: referring('speakers'),
  addressees: referring('addressees'),
  act: { value: ({ act }) => act },
  saidAt: { value: ({ saidAt }) => saidAt },
};

function differencesOf(kept: ExtractedQuote, found: ExtractedQuote | undefined, known: Known): Difference[] {
  if (!found) return [{ quoteId: kept.id, field: null, kept: kept.text, found: null }];
  return Object.entries(COMPARED).flatMap(([field, { value, same }]) => {
    const [is, would] = [value(kept), value(found)];
    const agree = same ? same(kept, found, known) : is === would;
    return agree ? [] : [{ quoteId: kept.id, field, kept: is, found: would }];
  });
}

/** The quotes of an article, those that people have gone over in place of what is found where they stand. */
export interface MergedQuotes {
  quotes: ExtractedQuote[];
  /** By the id of what is found: the id of what is kept in its place. */
  replaced: Map<string, string>;
  /** What extraction says otherwise of what people have confirmed or corrected. */
  differences: Difference[];
}

export function mergeKept(kept: KeptQuotes, { quotes: found, entities }: Extraction): MergedQuotes {
  const known = new Map<string, readonly string[]>([
    ...kept.entities.map((entity) => [entity.id, entity.names] as const),
    ...entities.map(({ id, aliases }) => [id, aliases] as const),
  ]);
  const replaced = new Map<string, string>();
  const differences: Difference[] = [];
  for (const { quote, status } of kept.quotes) {
    const same = found.filter((each) => sameQuote(quote, each));
    for (const each of same) replaced.set(each.id, quote.id);
    if (status !== 'rejected')
      differences.push(...differencesOf(quote, same.find(({ id }) => id === quote.id) ?? same[0], known));
  }
  const start = ({ spans }: ExtractedQuote) => spans[0]?.start ?? 0;
  const quotes = [...kept.quotes.map(({ quote }) => quote), ...found.filter(({ id }) => !replaced.has(id))];
  return { quotes: quotes.sort((a, b) => start(a) - start(b)), replaced, differences };
}

/**
 * What extraction says otherwise of what people have gone over in an article as it is stored. Null: the article is gone,
 * or is another by now.
 */
export async function compareKept(
  read: Queries,
  d: Dialect,
  draft: ArticleDraft,
  extraction: Extraction,
): Promise<Compared | null> {
  const stored = await findArticle(read, articleId(draft));
  if (stored?.contentHash !== contentHash(draft)) return null;
  const kept = await keptQuotes(read, d, stored.key, draft.text);
  return { kept: kept.quotes.length, differences: mergeKept(kept, extraction).differences };
}
