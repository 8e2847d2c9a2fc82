import { type Element, elementsOf, type Page, textOf } from './tree.ts';

/** What the elements of a page tell of it by the names that are agreed on; texts as they stand there. */
export interface Tags {
  title: string;
  language: string;
  base: string;
  /** Contents of meta elements of these names, in the order of the names. */
  meta(...names: string[]): string[];
  /** Addresses that are linked by this relation. */
  links(relation: string): string[];
  /** Values of microdata or RDFa that the article has under this name. */
  property(name: string): string[];
  /** What elements of time say, those that are marked as the publication first. */
  times(): string[];
  /** Texts of elements that are named for authors. */
  authors(): string[];
}

const AUTHOR =
  /(?:^|[\s_-])(?:byline|by-line|author|authors|autor|writer|contributor|reporter)(?:[\s_-]?(?:name|link|names))?(?:$|[\s_-])/i;
const NOT_ITS_AUTHOR =
  /comment|related|sidebar|widget|footer|recommend|bio|avatar|about|social|follow|share|more|list/i;
/** The same of what is marked for machines, which stands in lists and below posts too. */
const NOT_MARKED_FOR_IT = /comment|related|sidebar|widget|recommend/i;

/** How many elements that are named for authors are told: the further down, the less likely of this article. */
const MAX_AUTHORS = 3;

/** What is marked as an article holds what is its own, whatever it stands in. */
const ARTICLE_TYPE = /\/(?:\w*Article|\w*Posting)$/;

/** How many elements of a sort are looked at. */
const MAX_OF_SORT = 200;

export function readTags(page: Page): Tags {
  const metas = new Map<string, string[]>();
  const links = new Map<string, string[]>();
  const properties: { name: string; value: string; element: Element }[] = [];
  const times: Element[] = [];
  const authors: Element[] = [];
  let title = '';
  let base = '';
  for (const element of elementsOf(page.html)) {
    const { name } = element;
    if (name === 'meta') {
      const content = element.attribute('content');
      for (const key of ['property', 'name', 'http-equiv']) {
        for (const each of element.attribute(key).toLowerCase().split(/\s+/))
          if (each && content) add(metas, each, content);
      }
    } else if (name === 'title' && title === '' && element.parent === page.head) title = textOf(element, 1_000).trim();
    else if (name === 'base' && base === '') base = element.attribute('href');
    else if (name === 'time' && times.length < MAX_OF_SORT) times.push(element);
    if (name === 'link' || name === 'a') {
      for (const each of element.attribute('rel').toLowerCase().split(/\s+/)) {
        if (each === 'author' && name === 'a') authors.push(element);
        else if (each && element.attribute('href')) add(links, each, element.attribute('href'));
      }
    }
    const property = element.attribute('itemprop') || (name === 'meta' ? '' : element.attribute('property'));
    if (property !== '' && properties.length < MAX_OF_SORT) {
      const value = element.attribute('content') || element.attribute('datetime') || textOf(element, 300);
      for (const each of property.split(/\s+/)) properties.push({ name: each.replace(/^.*[:/]/, ''), value, element });
    }
    if (
      authors.length < MAX_OF_SORT &&
      name !== 'body' &&
      AUTHOR.test(`${element.attribute('class')} ${element.attribute('id')}`)
    )
      authors.push(element);
  }
  return {
    title,
    language: page.html.attribute('lang') || page.html.attribute('xml:lang'),
    base,
    meta: (...names) => names.flatMap((name) => metas.get(name) ?? []),
    links: (relation) => links.get(relation) ?? [],
    property: (name) =>
      properties
        .filter((each) => each.name === name && !isAside(each.element, NOT_MARKED_FOR_IT))
        .map((each) => (name === 'author' ? nameWithin(each, properties) : each.value)),
    times: () =>
      [...times.filter(marked), ...times.filter((time) => !marked(time))]
        .filter((time) => !isAside(time, NOT_MARKED_FOR_IT))
        .flatMap((time) => [time.attribute('datetime'), textOf(time, 200)].filter(Boolean)),
    authors: () =>
      authors
        .filter((each) => !isAside(each))
        .map((each) => textOf(each, 200))
        .filter((text) => text.trim().length < 160)
        .slice(0, MAX_AUTHORS),
  };
}

function add(map: Map<string, string[]>, key: string, value: string): void {
  const values = map.get(key);
  if (!values) map.set(key, [value]);
  else if (values.length < MAX_OF_SORT) values.push(value);
}

/** Of an author in microdata, the name alone. */
function nameWithin(
  author: { value: string; element: Element },
  properties: readonly { name: string; value: string; element: Element }[],
): string {
  const name = properties.find((each) => each.name === 'name' && isWithin(each.element, author.element));
  return name?.value ?? author.value;
}

function isWithin(element: Element, other: Element): boolean {
  for (let at: Element | null = element.parent; at; at = at.parent) if (at === other) return true;
  return false;
}

const marked = (time: Element) =>
  time.attributes.has('pubdate') ||
  /publish|entry-date|posted|dateline/i.test(`${time.attribute('class')} ${time.attribute('itemprop')}`);

/** Whether an element stands in what is not the article: comments, other articles, the foot of the page. */
function isAside(element: Element, names = NOT_ITS_AUTHOR): boolean {
  for (let at: Element | null = element; at && at.name !== 'body'; at = at.parent) {
    if (ARTICLE_TYPE.test(at.attribute('itemtype'))) return false;
    if (at.name === 'footer' || at.name === 'aside' || at.name === 'nav') return true;
    if (
      at !== element &&
      at.name !== 'html' &&
      at.name !== 'article' &&
      names.test(`${at.attribute('class')} ${at.attribute('id')}`.slice(0, 300))
    )
      return true;
  }
  return false;
}
