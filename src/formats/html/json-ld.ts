import { parse } from 'jsonc-parser';
import { elementsOf, type Page, textOf } from './tree.ts';

/** A node of JSON-LD: whatever a page says of a thing. */
export type Thing = Readonly<Record<string, unknown>>;

/** Longest script that is read, in UTF-16 units, and how many things are taken of a page. */
const MAX_SCRIPT = 2_000_000;
const MAX_THINGS = 5_000;

/** Every thing with a type that the JSON-LD of a page tells of, however deep in lists, graphs and other things. */
export function thingsOf(page: Page): Thing[] {
  const things: Thing[] = [];
  for (const element of elementsOf(page.html)) {
    if (element.name !== 'script' || !/ld\+json/i.test(element.attribute('type'))) continue;
    const script = textOf(element, MAX_SCRIPT);
    if (script.length >= MAX_SCRIPT) continue;
    collect(readTolerantly(script), things);
  }
  return things;
}

/** JSON as pages have it: in comments, with line breaks in its strings, a comma too many, cut off. */
function readTolerantly(script: string): unknown {
  const json = script
    .replace(
      /^\s*(?:\/\/|\/\*)?\s*(?:<!--|<!\[CDATA\[)(?:\s*\*\/)?|(?:\/\/|\/\*)?\s*(?:-->|\]\]>)(?:\s*\*\/)?\s*$/g,
      '',
    )
    .trim();
  try {
    return JSON.parse(json);
  } catch {
    try {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what breaks it
      return parse(json.replace(/[\u0000-\u001f]+/g, ' '), [], { allowTrailingComma: true });
    } catch {
      // It descends by recursion, and brackets alone can be deeper than the stack.
      return null;
    }
  }
}

function collect(document: unknown, things: Thing[]): void {
  const waiting: unknown[] = [document];
  for (let i = 0; i < waiting.length && things.length < MAX_THINGS && i < 20 * MAX_THINGS; i++) {
    const value = waiting[i];
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value) && '@type' in value) things.push(value as Thing);
    for (const each of Object.values(value)) if (typeof each === 'object') waiting.push(each);
  }
}

/** Whether a thing is of a type, by the end of its name: `NewsArticle` is an `Article`. */
export function isA(thing: Thing, type: RegExp): boolean {
  const types = [thing['@type']].flat();
  return types.some((each) => typeof each === 'string' && type.test(each));
}

/** What is an article in schema.org. */
export const ARTICLE =
  /(?:Article|BlogPosting|SocialMediaPosting|^(?:https?:\/\/schema\.org\/)?(?:Report|Review|Recipe|CreativeWork|Interview|Posting))$/;

/** The first text that a value holds: of a list the first one's, of a thing its name or value. */
export function textIn(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(textIn).find((each) => each !== '') ?? '';
  if (typeof value !== 'object' || value === null) return '';
  const thing = value as Thing;
  return textIn(thing['@value'] ?? thing.name ?? thing.headline ?? '');
}

const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * The article that a page is about, of all that its JSON-LD tells of: one by its address, then by its title, then the first
 * that has a headline. An empty thing where there is none.
 */
export function articleAmong(things: readonly Thing[], titles: readonly string[], addresses: readonly string[]): Thing {
  const articles = things.filter(
    (thing) => isA(thing, ARTICLE) && (thing.headline || thing.name || thing.articleBody || thing.datePublished),
  );
  const pathOf = (address: string) => address.replace(/^https?:\/\/[^/]*|[?#].*$|\/$/g, '');
  const paths = new Set(addresses.map(pathOf).filter((path) => path.length > 1));
  const known = titles.map(letters);
  const isOfAddress = (thing: Thing) =>
    [thing.url, thing['@id'], thing.mainEntityOfPage].some((each) =>
      paths.has(pathOf(typeof each === 'object' && each !== null ? textIn((each as Thing)['@id']) : textIn(each))),
    );
  const isOfTitle = (thing: Thing) => {
    const headline = letters(textIn(thing.headline ?? thing.name));
    return headline.length > 8 && known.some((title) => title.includes(headline) || headline.includes(title));
  };
  return (
    articles.find(isOfAddress) ??
    articles.find(isOfTitle) ??
    articles.find((thing) => isA(thing, /Article$|Posting$/)) ??
    articles[0] ??
    {}
  );
}
