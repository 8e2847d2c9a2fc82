import { parse } from 'jsonc-parser';
import { SchemaGraph, type Thing } from '../schema-graph.ts';
import { elementsOf, type Page, textOf } from './tree.ts';

/** Longest script that is read, in UTF-16 units, and how many works are looked at of a page. */
const MAX_SCRIPT = 2_000_000;
const MAX_WORKS = 5_000;

/** What all the JSON-LD of a page tells: its scripts may name each other's things. */
export function graphOf(page: Page): SchemaGraph {
  const documents: unknown[] = [];
  for (const element of elementsOf(page.html)) {
    if (element.name !== 'script' || !/ld\+json/i.test(element.attribute('type'))) continue;
    const script = textOf(element, MAX_SCRIPT);
    if (script.length < MAX_SCRIPT) documents.push(readTolerantly(script));
  }
  return new SchemaGraph(documents);
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

/** What else of schema.org a page may be about. */
const OTHER_WORKS = /^(?:Review|Recipe|CreativeWork|Interview)$/;

/** The things of a page that may be what it is about, in their order. */
export const worksIn = (graph: SchemaGraph): Thing[] =>
  graph.typed.filter((thing) => graph.isArticle(thing) || graph.isA(thing, OTHER_WORKS)).slice(0, MAX_WORKS);

const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * The article that a page is about, of all that its JSON-LD tells of: one by its address, then by its title, then the first
 * that has a headline. An empty thing where there is none.
 */
export function articleAmong(graph: SchemaGraph, titles: readonly string[], addresses: readonly string[]): Thing {
  const works = worksIn(graph).filter(
    (thing) => graph.text(thing, 'headline', 'name', 'articleBody', 'datePublished') !== null,
  );
  const pathOf = (address: string) => address.replace(/^https?:\/\/[^/]*|[?#].*$|\/$/g, '');
  const paths = new Set(addresses.map(pathOf).filter((path) => path.length > 1));
  const known = titles.map(letters);
  const isOfTitle = (thing: Thing) => {
    const headline = letters(graph.text(thing, 'headline', 'name') ?? '');
    return headline.length > 8 && known.some((title) => title.includes(headline) || headline.includes(title));
  };
  return (
    works.find((thing) => graph.addresses(thing).some((address) => paths.has(pathOf(address)))) ??
    works.find(isOfTitle) ??
    works.find((thing) => graph.isArticle(thing)) ??
    works[0] ??
    {}
  );
}
