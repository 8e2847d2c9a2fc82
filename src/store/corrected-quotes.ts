import type { QuotePatch } from '../records/correction.ts';
import type { Addressee, Quote } from '../records/quote.ts';
import { lastChange, markUndone, noteChange, refuseStale } from './changes.ts';
import type { Dialect, Queries } from './engine.ts';
import { entityById } from './entity-keys.ts';
import { plainQuote } from './kept-quotes.ts';
import { applied } from './quote-patches.ts';
import { CannotApply } from './refusals.ts';
import { rewrite, subject } from './rewritten-quotes.ts';
import type { Revised, Revision } from './store.ts';

/** The fields that a change may touch, as history shows them. */
const CHANGEABLE = ['type', 'text', 'spans', 'speakers', 'addressees', 'act', 'saidAt', 'review'] as const;
type Changeable = Pick<Quote, (typeof CHANGEABLE)[number]>;

function changesBetween(before: Changeable, after: Changeable) {
  const changed = CHANGEABLE.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  const only = (quote: Changeable) => Object.fromEntries(changed.map((field) => [field, quote[field]]));
  return { changed, before: only(before), after: only(after) };
}

const reviewOf = (status: Quote['review']['status'], by: string | null, now: string): Quote['review'] =>
  status === 'unreviewed' ? { status, by: null, at: null } : { status, by, at: now };

/** Changes a quote as a person says; to be run in a transaction. Null: there is none. */
export async function reviseQuote(
  write: Queries,
  d: Dialect,
  id: string,
  patch: QuotePatch,
  revision: Revision,
): Promise<Revised | null> {
  const found = await subject(write, d, id);
  if (!found) return null;
  const { quote, article } = found;
  refuseStale(quote.version, revision);
  const now = new Date().toISOString();
  const after = await applied(write, d, plainQuote(quote), article, patch);
  const content = changesBetween(quote, { ...after, review: quote.review });
  const status = patch.review?.status ?? (content.changed.length > 0 ? 'corrected' : quote.review.status);
  const review =
    status === quote.review.status && content.changed.length === 0 ? quote.review : reviewOf(status, revision.by, now);
  const change = changesBetween(quote, { ...after, review });
  if (change.changed.length === 0) return { version: quote.version, changed: false };
  const version = await rewrite(write, d, found, after, review, now);
  await noteChange(write, {
    recordId: id,
    version,
    action: 'correct',
    by: revision.by,
    at: now,
    before: change.before,
    after: change.after,
  });
  return { version, changed: true };
}

/** Takes back the last change of a quote; to be run in a transaction. Null: there is no such quote, or no change. */
export async function undoQuote(write: Queries, d: Dialect, id: string, revision: Revision): Promise<Revised | null> {
  const found = await subject(write, d, id);
  if (!found) return null;
  const { quote, article } = found;
  refuseStale(quote.version, revision);
  const last = await lastChange(write, id);
  if (!last) throw new CannotApply([], 'there is no change of this quote that could be taken back');
  const now = new Date().toISOString();
  const { review = quote.review, spans, speakers, addressees, act, saidAt, type } = last.before as Partial<Changeable>;
  const given = speakers && (await stillThere(write, speakers));
  const patch = Object.entries({ spans, speakers: given, addressees: addressees?.map(placeOf), act, saidAt, type });
  const after = await applied(
    write,
    d,
    plainQuote(quote),
    article,
    Object.fromEntries(patch.filter(([, value]) => value !== undefined)),
  );
  // What was added is not taken out again, so that its address goes on saying what has become of it.
  const before = last.action === 'add' ? reviewOf('rejected', revision.by, now) : review;
  const change = changesBetween(quote, { ...after, review: before });
  const version = await rewrite(write, d, found, after, before, now);
  await markUndone(write, last.key);
  await noteChange(write, {
    recordId: id,
    version,
    action: 'undo',
    by: revision.by,
    at: now,
    before: change.before,
    after: change.after,
  });
  return { version, changed: true };
}

const placeOf = ({ id, start, end }: Addressee) => ({ id, start, end });

/** Somebody who went when a correction took the last quote away comes back by name. */
async function stillThere(write: Queries, speakers: Quote['speakers']) {
  const given: NonNullable<QuotePatch['speakers']> = [];
  for (const { id, name, type, role } of speakers) {
    given.push((await entityById(write, id)) ? { id, role } : { name, type, role });
  }
  return given;
}
