import {
  type AtomFeed,
  type JsonFeed,
  MalformedError,
  ParseError,
  parseFeed,
  type RdfFeed,
  type RssFeed,
} from 'feedsmith';
import type { Facts } from './facts.ts';
import { Malformed } from './format.ts';
import { fragmentText } from './fragment.ts';

/** What is taken of an item, whichever format it is in; the full text, or else what there is instead. */
export type FeedItem = Omit<Facts, 'text' | 'excerpt'> & { full: readonly Written[]; short: readonly Written[] };

/** A text, and how it is written where that is known. */
export type Written = { value?: string | undefined; type?: string | undefined } | string | undefined;

/**
 * The items of a feed, in its order; addresses in it stand to where it was fetched from, if nothing else is said.
 *
 * @throws Malformed where it is no feed
 */
export function feedItems(document: unknown, url: string | undefined): FeedItem[] {
  try {
    const { format, feed: found } = parseFeed(document);
    if (format === 'rss') return (found.items ?? []).map((item) => ofRss(item, found, url));
    if (format === 'rdf') return (found.items ?? []).map((item) => ofRdf(item, found, url));
    if (format === 'atom') return (found.entries ?? []).map((entry) => ofAtom(entry, found, url));
    return (found.items ?? []).map((item) => ofJson(item, found, url));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw new Malformed(`the body is no feed that can be read: ${error.message}; send RSS, Atom or JSON Feed`);
  }
}

const isRefusal = (error: unknown): error is Error =>
  error instanceof MalformedError ||
  error instanceof ParseError ||
  (error instanceof Error && error.name === 'DetectError');

/** The address that others stand to, of several that each stand to the one before. */
const baseOf = (...addresses: (string | undefined)[]): string | undefined =>
  addresses.reduce(
    (base, each) => (each !== undefined && URL.canParse(each, base) ? new URL(each, base).href : base),
    undefined,
  );

function ofRss(item: Partial<RssFeed.Item<string>>, found: Partial<RssFeed.Feed<string>>, url?: string): FeedItem {
  const { dc, dcterms, guid, media, itunes, atom } = item;
  const authors = [
    ...(item.authors ?? []).map((author) => author.name ?? nameInMail(author.email)),
    ...(atom?.authors ?? []).map(({ name }) => name),
  ];
  const others = [
    itunes?.author,
    ...(media?.credits ?? []).filter(({ role }) => role === 'author').map(({ value }) => value),
  ];
  return {
    urls: [item.link, guid?.isPermaLink === false ? undefined : guid?.value, ...linksOf(atom?.links)],
    base: baseOf(url, found.link, found.xml?.base, item.xml?.base),
    headline: item.title ?? dc?.titles?.[0],
    publisher: item.source?.title ?? dc?.publishers?.[0] ?? found.title,
    authors: firstSome(dc?.creators, authors, others),
    language: item.xml?.lang ?? dc?.languages?.[0] ?? found.language ?? found.dc?.languages?.[0],
    publishedAt: item.pubDate ?? dc?.dates?.[0] ?? dcterms?.created?.[0] ?? atom?.published,
    modifiedAt: dcterms?.modified?.[0] ?? atom?.updated,
    license: item.creativeCommons?.licenses?.[0] ?? dc?.rights?.[0],
    full: [item.content?.encoded, atom?.content],
    short: [
      item.description,
      dc?.descriptions?.[0],
      itunes?.summary,
      media?.description,
      media?.groups?.[0]?.description,
    ],
  };
}

function ofRdf(item: Partial<RdfFeed.Item<string>>, found: Partial<RdfFeed.Feed<string>>, url?: string): FeedItem {
  const { dc } = item;
  return {
    urls: [item.link, item.rdf?.about],
    base: baseOf(url, found.link, found.xml?.base, item.xml?.base),
    headline: item.title ?? dc?.titles?.[0],
    publisher: dc?.publishers?.[0] ?? found.title,
    authors: dc?.creators ?? [],
    language: item.xml?.lang ?? dc?.languages?.[0] ?? found.dc?.languages?.[0],
    publishedAt: dc?.dates?.[0],
    license: dc?.rights?.[0],
    full: [item.content?.encoded],
    short: [item.description, dc?.descriptions?.[0]],
  };
}

function ofAtom(entry: Partial<AtomFeed.Entry<string>>, found: Partial<AtomFeed.Feed<string>>, url?: string): FeedItem {
  const { source, media } = entry;
  return {
    urls: [...linksOf(entry.links), entry.id],
    base: baseOf(url, ...linksOf(found.links), found.xml?.base, entry.xml?.base),
    headline: plainly(entry.title),
    publisher: plainly(source?.title) ?? plainly(found.title),
    authors: firstSome(namesOf(entry.authors), entry.dc?.creators, namesOf(source?.authors), namesOf(found.authors)),
    language: entry.xml?.lang ?? found.xml?.lang,
    publishedAt: entry.published ?? entry.updated,
    modifiedAt: entry.published === undefined ? undefined : entry.updated,
    license: entry.creativeCommons?.licenses?.[0] ?? plainly(entry.rights) ?? plainly(found.rights),
    full: [entry.content?.src === undefined ? entry.content : undefined],
    short: [entry.summary, media?.description, media?.groups?.[0]?.description],
  };
}

function ofJson(item: Partial<JsonFeed.Item<string>>, found: Partial<JsonFeed.Feed<string>>, url?: string): FeedItem {
  return {
    urls: [item.url, item.external_url, item.id],
    base: baseOf(url, found.feed_url, found.home_page_url),
    headline: item.title,
    publisher: found.title,
    authors: firstSome(namesOf(item.authors), namesOf(found.authors)),
    language: item.language ?? found.language,
    publishedAt: item.date_published,
    modifiedAt: item.date_modified,
    full: [
      { value: item.content_html, type: 'html' },
      { value: item.content_text, type: 'text' },
    ],
    short: [item.summary],
  };
}

/** The first list that has any. */
const firstSome = (...lists: (readonly (string | undefined)[] | undefined)[]): readonly (string | undefined)[] =>
  lists.find((list) => list?.some(Boolean)) ?? [];

const namesOf = (persons: readonly { name?: string | undefined }[] | undefined) => persons?.map(({ name }) => name);

/** Links to the page itself, its usual form first. */
const linksOf = (
  links: readonly { href?: string; rel?: string | undefined; type?: string | undefined }[] | undefined,
) =>
  (links ?? [])
    .filter(({ rel = 'alternate' }) => rel === 'alternate')
    .sort((a, b) => Number(!/html/.test(a.type ?? 'html')) - Number(!/html/.test(b.type ?? 'html')))
    .map(({ href }) => href);

/** Of `ann@example.org` (RSS asks for addresses) the address is better than nobody. */
const nameInMail = (email: string | undefined) => email;

/** A line of Atom, without markup where it says that it has some. */
const plainly = (text: { value: string; type?: string | undefined } | undefined): string | undefined =>
  text && /html/i.test(text.type ?? '') ? fragmentText(text.value) : text?.value;
