import { decodeMarkup } from './decoding.ts';
import { type Format, Malformed } from './format.ts';
import { readArticle } from './html/article.ts';

/** A page of the web: the article that it shows, without what stands around it. */
export const html: Format = {
  name: 'html',
  mediaTypes: ['text/html', 'application/xhtml+xml'],
  extensions: ['.html', '.htm', '.xhtml'],
  many: false,
  slow: true,
  looksLike: (beginning) =>
    /^\s*(?:<!--[\s\S]*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body|meta|title|article|main|div|p|h1|table|section)\b/i.test(
      beginning,
    ),
  read: (source) => [{ place: '', draft: articleOfPage(decodeMarkup(source), source.url) }],
};

/**
 * The article of a page, and what the page says of it.
 *
 * @param url where the page was found
 * @throws Malformed where it shows none
 */
export function articleOfPage(markup: string, url: string | undefined): object {
  const draft = readArticle(markup, url);
  if (draft) return draft;
  throw new Malformed('the page shows no text of an article: send one that has it, not an index or a frame');
}
