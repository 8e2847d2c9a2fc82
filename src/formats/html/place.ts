import type { Block } from './blocks.ts';
import { NAMED, namesOf } from './naming.ts';
import type { Element } from './tree.ts';

const TAGS: readonly (readonly string[])[] = [
  ['p'],
  ['li', 'dd', 'dt'],
  ['h1'],
  ['h2'],
  ['h3'],
  ['h4', 'h5', 'h6'],
  ['td', 'th', 'caption'],
  ['blockquote'],
  ['figcaption'],
  ['pre'],
  ['div'],
  ['button', 'summary', 'legend'],
  ['section', 'article', 'main', 'body'],
];

const AROUND: readonly (readonly string[])[] = [
  ['nav', 'menu'],
  ['header', 'hgroup'],
  ['footer'],
  ['aside'],
  ['form', 'fieldset'],
  ['figure', 'picture'],
  ['figcaption'],
  ['article'],
  ['main'],
  ['ul', 'ol', 'dl'],
  ['table'],
  ['blockquote'],
  ['a'],
  ['button', 'dialog', 'label'],
  ['section'],
];

/** What is asked of an element, with what holds it. */
interface Place {
  /** Groups of names of the element itself, of the two that hold it, of those further out. */
  own: number;
  near: number;
  far: number;
  /** How far out the nearest of each of `AROUND` is: 1 the element itself, 0 nowhere. */
  around: readonly number[];
  depth: number;
  isHidden: boolean;
}

export const PLACE: readonly string[] = [
  ...TAGS.map(([tag]) => `tag.${tag}`),
  ...AROUND.map(([tag]) => `around.${tag}`),
  ...NAMED.map((name) => `near.${name}`),
  ...NAMED.map((name) => `far.${name}`),
  'depth',
  'isHidden',
  'linked',
  'linkCount',
  'bold',
  'isTimed',
];

/** Reads places; keeps what it has read of an element. */
export class Places {
  private readonly places = new Map<Element, Place>();

  private of(element: Element): Place {
    // From the outermost one that is not read yet, by a loop: pages are deep.
    const unread: Element[] = [];
    let at: Element | null = element;
    while (at && !this.places.has(at)) {
      unread.push(at);
      at = at.parent;
    }
    for (const each of unread.reverse()) this.places.set(each, this.within(each));
    return this.places.get(element) as Place;
  }

  private within(element: Element): Place {
    const outer = element.parent ? this.places.get(element.parent) : undefined;
    const outerNear = element.parent?.parent ? (this.places.get(element.parent.parent)?.own ?? 0) : 0;
    const own = namesOf(element);
    return {
      own,
      near: own | (outer?.own ?? 0) | outerNear,
      far: own | (outer?.far ?? 0),
      around: AROUND.map((tags, i) => {
        if (tags.includes(element.name)) return 1;
        const further = outer?.around[i] ?? 0;
        return further === 0 ? 0 : Math.min(further + 1, 12);
      }),
      depth: (outer?.depth ?? -1) + 1,
      isHidden: (outer?.isHidden ?? false) || hides(element),
    };
  }

  /** The numbers of `PLACE`. */
  numbersOf(block: Block): number[] {
    const place = this.of(block.holder);
    const { linked, links, bold, timed } = within(block);
    return [
      ...TAGS.map((tags) => (tags.includes(block.holder.name) ? 1 : 0)),
      ...place.around,
      ...NAMED.map((_, i) => (place.near >> i) & 1),
      ...NAMED.map((_, i) => (place.far >> i) & 1),
      place.depth,
      place.isHidden ? 1 : 0,
      linked,
      links,
      bold,
      timed,
    ];
  }
}

/** Whether an element says by itself that it is not shown. */
export const hides = (element: Element): boolean =>
  element.attributes.has('hidden') ||
  element.attribute('aria-hidden') === 'true' ||
  /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.attribute('style'));

/** How much of a block is links and bold type (0 to 1), how many links it has, and whether a time is marked in it. */
function within(block: Block): { linked: number; links: number; bold: number; timed: number } {
  let all = 0;
  let linked = 0;
  let bold = 0;
  let timed = 0;
  const links = new Set<Element>();
  for (const node of block.nodes) {
    const length = node.value.trim().length;
    if (length === 0) continue;
    all += length;
    let isLinked = false;
    let isBold = false;
    for (let at: Element | null = node.parent; at; at = at.parent) {
      if (at.name === 'a') {
        isLinked = true;
        links.add(at);
      } else if (at.name === 'b' || at.name === 'strong' || at.name === 'em' || at.name === 'i') isBold = true;
      else if (at.name === 'time') timed = 1;
      if (at === block.holder) break;
    }
    if (!isLinked && isInLink(block.holder)) isLinked = true;
    if (isLinked) linked += length;
    if (isBold) bold += length;
  }
  return { linked: linked / Math.max(1, all), links: Math.log1p(links.size), bold: bold / Math.max(1, all), timed };
}

function isInLink(element: Element): boolean {
  let at: Element | null = element;
  for (let i = 0; at && i < 6; i++, at = at.parent) if (at.name === 'a') return true;
  return false;
}
