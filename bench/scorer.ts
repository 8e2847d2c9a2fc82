// What is used of `eval/score.mjs`, which stands beside the corpora.
import { pathToFileURL } from 'node:url';
import type { Extraction } from '../src/records/extraction.ts';
import type { ExtractedQuote } from '../src/records/quote.ts';
import { type GoldArticle, type GoldAttribution, scoring } from './corpora.ts';

type Pair = [start: number, end: number];

/** An attribution as the words it consists of, by index. */
export interface Prepared<Raw> {
  raw: Raw;
  source: Set<number>;
  cue: Set<number>;
  content: Set<number>;
  direct: boolean;
}
export type PreparedGold = Prepared<GoldAttribution>;
export type PreparedQuote = Prepared<{ quote: ExtractedQuote }>;

interface Scorer {
  tokenize(text: string): Pair[];
  prepare(article: GoldArticle, text: string, tokens: Pair[]): PreparedGold[];
  prepare(extraction: Extraction, text: string, tokens: Pair[]): PreparedQuote[];
  align(gold: PreparedGold[], predicted: PreparedQuote[]): Map<number, number>;
}

/** One article's gold attributions and quotes, and which belong together. */
export interface Alignment {
  gold: PreparedGold[];
  predicted: PreparedQuote[];
  /** Indices into `predicted` by those into `gold`. */
  pairs: Map<number, number>;
}

const scorer = async (): Promise<Scorer> => (await import(pathToFileURL(scoring('score.mjs')).href)) as Scorer;

/** Aligns quotes with gold attributions as the score does. */
export async function aligned(article: GoldArticle, extraction: Extraction): Promise<Alignment> {
  const { tokenize, prepare, align } = await scorer();
  const tokens = tokenize(article.text);
  const gold = prepare(article, article.text, tokens);
  const predicted = prepare(extraction, article.text, tokens);
  return { gold, predicted, pairs: align(gold, predicted) };
}

/** Words in both over words in either. */
export function overlap(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const both = [...a].filter((word) => b.has(word)).length;
  return both === 0 ? 0 : both / (a.size + b.size - both);
}

export const sameSource = (gold: PreparedGold, quote: PreparedQuote): boolean =>
  [...gold.source].some((word) => quote.source.has(word)) || gold.source.size + quote.source.size === 0;

/** Who-said-what: half of the content, and the same source. */
export const isRight = (gold: PreparedGold, quote: PreparedQuote): boolean =>
  overlap(gold.content, quote.content) >= 0.5 && sameSource(gold, quote);
