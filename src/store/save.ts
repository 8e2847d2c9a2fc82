import { type ArticleDraft, articleId, contentHash, type Extractor } from '../records/article.ts';
import type { Extraction } from '../records/extraction.ts';
import { countArticle } from './article-counts.ts';
import {
  type ArticleRow,
  findArticle,
  insertArticle,
  removeArticle,
  reviseArticle,
  type StoredArticle,
  saysNothingNew,
} from './articles.ts';
import type { StoredRecord } from './candidate-wordings.ts';
import { mentionsOf } from './content-entities.ts';
import type { Dialect, Queries } from './engine.ts';
import { keptQuotes, mergeKept, NOTHING_KEPT } from './kept-quotes.ts';
import { forgetClaims, keepChecked, saveClaims } from './saved-claims.ts';
import { forgetDoubts, settleDoubts } from './saved-doubts.ts';
import { appearing, forgetAppearances, saveAppearances, settleEntities } from './saved-entities.ts';
import { saveIdentities } from './saved-links.ts';
import { forgetQuotes, keyOf, saveQuotes } from './saved-quotes.ts';
import { removeRecords, settleGroups } from './saved-wordings.ts';
import type { SaveResult } from './store.ts';
import { returnClaims, standingClaims, withdrawClaims } from './withdrawn-claims.ts';
import { keepReturning, returnQuotes, standingQuotes, withdrawQuotes } from './withdrawn-quotes.ts';
import { CLAIMS, QUOTES } from './wording-kinds.ts';

/** What an article added to the corpus before, as far as it has to be looked at again. */
interface Forgotten {
  /** Keys of rows. */
  entities: number[];
  pairs: number[];
  /** Its quotes and its claims, with the words that they have. */
  said: StoredRecord[];
  claimed: StoredRecord[];
}

const NOTHING: Forgotten = { entities: [], pairs: [], said: [], claimed: [] };

/** Takes away what an article added to the corpus. Its quotes, claims and entities stay, so that they can be kept. */
async function forget(write: Queries, articleKey: number): Promise<Forgotten> {
  const claimed = await forgetClaims(write, articleKey);
  const said = await forgetQuotes(write, articleKey);
  const pairs = await forgetDoubts(write, articleKey);
  return { said, claimed, pairs, entities: await forgetAppearances(write, articleKey) };
}

/** What a save is about. */
export interface Saving {
  draft: ArticleDraft;
  extraction: Extraction;
  extractor: Extractor;
}

/** Saves an article with all that was found in it, but for what people have gone over; to be run in a transaction. */
export async function saveExtraction(write: Queries, d: Dialect, saving: Saving): Promise<SaveResult> {
  const row = rowOf(saving);
  const stored = await findArticle(write, row.id);
  if (stored && saysNothingNew(stored, row.draft))
    return { id: row.id, outcome: 'unchanged', kept: 0, differences: [] };
  return await saveOver(write, d, stored, row, saving.extraction);
}

/**
 * Saves what was found anew in an article that is there unchanged; to be run in a transaction. Null: it is gone, or is
 * another by now.
 */
export async function saveReextraction(write: Queries, d: Dialect, saving: Saving): Promise<SaveResult | null> {
  const row = rowOf(saving);
  const stored = await findArticle(write, row.id);
  return stored?.contentHash === row.contentHash ? await saveOver(write, d, stored, row, saving.extraction) : null;
}

const rowOf = ({ draft, extraction, extractor }: Saving): ArticleRow => ({
  id: articleId(draft),
  draft,
  contentHash: contentHash(draft),
  extractor,
  language: extraction.language,
  extraction: extraction.extraction,
  now: new Date().toISOString(),
});

