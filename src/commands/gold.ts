import type { Quote } from '../records/quote.ts';
import type { Span } from '../records/span.ts';
import { openExistingStore } from './existing-store.ts';
import { print } from './output.ts';
import { type ReviewedArticle, reviewedArticles } from './reviewed-articles.ts';

export interface GoldOptions {
  database: string;
  /** Whether also articles of which only some quotes have been gone over. */
  partial: boolean;
}

/**
 * `onrecord export --gold`: what people have found right, to train and to measure with: an article a line with the source,
 * the cue and the content of each attribution as lists of [start, end), in code points.
 */
export async function exportGold({ database, partial }: GoldOptions): Promise<void> {
  const store = await openExistingStore(database);
  const count = { articles: 0, attributions: 0, incomplete: 0 };
  try {
    for await (const reviewed of reviewedArticles(store.background)) {
      if (!reviewed.complete) count.incomplete += 1;
      if (!reviewed.complete && !partial) continue;
      count.articles += 1;
      count.attributions += reviewed.right.length;
      await print(`${JSON.stringify(goldOf(reviewed))}\n`);
    }
  } finally {
    await store.close();
  }
  const some = `of which only some quotes have been reviewed: ${count.incomplete}`;
  const incomplete = count.incomplete === 0 ? '' : partial ? `, ${some}` : `; left out (--partial), ${some}`;
  process.stderr.write(`articles: ${count.articles}, attributions: ${count.attributions}${incomplete}\n`);
}

const places = (spans: readonly Span[] | undefined) => (spans ?? []).map(({ start, end }) => [start, end]);

const attributionOf = ({ source, cue, spans }: Quote) => ({
  source: places(source?.spans),
  cue: places(cue ? [cue] : []),
  content: places(spans),
});

const goldOf = ({ article, right }: ReviewedArticle) => ({
  id: article.id,
  publisher: article.publisher,
  date: article.publishedAt,
  title: article.headline,
  text: article.text,
  attributions: right.map(attributionOf),
});
