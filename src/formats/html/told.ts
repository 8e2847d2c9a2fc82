import type { SchemaGraph } from '../schema-graph.ts';
import type { Told } from './features.ts';
import { worksIn } from './json-ld.ts';
import { elementsOf, type Page, textOf } from './tree.ts';

/** What the head of a page and its JSON-LD say about the words of its article. */
export function toldOf(page: Page, graph: SchemaGraph): Told {
  const titles = new Set<string>();
  let description = '';
  for (const element of elementsOf(page.html)) {
    if (element.name === 'title' && titles.size < 8) {
      const title = textOf(element, 500);
      titles.add(title);
      // A site puts its name before or after.
      for (const part of title.split(/\s[|–—:·»-]\s/)) if (part.length > 15) titles.add(part);
    }
    if (element.name !== 'meta') continue;
    const name = (element.attribute('property') || element.attribute('name')).toLowerCase();
    if (name === 'og:title' || name === 'twitter:title') titles.add(element.attribute('content'));
    if (description === '' && (name === 'og:description' || name === 'description'))
      description = element.attribute('content');
  }
  let body = '';
  for (const thing of worksIn(graph)) {
    const headline = graph.text(thing, 'headline');
    if (headline !== null) titles.add(headline);
    const text = graph.text(thing, 'articleBody', 'text') ?? '';
    if (text.length > body.length && text.length > 200) body = text.slice(0, 200_000);
  }
  return { titles: [...titles], description, body };
}
