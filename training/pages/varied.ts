import { Element, elementsOf, following, type Node, type Page, Text } from '../../src/formats/html/tree.ts';

/** A page and the texts in it that are of the body. */
export interface Marked {
  readonly page: Page;
  readonly body: ReadonlySet<Text>;
}

type Random = () => number;

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const pick = <T>(from: readonly T[], random: Random): T => from[Math.floor(random() * from.length)] as T;

const SECTIONS = new Set(['article', 'main', 'section', 'header', 'footer', 'aside', 'nav', 'figure', 'figcaption']);

/** Longest and shortest box that is moved to another page, in characters, and its elements at most. */
const BOX = { least: 20, most: 1_500, elements: 60 };

/** How likely each change is: all names are lost where some are, boxes are left out, boxes of other pages are put in. */
const CHANCE = {
  names: 0.5,
  allNames: 0.25,
  sections: 0.25,
  paragraphs: 0.12,
  graph: 0.3,
  meta: 0.2,
  short: 0.3,
  boxes: 0.6,
  drop: 0.4,
};

/** The boxes of a page that have nothing of its body: elements that stand beside what has. */
export function boxesOf({ page, body }: Marked): Element[] {
  const holding = holdersOf(body);
  const boxes: Element[] = [];
  for (const element of elementsOf(page.body)) {
    if (holding.has(element) || !element.parent || element.name === 'script' || element.name === 'style') continue;
    let length = 0;
    let elements = 0;
    for (let node = following(element, element); node; node = following(node, element)) {
      if (node instanceof Text) length += node.value.trim().length;
      else elements += 1;
      if (length > BOX.most || elements > BOX.elements) break;
    }
    if (length >= BOX.least && length <= BOX.most && elements > 0 && elements <= BOX.elements) boxes.push(element);
  }
  return boxes;
}

function holdersOf(body: ReadonlySet<Text>): Set<Element> {
  const holding = new Set<Element>();
  for (const text of body) {
    for (let at: Element | null = text.parent; at && !holding.has(at); at = at.parent) holding.add(at);
  }
  return holding;
}

/** The innermost element that holds more than half of the texts of a body. */
function columnOf(page: Page, body: ReadonlySet<Text>): Element {
  const counts = new Map<Element, number>();
  for (const text of body)
    for (let at: Element | null = text.parent; at; at = at.parent) counts.set(at, (counts.get(at) ?? 0) + 1);
  let at = page.body;
  for (;;) {
    let next: Element | null = null;
    for (let child = at.firstChild; child; child = child.nextSibling) {
      if (child instanceof Element && (counts.get(child) ?? 0) > body.size / 2) next = child;
    }
    if (!next) return at;
    at = next;
  }
}

/**
 * The same article on another page: names of classes are lost, elements of sections become plain ones, boxes are left out,
 * boxes of other pages stand between its paragraphs, what the head tells is missing, or the article is short. So that what
 * is learned does not lean on one sign, nor on this page's habits.
 *
 * @param boxes what may be put in: boxes of other pages
 */
export function varied({ page, body }: Marked, boxes: readonly Element[], random: Random): Marked {
  const holding = holdersOf(body);
  const column = columnOf(page, body);
  const namesLost = random() < CHANCE.names ? (random() < CHANCE.allNames ? 1 : 0.3) : 0;
  const isPlain = random() < CHANCE.sections;
  const paragraphsAre = random() < CHANCE.paragraphs ? 'div' : 'p';
  const hasGraph = random() >= CHANCE.graph;
  const hasMeta = random() >= CHANCE.meta;
  const dropped = random() < CHANCE.drop ? 0.3 : 0;
  const kept = random() < CHANCE.short ? Math.max(1, Math.ceil(body.size * (0.1 + 0.5 * random()))) : body.size;
  const toPut = boxes.length > 0 && random() < CHANCE.boxes ? 1 + Math.floor(3 * random()) : 0;
  const lost = new Map<string, boolean>();
  const isLost = (name: string) => {
    if (!lost.has(name)) lost.set(name, random() < namesLost);
    return lost.get(name) as boolean;
  };
  const shown = new Set<Text>();
  let seen = 0;

  const attributesOf = (element: Element): ReadonlyMap<string, string> => {
    if (namesLost === 0) return element.attributes;
    const attributes = new Map(element.attributes);
    for (const key of ['class', 'id', 'role', 'itemprop', 'data-component', 'data-testid']) {
      const names = attributes
        .get(key)
        ?.split(/\s+/)
        .filter((name) => !isLost(name));
      if (names) attributes.set(key, names.join(' '));
    }
    return attributes;
  };
  const nameOf = ({ name }: Element) => (isPlain && SECTIONS.has(name) ? 'div' : name === 'p' ? paragraphsAre : name);

  const put = (node: Node, into: Element, isForeign: boolean): void => {
    if (node instanceof Text) {
      const isBody = !isForeign && body.has(node);
      if (isBody && ++seen > kept) return;
      const copy = new Text(node.value, into);
      if (isBody) shown.add(copy);
      into.append(copy);
      return;
    }
    if (node.name === 'script' && !hasGraph) return;
    if (node.name === 'meta' && !hasMeta && /desc/.test(`${node.attribute('name')}${node.attribute('property')}`))
      return;
    if (
      !isForeign &&
      dropped > 0 &&
      node.parent &&
      holding.has(node.parent) &&
      !holding.has(node) &&
      random() < dropped &&
      node.name !== 'head'
    )
      return;
    const copy = new Element(nameOf(node), attributesOf(node), into);
    into.append(copy);
    const children: Node[] = [];
    for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
    const places =
      node === column ? Array.from({ length: toPut }, () => Math.floor(random() * (children.length + 1))) : [];
    for (const [i, child] of children.entries()) {
      for (const place of places) if (place === i) put(pick(boxes, random), copy, true);
      put(child, copy, isForeign);
    }
    for (const place of places) if (place === children.length) put(pick(boxes, random), copy, true);
  };
  const root = new Element('html', page.html.attributes, null);
  for (let child = page.html.firstChild; child; child = child.nextSibling) put(child, root, false);
  const [head, main] = [...elementsIn(root)];
  return { page: { html: root, head: head as Element, body: main as Element }, body: shown };
}

function* elementsIn(element: Element): Generator<Element> {
  for (let child = element.firstChild; child; child = child.nextSibling) if (child instanceof Element) yield child;
}
