import type { Block } from './blocks.ts';
import { type Element, enclosing } from './tree.ts';

const LIST = new Set(['ul', 'ol', 'dl']);
/** What holds names and titles of its own that may be links: cells, and what is cited. */
const OF_ITS_OWN = new Set(['td', 'th', 'blockquote']);

/** Fewest words of a link that is a title. */
const TITLE = 3;

/** A few words and a colon before a link: `See also:`. */
const LABEL = /^[^:：]{1,40}[:：]$/u;
const MAX_LABEL = 4;

/**
 * A body without what only leads elsewhere: paragraphs that are one link, with a label before it or without, and lists of
 * such. An address that is written out, and names in a table, are the article's own.
 */
export function withoutPointers(body: readonly Block[]): Block[] {
  const lists = new Map<Element, { items: number; links: number }>();
  const listOf = new Map<Block, Element>();
  for (const block of body) {
    const list = enclosing(block.holder, LIST);
    if (!list) continue;
    listOf.set(block, list);
    const count = lists.get(list) ?? { items: 0, links: 0 };
    count.items += 1;
    if (linkOf(block).besides === '') count.links += 1;
    lists.set(list, count);
  }
  return body.filter((block) => {
    const list = listOf.get(block);
    if (!list) return !isPointer(block);
    const { items, links } = lists.get(list) as { items: number; links: number };
    return items < 2 || links < items;
  });
}

/** What a block says in links and what besides, without marks of punctuation. */
function linkOf({ nodes, holder }: Block): { linked: string; besides: string } {
  let linked = '';
  let besides = '';
  for (const { value, parent } of nodes) {
    let at: Element | null = parent;
    while (at && at.name !== 'a' && at !== holder) at = at.parent;
    if (at?.name === 'a') linked += value;
    else besides += value;
  }
  return { linked, besides: besides.replace(/[^\p{L}\p{N}:：]+/gu, ' ').trim() };
}

function isPointer(block: Block): boolean {
  if (/^h[1-6]$/.test(block.holder.name) || enclosing(block.holder, OF_ITS_OWN)) return false;
  const { linked, besides } = linkOf(block);
  const words = linked.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  if (words < TITLE || !/\s/.test(block.text)) return false;
  return besides === '' || (LABEL.test(besides) && besides.split(' ').length <= MAX_LABEL);
}
