import { lineOf } from '../facts.ts';
import type { Block } from './blocks.ts';
import type { Tags } from './tags.ts';

export const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * The headline of an article. What the page itself shows and its head names is how it was published: the head may have it
 * shortened, or made longer with the name of the site. `titled` is what JSON-LD has, `begins` is the index of the first block of the body, -1 without.
 */
export function headlineOf(
  titled: string,
  tags: Tags,
  publisher: string | null,
  blocks: readonly Block[],
  begins: number,
): string | null {
  const told = [
    ...tags.meta('og:title'),
    titled,
    ...tags.property('headline'),
    ...tags.meta('twitter:title', 'parsely-title', 'sailthru.title', 'citation_title', 'dc.title', 'dcterms.title'),
  ];
  const [titles, [title]] = [told, [tags.title]].map((each) =>
    each.map((text) => withoutSite(lineOf(text) ?? '', publisher)).filter((text) => text !== '' && text !== publisher),
  ) as [string[], string[]];
  const all = title === undefined ? titles : [...titles, title];
  const first = blocks.filter((block) => block.holder.name === 'h1');
  const shown = first.find((block) => all.some((each) => sameTitle(each, block.text)));
  if (shown) return lineOf(shown.text);
  if (titles[0]) return titles[0];
  // The title of the page alone may be that of its site: what it names is looked for above the text.
  const above = blocks.slice(0, Math.max(0, begins + 1));
  const part = title && above.findLast((block) => isPartOf(title, block.text));
  if (part) return lineOf(part.text);
  const only = first.length === 1 ? (first[0]?.text ?? '') : '';
  return lineOf(title === undefined || only.length > title.length ? only || (title ?? null) : title);
}

/** Texts of the blocks right after the headline, then right before it; without one, those above the body. */
export function byHeadline(blocks: readonly Block[], headline: string | null, begins: number): string[] {
  const known = letters(headline ?? '');
  const at =
    known === ''
      ? -1
      : blocks.findLastIndex(
          (block, i) => (/^h[1-3]$/.test(block.holder.name) || i < begins) && letters(block.text) === known,
        );
  if (at < 0) return begins < 0 ? [] : blocks.slice(Math.max(0, begins - 4), begins).map((block) => block.text);
  return [...blocks.slice(at + 1, at + 9), ...blocks.slice(Math.max(0, at - 4), at)].map((block) => block.text);
}

function sameTitle(title: string, shown: string): boolean {
  const [a, b] = [letters(title), letters(shown)];
  return (
    b.length > 8 &&
    (a.startsWith(b) || b.startsWith(a)) &&
    Math.min(a.length, b.length) > 0.6 * Math.max(a.length, b.length)
  );
}

/** A title without the name of its site, which stands behind or before a bar or a dash. */
function withoutSite(title: string, publisher: string | null): string {
  const parts = title.split(/\s+[|–—·•«»:-]{1,2}\s+|\s*\|\s*/);
  if (parts.length < 2) return title;
  const site = letters(publisher ?? '');
  const isSite = (part = '') =>
    site !== '' &&
    letters(part) !== '' &&
    (letters(part) === site || site.startsWith(letters(part)) || letters(part).startsWith(site));
  const last = parts.at(-1) as string;
  if (isSite(last)) return title.slice(0, title.lastIndexOf(last)).replace(/[\s|–—·•«»:-]+$/, '');
  if (isSite(parts[0])) return title.slice((parts[0] as string).length).replace(/^[\s|–—·•«»:-]+/, '');
  // A bar parts nothing else; where it stands, the longest part is the title.
  if (/\s\|\s/.test(title))
    return title.split(/\s+\|\s+/).reduce((best, part) => (part.length > best.length ? part : best), '');
  return title;
}

/** Whether a page shows as its headline what is the greater part of its title. */
function isPartOf(title: string, shown: string): boolean {
  const [whole, part] = [letters(title), letters(shown)];
  return part.length >= 12 && part.length >= 0.5 * whole.length && (whole.startsWith(part) || whole.endsWith(part));
}
