/** What is asked of a node of a document, whatever made it. */
export interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
  readonly parentNode: DomNode | null;
}

/** A stretch of text that a page shows by itself: a paragraph, a headline, a row of links. */
export interface Block {
  /** White space is one blank, a line break `\n`; not empty. */
  readonly text: string;
  /** The innermost element that is laid out as a block and holds it. */
  readonly holder: DomNode;
  /** The nodes of text that it is made of, in their order. */
  readonly nodes: readonly DomNode[];
}

const ELEMENT = 1;
const TEXT = 3;

/** Elements with nothing in them to read, or with what a page offers to its user. */
const UNREAD = new Set(
  (
    'applet area audio base canvas col colgroup datalist embed frame frameset head iframe input link map math meta ' +
    'noembed noframes noscript object optgroup option param picture progress script select source style svg template ' +
    'textarea title track video'
  )
    .split(' ')
    .map((name) => name.toUpperCase()),
);

/** Elements that stand within a line; any other one begins and ends a block. */
const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font g i img ins kbd label mark nobr q rb rp rt ruby s samp ' +
    'small span strike strong sub sup time tt u var wbr'
  )
    .split(' ')
    .map((name) => name.toUpperCase()),
);

/** Cuts what a page shows into blocks, in the order of the document. Takes any depth: it goes through by a loop. */
export function blocksOf(root: DomNode): Block[] {
  const blocks: Block[] = [];
  let text = '';
  let nodes: DomNode[] = [];
  let holder = root;

  const flush = () => {
    const clean = text
      .replace(/[ \t\r\f\v]*\n[ \t\r\f\v]*/g, '\n')
      .replace(/[ \t\r\f\v]+/g, ' ')
      .trim();
    if (/\S/u.test(clean)) blocks.push({ text: clean, holder, nodes });
    text = '';
    nodes = [];
  };

  let node: DomNode = root;
  for (;;) {
    const name = node.nodeName;
    if (node.nodeType === TEXT) {
      // A line break of the source is white space; only <br> breaks a line.
      text += (node.nodeValue ?? '').replace(/\n/g, ' ');
      nodes.push(node);
    } else if (name === 'BR') {
      if (/\n[ \t\r\f\v]*$/.test(text)) flush();
      else text += '\n';
    } else if (node.nodeType === ELEMENT && !INLINE.has(name) && !UNREAD.has(name)) {
      flush();
      holder = node;
    }
    if (node.firstChild && !UNREAD.has(name)) {
      node = node.firstChild;
      continue;
    }
    for (;;) {
      const isBlock = node.nodeType === ELEMENT && !INLINE.has(node.nodeName) && !UNREAD.has(node.nodeName);
      if (isBlock && node.nodeName !== 'BR') {
        flush();
        holder = holderOf(node.parentNode, root);
      }
      if (node === root) return blocks;
      if (node.nextSibling) break;
      node = node.parentNode ?? root;
    }
    node = node.nextSibling;
  }
}

function holderOf(node: DomNode | null, root: DomNode): DomNode {
  let at = node ?? root;
  while (at !== root && INLINE.has(at.nodeName)) at = at.parentNode ?? root;
  return at;
}
