import type { Block } from './blocks.ts';
import { kindOf, mainHolder, stepsUp, sums } from './features.ts';
import type { Element, Page } from './tree.ts';
import { contentWords } from './wording.ts';

const REACH = 5;

export const SECOND: readonly string[] = [
  'own',
  ...Array.from({ length: 2 * REACH }, (_, i) => `likely@${i - REACH + (i >= REACH ? 1 : 0)}`),
  'window',
  'ofKind',
  'ofHolderKind',
  'parent',
  'grandParent',
  'great',
  'greater',
  'parentOfAll',
  'grandParentOfAll',
  'massBefore',
  'massAfter',
  'gapBefore',
  'gapAfter',
  'maxBefore',
  'maxAfter',
  'inTop',
  'stepsOut',
  'longestRun',
  'runDistance',
  'childOfTop',
  'sharedWords',
  'sharedWordsAround',
] as const;

/**
 * What the first judgement of all blocks of a page says of each: `likely` has, for each block, how likely it is of the
 * body by itself. A row each, in the order of `SECOND`.
 */
export function secondLook(page: Page, blocks: readonly Block[], likely: readonly number[]): number[][] {
  const weights = blocks.map((block) => Math.sqrt(block.text.length));
  const masses = blocks.map((_, i) => (likely[i] as number) * (weights[i] as number));
  const mass = sums(blocks, masses);
  const weight = sums(blocks, weights);
  const meanIn = (element: Element) => (mass.get(element) ?? 0) / Math.max(1e-9, weight.get(element) ?? 0);
  const total = Math.max(
    1e-9,
    masses.reduce((sum, each) => sum + each, 0),
  );
  const top = mainHolder(page.body, mass);
  const chain = new Map<Element, number>();
  for (let at: Element | null = top, i = 0; at; at = at.parent, i++) chain.set(at, i);
  const kinds = meansOf(blocks.map(kindOf), masses, weights);
  const holderKinds = meansOf(
    blocks.map((block) => `${block.holder.name}.${block.holder.attribute('class')}`),
    masses,
    weights,
  );
  const [from, to] = longestRun(likely, weights);
  const sure = likely.map((each) => each > 0.5);
  const shared = sharedWords(blocks, likely, (block) => ancestor(block.holder, 2, page));
  let before = 0;
  let lastSure = -1;
  let maxBefore = 0;
  const gapsAfter = gaps(sure);
  const maxAfter = new Array<number>(blocks.length).fill(0);
  for (let i = blocks.length - 2; i >= 0; i--)
    maxAfter[i] = Math.max(maxAfter[i + 1] as number, likely[i + 1] as number);

  return blocks.map((block, i) => {
    const up = (steps: number) => ancestor(block.holder, steps, page);
    let near = 0;
    let nearWeight = 1e-9;
    for (let k = Math.max(0, i - 10); k <= Math.min(blocks.length - 1, i + 10); k++) {
      if (k === i) continue;
      near += masses[k] as number;
      nearWeight += weights[k] as number;
    }
    const steps = stepsUp(block.holder, chain);
    const row = [
      likely[i] as number,
      ...Array.from({ length: 2 * REACH }, (_, k) => likely[i + k - REACH + (k >= REACH ? 1 : 0)] ?? -0.1),
      near / nearWeight,
      kinds[i] as number,
      holderKinds[i] as number,
      meanIn(up(1)),
      meanIn(up(2)),
      meanIn(up(3)),
      meanIn(up(4)),
      (mass.get(up(1)) ?? 0) / total,
      (mass.get(up(2)) ?? 0) / total,
      before / total,
      1 - (before + (masses[i] as number)) / total,
      lastSure < 0 ? 30 : Math.min(30, i - lastSure),
      gapsAfter[i] as number,
      maxBefore,
      maxAfter[i] as number,
      steps.within ? 1 : 0,
      steps.within ? 0 : steps.out,
      i >= from && i <= to ? 1 : 0,
      i < from ? -Math.log1p(from - i) : i > to ? Math.log1p(i - to) : 0,
      block.holder.parent === top || block.holder === top ? 1 : 0,
      ...(shared[i] as [number, number]),
    ];
    before += masses[i] as number;
    if (sure[i]) lastSure = i;
    maxBefore = Math.max(maxBefore, likely[i] as number);
    return row;
  });
}

function ancestor(element: Element, steps: number, page: Page): Element {
  let at = element;
  for (let k = 0; k < steps && at.parent && at !== page.body; k++) at = at.parent;
  return at;
}

/**
 * How many of the words of each block stand in other blocks that are likely of the body, and how many of those of what holds
 * it stand in likely blocks elsewhere: both 0 to 1, -1 without words. Another article has words of its own.
 */
function sharedWords(
  blocks: readonly Block[],
  likely: readonly number[],
  around: (block: Block) => Element,
): [number, number][] {
  const words = blocks.map((block) => contentWords(block.text));
  const holders = blocks.map(around);
  const everywhere = new Map<string, number>();
  const within = new Map<Element, Map<string, number>>();
  for (const [i, own] of words.entries()) {
    const holder = holders[i] as Element;
    const inside = within.get(holder) ?? new Map<string, number>();
    within.set(holder, inside);
    for (const word of own) {
      everywhere.set(word, (everywhere.get(word) ?? 0) + (likely[i] as number));
      inside.set(word, (inside.get(word) ?? 0) + (likely[i] as number));
    }
  }
  const elsewhere = new Map<Element, number>();
  for (const [holder, inside] of within) {
    let sum = 0;
    for (const [word, count] of inside) sum += Math.min(1, (everywhere.get(word) as number) - count);
    elsewhere.set(holder, inside.size === 0 ? -1 : sum / inside.size);
  }
  return words.map((own, i) => {
    let sum = 0;
    for (const word of own) sum += Math.min(1, (everywhere.get(word) as number) - (likely[i] as number));
    return [own.size === 0 ? -1 : sum / own.size, elsewhere.get(holders[i] as Element) as number];
  });
}

/** For each block the mean of all that are of its kind. */
function meansOf(kinds: readonly string[], masses: readonly number[], weights: readonly number[]): number[] {
  const sum = new Map<string, { mass: number; weight: number }>();
  for (const [i, kind] of kinds.entries()) {
    const at = sum.get(kind) ?? { mass: 0, weight: 1e-9 };
    at.mass += masses[i] as number;
    at.weight += weights[i] as number;
    sum.set(kind, at);
  }
  return kinds.map((kind) => (sum.get(kind)?.mass ?? 0) / (sum.get(kind)?.weight ?? 1));
}

/** How many blocks further on the next sure one is; 30 where there is none near. */
function gaps(sure: readonly boolean[]): number[] {
  const gap = new Array<number>(sure.length).fill(30);
  let next = Number.POSITIVE_INFINITY;
  for (let i = sure.length - 1; i >= 0; i--) {
    gap[i] = Math.min(30, next - i);
    if (sure[i]) next = i;
  }
  return gap;
}

/** The stretch of blocks with the greatest sum of what speaks for and against them: its first and last. */
function longestRun(likely: readonly number[], weights: readonly number[]): [number, number] {
  let best = 0;
  let range: [number, number] = [0, -1];
  let sum = 0;
  let from = 0;
  for (const [i, each] of likely.entries()) {
    sum += (each - 0.4) * (weights[i] as number);
    if (sum <= 0) {
      sum = 0;
      from = i + 1;
    } else if (sum > best) {
      best = sum;
      range = [from, i];
    }
  }
  return range;
}
