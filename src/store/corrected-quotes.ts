import sql from 'sql-template-tag';
import type { QuoteDraft, QuotePatch } from '../records/correction.ts';
import { idOfWords, wordsKey } from '../records/id.ts';
import type { Addressee, ExtractedQuote, Quote } from '../records/quote.ts';
import { CodePoints, joinParts, type Span } from '../records/span.ts';
import { countArticle, orderQuotes } from './article-counts.ts';
import { lastChange, markUndone, noteChange } from './changes.ts';
import { storedMentions } from './content-entities.ts';
import type { Dialect, Queries } from './engine.ts';
import { entityById } from './entity-keys.ts';
import { givenEntity, type InArticle } from './given-entities.ts';
import { QUOTE_PARTS, quoteRecord } from './quotes.ts';
import { forgetUnused, settleEntities } from './saved-entities.ts';
import { forgetQuote, saveWholeQuote } from './saved-quotes.ts';
import { removeWordings } from './saved-wordings.ts';
import { type AddedQuote, CannotApply, type Revised, type Revision, StaleVersion } from './store.ts';
import { QUOTES } from './wording-kinds.ts';

/** A quote that is being changed, with its article. */
interface Subject {
  key: number;
  quote: Quote;
  article: InArticle & { text: string };
}

async function subject(write: Queries, d: Dialect, id: string): Promise<Subject | null> {
  const [row] = await write.all<{ key: number; record: string; articleKey: number; text: string }>(sql`
    select q.key, ${quoteRecord(d)} as record, a.key as "articleKey", a.text
    from quotes q ${QUOTE_PARTS} where q.id = ${id}`);
  if (!row) return null;
  const quote = JSON.parse(row.record) as Quote;
  const { articleId, article } = quote;
  return {
    key: row.key,
    quote,
    article: { key: row.articleKey, id: articleId, publishedAt: article.publishedAt, text: row.text },
  };
}

/** @throws StaleVersion */
export function refuseStale(version: number, { versions }: Revision): void {
  if (versions !== null && !versions.includes(version)) throw new StaleVersion(version);
}

/** @throws CannotApply where a span is outside the text or has nothing in it, or comes before another's end */
function checkSpans(spans: readonly Span[], points: CodePoints): void {
  let end = 0;
  for (const [i, span] of spans.entries()) {
    const path = ['spans', i];
    if (span.end > points.length) {
      throw new CannotApply([...path, 'end'], `is outside the text, which has ${points.length} code points`);
    }
    if (span.start >= span.end) throw new CannotApply([...path, 'end'], 'must be greater than start');
    if (span.start < end) throw new CannotApply([...path, 'start'], 'must not lie before the end of the part before');
    if (points.at(span).trim() === '') throw new CannotApply(path, 'has no words in it');
    end = span.end;
  }
}

/** What a person says of a quote, with all that it refers to looked up. */
async function applied(
  write: Queries,
  before: ExtractedQuote,
  article: Subject['article'],
  { speakers, addressees, spans, review: _, ...plain }: QuotePatch,
): Promise<ExtractedQuote> {
  const points = new CodePoints(article.text);
  const after: ExtractedQuote = { ...before, ...plain };
  if (spans) {
    checkSpans(spans, points);
    after.spans = spans;
    after.text = joinParts(spans.map((span) => points.at(span)));
  }
  if (speakers) {
    const roles = new Map(before.speakers.map(({ id, role }) => [id, role]));
    const known = new Map<string, ExtractedQuote['speakers'][number]>();
    for (const [i, given] of speakers.entries()) {
      const { id, name, type } = await givenEntity(write, article, given, ['speakers', i]);
      if (!known.has(id))
        known.set(id, { id, name, type, role: given.role === undefined ? (roles.get(id) ?? null) : given.role });
    }
    after.speakers = [...known.values()];
  }
  if (addressees) {
    after.addressees = [];
    for (const [i, { id, start, end }] of addressees.entries()) {
      const path = ['addressees', i];
      if (end > points.length || start >= end) {
        throw new CannotApply(
          [...path, 'end'],
          `must lie behind start and within the ${points.length} code points of the text`,
        );
      }
      const entity = id === null ? null : await givenEntity(write, article, { id }, path);
      const addressee: Addressee = {
        id: entity?.id ?? null,
        name: entity?.name ?? points.at({ start, end }),
        start,
        end,
      };
      after.addressees.push(addressee);
    }
  }
  return after;
}

/** The fields that a change may touch, as history shows them. */
const CHANGEABLE = ['type', 'text', 'spans', 'speakers', 'addressees', 'act', 'saidAt', 'review'] as const;
type Changeable = Pick<Quote, (typeof CHANGEABLE)[number]>;

function changesBetween(before: Changeable, after: Changeable) {
  const changed = CHANGEABLE.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  const only = (quote: Changeable) => Object.fromEntries(changed.map((field) => [field, quote[field]]));
  return { changed, before: only(before), after: only(after) };
}

