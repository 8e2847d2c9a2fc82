import type { Block } from './blocks.ts';
import type { Element } from './tree.ts';
import { contentWords } from './wording.ts';

/** Words of a topic at most: a bit each. */
const MAX_WORDS = 30;

/** The words that tell what an article is about, and how many of them stand where on a page: other articles have few of them. */
export class Topic {
  private readonly size: number;
  private readonly ofBlock: number[];
  private readonly ofElement = new Map<Element, number>();

  constructor(text: string, blocks: readonly Block[]) {
    const bits = new Map([...contentWords(text)].slice(0, MAX_WORDS).map((word, i) => [word, 1 << i]));
    this.size = bits.size;
    this.ofBlock = blocks.map((block) => {
      let found = 0;
      if (bits.size > 0) for (const word of contentWords(block.text)) found |= bits.get(word) ?? 0;
      for (let at: Element | null = found === 0 ? null : block.holder; at; at = at.parent) {
        const known = this.ofElement.get(at) ?? 0;
        if ((known | found) === known) break;
        this.ofElement.set(at, known | found);
      }
      return found;
    });
  }

  /** How many of the words a block has, 0 to 1; -1 where there are none to look for. */
  inBlock(index: number): number {
    return this.share(this.ofBlock[index] as number);
  }

  /** How many of them an element has with all that it holds. */
  inElement(element: Element): number {
    return this.share(this.ofElement.get(element) ?? 0);
  }

  private share(bits: number): number {
    if (this.size === 0) return -1;
    let count = 0;
    for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
    return count / this.size;
  }
}
