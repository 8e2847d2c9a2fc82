import { Tokenizer } from 'htmlparser2';
import { ENDS_DRAWING, endedByClosing, endedByOpening, OF_HEAD, VOID } from './nesting.ts';
import { Element, type Page, Text } from './tree.ts';

/** Elements within each other at most; what is nested deeper stands in the deepest one. */
const MAX_DEPTH = 400;

/** Nodes at most; what comes after them is not read. The largest pages of newspapers have a tenth of it. */
const MAX_NODES = 300_000;

/** Longest text of all nodes together, in UTF-16 units: several times what an article may have. */
const MAX_TEXT = 4_000_000;

/** Longest value of an attribute that is kept, in UTF-16 units: inlined images and state are no use here. */
const MAX_ATTRIBUTE = 8_000;

/** How much is given to the tokenizer at once, in UTF-16 units: between two, it may be stopped. */
const STEP = 1 << 16;

const DRAWINGS = new Set(['svg', 'math']);
const FRAME_OF_PAGE = new Set(['html', 'head', 'body']);
const NONE: ReadonlyMap<string, string> = new Map();

/**
 * Makes a tree of markup, however broken it is: any nesting, no frame at all, or several. Time and memory are linear in
 * the markup and bounded: a part that is deeper than is read loses its shape, one that is further on is left out.
 */
export function parsePage(markup: string): Page {
  const builder = new Builder(markup);
  const tokenizer = new Tokenizer({ decodeEntities: true }, builder);
  for (let at = 0; at < markup.length && !builder.isFull; at += STEP) tokenizer.write(markup.slice(at, at + STEP));
  if (!builder.isFull) tokenizer.end();
  builder.onend();
  return builder.page;
}

/** What the tokenizer tells, put together. Where elements end is as in the HTML standard, but for its repair of formatting. */
class Builder {
  readonly page: Page;
  private nodes = 0;
  private length = 0;
  private isInBody = false;
  /** Open elements below the head or the body. */
  private readonly open: Element[] = [];
  private tooDeep = 0;
  /** How many drawings are open; nothing in them is kept. */
  private drawings = 0;
  private text = '';
  private name = '';
  private attributes: Map<string, string> | null = null;
  private attribute = '';
  private value = '';

  private readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
    const html = new Element('html', new Map(), null);
    this.page = { html, head: new Element('head', new Map(), html), body: new Element('body', new Map(), html) };
    html.append(this.page.head);
    html.append(this.page.body);
  }

  get isFull(): boolean {
    return this.nodes >= MAX_NODES || this.length + this.text.length >= MAX_TEXT;
  }

  onopentagname(start: number, end: number): void {
    this.name = this.markup.slice(start, end).toLowerCase();
    this.attributes = null;
  }

  onattribname(start: number, end: number): void {
    this.attribute = this.markup.slice(start, end).toLowerCase();
    this.value = '';
  }

  onattribdata(start: number, end: number): void {
    if (this.value.length < MAX_ATTRIBUTE) this.value += this.markup.slice(start, Math.min(end, start + MAX_ATTRIBUTE));
  }

  onattribentity(codePoint: number): void {
    if (this.value.length < MAX_ATTRIBUTE) this.value += String.fromCodePoint(codePoint);
  }

  onattribend(): void {
    this.attributes ??= new Map();
    if (!this.attributes.has(this.attribute)) this.attributes.set(this.attribute, this.value);
  }

  onselfclosingtag(): void {
    // Within a drawing it is closed at once; HTML has no such tags and takes it for an open one.
    if (this.drawings > 0 && DRAWINGS.has(this.name)) return;
    this.onopentagend();
    if (DRAWINGS.has(this.name)) this.onclosed(this.name);
  }

  onopentagend(): void {
    const name = this.name === 'image' ? 'img' : this.name;
    if (this.drawings > 0) {
      if (!ENDS_DRAWING.has(name)) {
        if (DRAWINGS.has(name)) this.drawings += 1;
        return;
      }
      this.drawings = 0;
    }
    if (DRAWINGS.has(name)) this.drawings = 1;
    else if (FRAME_OF_PAGE.has(name)) this.onframe(name);
    else this.add(name);
  }

  private onframe(name: string): void {
    const element = name === 'html' ? this.page.html : name === 'head' ? this.page.head : this.page.body;
    const kept = element.attributes as Map<string, string>;
    for (const [attribute, value] of this.attributes ?? NONE) if (!kept.has(attribute)) kept.set(attribute, value);
    if (name === 'body') this.beginBody();
  }

  private beginBody(): void {
    if (this.isInBody) return;
    this.flush();
    this.open.length = 0;
    this.isInBody = true;
  }

  private add(name: string): void {
    if (!this.isInBody && !OF_HEAD.has(name) && this.open.length === 0) this.beginBody();
    this.flush();
    if (this.tooDeep === 0) this.close(endedByOpening(name, this.open));
    const element = new Element(name, this.attributes ?? NONE, this.parent);
    this.parent.append(element);
    this.nodes += 1;
    if (VOID.has(name)) return;
    if (this.open.length < MAX_DEPTH) this.open.push(element);
    else this.tooDeep += 1;
  }

  private get parent(): Element {
    return this.open.at(-1) ?? (this.isInBody ? this.page.body : this.page.head);
  }

  private close(count: number): void {
    if (count === 0) return;
    this.flush();
    this.open.length -= count;
  }

  onclosetag(start: number, end: number): void {
    this.onclosed(this.markup.slice(start, end).toLowerCase());
  }

  private onclosed(name: string): void {
    if (this.drawings > 0) {
      if (DRAWINGS.has(name)) this.drawings -= 1;
      return;
    }
    if (name === 'head') this.leaveHead();
    if (FRAME_OF_PAGE.has(name) || (VOID.has(name) && name !== 'br')) return;
    if (this.tooDeep > 0) {
      this.flush();
      this.tooDeep -= 1;
      return;
    }
    const count = endedByClosing(name, this.open);
    this.close(count);
    // Two that stand for themselves: they break a line, and a paragraph.
    if (count === 0 && (name === 'p' || name === 'br')) {
      this.attributes = null;
      this.add(name);
      if (name === 'p') this.close(1);
    }
  }

  private leaveHead(): void {
    if (this.isInBody) return;
    this.flush();
    this.open.length = 0;
  }

  ontext(start: number, end: number): void {
    if (this.drawings > 0) return;
    const text = this.markup.slice(start, end);
    if (!this.isInBody && this.open.length === 0) {
      if (!/\S/.test(text)) return;
      this.beginBody();
    }
    // Of scripts only data are read.
    const within = this.open.at(-1);
    if (within?.name === 'style' || (within?.name === 'script' && !/json/i.test(within.attribute('type')))) return;
    this.text += text;
  }

  ontextentity(codePoint: number): void {
    if (this.drawings > 0) return;
    if (!this.isInBody && this.open.length === 0) this.beginBody();
    this.text += String.fromCodePoint(codePoint);
  }

  private flush(): void {
    if (this.text === '') return;
    this.parent.append(new Text(this.text, this.parent));
    this.nodes += 1;
    this.length += this.text.length;
    this.text = '';
  }

  onend(): void {
    this.flush();
  }

  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
}
