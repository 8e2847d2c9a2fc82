import { withoutBeside } from './beside.ts';
import type { Block } from './blocks.ts';
import { isByline } from './byline.ts';
import { plain, sums, type Told } from './features.ts';
import { isCard, isFurniture, isMenu } from './furniture.ts';
import { withoutPointers } from './pointers.ts';
import type { Element } from './tree.ts';

/**
 * The blocks that were taken for a body, without those that are plainly something else: furniture by its words, cards of
 * other articles and links to them, another article beside the first, headline and byline above the text, its author below. `blocks` are all of the page.
 */
export function cleaned(taken: readonly Block[], blocks: readonly Block[], told: Told): Block[] {
  const within = sums(
    blocks,
    blocks.map(() => 1),
  );
  const body = taken.filter((block) => !isFurniture(block) && !isMenu(block) && !isCard(block, within));
  return withoutAuthors(withoutHeading(withoutPointers(withoutBeside(ofOneArticle(body))), told));
}

/** Blocks at the beginning of a body that may still be its headline or byline. */
const HEADING = 4;

/** A body without headline and byline where they stand before its text. */
function withoutHeading(body: readonly Block[], told: Told): Block[] {
  const titles = told.titles.map(plain);
  const isHeading = ({ text }: Block) =>
    !/\p{L}/u.test(text) || isByline(text) || (text.length > 10 && titles.includes(plain(text)));
  const rest = body.filter((block, i) => i >= HEADING || !isHeading(block));
  return rest.length > 0 ? rest : [...body];
}

/** Blocks at the end of a body that may still tell who wrote it. */
const END = 3;

/** `Jane Roe is a staff writer at ...` */
const WROTE =
  /^(?:\p{Lu}[\p{L}\p{M}.'’-]+\s+){2,4}(?:is|works|writes|covers|reports|teaches)\b.{0,200}\b(?:journalist|reporter|editor|writer|author|columnist|correspondent|contributor|professor|lecturer|fellow|(?:co-?)?founder|consultant|blogger|producer|researcher|historian|novelist|podcaster|host)\b/u;

/** A body without what tells of its author after the end. */
function withoutAuthors(body: readonly Block[]): Block[] {
  const last = body.length - END;
  return body.filter(({ text }, i) => i === 0 || i < last || text.length > 600 || !WROTE.test(text));
}

/** Where the body is of several articles that stand side by side, each with its headline, the first of them is meant. */
function ofOneArticle(body: readonly Block[]): Block[] {
  const articleOf = (block: Block): Element | null => {
    let found: Element | null = null;
    for (let at: Element | null = block.holder; at; at = at.parent) if (at.name === 'article') found = at;
    return found;
  };
  const lengths = new Map<Element | null, number>();
  for (const block of body) lengths.set(articleOf(block), (lengths.get(articleOf(block)) ?? 0) + block.text.length);
  const long = [...lengths].filter(([article, length]) => article && length > 500 && hasHeadline(article));
  const [first] = long;
  if (!first || long.length < 2) return [...body];
  const others = new Set(long.slice(1).map(([article]) => article));
  return body.filter((block) => !others.has(articleOf(block)));
}

function hasHeadline(article: Element): boolean {
  const waiting: Element[] = [article];
  for (let i = 0; i < waiting.length && i < 2_000; i++) {
    const element = waiting[i] as Element;
    if (element.name === 'h1' || /headline/i.test(element.attribute('itemprop'))) return true;
    for (let child = element.firstChild; child; child = child.nextSibling) if ('name' in child) waiting.push(child);
  }
  return false;
}
