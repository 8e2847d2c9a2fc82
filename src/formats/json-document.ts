import { jsonFeedShape } from './feed.ts';
import type { Format, Found } from './format.ts';
import { readJson } from './json.ts';
import { schemaOrg } from './jsonld.ts';
import { newsInJson } from './ninjs.ts';
import { ownExport } from './own-export.ts';
import { pageInJson } from './page-in-json.ts';
import type { Shape } from './shape.ts';

/** Ways in which articles are written in JSON, the more particular first; what is none of them is a draft. */
const SHAPES: readonly Shape[] = [ownExport, schemaOrg, jsonFeedShape, newsInJson, pageInJson];

const shapeOf = (document: unknown) => SHAPES.find((each) => each.recognises(document));

/** Whether reading a JSON document may take more than a few milliseconds. */
export const isSlow = (document: unknown): boolean => shapeOf(document)?.slow ?? false;

/**
 * The articles of a JSON document, whichever way they are written.
 *
 * @throws Malformed where it is written in one of these ways, and holds none
 */
export function articlesIn(document: unknown): Iterable<Found> {
  const shape = shapeOf(document);
  return shape ? shape.articles(document) : [{ place: '', draft: document }];
}

/** JSON: the fields of an `ArticleDraft`, an article as onrecord gives it out, or any other way to write one in JSON. */
export const json: Format = {
  name: 'json',
  mediaTypes: ['application/json'],
  extensions: ['.json'],
  many: true,
  slow: false,
  looksLike: (beginning) => /^\s*[{[]/.test(beginning),
  read: ({ bytes }) => articlesIn(readJson(bytes)),
};
