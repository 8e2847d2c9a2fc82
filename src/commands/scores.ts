import type { Entity } from '../records/entity.ts';
import type { Extraction } from '../records/extraction.ts';
import type { ExtractedQuote, Quote } from '../records/quote.ts';
import { type Named, sameEntities, sameQuote, sharedLength } from '../records/same-quote.ts';

/** How many of how many. */
export interface Share {
  of: number;
  right: number;
}

/** What of an extraction agrees with what people have gone over. */
export interface Scores {
  /** Quotes that are right: how many are found, and of those how many with the same words, speakers and so on. */
  found: Share;
  /** Found, with the same speakers; of all that are right. */
  whoSaidWhat: Share;
  content: Share;
  type: Share;
  speakers: Share;
  addressees: Share;
  act: Share;
  saidAt: Share;
  /** Quotes that people have rejected: how many are not found again. */
  rejected: Share;
  /** Quotes found in articles all of whose quotes people have gone over: how many of them are right. */
  precision: Share;
}

const none = (): Share => ({ of: 0, right: 0 });

export const noScores = (): Scores => ({
  found: none(),
  whoSaidWhat: none(),
  content: none(),
  type: none(),
  speakers: none(),
  addressees: none(),
  act: none(),
  saidAt: none(),
  rejected: none(),
  precision: none(),
});

/** What people have found of an article. */
export interface Reviewed {
  right: readonly Quote[];
  rejected: readonly Quote[];
  /** Whether they have gone over all of its quotes. */
  complete: boolean;
  /** The entities of the corpus to which the quotes refer, by their ids. */
  entities: ReadonlyMap<string, Pick<Entity, 'aliases'>>;
}

/** Adds how an extraction of an article agrees with what people have found of it. */
export function score(scores: Scores, { right, rejected, complete, entities }: Reviewed, extraction: Extraction): void {
  const left = new Set(extraction.quotes);
  const own = new Map(extraction.entities.map((entity) => [entity.id, entity]));
  const named = (list: readonly Named[], known: typeof entities): Named[] =>
    list.map(({ id, name }) => ({ id, name, aliases: known.get(id ?? '')?.aliases }));
  const same = (quote: Quote, found: ExtractedQuote, field: 'speakers' | 'addressees') =>
    sameEntities(named(quote[field], entities), named(found[field], own));

  for (const quote of right) {
    const found = take(left, quote);
    add(scores.found, found !== undefined);
    add(scores.whoSaidWhat, found !== undefined && same(quote, found, 'speakers'));
    if (!found) continue;
    add(scores.content, JSON.stringify(found.spans) === JSON.stringify(quote.spans));
    add(scores.type, found.type === quote.type);
    add(scores.speakers, same(quote, found, 'speakers'));
    add(scores.addressees, same(quote, found, 'addressees'));
    add(scores.act, found.act === quote.act);
    add(scores.saidAt, found.saidAt === quote.saidAt);
  }
  if (complete) {
    for (const quote of extraction.quotes) add(scores.precision, !left.has(quote));
  }
  for (const quote of rejected) add(scores.rejected, take(left, quote) === undefined);
}

function add(share: Share, right: boolean): void {
  share.of += 1;
  if (right) share.right += 1;
}

/** Takes out the quote that is the same record, so that none stands for two: the one that shares most of the content. */
function take(quotes: Set<ExtractedQuote>, wanted: Quote): ExtractedQuote | undefined {
  const shared = ({ spans }: ExtractedQuote) => sharedLength(spans, wanted.spans);
  const [best] = [...quotes].filter((each) => sameQuote(wanted, each)).sort((a, b) => shared(b) - shared(a));
  if (best) quotes.delete(best);
  return best;
}

/** Where the share of a whole corpus lies with 95 % confidence, as this sample of it tells (Wilson 1927). */
export function interval({ of, right }: Share): [number, number] | null {
  if (of === 0) return null;
  const z = 1.96;
  const p = right / of;
  const scale = 1 + z ** 2 / of;
  const centre = (p + z ** 2 / (2 * of)) / scale;
  const reach = (z / scale) * Math.sqrt((p * (1 - p)) / of + z ** 2 / (4 * of ** 2));
  return [Math.max(0, centre - reach), Math.min(1, centre + reach)];
}
