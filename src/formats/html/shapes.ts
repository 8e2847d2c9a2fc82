import type { Block } from './blocks.ts';
import type { Element } from './tree.ts';

/**
 * What the shape of a page around a block tells: cards of other articles, galleries and lists of references are one shape
 * over and over, each of several blocks, and a heading says what stands under it.
 */
export const SHAPES = [
  'items',
  'blocksOfItem',
  'linkedOfItems',
  'picturesOfItems',
  'sentencesOfItems',
  'headedItems',
  'twins',
  'repeatedNear',
  'repeatedFar',
  'headingElsewhere',
  'headingReferences',
  'headingRank',
  'sinceHeading',
  'headingLinked',
  'inCaption',
  'stepsFromBefore',
  'stepsToNext',
] as const;

/** Fewest items of one shape that are a row of them. */
const ROW = 3;

/** How far out a row of items is looked for. */
const MAX_STEPS = 8;

const ELSEWHERE =
  /\b(?:relat\w+|more|recommend\w*|popular|trending|latest|recent|most|also|next|read|watch|share|follow|comments?|discussion|newsletters?|subscribe|sign up|about (?:the )?author|about us|advertis\w+|sponsored|pictures|photos|gallery|videos?|topics?|tags?|contact|support|donate|join|deals?|stories|editor['’]?s picks?|keep reading|you may|you might|similar|mehr|verwandte|weitere|meist\w*|kommentare?|teilen|lire aussi|à lire|m[aá]s)\b/i;
const REFERENCES =
  /^(?:\d+\.?\s*)?(?:references?|bibliography|citations?|notes?|footnotes?|sources?|works cited|further reading|external links|literatur|quellen|einzelnachweise)\b/i;

/** What all blocks of an element come to. */
interface Item {
  blocks: number;
  characters: number;
  linked: number;
  pictures: number;
  sentences: number;
  isHeaded: boolean;
}

const isHeading = (block: Block) => /^h[1-6]$/.test(block.holder.name);

const signature = (element: Element): string =>
  `${element.name}.${element.attribute('class').split(/\s+/)[0]?.replace(/\d+/g, '0')}`;

/**
 * The numbers of all blocks, a row each in the order of `SHAPES`. `linked` and `ends` have, for each block, how much of it
 * is links and whether it ends as a sentence. Time is linear in the page.
 */
export function shapesOf(blocks: readonly Block[], linked: readonly number[], ends: readonly number[]): number[][] {
  const items = itemsOf(blocks, linked, ends);
  const rows = rowsOf(items);
  const texts = new Map<string, number>();
  for (const { text } of blocks) texts.set(text, (texts.get(text) ?? 0) + 1);
  const isRepeated = blocks.map(({ text }) => ((texts.get(text) as number) > 1 ? 1 : 0));
  const depths = new Map<Element, number>();
  let heading = -1;
  return blocks.map((block, i) => {
    const row = rowAround(block.holder, items, rows);
    const under = heading < 0 ? undefined : blocks[heading];
    const caption = captionAround(block.holder);
    const numbers = [
      Math.log1p(row?.items ?? 0),
      row ? row.blocks / row.items : 0,
      row ? row.linked / Math.max(1, row.characters) : -1,
      row ? row.pictures / row.items : -1,
      row ? row.sentences / row.blocks : -1,
      row ? row.headed / row.items : -1,
      Math.log(texts.get(block.text) as number),
      meanNear(isRepeated, i, 3),
      meanNear(isRepeated, i, 8),
      under && ELSEWHERE.test(under.text.slice(0, 100)) ? 1 : 0,
      under && REFERENCES.test(under.text) ? 1 : 0,
      under ? Number(under.holder.name[1]) : 0,
      heading < 0 ? -1 : Math.log1p(i - heading),
      heading < 0 ? -1 : (linked[heading] as number),
      caption,
      outOf(block, blocks[i - 1], depths),
      outOf(block, blocks[i + 1], depths),
    ];
    if (isHeading(block)) heading = i;
    return numbers;
  });
}

function itemsOf(blocks: readonly Block[], linked: readonly number[], ends: readonly number[]): Map<Element, Item> {
  const items = new Map<Element, Item>();
  for (const [i, block] of blocks.entries()) {
    let at: Element | null = block.holder;
    for (let k = 0; at && at.name !== 'body' && k <= MAX_STEPS; at = at.parent, k++) {
      let item = items.get(at);
      if (!item) {
        item = { blocks: 0, characters: 0, linked: 0, pictures: 0, sentences: 0, isHeaded: false };
        items.set(at, item);
      }
      item.blocks += 1;
      item.characters += block.text.length;
      item.linked += block.text.length * (linked[i] as number);
      item.pictures += block.pictures;
      item.sentences += ends[i] as number;
      item.isHeaded ||= isHeading(block);
    }
  }
  return items;
}

interface Row {
  items: number;
  headed: number;
  blocks: number;
  characters: number;
  linked: number;
  pictures: number;
  sentences: number;
}

/** For what holds them, the elements of each signature side by side. */
function rowsOf(items: ReadonlyMap<Element, Item>): Map<Element, Map<string, Row>> {
  const rows = new Map<Element, Map<string, Row>>();
  for (const [element, item] of items) {
    if (!element.parent) continue;
    const of: Map<string, Row> = rows.get(element.parent) ?? new Map();
    rows.set(element.parent, of);
    const name = signature(element);
    let row = of.get(name);
    if (!row) {
      row = { items: 0, headed: 0, blocks: 0, characters: 0, linked: 0, pictures: 0, sentences: 0 };
      of.set(name, row);
    }
    row.items += 1;
    row.headed += item.isHeaded ? 1 : 0;
    row.blocks += item.blocks;
    row.characters += item.characters;
    row.linked += item.linked;
    row.pictures += item.pictures;
    row.sentences += item.sentences;
  }
  return rows;
}

/** The nearest row of items around an element whose items have several blocks. */
function rowAround(
  element: Element,
  items: ReadonlyMap<Element, Item>,
  rows: ReadonlyMap<Element, ReadonlyMap<string, Row>>,
): Row | null {
  let at: Element | null = element;
  for (let k = 0; at?.parent && k <= MAX_STEPS; at = at.parent, k++) {
    if ((items.get(at)?.blocks ?? 0) < 2) continue;
    const row = rows.get(at.parent)?.get(signature(at));
    if (row && row.items >= ROW) return row;
  }
  return null;
}

/** How far out a caption is that holds an element, 0 where there is none: by its element, or named so. */
function captionAround(element: Element): number {
  let at: Element | null = element;
  for (let k = 1; at && k <= 4; at = at.parent, k++) {
    if (at.name === 'figcaption' || /caption/i.test(at.attribute('class'))) return k;
  }
  return 0;
}

function meanNear(values: readonly number[], at: number, reach: number): number {
  let sum = 0;
  let count = 0;
  for (let i = Math.max(0, at - reach); i <= Math.min(values.length - 1, at + reach); i++) {
    sum += values[i] as number;
    count += 1;
  }
  return sum / count;
}

/** How many steps out of its holder a block is held together with another. */
function outOf(block: Block, other: Block | undefined, depths: Map<Element, number>): number {
  if (!other) return 20;
  let [a, b]: (Element | null)[] = [block.holder, other.holder];
  let steps = 0;
  let [x, y] = [depthOf(block.holder, depths), depthOf(other.holder, depths)];
  while (a !== b && a && b) {
    if (x >= y) {
      a = a.parent;
      x -= 1;
      steps += 1;
    } else {
      b = b.parent;
      y -= 1;
    }
  }
  return Math.min(steps, 20);
}

function depthOf(element: Element, depths: Map<Element, number>): number {
  const path: Element[] = [];
  let at: Element | null = element;
  while (at && !depths.has(at)) {
    path.push(at);
    at = at.parent;
  }
  let depth = at ? (depths.get(at) as number) : -1;
  for (const each of path.reverse()) depths.set(each, ++depth);
  return depth;
}
