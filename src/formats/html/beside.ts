import type { Block } from './blocks.ts';
import { hides } from './place.ts';
import type { Element } from './tree.ts';

/**
 * What stands in the column of an article and is said to be something else by its markup: a group a line. Names are those
 * of classes and ids, as whole words. What is not shown is one more: copies for printing, slides of another kind.
 */
const GROUPS: readonly { elements: readonly string[]; names: RegExp | null }[] = [
  { elements: ['figcaption'], names: named('caption|figcaption|bildunterschrift|photo-?credits?|image-?credits?') },
  { elements: ['aside'], names: named('pull-?quotes?|pull-(?:left|right)|pullquote\\w*') },
  { elements: ['nav', 'footer', 'menu'], names: named('breadcrumbs?|pagination|pager|toolbar') },
  { elements: ['button', 'form', 'label', 'dialog'], names: null },
  {
    elements: [],
    names: named(
      'related|recirc|recirculation|read-?more|recommend(?:ed|ations?)|(?:more|next)-?(?:story|stories|articles?|posts?)|teasers|teaser-(?:content|wrap|wrapper|list|item|box)(?:-\\w+)?|trending|outbrain|taboola',
    ),
  },
  {
    elements: [],
    names: named('bio|(?:author|profile)-?(?:bio|box|card|info|note|description)s?|about-?(?:the-?)?author'),
  },
  {
    elements: [],
    names: named(
      'promos?|advert|advertisements?|advertisers?|advertising|affiliates?|disclosures?|sponsor|sponsored|ads?|anzeige|werbung',
    ),
  },
  { elements: [], names: named('newsletters?|sign-?up|subscribe|subscription|paywall|donate|donation') },
  { elements: [], names: named('references?|bibliography|reflist|footnotes?|citations') },
  { elements: [], names: named('comments?|disqus|share|sharing|social|sharedaddy|tags|topics') },
];

function named(words: string): RegExp {
  return new RegExp(`(?:^|[\\s_-])(?:${words})(?:$|[\\s_-])`);
}

/** How far out an element is looked at. */
const MAX_STEPS = 4;

/** The group of what is hidden. */
const HIDDEN = GROUPS.length;

/** Texts shorter than this, in UTF-16 units, are no prose; so much of it is an article without the rest. */
const PROSE = 80;
const ARTICLE = 1_500;

/** A body without captions, asides, boxes and forms that stand in it. Time is linear. */
export function withoutBeside(body: readonly Block[]): Block[] {
  const groups = new Map<Element, number>();
  let rest = [...body];
  for (let i = 0; i <= HIDDEN; i++) {
    const without = rest.filter((block) => !((around(block.holder, groups) >> i) & 1));
    const left = proseOf(without);
    // Where little else is left, the page has its article there: a gallery in its captions, a forum in its comments.
    if (left >= proseOf(rest) / 2 || left >= ARTICLE) rest = without;
  }
  return rest;
}

const proseOf = (blocks: readonly Block[]) =>
  blocks.reduce((sum, { text }) => sum + (text.length < PROSE ? 0 : text.length), 0);

/** Which groups an element and what holds it are of, a bit each. */
function around(element: Element, known: Map<Element, number>): number {
  let bits = 0;
  let at: Element | null = element;
  for (let k = 0; at && at.name !== 'body' && k <= MAX_STEPS; at = at.parent, k++) {
    let own = known.get(at);
    if (own === undefined) {
      own = groupsOf(at);
      known.set(at, own);
    }
    bits |= own;
  }
  return bits;
}

function groupsOf(element: Element): number {
  const said = `${element.attribute('class')} ${element.attribute('id')}`.slice(0, 400);
  // What an article is filed under is no name of its part; `AuthorBio` is two words as `author-bio` is.
  const names = said
    .replace(/(?:^|\s)(?:category|tag)-\S+/g, ' ')
    .replace(/([a-z])(?=[A-Z])/g, '$1-')
    .toLowerCase();
  return GROUPS.reduce(
    (bits, group, i) => (group.elements.includes(element.name) || group.names?.test(names) ? bits | (1 << i) : bits),
    hides(element) ? 1 << HIDDEN : 0,
  );
}
