import { atItsPlace } from '../local-day.ts';
import type { SchemaGraph, Thing } from '../schema-graph.ts';
import type { Block } from './blocks.ts';
import type { Tags } from './tags.ts';

/** Where a page may say when its article was published. */
interface Told {
  readonly graph: SchemaGraph;
  readonly article: Thing;
  readonly tags: Tags;
  /** Texts by the headline. */
  readonly around: readonly string[];
  readonly blocks: readonly Block[];
  /** The index of the first block of the body, -1 without. */
  readonly begins: number;
  readonly address: string;
}

/** When an article was published, by the first of what tells it; null where nothing does. */
export function publishedOf(told: Told, readDate: (text: string) => string | null): string | null {
  const inAddress = readDate(dayInPath(told.address));
  const dates = publishedDates(told, markedDates(told, readDate), inAddress ?? '');
  const date = first(dates, readDate);
  // An article is older than a date of its page that was set when the site was built anew.
  if (date && inAddress && Date.parse(date) - Date.parse(inAddress) > SAME * DAY) return inAddress;
  return date && atItsPlace(date, [...dates, ...clocksAbove(told.blocks, told.begins)], readDate);
}

/** What the first text is read as that can be read. */
export function first<T>(texts: readonly string[], read: (text: string) => T | null): T | null {
  for (const text of texts) {
    const value = text === '' ? null : read(text);
    if (value !== null) return value;
  }
  return null;
}

const DAY = 86_400_000;

/** How far above a body its date is looked for, in blocks. */
const ABOVE = 12;

/** Texts above a body, the nearest first. */
const above = (blocks: readonly Block[], begins: number): string[] =>
  begins < 0
    ? []
    : blocks
        .slice(Math.max(0, begins - ABOVE), begins)
        .map((block) => block.text)
        .reverse();

/** Short texts above and at the beginning of a body that say a year and a clock. */
const clocksAbove = (blocks: readonly Block[], begins: number): string[] =>
  blocks
    .slice(Math.max(0, begins - 25), Math.max(0, begins) + 1)
    .map((block) => block.text)
    .filter((text) => text.length < 150 && /\d[:.]\d\d/.test(text) && /\b20\d\d\b/.test(text));

/** A day that stands in the path of an address, as many sites have it; empty without. */
function dayInPath(address: string): string {
  const [, ...parts] = /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:\/|-|$)/.exec(address) ?? [];
  return parts.join('-');
}

/** Days between two dates up to which they are of one publication. */
const SAME = 2;

/** Dates that are marked as the publication's: the first, or an earlier one, since some pages mark as it when they were changed. */
function markedDates({ graph, article, tags }: Told, readDate: (text: string) => string | null): string[] {
  const marked = [
    graph.text(article, 'datePublished') ?? '',
    ...tags.property('datePublished').slice(0, 1),
    ...tags.meta('article:published_time', 'og:article:published_time', 'og:published_time'),
  ].filter((text) => readDate(text) !== null);
  const timeOf = (text: string) => Date.parse(readDate(text) ?? '');
  const [first] = marked;
  if (first === undefined) return [];
  const earlier = marked.filter((text) => timeOf(first) - timeOf(text) > SAME * DAY);
  return earlier.length === 0 ? marked : [...earlier.sort((a, b) => timeOf(a) - timeOf(b)), ...marked];
}

function publishedDates(
  { graph, article, tags, around, blocks, begins }: Told,
  marked: readonly string[],
  inAddress: string,
): string[] {
  const page = graph.typed.find((thing) => graph.isA(thing, /Page$/));
  return [
    ...marked,
    ...tags.meta(
      'parsely-pub-date',
      'sailthru.date',
      'pubdate',
      'publish-date',
      'publish_date',
      'publication_date',
      'publishdate',
      'cxenseparse:recs:publishtime',
      'citation_publication_date',
      'citation_online_date',
      'citation_date',
      'dc.date.issued',
      'dcterms.issued',
      'dcterms.created',
      'dc.date.created',
      'dc.date',
      'dcterms.date',
      'article.published',
      'date',
      'creation_date',
    ),
    graph.text(article, 'dateCreated', 'uploadDate') ?? '',
    (page && graph.text(page, 'datePublished')) ?? '',
    ...tags.property('dateCreated'),
    ...tags.times(),
    inAddress,
    ...[...around, ...above(blocks, begins)].filter((text) => text.length < 150),
  ];
}
