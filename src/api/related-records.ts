import type { ArticleEntity } from '../records/entity.ts';
import type { Stats } from '../records/stats.ts';
import type { Context, CorpusRecords, Kind, Records } from '../representations/representation.ts';
import type { Reads, Store } from '../store/store.ts';
import { CORPUS_LISTS } from './corpus-lists.ts';
import { articleEntityList, claimOccurrenceList, type List, nameUseList, quotedWithList } from './lists.ts';
import { StatsQuery } from './queries.ts';
import { readQuery } from './validation.ts';

/** What a representation may ask for beside what it represents; read where it holds up nobody. */
export type RelatedRecords = Pick<
  Context,
  'records' | 'articleEntities' | 'claimOccurrences' | 'quotedWith' | 'nameUses' | 'stats'
>;

export function relatedRecords(store: Store): RelatedRecords {
  const { background } = store;
  return {
    records: async <L extends keyof CorpusRecords>(name: L, query: string, most: number) =>
      (await first(CORPUS_LISTS[name](query), most, background)) as unknown as CorpusRecords[L][],
    articleEntities: (article, most, speakersOnly = false): Promise<ArticleEntity[]> =>
      first(articleEntityList({ article, limit: most, speakersOnly }), most, background),
    claimOccurrences: (claim, most) => first(claimOccurrenceList(claim, { limit: most }), most, background),
    quotedWith: (entity, most) => first(quotedWithList(entity, { limit: most }), most, background),
    nameUses: (entity, most) => first(nameUseList(entity, { limit: most }), most, background),
    // Counted on another thread than what else is read: a page wants both.
    stats: async (query, most) =>
      JSON.parse(await store.quoteStats({ ...readQuery(StatsQuery, query), most })) as Stats,
  };
}

async function first<K extends Kind>(list: List<K>, most: number, from: Reads): Promise<Records[K][]> {
  const { items } = await list.page(from, { limit: most, count: false });
  return JSON.parse(items) as Records[K][];
}
