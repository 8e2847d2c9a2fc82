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
  read(source) {
    const draft = readArticle(decodeMarkup(source), source.url);
    if (!draft)
      throw new Malformed('the page shows no text of an article: send one that has it, not an index or a frame');
    return [{ place: '', draft }];
  },
};
