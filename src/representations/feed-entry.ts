import type { ArticleSummary } from '../records/article.ts';
import type { Claim } from '../records/claim.ts';
import type { DoubtfulPair, Entity, EntityRef, Mention } from '../records/entity.ts';
import type { Quote } from '../records/quote.ts';
import { type Context, type Kind, pathOf, type Records } from './representation.ts';
import { shortened } from './shortened.ts';

/** A record as an entry of a feed, of whatever kind the feed is. */
export interface Entry {
  /** Its address on this server, which stays the same. */
  id: string;
  title: string;
  text: string;
  /** Date-times with an offset. */
  published: string | null;
  updated: string;
  authors: { name: string; url?: string }[];
  tags: string[];
  /** Address of the article at its publisher. */
  original: string | null;
}

/** When nothing tells when: always the same, so that no reader takes the entry for a changed one. */
export const NO_TIME = '1970-01-01T00:00:00Z';

/** A date as the moment at which it begins in UTC. */
const moment = (date: string): string =>
  date.includes('T') ? date : `${`${date}-01-01`.slice(0, '2021-12-04'.length)}T00:00:00Z`;

const times = (...dates: (string | null)[]) => {
  const date = dates.find((each) => each !== null);
  return date ? { published: moment(date), updated: moment(date) } : { published: null, updated: NO_TIME };
};

const named = (who: EntityRef[], { absolute }: Context) =>
  who.map(({ id, name }) => ({ name, url: absolute(pathOf.entity(id)) }));

async function article(each: ArticleSummary, { absolute }: Context): Promise<Entry> {
  const { id, headline, url, counts, authors, publishedAt, notes } = each;
  const found = `quotes: ${counts.quotes}, speakers: ${counts.speakers}, entities: ${counts.entities}, claims: ${counts.claims}`;
  return {
    id: absolute(pathOf.article(id)),
    title: headline ?? url ?? id,
    text: [found, ...notes.map(({ kind, text }) => `${kind}: ${text}`)].join('\n'),
    ...times(publishedAt),
    updated: each.updatedAt,
    authors: authors.map((name) => ({ name })),
    tags: [],
    original: url,
  };
}

async function quote(each: Quote, context: Context): Promise<Entry> {
  const { id, speakers, source, text, act, type, saidAt } = each;
  const who = named(speakers, context);
  const authors = who.length === 0 && source ? [{ name: source.text }] : who;
  const speaking = authors.map(({ name }) => name).join(', ');
  return {
    id: context.absolute(pathOf.quote(id)),
    title: shortened(speaking === '' ? text : `${speaking}: ${text}`),
    text,
    ...times(each.article.publishedAt, saidAt),
    authors,
    tags: [act, type],
    original: each.article.url,
  };
}

async function entity({ id, name, type, aliases, roles, lastSeen }: Entity, { absolute }: Context): Promise<Entry> {
  return {
    id: absolute(pathOf.entity(id)),
    title: name,
    text: [name, ...roles, ...aliases].join('; '),
    ...times(lastSeen),
    authors: [],
    tags: [type],
    original: null,
  };
}

async function claim({ id, articleId, text, claimants }: Claim, context: Context): Promise<Entry> {
  const from = await context.article(articleId);
  return {
    id: context.absolute(pathOf.claim(id)),
    title: shortened(text),
    text,
    ...times(from?.publishedAt ?? null),
    authors: named(claimants, context),
    tags: [...new Set(claimants.map(({ stance }) => stance))],
    original: from?.url ?? null,
  };
}

async function mention({ articleId, text, start, end, kind }: Mention, context: Context): Promise<Entry> {
  const from = await context.article(articleId);
  return {
    id: `${context.absolute(pathOf.article(articleId))}#char=${start},${end}`,
    title: from?.headline ? shortened(`${text}: ${from.headline}`) : text,
    text,
    ...times(from?.publishedAt ?? null),
    authors: [],
    tags: [kind],
    original: from?.url ?? null,
  };
}

async function doubtfulPair({ entity: one, other, evidence }: DoubtfulPair, { absolute }: Context): Promise<Entry> {
  return {
    id: `${absolute(pathOf.entity(one.id))}#${other.id}`,
    title: `${one.name} = ${other.name}?`,
    text: evidence.map(({ feature, value, weight }) => `${feature}: ${value} (${weight})`).join('\n'),
    ...times(one.lastSeen),
    authors: [],
    tags: [one.type],
    original: null,
  };
}

/** The kinds that come in lists. */
export const ENTRIES: { readonly [K in Kind]?: (record: Records[K], context: Context) => Promise<Entry> } = {
  articleSummary: article,
  quote,
  entity,
  articleEntity: entity,
  mention,
  claim,
  doubtfulPair,
};

/** The entries of a page; of a kind that is in `ENTRIES`. */
export async function entriesOf<K extends Kind>(kind: K, records: Records[K][], context: Context): Promise<Entry[]> {
  const make = ENTRIES[kind];
  if (!make) throw new Error(`there is no feed of ${kind}`);
  const entries: Entry[] = [];
  for (const record of records) entries.push(await make(record, context));
  return entries;
}
