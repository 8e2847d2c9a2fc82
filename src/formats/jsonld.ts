import { draftOf } from './facts.ts';
import { type Format, Malformed } from './format.ts';
import { fragmentText, looksLikeHtml } from './fragment.ts';
import { readJson } from './json.ts';
import { normalText } from './normal-text.ts';
import { MOST_NODES, SchemaGraph, type Thing } from './schema-graph.ts';
import { isFields, listOf, type Shape } from './shape.ts';

/** An article of schema.org in JSON-LD, or several: alone, in a list, in a graph, or the main entity of a page. */
export const schemaOrg: Shape = {
  slow: true,
  recognises: (document) => listOf(document).some((each) => isFields(each) && hasKeyword(each)),
  articles(document) {
    const graph = new SchemaGraph(document);
    if (!graph.isWhole) throw new Malformed(`the body has over ${MOST_NODES} values: send fewer articles at once`);
    const found = [...graph.articles()];
    if (found.length === 0) throw new Malformed('it has no article of schema.org in it, such as a NewsArticle');
    const isAlone = found.length === 1;
    return found.map((thing, i) => ({ place: isAlone ? '' : `article ${i + 1}`, ...articleOf(thing, graph) }));
  },
};

const hasKeyword = (fields: object) => ['@context', '@graph', '@type'].some((keyword) => keyword in fields);

/** JSON-LD in the terms of schema.org. */
export const jsonld: Format = {
  name: 'jsonld',
  mediaTypes: ['application/ld+json'],
  extensions: ['.jsonld'],
  many: true,
  slow: true,
  looksLike: (beginning) => /^\s*[{[]/.test(beginning) && /"@(?:context|graph|type)"\s*:/.test(beginning),
  read: ({ bytes }) => schemaOrg.articles(readJson(bytes)),
};

function articleOf(thing: Thing, graph: SchemaGraph): { draft: unknown } | { problem: string } {
  const body = bodyOf(thing, graph);
  const summary = body === '' ? textOf(graph.text(thing, 'description', 'abstract')) : '';
  if (body === '' && summary === '')
    return { problem: 'it has no text: neither articleBody nor description says anything' };
  return {
    draft: draftOf({
      urls: graph.addresses(thing),
      headline: graph.text(thing, 'headline', 'name'),
      publisher: graph.names(thing, 'publisher', 'sourceOrganization', 'provider')[0],
      authors: graph.names(thing, 'author', 'creator'),
      language: graph.language(thing),
      publishedAt: graph.text(thing, 'datePublished', 'dateCreated', 'uploadDate'),
      modifiedAt: graph.text(thing, 'dateModified'),
      license: graph.text(thing, 'license') ?? graph.names(thing, 'license')[0],
      notes: graph.texts(thing, 'correction').flatMap((each) => {
        const text = textOf(each).replace(/\s+/g, ' ').slice(0, 2_000);
        return text === '' ? [] : [{ kind: 'correction' as const, text, at: null }];
      }),
      excerpt: body === '',
      text: body || summary,
    }),
  };
}

/** The text of an article; of a live blog, also of its updates. */
function bodyOf(thing: Thing, graph: SchemaGraph): string {
  const parts = [graph.text(thing, 'articleBody', 'text')];
  for (const update of graph.things(thing, 'liveBlogUpdate')) {
    parts.push(graph.text(update, 'headline'), graph.text(update, 'articleBody', 'text'));
  }
  return parts.map(textOf).filter(Boolean).join('\n\n');
}

const textOf = (value: string | null) =>
  value === null ? '' : looksLikeHtml(value) ? fragmentText(value) : parted(value);

/** Plain text whose paragraphs may be parted by single line breaks. */
const parted = (text: string) => normalText(/\n\s*\n/.test(text) ? text : text.replace(/\r?\n/g, '\n\n'));
