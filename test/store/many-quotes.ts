import { articleId } from '../../src/records/article.ts';
import { QUOTE_TYPES } from '../../src/records/quote.ts';
import { ACTS } from '../../src/records/speech-acts.ts';
import type { Store } from '../../src/store/store.ts';
import { draftOf, EXTRACTOR, extractionOf, type Said } from './builders.ts';

export const PEOPLE = ['Ann Archer', 'Bo Baker', 'Cy Carter', 'Di Dean', 'Ed Eaton'];
const WORDS = ['Gruß', 'naïve', 'tariff', 'steel', 'vote', 'rare'];
const DATES = [undefined, '2019', '2020-02', '2020-02-29', '2020-12-31', '2021-01-01', '2021'];

/** So many quotes that no filter leaves few of them, but the rare ones: both ways of reading a list are used. */
export const ARTICLES = 40;
export const QUOTES_EACH = 320;

/** A spread that repeats itself late, and in another rhythm for each property. */
const spread = <T>(values: readonly T[], n: number, step: number): T =>
  values[Math.floor(n / step) % values.length] as T;

function saidIn(article: number): Said[] {
  return Array.from({ length: QUOTES_EACH }, (_, i) => {
    const n = article * QUOTES_EACH + i;
    const rare = n % 997 === 0;
    return {
      text: `${spread(WORDS.slice(0, 2), n, 1)} ${spread(WORDS.slice(2, 5), n, 2)} ${rare ? 'rare' : 'plain'} number ${n}`,
      to: n % 13 === 1 ? [spread(PEOPLE, n, 4), 'Bo Baker'] : [],
      confidence: ((n * 37) % 101) / 101,
      by: n % 7 === 6 ? [] : n % 3 === 0 ? ['Ann Archer'] : [spread(PEOPLE, n, 5)],
      type: n % 3 === 1 ? 'direct' : spread(QUOTE_TYPES, n, 7),
      act: n % 2 === 0 ? 'statement' : spread(ACTS, n, 11),
      saidAt: n % 5 === 0 ? undefined : spread(DATES, n, 3),
      claim: i < 3,
    };
  });
}

/** Stores the articles; gives their ids. */
export async function fill(store: Store): Promise<string[]> {
  const articles: string[] = [];
  await Promise.all(
    Array.from({ length: ARTICLES }, (_, i) => {
      const publishedAt = i % 4 === 3 ? null : `2023-0${1 + (i % 2)}-${10 + (i % 20)}`;
      const publisher = i % 6 === 5 ? null : `Gazette ${i % 6}`;
      const draft = draftOf({ url: `https://example.org/${i}`, text: `Article ${i}.`, publisher, publishedAt });
      articles.push(articleId(draft));
      const people = PEOPLE.map((name) => ({ name, mentions: 4 }));
      return store.saveExtraction(draft, extractionOf(draft, people, saidIn(i)), EXTRACTOR);
    }),
  );
  return articles;
}
