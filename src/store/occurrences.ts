import sql, { empty, raw, type Sql } from 'sql-template-tag';
import type { Claim } from '../records/claim.ts';
import type { Quote } from '../records/quote.ts';
import { CLAIM_PARTS, claimRecord } from './claims.ts';
import type { Reading } from './engine.ts';
import { atMost, type List, readPage } from './paging.ts';
import type { PageQuery } from './queries.ts';
import { QUOTE_PARTS, quoteRecord } from './quotes.ts';
import type { Page } from './store.ts';
import { CLAIMS, QUOTES, type WordingKind } from './wording-kinds.ts';

export function occurrenceReads({ dialect: d, read }: Reading) {
  /** The record and all of its group, the first stored first; `alias` is what record and parts call the table. */
  const ofGroup = <T>(kind: WordingKind, alias: string, record: Sql, parts: Sql) => {
    const key = raw(`${alias}.key`);
    return (id: string, query: PageQuery): Promise<Page<T>> => {
      const list: List = { name: `occurrences of a ${kind.name}`, filters: [id], place: ['integer'] };
      return readPage(read, list, query, (after, limit) => {
        const later = after ? sql`and k.key > ${after[0]}` : empty;
        const alone = sql`select k.key from ${kind.table} k where k.id = ${id} and k.group_key is null ${later}`;
        const group = sql`select k.key from ${kind.table} k
          where k.group_key = (select group_key from ${kind.table} where id = ${id}) ${later} order by k.key ${atMost(limit)}`;
        return sql`
          select ${record} as record, ${d.tuple([key])} as place
          from (${alone} union all select key from (${group}) as g) as p
            cross join ${kind.table} ${raw(alias)} ${parts}
          where ${key} = p.key order by ${key}`;
      });
    };
  };

  return {
    quoteOccurrences: ofGroup<Quote>(QUOTES, 'q', quoteRecord(d), QUOTE_PARTS),
    claimOccurrences: ofGroup<Claim>(CLAIMS, 'c', claimRecord(d), CLAIM_PARTS),
  };
}
