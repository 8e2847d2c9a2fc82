import sql from 'sql-template-tag';
import type { Change, ChangeAction } from '../records/correction.ts';
import type { Quote } from '../records/quote.ts';
import type { Queries, Reading } from './engine.ts';
import { atMost, type List, readPage } from './paging.ts';
import type { PageQuery } from './queries.ts';
import { StaleVersion } from './refusals.ts';
import type { Page, Revision } from './store.ts';

/** @throws StaleVersion */
export function refuseStale(version: number, { versions }: Revision): void {
  if (versions !== null && !versions.includes(version)) throw new StaleVersion(version);
}

/** A change as it is noted. */
export interface NewChange {
  recordId: string;
  version: number;
  action: ChangeAction;
  by: string | null;
  at: string;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  /** What only undoing it needs. */
  state?: unknown;
}

/** Notes a change; gives its key. */
export async function noteChange(write: Queries, change: NewChange): Promise<number> {
  const { recordId, version, action, by, at, before, after, state = null } = change;
  const [row] = await write.all<{ key: number }>(sql`
    insert into changes (record_id, version, action, by, at, before, after, state)
    values (${recordId}, ${version}, ${action}, ${by}, ${at}, ${JSON.stringify(before)}, ${JSON.stringify(after)},
      ${state === null ? null : JSON.stringify(state)}) returning key`);
  if (!row) throw new Error('a change was not written');
  return row.key;
}

/** The words of a quote that a person had gone over have gone from its article, and the quote goes with them. */
export const noteWithdrawal = (write: Queries, quote: Quote, now: string): Promise<number> =>
  noteChange(write, {
    recordId: quote.id,
    version: quote.version + 1,
    action: 'withdraw',
    by: null,
    at: now,
    before: { ...quote },
    after: {},
  });

/** A change that can be taken back. */
export interface Undoable {
  key: number;
  action: ChangeAction;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  state: unknown;
}

/** The last change of a record that has not been taken back; null where there is none. */
export async function lastChange(write: Queries, recordId: string): Promise<Undoable | null> {
  const [row] = await write.all<{
    key: number;
    action: ChangeAction;
    before: string;
    after: string;
    state: string | null;
  }>(
    sql`select key, action, before, after, state from changes
      where record_id = ${recordId} and undone = 0 and action not in ('undo', 'withdraw') order by key desc limit 1`,
  );
  if (!row) return null;
  const state = row.state === null ? null : JSON.parse(row.state);
  return { ...row, before: JSON.parse(row.before), after: JSON.parse(row.after), state };
}

export async function markUndone(write: Queries, key: number): Promise<void> {
  await write.run(sql`update changes set undone = 1 where key = ${key}`);
}

export function changeReads({ dialect: d, read }: Reading) {
  const record = d.object({
    recordId: sql`h.record_id`,
    version: sql`h.version`,
    action: sql`h.action`,
    by: sql`h.by`,
    at: sql`h.at`,
    before: d.embedded(sql`h.before`),
    after: d.embedded(sql`h.after`),
    undone: d.truth(sql`h.undone = 1`),
  });
  return {
    /** The last change first. */
    history(recordId: string, query: PageQuery): Promise<Page<Change>> {
      const list: List = { name: 'history', filters: [recordId], place: ['integer'] };
      return readPage(read, list, query, (after, limit) => {
        const earlier = after ? sql`h.key < ${after[0]}` : sql`1 = 1`;
        return sql`select ${record} as record, ${d.tuple([sql`h.key`])} as place from changes h
          where h.record_id = ${recordId} and ${earlier} order by h.key desc ${atMost(limit)}`;
      });
    },
  };
}
