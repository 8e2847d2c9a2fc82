import type { Block } from './blocks.ts';
import { PLACE, Places } from './place.ts';
import { SHAPES, shapesOf } from './shapes.ts';
import { Topic } from './topic.ts';
import type { Element, Page } from './tree.ts';
import { WORDING, wordingOf } from './wording.ts';

/** What a page says of its article in its head: words to look for in its blocks. */
export interface Told {
  readonly titles: readonly string[];
  readonly description: string;
  /** The body as JSON-LD has it; empty where it has none. */
  readonly body: string;
}

const RELATIVE = [
  'index',
  'textBefore',
  'isTitle',
  'afterTitle',
  'sinceTitle',
  'inDescription',
  'inToldBody',
  'hasToldBody',
  'repeats',
  'parentProse',
  'grandParentProse',
  'greatProse',
  'parentShare',
  'topShare',
  'inTop',
  'stepsToTop',
  'likeProse',
  'sameHolderKind',
  'pageProse',
  'pageBlocks',
  'siblingsLinked',
  'picturesBefore',
  'picturesAfter',
  'picturesAround',
  'textAround',
  'textAroundParent',
  'proseOfGreat',
  'kept@-2',
  'kept@-1',
  'kept',
  'kept@1',
  'kept@2',
  'keptOfAll',
  'titleWords',
  'titleWordsAround',
  'titleWordsFurtherOut',
  'describedWords',
  'describedWordsAround',
  'describedWordsFurtherOut',
] as const;

/** How far to each side a block is seen with its neighbours. */
const REACH = 3;
const NEIGHBOUR = ['words', 'endsSentence', 'functionWords', 'linked', 'prose', 'sameParent', 'sameKind', 'heading'];

export const FEATURES: readonly string[] = [
  ...WORDING,
  ...PLACE,
  ...RELATIVE,
  ...SHAPES,
  ...Array.from({ length: 2 * REACH }, (_, i) => i - REACH + (i >= REACH ? 1 : 0)).flatMap((offset) =>
    NEIGHBOUR.map((name) => `${name}@${offset}`),
  ),
];

const LINKED = WORDING.length + PLACE.indexOf('linked');
const WORDS = 0;
const ENDS = WORDING.indexOf('endsSentence');
const FUNCTION = WORDING.indexOf('functionWords');

export const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** What kind of block it is by its markup: the elements around it and their first names. */
export function kindOf(block: Block): string {
  const part = (element: Element | null) =>
    element ? `${element.name}.${element.attribute('class').split(/\s+/)[0]?.replace(/\d+/g, '0')}` : '';
  return `${part(block.holder)}<${part(block.holder.parent)}`;
}

/**
 * The numbers of all blocks of a page, a row each in the order of `FEATURES`. `kept` has a 1 for each block that
 * Readability kept, null where it was not asked. Time is linear in the page.
 */
