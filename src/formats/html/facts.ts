import { languageOf, lineOf } from '../facts.ts';
import { publishedDate } from '../published-date.ts';
import type { SchemaGraph, Thing } from '../schema-graph.ts';
import { canonicalAddress } from './addresses.ts';
import type { Block } from './blocks.ts';
import { bylineNames } from './byline.ts';
import { byHeadline, headlineOf, letters } from './headline.ts';
import { articleAmong } from './json-ld.ts';
import { namesIn } from './names.ts';
import { first, publishedOf } from './published.ts';
import { readTags, type Tags } from './tags.ts';
import type { Page } from './tree.ts';

/** What a page tells of its article beside the text; null where it does not tell. */
export interface Facts {
  headline: string | null;
  authors: string[];
  publisher: string | null;
  publishedAt: string | null;
  modifiedAt: string | null;
  url: string | null;
  language: string | null;
  license: string | null;
}

/** Blocks in which the headline is looked for. */
const MAX_BLOCKS = 5_000;

/**
 * Reads the facts of an article. Each is taken from the first of these that tells it: JSON-LD of the article; Open Graph
 * and `article:*`; other meta elements; microdata and RDFa; elements made for it (`<time>`, `rel`); the text by the
 * headline. Only the headline trusts Open Graph most: JSON-LD has it cut to 110 characters, or made for searching.
 */
export function factsOf(page: Page, graph: SchemaGraph, all: readonly Block[], begin?: Block, address?: string): Facts {
  const tags = readTags(page);
  const blocks = all.slice(0, MAX_BLOCKS);
  const begins = begin ? blocks.indexOf(begin) : -1;
  const article = articleAmong(graph, [tags.title, ...tags.meta('og:title')].filter(Boolean), [
    ...tags.meta('og:url'),
    ...tags.links('canonical'),
    address ?? '',
  ]);
  const url = canonicalAddress(
    [...tags.links('canonical'), ...tags.meta('og:url'), ...graph.addresses(article)],
    address,
    tags.base,
  );
  const publisher = publisherOf(graph, article, tags, url ?? address ?? '');
  const headline = headlineOf(graph.text(article, 'headline', 'name') ?? '', tags, publisher, blocks, begins);
  const around = byHeadline(blocks, headline, begins);
  const language = pageLanguage(graph, article, tags);
  // The month is first in America; a page that says no more than `en` may be from there.
  const figures = language === null || /^en(?:-US|-PH)?$/i.test(language) ? 'month-first' : 'day-first';
  const readDate = (text: string) => publishedDate(text, figures);
  const publishedAt = publishedOf(
    { graph, article, tags, around, blocks, begins, address: url ?? address ?? '' },
    readDate,
  );
  const modified = first(
    [
      graph.text(article, 'dateModified') ?? '',
      ...tags.property('dateModified'),
      ...tags.meta(
        'article:modified_time',
        'og:updated_time',
        'dcterms.modified',
        'dc.date.modified',
        'last-modified',
        'lastmod',
        'revised',
      ),
    ],
    readDate,
  );
  return {
    headline,
    authors: authorsOf(graph, article, tags, around, publisher),
    publisher,
    publishedAt,
    // What is said to have been changed before it was published is a mistake of the page.
    modifiedAt: modified && publishedAt && modified.slice(0, 10) < publishedAt.slice(0, 10) ? null : modified,
    url,
    language,
    license: lineOf(
      first(
        [
          ...tags.links('license'),
          graph.text(article, 'license') ?? graph.names(article, 'license')[0] ?? '',
          ...tags.meta('dcterms.license', 'dc.rights.license', 'license'),
        ],
        (text) => text || null,
      ),
    ),
  };
}

/** Who publishes a page: of those that it names the one that its host is called like, else the first. */
function publisherOf(graph: SchemaGraph, article: Thing, tags: Tags, address: string): string | null {
  const host = URL.canParse(address) ? new URL(address).hostname.split('.').slice(0, -1) : [];
  const site = graph.typed.find((thing) => graph.isA(thing, /WebSite$/));
  const named = [
    ...tags.meta('og:site_name'),
    graph.names(article, 'publisher')[0] ?? '',
    (site && graph.text(site, 'name')) ?? '',
    ...tags.meta(
      'dc.publisher',
      'dcterms.publisher',
      'citation_publisher',
      'publisher',
      'application-name',
      'apple-mobile-web-app-title',
    ),
  ].filter((name) => name !== '' && !/^(?:https?:|@)|^\W*$/.test(name));
  return lineOf(named.find((name) => host.includes(letters(name))) ?? named[0]);
}

function authorsOf(
  graph: SchemaGraph,
  article: Thing,
  tags: Tags,
  around: readonly string[],
  publisher: string | null,
): string[] {
  const isSite = (name: string) => publisher !== null && letters(name) === letters(publisher);
  const given = graph.names(article, 'author', 'creator');
  const makers = [...graph.things(article, 'author'), ...graph.things(article, 'creator')];
  // Sites of one person say that it is both.
  const organizations = makers.filter((each) => graph.isA(each, /Organization$/) && !graph.isA(each, /^Person$/));
  const desks = new Set(organizations.flatMap((each) => graph.text(each, 'name', 'legalName') ?? []));
  const people = given.filter((name) => !desks.has(name));
  const sources: (() => string[])[] = [
    () => people.flatMap(namesIn),
    () =>
      tags
        .meta(
          'article:author',
          'author',
          'og:article:author',
          'parsely-author',
          'sailthru.author',
          'dc.creator',
          'dcterms.creator',
          'citation_author',
          'byl',
          'article:author_name',
          'cxenseparse:author',
        )
        .flatMap(namesIn),
    () => tags.property('author').flatMap(namesIn),
    () => writtenBy(tags).flatMap(namesIn),
    () =>
      tags
        .authors()
        .map(namesIn)
        .find((names) => names.length > 0) ?? [],
    () => bylineNames(around),
    () => given.flatMap(namesIn),
  ];
  for (const source of sources) {
    const names = [...new Set(source())].filter((name) => !isSite(name));
    if (names.length > 0) return names.slice(0, 100);
  }
  // A paper that signs itself, or a person whose site has their name, is who it names as its author.
  const named = [
    ...given,
    ...tags.meta('author', 'article:author'),
    ...tags.property('author'),
    ...tags.authors().slice(0, 1),
  ];
  return publisher !== null && named.flatMap(namesIn).some(isSite) ? [publisher] : [];
}

/** What a page tells of its author in what it shows where it is shared: labels and what they are of, in their order. */
function writtenBy(tags: Tags): string[] {
  return [1, 2].flatMap((number) => {
    const [label = ''] = tags.meta(`twitter:label${number}`);
    return /^(?:written by|author|verfasst von|geschrieben von|autor|(?:é|e)crit par|escrito por|scritto da|geschreven door)$/i.test(
      label.trim(),
    )
      ? tags.meta(`twitter:data${number}`).slice(0, 1)
      : [];
  });
}

function pageLanguage(graph: SchemaGraph, article: Thing, tags: Tags): string | null {
  const given = [
    tags.language,
    ...tags.meta('content-language', 'dc.language', 'dcterms.language'),
    graph.language(article) ?? '',
    ...tags.meta('og:locale'),
  ];
  return first(given, languageOf);
}