/** The keys of the entities to which a quote refers, by their ids. */
async function entityKeysOf(write: Queries, d: Dialect, { speakers, addressees }: ExtractedQuote) {
  const ids = [...speakers, ...addressees].flatMap(({ id }) => id ?? []);
  const rows = await write.all<{ id: string; key: number }>(
    sql`select id, key from entities where ${d.among(sql`id`, ids)}`,
  );
  return new Map(rows.map(({ id, key }) => [id, key]));
}

/** Writes a quote anew with all that hangs on it. */
async function rewrite(
  write: Queries,
  d: Dialect,
  { key, quote, article }: Subject,
  after: ExtractedQuote,
  review: Quote['review'],
  now: string,
): Promise<number> {
  const wordings = await forgetQuote(write, key);
  const entities = await entityKeysOf(write, d, after);
  const mentions = await storedMentions(write, article.key);
  await saveWholeQuote(write, d, after, 0, { articleKey: article.key, mentions, entities, now });
  const version = quote.version + 1;
  await write.run(sql`
    update quotes set version = ${version}, review_status = ${review.status}, review_by = ${review.by},
      review_at = ${review.at} where key = ${key}`);
  await removeWordings(write, d, QUOTES, wordings);
  await settleArticle(write, d, article.key, now);
  return version;
}

/** What has to be right after any change of a quote. */
async function settleArticle(write: Queries, d: Dialect, articleKey: number, now: string): Promise<void> {
  await orderQuotes(write, articleKey);
  await countArticle(write, articleKey);
  const unused = await forgetUnused(write, articleKey);
  if (unused.length > 0) await countArticle(write, articleKey);
  const brought = await write.all<{ key: number }>(
    sql`select entity_key as key from appearances where article_key = ${articleKey} and by_person = 1`,
  );
  await settleEntities(write, d, [...unused, ...brought.map(({ key }) => key)]);
  await write.run(sql`update articles set updated_at = ${now} where key = ${articleKey}`);
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
  const after = await applied(write, plainQuote(quote), article, patch);
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

/** What of a quote extraction gives. */
function plainQuote({ review: _, occurrences: __, article: ___, version: ____, ...quote }: Quote): ExtractedQuote {
  return quote;
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

/** The id that extraction would give these words, behind those of the article that are the same. */
function unusedId(articleId: string, text: string, quotes: readonly { id: string; text: string }[]): string {
  const ids = new Set(quotes.map(({ id }) => id));
  let ordinal = quotes.filter((each) => wordsKey('quo', [each.text]) === wordsKey('quo', [text])).length;
  while (ids.has(idOfWords('quo', articleId, [text], ordinal))) ordinal += 1;
  return idOfWords('quo', articleId, [text], ordinal);
}

/** Adds a quote that extraction has missed; to be run in a transaction. Null: there is no such article. */
export async function addQuote(
  write: Queries,
  d: Dialect,
  articleId: string,
  draft: QuoteDraft,
  by: string | null,
): Promise<AddedQuote | null> {
  const [row] = await write.all<{ key: number; publishedAt: string | null; text: string }>(
    sql`select key, published_at as "publishedAt", text from articles where id = ${articleId}`,
  );
  if (!row) return null;
  const article = { ...row, id: articleId };
  const now = new Date().toISOString();
  const { spans, type, act, saidAt, speakers, addressees } = draft;
  const empty: ExtractedQuote = {
    id: '',
    articleId,
    type,
    text: '',
    spans,
    cue: null,
    source: null,
    speakers: [],
    addressees: [],
    act,
    saidAt,
    confidence: 1,
  };
  const quote = await applied(write, empty, article, { spans, speakers, addressees });
  const same = await write.all<{ id: string; spans: string; text: string }>(
    sql`select id, spans, text from quotes where article_key = ${article.key}`,
  );
  const there = same.find((each) => each.spans === JSON.stringify(spans));
  if (there) {
    const fields = { speakers, addressees, act, saidAt, type, review: { status: 'confirmed' as const } };
    await reviseQuote(write, d, there.id, fields, { by, versions: null });
    return { id: there.id, created: false };
  }
  quote.id = unusedId(articleId, quote.text, same);
  const entities = await entityKeysOf(write, d, quote);
  const mentions = await storedMentions(write, article.key);
  const { key } = await saveWholeQuote(write, d, quote, same.length, {
    articleKey: article.key,
    mentions,
    entities,
    now,
  });
  await write.run(sql`
    update quotes set review_status = 'confirmed', review_by = ${by}, review_at = ${now} where key = ${key}`);
  await settleArticle(write, d, article.key, now);
  await noteChange(write, {
    recordId: quote.id,
    version: 1,
    action: 'add',
    by,
    at: now,
    before: {},
    after: { ...quote },
  });
  return { id: quote.id, created: true };
}