/** Saves an article in the place of what is stored of it. */
async function saveOver(
  write: Queries,
  d: Dialect,
  stored: StoredArticle | null,
  row: ArticleRow,
  extraction: Extraction,
): Promise<SaveResult> {
  const { draft, now } = row;
  const revises = stored !== null && stored.contentHash !== row.contentHash;
  const standing = revises ? await standingQuotes(write, d, stored.key) : null;
  const claims = revises ? await standingClaims(write, d, stored.key) : [];
  const kept = await keptIn(write, d, stored, draft.text, revises);
  const { quotes, replaced, differences } = mergeKept(kept, extraction);
  const before = stored ? await forget(write, stored.key) : NOTHING;
  const revision = stored && (await reviseArticle(write, d, stored.key, row));
  const articleKey = stored?.key ?? (await insertArticle(write, row));

  const { publisher, publishedAt } = draft;
  const identities = await saveIdentities(write, d, { articleKey, publisher, entities: extraction.entities });
  // Who only a person has named in the article is not among those that extraction finds.
  const found = new Set(identities.keys.values());
  const added = kept.entities.filter(({ key }) => !found.has(key));
  const entities = new Map([...kept.entities.map(({ id, key }) => [id, key] as const), ...identities.keys]);
  const mentions = mentionsOf(extraction.entities, (id) => keyOf(identities.keys, id));
  const saved = await saveQuotes(write, d, quotes, { articleKey, mentions, entities });
  const said = quotes.map(({ id, text }) => ({ key: keyOf(saved, id), text }));
  for (const [id, keptId] of replaced) saved.set(id, keyOf(saved, keptId));
  const claimed = await saveClaims(write, d, { articleKey, claims: extraction.claims, entities, quotes: saved });
  if (stored) {
    claimed.push(...(await keepChecked(write, d, articleKey, claimed)));
    await removeRecords(write, d, CLAIMS, articleKey, claimed);
    await removeRecords(write, d, QUOTES, articleKey, said);
  }
  await settleGroups(write, d, CLAIMS, before.claimed, claimed);
  await settleGroups(write, d, QUOTES, before.said, said);
  if (revision && standing) {
    const become = { text: draft.text, extractor: row.extractor, revision, now };
    await withdrawQuotes(write, stored, standing, { ...become, ids: new Set(saved.keys()) });
    const claimIds = extraction.claims.map(({ id }) => id);
    await withdrawClaims(write, stored, claims, standing.text, { ...become, ids: new Set(claimIds) });
    await returnClaims(write, d, claimIds);
    const asLeft = new Set(kept.quotes.map(({ quote }) => quote.id));
    await returnQuotes(write, articleKey, new Set(quotes.map(({ id }) => id)), asLeft);
  }
  const { scores } = identities;
  await saveAppearances(write, d, [...extraction.entities.map(appearing), ...added], {
    articleKey,
    publishedAt,
    identities: { keys: entities, scores },
  });
  await countArticle(write, d, articleKey);
  await settleEntities(write, d, [...before.entities, ...entities.values()]);
  await settleDoubts(write, d, before.pairs);
  return { id: row.id, outcome: stored ? 'revised' : 'created', kept: kept.quotes.length, differences };
}

/** What people have gone over in an article; with what comes back to it, where it is revised. */
async function keptIn(write: Queries, d: Dialect, stored: StoredArticle | null, text: string, revises: boolean) {
  if (!stored) return NOTHING_KEPT;
  const kept = await keptQuotes(write, d, stored.key, text);
  return revises ? await keepReturning(write, stored.key, text, kept) : kept;
}

/** Removes an article and all that only it brought; to be run in a transaction. False: it is not there. */
export async function deleteArticle(write: Queries, d: Dialect, id: string): Promise<boolean> {
  const stored = await findArticle(write, id);
  if (!stored) return false;
  const { entities, said, claimed, pairs } = await forget(write, stored.key);
  await removeRecords(write, d, CLAIMS, stored.key, []);
  await removeRecords(write, d, QUOTES, stored.key, []);
  await settleGroups(write, d, CLAIMS, claimed, []);
  await settleGroups(write, d, QUOTES, said, []);
  await removeArticle(write, stored.key);
  await settleEntities(write, d, entities);
  await settleDoubts(write, d, pairs);
  return true;
}
