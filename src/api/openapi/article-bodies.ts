import type { OpenAPIV3_1 } from 'openapi-types';
import { MAX_TEXT_LENGTH, TEXT_PATTERN } from '../../records/article.ts';
import { EXAMPLE_ARTICLE } from './example-article.ts';

const { url, headline, publisher, authors, publishedAt, text } = EXAMPLE_ARTICLE;

const SCHEMA_ORG = {
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  url,
  headline,
  publisher: { '@type': 'Organization', name: publisher },
  author: authors?.map((name) => ({ '@type': 'Person', name })),
  datePublished: publishedAt,
  articleBody: text,
};
const NINJS = {
  uri: url,
  type: 'text',
  versioncreated: `${publishedAt}T09:00:00Z`,
  headlines: [{ role: 'main', value: headline }],
  bodies: [{ role: 'main', contenttype: 'text/plain', value: text }],
};
const JSON_FEED = {
  version: 'https://jsonfeed.org/version/1.1',
  title: publisher,
  items: [{ id: url, url, title: headline, content_text: text, date_published: `${publishedAt}T09:00:00Z` }],
};
const FORM = `${new URLSearchParams({ headline: headline ?? '', publishedAt: publishedAt ?? '', text })}`;
/** One only: `/extract` takes no more. */
const LINES = `${JSON.stringify(EXAMPLE_ARTICLE)}\n`;

const escaped = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const RSS =
  `<rss version="2.0"><channel><title>${escaped(publisher ?? '')}</title><item><title>${escaped(headline ?? '')}</title>` +
  `<link>${url}</link><description>${escaped(text)}</description></item></channel></rss>`;
const ATOM =
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>${escaped(publisher ?? '')}</title><entry><title>${escaped(headline ?? '')}</title>` +
  `<link href="${url}"/><content type="text">${escaped(text)}</content></entry></feed>`;
const HTML =
  `<html lang="en"><head><title>${escaped(headline ?? '')}</title><link rel="canonical" href="${url}">` +
  `<meta property="article:published_time" content="${publishedAt}"></head><body><article><h1>${escaped(headline ?? '')}</h1>` +
  `${text
    .split('\n\n')
    .map((paragraph) => `<p>${escaped(paragraph)}</p>`)
    .join('')}</article></body></html>`;

/** Bodies by what their media type has in it, the more particular first: what they are, and one of them. */
const BODIES: [type: RegExp, description: string, example: unknown][] = [
  [/feed\+json/, 'JSON Feed: each item is an article.', JSON_FEED],
  [/ninjs/, 'An item of IPTC ninjs, 1.x to 3.x.', NINJS],
  [
    /ld\+json/,
    'JSON-LD in the terms of schema.org: a NewsArticle or its kin, alone, in a list or in a graph.',
    SCHEMA_ORG,
  ],
  [/ndjson|jsonl/, 'An article a line, in any way in which it may come as JSON.', LINES],
  [/urlencoded/, 'The fields of an article as a form of a web page sends them.', FORM],
  [/markdown/, 'Markdown, with facts in front matter.', `# ${headline}\n\n${text}\n`],
  [/atom/, 'Atom: each entry is an article.', ATOM],
  [/html/, 'A page of the web: the article that it shows is read, without what stands around it.', HTML],
  [/xml/, 'RSS 0.9 to 2.0, or Atom: each item is an article.', RSS],
];

/** What became of two articles of one body. */
export const EXAMPLE_TAKEN = [
  { place: 'line 1', id: 'art_gyajym089nqa9e7thfhq', outcome: 'created', url },
  { place: 'line 2', problem: 'the line is not JSON at line 1, column 10: value expected' },
]
  .map((line) => `${JSON.stringify(line)}\n`)
  .join('');

/** A body of a media type in which articles come, other than with the fields of a draft. */
export function describeArticles(type: string): OpenAPIV3_1.MediaTypeObject {
  const [, description, example] = BODIES.find(([pattern]) => pattern.test(type)) ?? [];
  if (example === undefined) {
    const schema = {
      type: 'string',
      minLength: 1,
      maxLength: MAX_TEXT_LENGTH,
      pattern: TEXT_PATTERN,
      description: 'The text of the article, in UTF-8 or in the charset that is named.',
    } as const;
    return { schema, example: text };
  }
  if (typeof example === 'string') return { schema: { type: 'string', description: description ?? '' }, example };
  // Generators of clients name what they make after it.
  const title = type.replace(/^.*\/|\+json$/g, '');
  return { schema: { type: 'object', title, description: description ?? '' }, example };
}
