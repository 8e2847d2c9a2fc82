const names = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Elements that have no end tag. */
export const VOID = names(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr',
);

/** Elements that stand within a line; any other one begins and ends a block. */
export const INLINE = names(
  `a abbr acronym b bdi bdo big cite code data del dfn em font g i img ins kbd label mark nobr q rb rp rt ruby s samp
  small span strike strong sub sup time tt u var wbr`,
);

/** Elements with nothing in them to read, or with what a page offers to its user. */
export const UNREAD = names(
  `applet area audio base canvas col colgroup datalist embed frame head iframe input link map math meta noembed noscript
  object optgroup option param picture progress script select source style svg template textarea title track video`,
);

/** Elements that belong in the head wherever the source has them before the body. */
export const OF_HEAD = names('base basefont bgsound link meta noscript script style template title');

/** Elements that end an open paragraph. */
const ENDS_PARAGRAPH = names(
  `address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
  header hgroup hr li main menu nav ol p pre search section summary table ul`,
);

/** Elements that end the drawing or formula that they stand in. */
export const ENDS_DRAWING = names(
  `article aside b blockquote body br center code dd div dl dt em footer h1 h2 h3 h4 h5 h6 header hr i img li main nav ol p
  pre section span strong table td th tr u ul`,
);

/** What an element ends of what is open, and what keeps it from looking further out. */
const ENDS = new Map<string, { ends: ReadonlySet<string>; within: ReadonlySet<string> }>([
  ['li', { ends: names('li'), within: names('ul ol menu dir table td th') }],
  ['dd', { ends: names('dd dt'), within: names('dl table td th') }],
  ['dt', { ends: names('dd dt'), within: names('dl table td th') }],
  ['td', { ends: names('td th'), within: names('tr table') }],
  ['th', { ends: names('td th'), within: names('tr table') }],
  ['tr', { ends: names('tr td th'), within: names('table') }],
  ['tbody', { ends: names('tbody thead tfoot'), within: names('table') }],
  ['thead', { ends: names('tbody thead tfoot'), within: names('table') }],
  ['tfoot', { ends: names('tbody thead tfoot'), within: names('table') }],
  ['a', { ends: names('a'), within: names('td th table button') }],
  ['option', { ends: names('option'), within: names('select datalist') }],
]);

/** Elements out of which no end tag within them reaches. */
const CELLS = names('table td th caption');

const HEADING = /^h[1-6]$/;

/** How many of the open elements, from the innermost, a tag that opens `name` ends first. */
export function endedByOpening(name: string, open: readonly { name: string }[]): number {
  if (ENDS_PARAGRAPH.has(name)) {
    for (let i = open.length - 1; i >= 0; i--) {
      const each = open[i]?.name ?? '';
      if (each === 'p') return open.length - i;
      if (!INLINE.has(each)) break;
    }
  }
  const rule = ENDS.get(name);
  if (!rule) return 0;
  let ended = 0;
  for (let i = open.length - 1; i >= 0; i--) {
    const each = open[i]?.name ?? '';
    if (rule.within.has(each)) break;
    if (rule.ends.has(each)) ended = open.length - i;
    // A link is ended by the next one of its own line only.
    else if (name === 'a' && !INLINE.has(each)) break;
  }
  return ended;
}

/** How many of the open elements, from the innermost, an end tag ends; 0 where it belongs to none of them. */
export function endedByClosing(name: string, open: readonly { name: string }[]): number {
  for (let i = open.length - 1; i >= 0; i--) {
    const each = open[i]?.name ?? '';
    if (each === name || (HEADING.test(name) && HEADING.test(each))) return open.length - i;
    if (INLINE.has(name) ? !INLINE.has(each) : CELLS.has(each) && !(name === 'table' || name === 'tr')) return 0;
  }
  return 0;
}
