import type { Kind } from '../representations/representation.ts';
import { articleList, claimList, entityList, type List, quoteList } from './lists.ts';
import { ArticleQuery, ClaimQuery, EntityQuery, QuoteQuery, SpeakerQuery } from './queries.ts';
import { readQuery } from './validation.ts';
import { PART } from './whole-list.ts';

/** What is about pages, not about which records. */
const PAGING = { limit: true, cursor: true, count: true } as const;
const limit = PART;

/** The lists of the whole corpus by the paths under which they stand, from the query string that filters them there. */
export const CORPUS_LISTS = {
  quotes: (query) => quoteList({ ...readQuery(QuoteQuery.omit(PAGING), query), limit }),
  articles: (query) => articleList({ ...readQuery(ArticleQuery.omit(PAGING), query), limit }),
  speakers: (query) => entityList({ ...readQuery(SpeakerQuery.omit(PAGING), query), limit, speakersOnly: true }),
  entities: (query) => entityList({ ...readQuery(EntityQuery.omit(PAGING), query), limit }),
  claims: (query) => claimList({ ...readQuery(ClaimQuery.omit(PAGING), query), limit }),
} satisfies Record<string, (query: string) => List<Kind>>;
