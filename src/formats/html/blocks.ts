import { INLINE, UNREAD } from './nesting.ts';
import { Element, type Node, Text } from './tree.ts';

/** A stretch of text that a page shows by itself: a paragraph, a headline, a row of links. */
export interface Block {
  /** White space is one blank, a line break `\n`; not empty. */
  readonly text: string;
  /** The innermost element that is laid out as a block and holds it. */
  readonly holder: Element;
  /** The nodes of text that it is made of, in their order. */
  readonly nodes: readonly Text[];
  /** How many pictures and films stand between it and the block before. */
  readonly pictures: number;
}

const PICTURES = new Set(['img', 'picture', 'video', 'iframe', 'audio', 'embed', 'object', 'canvas']);

const breaksLine = (node: Node): boolean =>
  node instanceof Element && node.name !== 'br' && !INLINE.has(node.name) && !UNREAD.has(node.name);

/** Cuts what a page shows into blocks, in the order of the document. Takes any depth: it goes through by a loop. */
export function blocksOf(root: Element): Block[] {
  const blocks: Block[] = [];
  let text = '';
  let nodes: Text[] = [];
  let holder = root;
  let pictures = 0;

  const flush = () => {
    if (nodes.length === 0) {
      text = '';
      return;
    }
    // One run of white space is one match, so that time stays linear in it.
    const clean = text.replace(/[ \t\r\f\v\n]+/g, (run) => (run.includes('\n') ? '\n' : ' ')).trim();
    if (/\S/u.test(clean)) {
      blocks.push({ text: clean, holder, nodes, pictures });
      pictures = 0;
    }
    text = '';
    nodes = [];
  };

  let node: Node = root;
  for (;;) {
    if (node instanceof Text) {
      // A line break of the source is white space; only <br> breaks a line.
      text += node.value.replace(/\n/g, ' ');
      nodes.push(node);
    } else if (node.name === 'br') {
      if (endsLine(text)) flush();
      else text += '\n';
    } else if (breaksLine(node)) {
      flush();
      holder = node as Element;
    } else if (PICTURES.has(node.name)) pictures += 1;
    if (node instanceof Element && node.firstChild && !UNREAD.has(node.name)) {
      node = node.firstChild;
      continue;
    }
    for (;;) {
      if (breaksLine(node)) {
        flush();
        holder = holderOf(node.parent, root);
      }
      if (node === root) return blocks;
      if (node.nextSibling) break;
      node = node.parent ?? root;
    }
    node = node.nextSibling;
  }
}

/** Whether a line break is the last thing of a text, but for blanks. */
function endsLine(text: string): boolean {
  let at = text.length - 1;
  while (at >= 0 && ' \t\r\f\v'.includes(text[at] as string)) at -= 1;
  return text[at] === '\n';
}

function holderOf(element: Element | null, root: Element): Element {
  let at = element ?? root;
  while (at !== root && INLINE.has(at.name)) at = at.parent ?? root;
  return at;
}
