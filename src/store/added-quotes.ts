import sql from 'sql-template-tag';
import type { QuoteDraft } from '../records/correction.ts';
import { idOfWords, wordsKey } from '../records/id.ts';
import type { ExtractedQuote } from '../records/quote.ts';
import { noteChange } from './changes.ts';
import { storedMentions } from './content-entities.ts';
import { reviseQuote } from './corrected-quotes.ts';
import type { Dialect, Queries } from './engine.ts';
import { spansOf } from './places.ts';
import { applied } from './quote-patches.ts';
import { entityKeysOf, settleArticle } from './rewritten-quotes.ts';
import { keyOf, saveQuotes } from './saved-quotes.ts';
import { settleGroups } from './saved-wordings.ts';
import type { AddedQuote } from './store.ts';
import { QUOTES } from './wording-kinds.ts';

/** The id that extraction would give these words, behind those of the article that are the same. */
function unusedId(articleId: string, text: string, quotes: readonly { id: string; text: string }[]): string {
  const ids = new Set(quotes.map(({ id }) => id));
  let ordinal = quotes.filter((each) => wordsKey('quo', [each.text]) === wordsKey('quo', [text])).length;
  while (ids.has(idOfWords('quo', articleId, [text], ordinal))) ordinal += 1;
  return idOfWords('quo', articleId, [text], ordinal);
}

/** Adds a quote that extraction has missed; to be run in a transaction. Null: there is no such article. */
export async function addQuote(
  write: Queries,
  d: Dialect,
  articleId: string,
  draft: QuoteDraft,
  by: string | null,
  onlyNew: boolean,
): Promise<AddedQuote | null> {
  const [row] = await write.all<{ key: number; publishedAt: string | null; text: string }>(
    sql`select key, published_at as "publishedAt", text from articles where id = ${articleId}`,
  );
  if (!row) return null;
  const article = { ...row, id: articleId };
  const now = new Date().toISOString();
  const { spans, type, act, saidAt, speakers, addressees } = draft;
  const empty: ExtractedQuote = {
    id: '',
    articleId,
    type,
    text: '',
    spans,
    cue: null,
    source: null,
    speakers: [],
    addressees: [],
    act,
    saidAt,
    confidence: 1,
  };
  const quote = await applied(write, d, empty, article, { spans, speakers, addressees });
  const same = await write.all<{ id: string; place: string; text: string }>(
    sql`select q.id, ${spansOf(d, 'q')} as place, q.text from quotes q where q.article_key = ${article.key}`,
  );
  const withdrawn = await write.all<{ id: string; text: string }>(
    sql`select id, '' as text from withdrawn_quotes where article_key = ${article.key}`,
  );
  const there = same.find((each) => each.place === JSON.stringify(spans));
  if (there && onlyNew) return { id: there.id, created: false };
  if (there) {
    const fields = { speakers, addressees, act, saidAt, type, review: { status: 'confirmed' as const } };
    await reviseQuote(write, d, there.id, fields, { by, versions: null });
    return { id: there.id, created: false };
  }
  quote.id = unusedId(articleId, quote.text, [...same, ...withdrawn]);
  const entities = await entityKeysOf(write, d, quote);
  const mentions = await storedMentions(write, article.key);
  const saved = await saveQuotes(write, d, [quote], { articleKey: article.key, mentions, entities }, same.length);
  const key = keyOf(saved, quote.id);
  await settleGroups(write, d, QUOTES, [], [{ key, text: quote.text }]);
  await write.run(sql`
    update quotes set review_status = 'confirmed', review_by = ${by}, review_at = ${now} where key = ${key}`);
  await settleArticle(write, d, article.key, now);
  await noteChange(write, {
    recordId: quote.id,
    version: 1,
    action: 'add',
    by,
    at: now,
    before: {},
    after: { ...quote },
  });
  return { id: quote.id, created: true };
}