export function featuresOf(
  page: Page,
  blocks: readonly Block[],
  told: Told,
  kept: readonly number[] | null,
): number[][] {
  const places = new Places();
  const rows = blocks.map((block) => [...wordingOf(block.text), ...places.numbersOf(block)]);

  // Prose: how many characters of a block stand in whole sentences rather than in links.
  const prose = blocks.map((block, i) => {
    const row = rows[i] as number[];
    const good = (row[FUNCTION] as number) > 0.2 && (row[LINKED] as number) < 0.5 && block.text.length > 60;
    return good ? block.text.length * (1 - (row[LINKED] as number)) * ((row[ENDS] as number) > 0 ? 1 : 0.5) : 0;
  });
  const total = Math.max(
    1,
    prose.reduce((sum, each) => sum + each, 0),
  );
  const within = sums(blocks, prose);
  const linkedWithin = sums(
    blocks,
    blocks.map((block, i) => block.text.length * ((rows[i] as number[])[LINKED] as number)),
  );
  const lengthWithin = sums(
    blocks,
    blocks.map((block) => block.text.length),
  );
  const picturesWithin = sums(
    blocks,
    blocks.map((block) => block.pictures),
  );
  const keptShare = kept ? kept.reduce((sum, each) => sum + each, 0) / Math.max(1, kept.length) : Number.NaN;
  const top = mainHolder(page.body, within);
  const chain = new Map<Element, number>();
  for (let at: Element | null = top, i = 0; at; at = at.parent, i++) chain.set(at, i);

  const shapes = shapesOf(
    blocks,
    rows.map((row) => row[LINKED] as number),
    rows.map((row) => row[ENDS] as number),
  );
  const kinds = blocks.map(kindOf);
  const proseOfKind = new Map<string, number>();
  const seen = new Map<string, number>();
  for (const [i, block] of blocks.entries()) {
    proseOfKind.set(kinds[i] as string, (proseOfKind.get(kinds[i] as string) ?? 0) + (prose[i] as number));
    seen.set(block.text, (seen.get(block.text) ?? 0) + 1);
  }
  const bestKind = Math.max(1, ...proseOfKind.values());

  const title = new Topic(told.titles.join(' '), blocks);
  const described = new Topic(told.description, blocks);
  const titles = told.titles.map(plain).filter((title) => title.length > 5);
  const description = plain(told.description);
  const toldBody = plain(told.body);
  const words = blocks.map((block) => plain(block.text));
  const isTitle = words.map((word) => (titles.some((title) => alike(word, title)) ? 1 : 0));
  const titleAt = titleIndex(blocks, isTitle);

  let before = 0;
  const length = Math.max(
    1,
    blocks.reduce((sum, block) => sum + block.text.length, 0),
  );
  for (const [i, block] of blocks.entries()) {
    const word = words[i] as string;
    const up = (steps: number): Element => {
      let at = block.holder;
      for (let k = 0; k < steps && at.parent && at !== page.body; k++) at = at.parent;
      return at;
    };
    const parent = up(1);
    const steps = stepsUp(block.holder, chain);
    (rows[i] as number[]).push(
      i / blocks.length,
      before / length,
      isTitle[i] as number,
      titleAt < 0 ? -1 : i > titleAt ? 1 : 0,
      titleAt < 0 ? 0 : Math.sign(i - titleAt) * Math.log1p(Math.abs(i - titleAt)),
      word.length > 15 && description.includes(word.slice(0, 60)) ? 1 : 0,
      toldBody === '' || word === '' ? 0 : toldBody.includes(word.slice(0, 200)) ? 1 : -1,
      toldBody === '' ? 0 : 1,
      Math.log(seen.get(block.text) ?? 1),
      Math.log1p(within.get(parent) ?? 0),
      Math.log1p(within.get(up(2)) ?? 0),
      Math.log1p(within.get(up(3)) ?? 0),
      (within.get(parent) ?? 0) / total,
      (within.get(up(2)) ?? 0) / total,
      steps.within ? 1 : 0,
      steps.within ? Math.min(steps.up, 12) : -steps.out,
      (proseOfKind.get(kinds[i] as string) ?? 0) / bestKind,
      Math.log1p(proseOfKind.get(kinds[i] as string) ?? 0),
      Math.log1p(total),
      Math.log1p(blocks.length),
      (linkedWithin.get(parent) ?? 0) / Math.max(1, lengthWithin.get(parent) ?? 0),
      Math.min(5, block.pictures),
      Math.min(5, blocks[i + 1]?.pictures ?? 0),
      Math.log1p(picturesWithin.get(parent) ?? 0),
      Math.log1p(lengthWithin.get(parent) ?? 0),
      Math.log1p(lengthWithin.get(up(2)) ?? 0),
      (within.get(up(3)) ?? 0) / Math.max(1, lengthWithin.get(up(3)) ?? 0),
      ...[-2, -1, 0, 1, 2].map((offset) => kept?.[i + offset] ?? (kept ? 0 : Number.NaN)),
      keptShare,
      ...[title, described].flatMap((topic) => [topic.inBlock(i), topic.inElement(up(2)), topic.inElement(up(4))]),
      ...(shapes[i] as number[]),
    );
    before += block.text.length;
  }

  const ends = rows.map((row) => row.slice());
  for (const [i, row] of rows.entries()) {
    for (let offset = -REACH; offset <= REACH; offset++) {
      if (offset === 0) continue;
      const other = ends[i + offset];
      const neighbour = blocks[i + offset];
      const block = blocks[i] as Block;
      if (!other || !neighbour) row.push(-1, -1, -1, -1, -1, -1, -1, -1);
      else {
        row.push(
          other[WORDS] as number,
          other[ENDS] as number,
          other[FUNCTION] as number,
          other[LINKED] as number,
          Math.log1p(prose[i + offset] as number),
          neighbour.holder.parent === block.holder.parent ? 1 : 0,
          kinds[i + offset] === kinds[i] ? 1 : 0,
          /^h[1-6]$/.test(neighbour.holder.name) ? 1 : 0,
        );
      }
    }
  }
  return rows;
}

/** What all blocks within an element come to. */
export function sums(blocks: readonly Block[], values: readonly number[]): Map<Element, number> {
  const within = new Map<Element, number>();
  for (const [i, block] of blocks.entries()) {
    const value = values[i] as number;
    if (value === 0) continue;
    for (let at: Element | null = block.holder; at; at = at.parent) within.set(at, (within.get(at) ?? 0) + value);
  }
  return within;
}

/** The innermost element that holds most of the prose of the page. */
export function mainHolder(body: Element, within: ReadonlyMap<Element, number>): Element {
  let at = body;
  for (;;) {
    let best: Element | null = null;
    for (let child = at.firstChild; child; child = child.nextSibling) {
      if (!('firstChild' in child)) continue;
      if ((within.get(child) ?? 0) > (best ? (within.get(best) ?? 0) : 0)) best = child;
    }
    if (!best || (within.get(best) ?? 0) < 0.6 * (within.get(at) ?? 0)) return at;
    at = best;
  }
}

/** How far out an element meets the chain of the main holder, and whether it is within that holder. */
export function stepsUp(element: Element, chain: ReadonlyMap<Element, number>) {
  let up = 0;
  for (let at: Element | null = element; at; at = at.parent, up++) {
    const out = chain.get(at);
    if (out !== undefined) return { within: out === 0, up, out };
  }
  return { within: false, up, out: 30 };
}

function alike(text: string, title: string): boolean {
  if (text.length < 6) return false;
  return (
    text === title ||
    (title.includes(text) && text.length > 0.6 * title.length) ||
    (text.includes(title) && title.length > 0.8 * text.length)
  );
}

/** The block that shows the title: the first heading of the first rank that does, else the first block; -1 without. */
function titleIndex(blocks: readonly Block[], isTitle: readonly number[]): number {
  let first = -1;
  for (const [i, block] of blocks.entries()) {
    if (!isTitle[i]) continue;
    if (block.holder.name === 'h1') return i;
    if (first < 0) first = i;
  }
  return first >= 0 ? first : blocks.findIndex((block) => block.holder.name === 'h1');
}
