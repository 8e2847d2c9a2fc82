import { type Block, blocksOf } from '../../src/formats/html/blocks.ts';
import type { Element, Text } from '../../src/formats/html/tree.ts';
import { type LabelledPage, labelledPages, readPage } from './pages.ts';
import { boxesOf, type Marked, randomOf, varied } from './varied.ts';

/** Copies of each page, and parts that pages are in by their sites: what is learned is judged on a part that was not seen. */
const COPIES = 3;
const FOLDS = 5;

/** Boxes of other pages that one copy may take. */
const OTHERS = 8;
const BOXES_OF_OTHER = 3;

/** The part of a site, the same at all times (FNV-1a, mixed). */
export function foldOf(site: string): number {
  let hash = 2166136260;
  for (const character of site) hash = Math.imul(hash ^ (character.codePointAt(0) as number), 16777619);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 12;
  return (hash >>> 0) % FOLDS;
}

/** A page or a copy of it, as it is learned from. */
export interface Lesson extends Marked {
  /** Of the page, with the number of the copy behind it. */
  id: string;
  of: LabelledPage;
  isCopy: boolean;
  blocks: Block[];
}

/** All pages, then copies of those that have a body, each with boxes of pages of the same part only. */
export function* lessons(): Generator<Lesson> {
  const pages: (Lesson & { boxes: Element[] })[] = [];
  for (const of of labelledPages()) {
    const { page, blocks } = readPage(of.html);
    const shown = blocks.filter((_, i) => of.body.has(i)).flatMap((block) => block.nodes);
    const body = new Set<Text>(shown.filter((node) => /\S/.test(node.value)));
    const lesson: Lesson = { id: of.number, of, isCopy: false, page, blocks, body };
    pages.push({ ...lesson, boxes: boxesOf(lesson) });
    yield lesson;
  }
  for (const [k, each] of pages.entries()) {
    if (each.body.size === 0) continue;
    const others = pages.filter(
      ({ of, boxes }) => of.site !== each.of.site && foldOf(of.site) === foldOf(each.of.site) && boxes.length > 0,
    );
    for (let copy = 0; copy < COPIES; copy++) {
      const random = randomOf(1_000_000 + 100 * k + copy);
      const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
      const lenders = Array.from({ length: OTHERS }, () => pick(others));
      const boxes = lenders.flatMap((other) => Array.from({ length: BOXES_OF_OTHER }, () => pick(other.boxes)));
      const { page, body } = varied(each, boxes, random);
      yield { id: `${each.id}#${copy}`, of: each.of, isCopy: true, page, body, blocks: blocksOf(page.body) };
    }
  }
}
