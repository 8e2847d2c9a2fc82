import { type ArticleDraft, MAX_TEXT_LENGTH } from '../../records/article.ts';
import { decodedAgain, normalText } from '../normal-text.ts';
import { partNotes } from '../notes.ts';
import type { SchemaGraph, Thing } from '../schema-graph.ts';
import { type Block, blocksOf } from './blocks.ts';
import { bodyOf } from './body.ts';
import { factsOf } from './facts.ts';
import { letters } from './headline.ts';
import { articleAmong, graphOf } from './json-ld.ts';
import { parsePage } from './parse.ts';
import { toldOf } from './told.ts';
import type { Element } from './tree.ts';

/** The fields of a draft that a page tells; what it does not tell of is null or left out. */
export type PageDraft = Omit<Partial<ArticleDraft>, 'text'> & { text: string };

/** A text from which on a page shows its article, in UTF-16 units. */
const SHOWN = 400;

/**
 * Reads the article of a page, null where it shows no text. `address` is where the page was fetched from.
 */
export function readArticle(markup: string, address?: string): PageDraft | null {
  const page = parsePage(markup);
  const blocks = blocksOf(page.body);
  const graph = graphOf(page);
  const told = toldOf(page, graph);
  const body = bodyOf(page, blocks, told);
  const facts = factsOf(page, graph, blocks, body[0], address);
  // Without a title in the head of the page, only now it is known what the headline is.
  const isHeadline = ({ text }: Block, i: number) => i < 3 && letters(text) === letters(facts.headline ?? '');
  const shown = paragraphsOf(body.length > 1 ? body.filter((block, i) => !isHeadline(block, i)) : body);
  // A page that is put together in the browser has its text in its data only.
  const isShown = told.body === '' || shown.join('').length >= Math.min(SHOWN, told.body.length / 2);
  const { paragraphs, notes } = partNotes(isShown ? shown : paragraphsOfText(told.body));
  const text = paragraphs.join('\n\n').slice(0, MAX_TEXT_LENGTH).trim();
  if (text === '') return null;
  return {
    ...facts,
    notes,
    excerpt: isExcerpt(graph, articleAmong(graph, told.titles, [address ?? '']), text),
    text,
  };
}

/** Texts of the paragraphs of a body: items of a list, and rows of a table, stand on lines of one paragraph. */
function paragraphsOf(body: readonly Block[]): string[] {
  const paragraphs: string[] = [];
  let before: Block | null = null;
  for (const block of body) {
    const text = normalText(decodedAgain(block.text));
    if (text === '') continue;
    const between = before ? betweenOf(before, block) : '';
    if (between === '') paragraphs.push(text);
    else paragraphs[paragraphs.length - 1] += between + text;
    before = block;
  }
  return paragraphs;
}

const ITEM = new Set(['li', 'dd', 'dt']);
const CELL = new Set(['td', 'th']);

/** What parts two blocks that follow each other and stand in one paragraph; empty where they stand in two. */
function betweenOf({ holder: first }: Block, { holder: second }: Block): string {
  if (first === second) return '';
  const [itemOf, nextItemOf] = [enclosing(first, ITEM), enclosing(second, ITEM)];
  if (itemOf && nextItemOf) return itemOf.parent === nextItemOf.parent && itemOf !== nextItemOf ? '\n' : '';
  if (!CELL.has(first.name) || !CELL.has(second.name)) return '';
  if (first.parent === second.parent) return ' ';
  return first.parent?.parent === second.parent?.parent ? '\n' : '';
}

/** The element itself or what holds it, if it is one of those. */
const enclosing = (element: Element, names: ReadonlySet<string>): Element | null =>
  names.has(element.name) ? element : element.parent && names.has(element.parent.name) ? element.parent : null;

const paragraphsOfText = (text: string) =>
  decodedAgain(text.replace(/<\/(?:p|div|li|h\d)>|<br\s*\/?>/gi, '\n\n').replace(/<[^>]{0,500}>/g, ''))
    .split(/\n+/)
    .map(normalText)
    .filter(Boolean);

/** Whether a text is but the beginning: it says that it is not free to read, and is shorter than it says to be. */
function isExcerpt(graph: SchemaGraph, article: Thing, text: string): boolean {
  if (!/^(?:false|https?:\/\/schema\.org\/false|no)$/i.test(graph.text(article, 'isAccessibleForFree') ?? ''))
    return false;
  const whole =
    Number(graph.text(article, 'wordCount')) || (graph.text(article, 'articleBody')?.match(/\S+/g)?.length ?? 0);
  const words = text.match(/\S+/g)?.length ?? 0;
  return whole > 0 ? words < 0.8 * whole : words < 250 || /(?:…|\.\.\.)$/.test(text);
}
