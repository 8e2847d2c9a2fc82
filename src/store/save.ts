import { type ArticleDraft, articleId, contentHash, type Extractor } from '../records/article.ts';
import type { Extraction } from '../records/extraction.ts';
import { type ArticleRow, findArticle, insertArticle, removeArticle, reviseArticle } from './articles.ts';
import type { Dialect, Queries } from './engine.ts';
import { forgetClaims, removeClaims, saveClaims } from './saved-claims.ts';
import { forgetDoubts, settleDoubts } from './saved-doubts.ts';
import { forgetAppearances, saveAppearances, settleEntities } from './saved-entities.ts';
import { saveIdentities } from './saved-links.ts';
import { forgetQuotes, removeQuotes, saveQuotes } from './saved-quotes.ts';
import type { ForgottenWording } from './saved-wordings.ts';
import type { SaveResult } from './store.ts';

/** What an article added to the corpus before, as far as it has to be looked at again. */
interface Forgotten {
  /** Keys of rows. */
  entities: number[];
  pairs: number[];
  /** The words of its quotes and of its claims. */
  said: ForgottenWording[];
  claimed: ForgottenWording[];
}

const NOTHING: Forgotten = { entities: [], pairs: [], said: [], claimed: [] };

/** Takes away what an article added to the corpus. Its quotes, claims and entities stay, so that they can be kept. */
async function forget(write: Queries, articleKey: number): Promise<Forgotten> {
  const claimed = await forgetClaims(write, articleKey);
  const said = await forgetQuotes(write, articleKey);
  const pairs = await forgetDoubts(write, articleKey);
  return { said, claimed, pairs, entities: await forgetAppearances(write, articleKey) };
}

function articleRow(draft: ArticleDraft, extraction: Extraction, extractor: Extractor): ArticleRow {
  const { quotes, entities, claims } = extraction;
  const speakers = new Set(quotes.flatMap((quote) => quote.speakers.map(({ id }) => id)));
  const counts = { quotes: quotes.length, speakers: speakers.size, entities: entities.length, claims: claims.length };
  const now = new Date().toISOString();
  return { id: articleId(draft), draft, contentHash: contentHash(draft), extractor, counts, now };
}

/** Saves an article with all that was found in it; to be run in a transaction. */
export async function saveExtraction(
  write: Queries,
  d: Dialect,
  draft: ArticleDraft,
  extraction: Extraction,
  extractor: Extractor,
): Promise<SaveResult> {
  const row = articleRow(draft, extraction, extractor);
  const stored = await findArticle(write, row.id);
  if (stored?.contentHash === row.contentHash) return { id: row.id, outcome: 'unchanged' };

  const before = stored ? await forget(write, stored.key) : NOTHING;
  if (stored) await reviseArticle(write, stored.key, row);
  const articleKey = stored?.key ?? (await insertArticle(write, row));

  const { quotes, claims } = extraction;
  const { now } = row;
  const { publisher, publishedAt } = draft;
  const identities = await saveIdentities(write, d, { articleKey, publisher, entities: extraction.entities });
  const entities = identities.keys;
  const mentioned = extraction.entities;
  const saved = await saveQuotes(write, d, { articleKey, quotes, mentioned, entities, now });
  const claimed = await saveClaims(write, d, { articleKey, claims, entities, quotes: saved.keys, now });
  await removeClaims(write, d, articleKey, claimed, before.claimed);
  await removeQuotes(write, d, articleKey, [...saved.keys.values()], before.said);
  const appearances = { articleKey, publishedAt, entities: extraction.entities, identities, quotes: saved.spoken };
  await saveAppearances(write, appearances);
  await settleEntities(write, d, [...before.entities, ...entities.values()]);
  await settleDoubts(write, d, before.pairs);
  return { id: row.id, outcome: stored ? 'revised' : 'created' };
}

/** Removes an article and all that only it brought; to be run in a transaction. False: it is not there. */
export async function deleteArticle(write: Queries, d: Dialect, id: string): Promise<boolean> {
  const stored = await findArticle(write, id);
  if (!stored) return false;
  const { entities, said, claimed, pairs } = await forget(write, stored.key);
  await removeClaims(write, d, stored.key, [], claimed);
  await removeQuotes(write, d, stored.key, [], said);
  await removeArticle(write, stored.key);
  await settleEntities(write, d, entities);
  await settleDoubts(write, d, pairs);
  return true;
}
