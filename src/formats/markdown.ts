import MarkdownIt from 'markdown-it';
import { parseDocument } from 'yaml';
import { draftOf, lineOf } from './facts.ts';
import { type Format, Malformed } from './format.ts';
import { fragmentText } from './fragment.ts';
import { type Fields, isFields, listOf } from './shape.ts';
import { decodeText } from './text.ts';

/** Markdown (CommonMark with tables), with facts in front matter; the first title of the first order is the headline. */
export const markdown: Format = {
  name: 'markdown',
  mediaTypes: ['text/markdown', 'text/x-markdown'],
  extensions: ['.md', '.markdown'],
  many: false,
  slow: true,
  looksLike: (beginning) => /^(?:---\r?\n[\w-]+:|\s{0,3}# \S)/.test(beginning),
  read: (source) => [{ place: '', draft: draftIn(decodeText(source)) }],
};

/** Nothing is shown to anybody: of the HTML in it, and of what comes out, only the text is read. */
const toHtml = new MarkdownIt({ html: true });

const FRONT_MATTER = /^---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/ms;

function draftIn(content: string): unknown {
  const [front = '', matter = ''] = FRONT_MATTER.exec(content) ?? [];
  const facts = factsIn(matter);
  const html = toHtml.render(content.slice(front.length));
  const [title = '', words = ''] = /<h1>(.*?)<\/h1>/s.exec(html) ?? [];
  return draftOf({
    urls: [facts.canonicalurl, facts.canonical, facts.url, facts.link],
    headline: lineOf(facts.title) ?? lineOf(facts.headline) ?? lineOf(words),
    publisher: nameOf(facts.publisher) ?? facts.site,
    authors: [...listOf(facts.authors), ...listOf(facts.author)].map(nameOf),
    language: facts.language ?? facts.lang,
    publishedAt: facts.publishedat ?? facts.date ?? facts.published,
    modifiedAt: facts.modifiedat ?? facts.lastmod ?? facts.updated ?? facts.modified,
    license: nameOf(facts.license),
    text: fragmentText(html.replace(title, '')),
  });
}

/** Names in lower case without parting marks: `canonical_url` and `canonicalUrl` are one. */
function factsIn(matter: string): Fields {
  if (matter.trim() === '') return {};
  const document = parseDocument(matter, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' });
  const [error] = document.errors;
  if (error) {
    // It descends by recursion.
    const why = /call stack/.test(error.message) ? 'it is nested too deeply' : error.message.split('\n')[0];
    throw new Malformed(`the front matter is no YAML: ${why}`);
  }
  const facts: unknown = document.toJS({ maxAliasCount: 100 });
  if (!isFields(facts)) return {};
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name.toLowerCase().replace(/[_-]/g, ''), value]),
  );
}

const nameOf = (value: unknown): string | null => (isFields(value) ? lineOf(value.name) : lineOf(value));
