/** A stretch of text, its character references decoded. */
export class Text {
  nextSibling: Node | null = null;
  readonly value: string;
  readonly parent: Element;
  constructor(value: string, parent: Element) {
    this.value = value;
    this.parent = parent;
  }
}

/** An element of a page; names are in lower case. */
export class Element {
  firstChild: Node | null = null;
  lastChild: Node | null = null;
  nextSibling: Node | null = null;
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly parent: Element | null;
  constructor(name: string, attributes: ReadonlyMap<string, string>, parent: Element | null) {
    this.name = name;
    this.attributes = attributes;
    this.parent = parent;
  }

  /** What an attribute says, without blanks around it; empty where there is none. */
  attribute(name: string): string {
    return this.attributes.get(name)?.trim() ?? '';
  }

  append(node: Node): void {
    if (this.lastChild) this.lastChild.nextSibling = node;
    else this.firstChild = node;
    this.lastChild = node;
  }
}

export type Node = Element | Text;

/** A page: what is told of it, and what it shows. */
export interface Page {
  readonly html: Element;
  readonly head: Element;
  readonly body: Element;
}

/** The next node in the order of the document, within `root`; with `over`, what a node holds is passed over. */
export function following(node: Node, root: Element, over = false): Node | null {
  if (!over && node instanceof Element && node.firstChild) return node.firstChild;
  let at: Node = node;
  while (at !== root) {
    if (at.nextSibling) return at.nextSibling;
    if (!at.parent) return null;
    at = at.parent;
  }
  return null;
}

/** All elements below `root`, in the order of the document. */
export function* elementsOf(root: Element): Generator<Element> {
  for (let node = following(root, root); node; node = following(node, root)) {
    if (node instanceof Element) yield node;
  }
}

/** All text below an element as it stands in the source, at most `limit` UTF-16 units and a node. */
export function textOf(root: Element, limit = 10_000): string {
  let text = '';
  for (let node = following(root, root); node && text.length < limit; node = following(node, root)) {
    if (node instanceof Text) text += node.value;
    else if (node.name === 'br') text += '\n';
  }
  return text;
}

/** The innermost element of these names that an element is, or stands in. */
export function enclosing(element: Element, names: ReadonlySet<string>): Element | null {
  for (let at: Element | null = element; at; at = at.parent) if (names.has(at.name)) return at;
  return null;
}
