import type { Block } from './blocks.ts';
import { type Element, enclosing } from './tree.ts';

const LIST = new Set(['ul', 'ol', 'dl', 'table']);
const ITEM = new Set(['li', 'dd', 'dt', 'td', 'th', 'caption']);

/** Items and blocks from which on a list is judged as a whole, and blocks of an item up to which: pages are laid out by tables. */
const SEVERAL = 3;
const BLOCKS_OF_ITEM = 3;

/** What is known of a list or a table. */
interface List {
  mass: number;
  weight: number;
  blocks: number;
  items: Set<Element>;
}

const isOne = ({ blocks, items }: List): boolean =>
  items.size >= SEVERAL && blocks >= SEVERAL && blocks <= BLOCKS_OF_ITEM * items.size;

/**
 * The blocks that are taken for a body by how likely each is of it, in their order. A list and a table are of it as a whole or
 * not at all, and a heading between two blocks of a body is of it: both say little by themselves.
 */
export function picked(blocks: readonly Block[], likely: readonly number[], threshold: number): Block[] {
  const lists = blocks.map((block) => enclosing(block.holder, LIST));
  const sums = new Map<Element, List>();
  for (const [i, block] of blocks.entries()) {
    const list = lists[i];
    if (!list) continue;
    const sum = sums.get(list) ?? { mass: 0, weight: 0, blocks: 0, items: new Set() };
    const weight = Math.sqrt(block.text.length);
    sum.mass += weight * (likely[i] as number);
    sum.weight += weight;
    sum.blocks += 1;
    sum.items.add(enclosing(block.holder, ITEM) ?? list);
    sums.set(list, sum);
  }
  const isTaken = blocks.map((_, i) => {
    const list = lists[i];
    const sum = list && sums.get(list);
    return (sum && isOne(sum) ? sum.mass / sum.weight : (likely[i] as number)) > threshold;
  });
  let next = -1;
  for (let i = blocks.length - 1; i > 0; i--) {
    if (!/^h[2-6]$/.test(blocks[i]?.holder.name ?? '')) next = i;
    else if (next > 0 && isTaken[next] && isTaken[i - 1]) isTaken[i] = true;
  }
  return blocks.filter((_, i) => isTaken[i]);
}
