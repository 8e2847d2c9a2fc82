import type { Element } from './tree.ts';

/** What authors of pages call the parts of a page, in the words of classes, ids and roles; a group a line. */
const GROUPS: Readonly<Record<string, string>> = {
  article: 'article story post entry artikel beitrag single hentry',
  content: 'content body text copy inhalt prose richtext maincontent main wysiwyg',
  articleBody:
    'articlebody storybody postcontent entrycontent articlecontent postbody bodytext articletext storycontent',
  paragraph: 'paragraph para p graf block component element section',
  lede: 'lede lead intro standfirst summary deck dek subtitle subheadline subhead teaser excerpt description abstract vorspann kicker',
  headline: 'headline title heading titel hed',
  caption: 'caption figcaption credit credits legend bildunterschrift copyright attribution',
  picture:
    'image img photo picture figure media gallery slideshow slide thumbnail thumb video player audio carousel swiper',
  byline: 'author authors byline bio vcard contributor writer profile avatar reporter staff by',
  date: 'date time timestamp published updated meta dateline posted info datum pubdate details',
  share: 'share sharing social facebook twitter whatsapp follow addthis sharedaddy tools toolbar buttons actions',
  related:
    'related recommended recommendation recommendations more similar popular trending latest recirc also relacionadas suggested outbrain taboola readmore promo top recent upsell next prev previous',
  list: 'list items item feed grid row card cards tile river stream stories articles posts results',
  comments: 'comment comments disqus discussion reply replies respond response responses conversation kommentar',
  advertisement:
    'ad ads advert advertisement advertising sponsor sponsored dfp banner promoted adsense commercial affiliate widget',
  navigation:
    'nav navigation menu navbar breadcrumb breadcrumbs submenu pagination pager tabs links link topbar dropdown skip language',
  header: 'header masthead top logo branding site',
  footer: 'footer foot bottom colophon legal imprint',
  sidebar: 'sidebar side aside rail right secondary column col left complementary',
  join: 'newsletter subscribe subscription signup donate donation login register paywall membership form email cta support piano modal popup overlay dialog',
  consent: 'cookie cookies consent gdpr privacy notice banner cmp onetrust',
  tags: 'tag tags topic topics category categories label labels keywords cat taxonomy',
  quote: 'quote pullquote blockquote pull zitat callout highlight',
  embed: 'embed tweet instagram embedded oembed iframe youtube',
  hidden: 'hidden hide sr screenreader visuallyhidden offscreen print noprint noscript invisible',
  note: 'note notes correction footnote footnotes disclaimer editorial addendum update factbox box infobox',
  table: 'table toc contents index',
  references:
    'references reference bibliography bibliographie citation citations cited cites footnote footnotes endnotes reflist einzelnachweise',
  search: 'search suche filter query',
};

export const NAMED = Object.keys(GROUPS);

const groupsOfWord = new Map<string, number[]>();
for (const [i, name] of NAMED.entries()) {
  for (const word of GROUPS[name]?.split(' ') ?? []) groupsOfWord.set(word, [...(groupsOfWord.get(word) ?? []), i]);
}

/** Which groups the names of an element are of, a bit each. */
export function namesOf(element: Element): number {
  let bits = 0;
  const said = ['class', 'id', 'role', 'itemprop', 'data-component', 'data-testid'].map((name) =>
    element.attribute(name),
  );
  const text = said.join(' ').slice(0, 400);
  if (text.trim() === '') return 0;
  for (const whole of text.split(/[\s]+/)) {
    const joined = whole.replace(/[^a-zA-Z]/g, '').toLowerCase();
    const words = whole.split(/[^a-zA-Z]+|(?<=[a-z])(?=[A-Z])/).map((word) => word.toLowerCase());
    for (const word of new Set([joined, ...words])) {
      for (const group of groupsOfWord.get(word) ?? []) bits |= 1 << group;
    }
  }
  return bits;
}
