import sql, { join, type Sql } from 'sql-template-tag';
import type { Dialect } from './engine.ts';
import { longerPeriods, period } from './period.ts';
import type { QuoteQuery } from './store.ts';
import { searchWords } from './words.ts';

/** A filter of the list of quotes, in the two forms that a query can use. */
export interface QuoteFilter {
  /** Selects the `key` of every quote that passes. */
  keys: Sql;
  /** Whether the quote `q` passes. */
  holds: Sql;
  /** Whether an index gives `keys` in their order, so that the first page needs no look at all of them. */
  ordered: boolean;
}

const all = (conditions: Sql[]) => join(conditions, ' and ');

function bySpeaker(id: string): QuoteFilter {
  const entity = sql`(select key from entities where id = ${id})`;
  return {
    keys: sql`select s.quote_key as key from quote_speakers s where s.entity_key = ${entity}`,
    holds: sql`exists (select 1 from quote_speakers s where s.quote_key = q.key and s.entity_key = ${entity})`,
    ordered: true,
  };
}

/** With more words than this, reading the search again for each quote costs more than searching once. */
const MANY_WORDS = 12;

function byWords(d: Dialect, words: string[]): QuoteFilter {
  const keys = d.quotesWith(words);
  const holds = words.length > MANY_WORDS ? sql`q.key in (${keys})` : d.quoteHas(sql`q.key`, words);
  return { keys, holds, ordered: true };
}

function byKind({ act, type }: QuoteQuery): QuoteFilter {
  const holds = all([...(act ? [sql`q.act = ${act}`] : []), ...(type ? [sql`q.type = ${type}`] : [])]);
  return { keys: sql`select q.key from quotes q where ${holds}`, holds, ordered: true };
}

/**
 * Two periods overlap when neither ends before the other begins; a quote without a date is in no range. As keys: those
 * that end within the range, and the month and the year that go on beyond it, so that an index has all of them together.
 */
function bySaid({ saidFrom, saidTo }: QuoteQuery): QuoteFilter {
  const from = saidFrom === undefined ? null : period(saidFrom).first;
  const to = saidTo === undefined ? null : period(saidTo).last;
  const later = from === null ? [] : [sql`q.said_last >= ${from}`];
  const within = to === null ? later : [...later, sql`q.said_last <= ${to}`];
  const beyond = to === null ? [] : longerPeriods(to).filter(({ last }) => last > to && last >= (from ?? ''));
  const chosen = [
    sql`select q.key from quotes q where ${all(within)}`,
    ...beyond.map(
      ({ first, last }) => sql`select q.key from quotes q where q.said_last = ${last} and q.said_first = ${first}`,
    ),
  ];
  const holds = all(to === null ? later : [...later, sql`q.said_first <= ${to}`]);
  return { keys: join(chosen, ' union all '), holds, ordered: false };
}

/**
 * The filters of a query, those that usually leave least first; `article` is not among them. Null where a search has
 * no word in it, which no quote can match.
 */
export function quoteFilters(d: Dialect, query: QuoteQuery): QuoteFilter[] | null {
  const filters: QuoteFilter[] = [];
  if (query.speaker !== undefined) filters.push(bySpeaker(query.speaker));
  if (query.q !== undefined) {
    const words = searchWords(query.q);
    if (words.length === 0) return null;
    filters.push(byWords(d, words));
  }
  if (query.act !== undefined || query.type !== undefined) filters.push(byKind(query));
  if (query.saidFrom !== undefined || query.saidTo !== undefined) filters.push(bySaid(query));
  return filters;
}
