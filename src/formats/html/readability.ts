import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { type Block, blocksOf } from './blocks.ts';
import { VOID } from './nesting.ts';
import { parsePage } from './parse.ts';
import { Element, elementsOf, type Page } from './tree.ts';

/** Elements at most: Readability goes over them many times. */
const MAX_ELEMENTS = 20_000;

/** Text of a page at most, in UTF-16 units. */
const MAX_TEXT = 1_000_000;

const LEFT_OUT = new Set(['script', 'style', 'noscript', 'template', 'select', 'textarea']);

/** Longest value of an attribute that is handed on, in UTF-16 units. */
const MAX_ATTRIBUTE = 300;

/**
 * For each block a 1 where Mozilla's Readability takes it for the article's, else a 0. Null where the page is too large
 * for it, or it fails.
 */
export function keptByReadability(page: Page, blocks: readonly Block[]): number[] | null {
  if (blocks.reduce((sum, block) => sum + block.text.length, 0) > MAX_TEXT) return null;
  let count = 0;
  for (const _ of elementsOf(page.html)) if (++count > MAX_ELEMENTS) return null;
  const markup = `<!DOCTYPE html><html><head>${markupIn(page.head)}</head><body>${markupIn(page.body)}</body></html>`;
  let content: string;
  try {
    content = new Readability(parseHTML(markup).document).parse()?.content ?? '';
  } catch {
    // It asks things of a document that linkedom does not always have; it is one voice of several.
    return null;
  }
  const kept = new Set(blocksOf(parsePage(content).body).map((block) => letters(block.text)));
  return blocks.map((block) => (kept.has(letters(block.text)) ? 1 : 0));
}

const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

/** The markup of what an element holds; the tree is no deeper than the parser lets it be. */
function markupIn(element: Element): string {
  let markup = '';
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (!(node instanceof Element)) markup += escaped(node.value);
    else if (!LEFT_OUT.has(node.name)) {
      let attributes = '';
      for (const [name, value] of node.attributes) {
        if (/^[a-z][a-z:-]*$/.test(name)) attributes += ` ${name}="${escaped(value.slice(0, MAX_ATTRIBUTE))}"`;
      }
      markup += `<${node.name}${attributes}>${markupIn(node)}${VOID.has(node.name) ? '' : `</${node.name}>`}`;
    }
  }
  return markup;
}
